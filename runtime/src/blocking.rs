//! Clients whose calls wait for their answers: the feature `blocking`.
//!
//! Nothing of async is needed. A call goes through the same code as that of an async client: checks, retries, time limit,
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
//! A call holds its thread until it is over. In a task of an async runtime that is a thread which the other tasks want:
//! call from `spawn_blocking` of Tokio or the like, or take the async client. A transport or clock of one's own that is
//! driven by the very thread that waits cannot go on; the call then ends when its time limit is over. The built-in
//! transport needs no other thread.

use std::fmt;

use bytes::Bytes;

use crate::shell::sealed::Sealed;
use crate::shell::{BuiltIn, Held};
use crate::{
    Api, ApiInfo, CallOptions, ClientBuilder, Credential, Error, Operation, Paged, Secret, Shell,
    WithResponse,
};

mod block_on;
mod lists;

use block_on::block_on;
pub use lists::{Items, Pages};

/// [`specwright::Client`](crate::Client), but calls wait for their answers and give them. Cheap to clone; clones share
/// connections.
#[derive(Clone)]
pub struct Client(crate::Client);

impl Client {
    /// Starts a client for operations written by hand.
    pub fn builder() -> ClientBuilder<Self> {
        ClientBuilder::new()
    }

    /// Calls an operation and waits for its answer. Any 2xx is a success.
    ///
    /// # Errors
    /// As the operation declares them. A request that breaks a limit or a rule of the API is not sent; a call that failed
    /// is made again where that can do no harm: see [`Retry`](crate::Retry).
    pub fn call<O: Operation>(&self, operation: O) -> Result<O::Output, O::Error> {
        block_on(self.0.call(operation))
    }

    /// As [`call`](Self::call), with the answer itself beside the output: status, headers, body, and the attempts that it
    /// took.
    ///
    /// # Errors
    /// As those of [`call`](Self::call).
    pub fn call_with_response<O: Operation>(
        &self,
        operation: O,
    ) -> Result<WithResponse<O::Output>, O::Error> {
        block_on(self.0.call(operation).with_response())
    }

    /// The pages of a list, from the one that the operation asks for on.
    pub fn pages<O: Paged>(&self, operation: O) -> Pages<O> {
        Pages(self.0.pages(operation))
    }

    /// What a list holds, from the page that the operation asks for on.
    pub fn items<O: Paged>(&self, operation: O) -> Items<O> {
        Items(self.0.items(operation))
    }

    /// The request as [`call`](Self::call) would send it, without sending it:
    /// [`Client::request`](crate::Client::request).
    ///
    /// # Errors
    /// When it cannot be sent, with everything that stands in its way.
    pub fn request<O: Operation>(&self, operation: &O) -> Result<http::Request<Bytes>, Error> {
        self.0.request(operation)
    }

    /// The same client, connections and credentials included, whose calls go by these options:
    /// [`Client::with_options`](crate::Client::with_options).
    #[must_use = "the client itself stays as it is"]
    pub fn with_options(&self, options: CallOptions) -> Self {
        Self(self.0.with_options(options))
    }

    /// The same client and connections with another token for the API's bearer scheme:
    /// [`Client::with_token`](crate::Client::with_token).
    #[must_use = "the client itself stays as it is"]
    pub fn with_token(&self, token: impl Into<Secret>) -> Self {
        Self(self.0.with_token(token))
    }

    /// The same client and connections with another credential for the scheme of this name:
    /// [`Client::with_credential`](crate::Client::with_credential).
    #[must_use = "the client itself stays as it is"]
    pub fn with_credential(&self, scheme: impl Into<String>, credential: impl Into<Credential>) -> Self {
        Self(self.0.with_credential(scheme, credential))
    }
}

impl Api for Client {
    type Shell = Self;

    const INFO: ApiInfo = crate::Client::INFO;
}

impl Sealed for Client {}

impl Held for Client {
    type Sent<O: Operation> = Result<O::Output, O::Error>;
    type Pages<O: Paged> = Pages<O>;
    type Items<O: Paged> = Items<O>;
}

#[diagnostic::do_not_recommend]
impl Shell for Client {
    const BUILT_IN: BuiltIn = BuiltIn::Blocking;

    fn around(client: crate::Client) -> Self {
        Self(client)
    }

    fn call<O: Operation>(&self, operation: O) -> Result<O::Output, O::Error> {
        self.call(operation)
    }

    fn pages<O: Paged>(&self, operation: O) -> Pages<O> {
        self.pages(operation)
    }

    fn items<O: Paged>(&self, operation: O) -> Items<O> {
        self.items(operation)
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
