//! Serves an API from its description: checks requests as the description says, and answers them with its examples.
//!
//! It reads the description as data and shares no code with the derives of `specwright`, so that each can be held
//! against the other.
//!
//! A [`Mock`] is a transport of a client: no socket is needed. What it keeps, and what can be asked of it with the
//! header `prefer`, is told in `docs/mock.md` of the repository.
#![cfg_attr(feature = "server", doc = "A [`Server`] puts mocks on a socket.")]

mod answer;
mod credentials;
mod documented;
mod failure;
mod fresh;
mod invalid;
mod journal;
mod judge;
mod mock;
mod options;
mod path;
mod perform;
mod prefer;
mod problem;
mod reply;
mod resource;
mod route;
mod sample;
mod seed;
mod sent;
#[cfg(feature = "server")]
mod server;
mod shape;
mod store;
mod transport;
mod verdict;
mod view;

pub use credentials::TEST_TOKEN;
pub use invalid::InvalidSpec;
pub use journal::{Entry, JOURNAL_PATH};
pub use judge::{judge, judge_members};
pub use mock::Mock;
pub use options::MockOptions;
pub use reply::{Fault, Reply};
#[cfg(feature = "server")]
pub use server::{Observer, Server};
pub use verdict::{Part, Problem, Verdict};

pub use http;
