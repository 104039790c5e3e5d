//! Clients whose calls block until the response is there: the feature `blocking`.
//!
//! No async runtime is needed. A call goes through the same code as that of an async client: checks, retries, time limit,
//! errors.
//!
//! ```
//! use specwright::{Model, Operation, Response, Validate, blocking::Client, bytes::Bytes, http};
//!
//! #[derive(Clone, PartialEq, Model, Validate, Operation)]
//! #[api(http = "GET /greeting", out(json = String))]
//! struct GetGreeting {}
//!
//! # let transport = |_: http::Request<Bytes>| async { Ok(Response::new("\"hello\"".into())) };
//! let client = Client::builder()
//!     .base_url("https://api.example.com")
//! #   .transport(transport)
//!     .build()?;
//! assert_eq!(client.call(GetGreeting {})?, "hello");
//! # Ok::<(), specwright::Error>(())
//! ```
//!
//! # In a program with async
//!
//! A call blocks its thread until it is over. In a task of an async runtime it would hold up the other tasks: call from
//! Tokio's `spawn_blocking` or the like, or use the async client. A transport or clock of one's own that is
//! driven by the very thread that waits cannot go on; the call then ends when its time limit is over. The built-in
//! transport needs no other thread.

use std::fmt;

use crate::base_client::sealed::Sealed;
use crate::base_client::{ClientSlot, DefaultTransport};
use crate::client::Engine;
use crate::{
    Api, ApiClient, BaseClient, CallOptions, ClientBuilder, Credential, Error, HandWritten, Operation,
    OperationOf, Paged, PreparedRequest, Secret, WithResponse, pages,
};

mod block_on;
mod lists;
mod streams;

pub(crate) use block_on::block_on;
pub use lists::{Items, Pages};
pub use streams::Blocking;

/// [`specwright::Client`](crate::Client) with calls that block until the response is there. Cheap to clone; clones share
/// connections.
pub struct Client<A = HandWritten>(crate::Client<A>);

impl Client {
    /// Starts a client for operations written by hand.
    pub fn builder() -> ClientBuilder<Self> {
        ClientBuilder::new()
    }
}

impl<A: Api> Client<A> {
    /// Calls an operation and waits for its response. Any 2xx is a success.
    ///
    /// # Errors
    /// As the operation declares them. A request that breaks a limit or a rule of the API is not sent; a call that failed
    /// is made again where that can do no harm: see [`Retry`](crate::Retry).
    pub fn call<O: OperationOf<A>>(&self, operation: O) -> Result<O::Output, O::Error> {
        self.__call(operation)
    }

    /// Calls an operation, and returns the response beside the output: status, headers, body, and the attempts that it
    /// took.
    ///
    /// # Errors
    /// As those of [`call`](Self::call).
    pub fn call_with_response<O: OperationOf<A>>(&self, operation: O) -> Result<WithResponse<O>, O::Error> {
        block_on(self.0.call(operation).with_response())
    }

    /// Iterates over the pages of a list, starting with the page that the operation asks for.
    pub fn pages<O: Paged + OperationOf<A>>(&self, operation: O) -> Pages<O> {
        self.__pages(operation)
    }

    /// Iterates over the items of a list, starting with the page that the operation asks for.
    pub fn items<O: Paged + OperationOf<A>>(&self, operation: O) -> Items<O> {
        self.__items(operation)
    }

    /// Returns the request that [`call`](Self::call) would send, without sending it:
    /// [`Client::request`](crate::Client::request).
    ///
    /// # Errors
    /// When the request cannot be sent, with everything that stands in its way.
    pub fn request<O: OperationOf<A>>(&self, operation: &O) -> Result<PreparedRequest, Error> {
        self.0.request(operation)
    }

    /// Returns a client with these options for its calls, and the same connections and credentials:
    /// [`Client::with_options`](crate::Client::with_options).
    #[must_use = "the client itself stays as it is"]
    pub fn with_options(&self, options: CallOptions) -> Self {
        Self(self.0.with_options(options))
    }

    /// Returns a client with another token for the API's bearer scheme, and the same connections:
    /// [`Client::with_token`](crate::Client::with_token).
    #[must_use = "the client itself stays as it is"]
    pub fn with_token(&self, token: impl Into<Secret>) -> Self {
        Self(self.0.with_token(token))
    }

    /// Returns a client with another credential for the scheme of this name, and the same connections:
    /// [`Client::with_credential`](crate::Client::with_credential).
    #[must_use = "the client itself stays as it is"]
    pub fn with_credential(&self, scheme: impl Into<String>, credential: impl Into<Credential>) -> Self {
        Self(self.0.with_credential(scheme, credential))
    }
}

impl<A: Api> ApiClient for Client<A> {
    type Base = Self;
}

impl<A: Api> Sealed for Client<A> {}

impl<A: Api> ClientSlot for Client<A> {
    type Sent<O: Operation> = Result<O::Output, O::Error>;
    type Pages<O: Paged> = Pages<O>;
    type Items<O: Paged> = Items<O>;
}

#[diagnostic::do_not_recommend]
impl<A: Api> BaseClient for Client<A> {
    type Api = A;

    const DEFAULT_TRANSPORT: DefaultTransport = DefaultTransport::Ureq;

    fn __new(engine: Engine) -> Self {
        Self(crate::Client::of(engine))
    }

    fn __call<O: Operation>(&self, operation: O) -> Result<O::Output, O::Error> {
        block_on(self.0.engine().call(&operation))
    }

    fn __pages<O: Paged>(&self, operation: O) -> Pages<O> {
        Pages(pages::Pages::new(self.0.engine().clone(), operation))
    }

    fn __items<O: Paged>(&self, operation: O) -> Items<O> {
        Items(pages::Items::new(pages::Pages::new(self.0.engine().clone(), operation)))
    }
}

impl<A> Clone for Client<A> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<A> fmt::Debug for Client<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
