//! Well-known forms of texts.

mod day_first_date;
mod email;
mod uri;
mod uuid;

pub use day_first_date::is_day_first_date;
pub use email::is_email;
pub use uri::is_uri;
pub use uuid::is_uuid;
