//! What the tests share: a real HTTP server on the loopback interface that keeps what it received, and the
//! samples of the vendors' pages.
#![allow(clippy::expect_used, reason = "a test helper fails by panicking")]

/// The examples of the page are compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../docs/clients.md")]
struct Clients;

#[cfg(doctest)]
#[doc = include_str!("../../docs/mock.md")]
struct Mocks;

/// The documentation of the derives.
#[cfg(doctest)]
mod derives {
    #[doc = include_str!("../../macros/src/docs/api_error.md")]
    struct ApiError;
    #[doc = include_str!("../../macros/src/docs/builder.md")]
    struct Builder;
    #[doc = include_str!("../../macros/src/docs/constrained.md")]
    struct Constrained;
    #[doc = include_str!("../../macros/src/docs/model.md")]
    struct Model;
    #[doc = include_str!("../../macros/src/docs/operation.md")]
    struct Operation;
    #[doc = include_str!("../../macros/src/docs/payload.md")]
    struct Payload;
    #[doc = include_str!("../../macros/src/docs/request.md")]
    struct Request;
    #[doc = include_str!("../../macros/src/docs/validate.md")]
    struct Validate;
    #[doc = include_str!("../../macros/src/docs/webhook_event.md")]
    struct WebhookEvent;
}

pub mod blocks;
pub mod files;
mod log;
mod pages;
mod received;
mod server;

pub use log::Log;
pub use pages::{page, page_json, plain, without_nulls};
pub use received::{Part, Received};
pub use server::{Answer, Server};

/// Runs a future on this thread, outside of any other runtime.
pub fn block_on<F: Future>(future: F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(future)
}

/// Asserts that every member of a JSON object is in the field of its own, and that no member is left over.
#[macro_export]
macro_rules! assert_members {
    ($value:expr, $json:expr, { $($field:ident: $name:literal),+ $(,)? }) => {{
        let (value, json) = (&$value, $crate::plain($json.clone()));
        let names = [$($name),+];
        for name in json.as_object().into_iter().flat_map(|members| members.keys()) {
            assert!(names.contains(&name.as_str()), "no assertion about `{name}`");
        }
        $(
            let field = serde_json::to_value(&value.$field).map($crate::plain);
            assert_eq!(field.ok().as_ref(), json.get($name), "`{}`", $name);
        )+
    }};
}
