//! Serves an API from its description: checks requests as the description says, and answers them with its examples.
//!
//! It reads the description as data and shares no code with the derives of `specwright`, so that each can be held
//! against the other.
//!
//! A [`Mock`] is a transport of a client: no socket is needed. What it keeps, and what can be asked of it with the
//! header `prefer`, is told in `docs/mock.md` of the repository.
#![cfg_attr(feature = "server", doc = "A [`Server`] puts mocks on a socket.")]

mod alternative;
mod behavior;
mod exchange;
mod invalid_spec;
mod journal;
mod mock;
mod options;
mod request;
mod response;
#[cfg(feature = "server")]
mod server;
mod shape;
mod transport;

pub use invalid_spec::InvalidSpec;
pub use journal::{Entry, JOURNAL_PATH};
pub use mock::{Beside, Mock};
pub use options::MockOptions;
pub use request::credentials::TEST_TOKEN;
pub use request::report::{Part, Problem, ValidationReport};
pub use request::validate::{validate, validate_members};
pub use response::reply::{Fault, Reply};
#[cfg(feature = "server")]
pub use server::{Observer, Server};

pub use http;
