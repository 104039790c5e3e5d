//! Well-known forms of texts.

mod day_first_date;
mod email;
mod host;
mod uri;
mod uuid;

pub use day_first_date::is_day_first_date;
pub use email::is_email;
pub use host::{is_hostname, is_ipv4, is_ipv6};
pub use uri::is_uri;
pub use uuid::is_uuid;
