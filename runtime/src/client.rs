//! The client whose calls are futures.

use std::fmt;
use std::marker::PhantomData;

use crate::{
    Api, Call, CallOptions, Credential, Error, HandWritten, Items, OperationOf, Paged, Pages,
    PreparedRequest, SchemeKind, Secret,
};

mod builder;
mod conventions;
mod defaults;
mod engine;
mod exchange;
mod page_url;
mod servers;
mod trace;

pub use builder::ClientBuilder;
pub(crate) use conventions::Repeatable;
pub(crate) use engine::Engine;
pub(crate) use exchange::Exchanged;
pub(crate) use servers::Servers;

use builder::WantedScheme;

/// Sends the operations of an API: a base URL, credentials and a transport. Cheap to clone; clones share connections.
///
/// Generated clients wrap one. Without the name of an [`Api`] it is a client for operations written by hand: it has no
/// server, so that [`base_url`](ClientBuilder::base_url) must be called, and one bearer scheme named `token`.
///
/// It sends the operations of its API and those of [no API in particular](crate::Operation::Api). An operation of another API
/// does not compile: it would carry this API's credentials to a path of the other.
///
/// `Debug` shows the names of the schemes that have a credential, never a credential.
pub struct Client<A = HandWritten> {
    engine: Engine,
    api: PhantomData<fn() -> A>,
}

impl Client {
    /// Starts a client for operations written by hand.
    pub fn builder() -> ClientBuilder<Self> {
        ClientBuilder::new()
    }
}

impl<A: Api> Client<A> {
    pub(crate) fn of(engine: Engine) -> Self {
        Self { engine, api: PhantomData }
    }

    pub(crate) fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Calls an operation. Any 2xx is a success.
    ///
    /// A request that breaks a limit or a rule of the API is not sent: [`Error::violations`] says what is wrong. A call
    /// that failed is made again where that can do no harm: see [`Retry`](crate::Retry).
    pub fn call<O: OperationOf<A>>(&self, operation: O) -> Call<O> {
        self.engine.call(&operation)
    }

    /// Streams the pages of a list, starting with the page that the operation asks for.
    pub fn pages<O: Paged + OperationOf<A>>(&self, operation: O) -> Pages<O> {
        Pages::new(self.engine.clone(), operation)
    }

    /// Streams the items of a list, starting with the page that the operation asks for.
    pub fn items<O: Paged + OperationOf<A>>(&self, operation: O) -> Items<O> {
        Items::new(self.pages(operation))
    }

    /// Returns the request that [`call`](Self::call) would send, without sending it.
    ///
    /// A body that is not in memory as a whole, because a file or stream is part of it, is left out.
    ///
    /// It holds the credentials; its `Debug` shows neither them nor what the request is about.
    ///
    /// # Errors
    /// When the request cannot be sent, with everything that stands in its way.
    pub fn request<O: OperationOf<A>>(&self, operation: &O) -> Result<PreparedRequest, Error> {
        Ok(PreparedRequest::new(self.engine.request(operation)?, const { &O::INFO }))
    }

    /// Returns a client with these options for its calls, and the same connections and credentials. What the options do
    /// not set stays as it is; headers and query parameters are added.
    ///
    /// ```
    /// # use specwright::{Builder, CallOptions, Checks, Client, Model, Operation, Validate};
    /// #[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
    /// #[api(http = "POST /letters", out = empty)]
    /// struct SendLetter {
    ///     #[api(json = "text", length(max = 10))]
    ///     text: String,
    /// }
    ///
    /// # let transport = |_: specwright::http::Request<specwright::bytes::Bytes>| async { Ok(Default::default()) };
    /// let client = Client::builder()
    ///     .base_url("https://post.example")
    /// #   .transport(transport)
    ///     .build()?;
    /// let letter = SendLetter::builder().text("The limit was lifted yesterday.").build();
    /// assert_eq!(client.request(&letter).unwrap_err().violations().unwrap().len(), 1);
    /// let lenient = client.with_options(CallOptions::new().checks(Checks::Structure));
    /// assert!(lenient.request(&letter).is_ok());
    /// # Ok::<(), specwright::Error>(())
    /// ```
    #[must_use = "the client itself stays as it is"]
    pub fn with_options(&self, options: CallOptions) -> Self {
        Self::of(self.engine.with_options(options))
    }

    /// Returns a client with another token for the API's bearer scheme, and the same connections. If the token cannot
    /// be sent, each call fails with an error that says so.
    ///
    /// ```
    /// # let transport = |_: specwright::http::Request<specwright::bytes::Bytes>| async { Ok(Default::default()) };
    /// # let client = specwright::Client::builder().base_url("https://h.test").transport(transport).build()?;
    /// let other = client.with_token("t-2");
    /// # let _ = other;
    /// # Ok::<(), specwright::Error>(())
    /// ```
    #[must_use = "the client itself stays as it is"]
    pub fn with_token(&self, token: impl Into<Secret>) -> Self {
        let wanted = WantedScheme::Kind(SchemeKind::Bearer);
        Self::of(self.engine.with_credential(&wanted, &Credential::token(token)))
    }

    /// Returns a client with another credential for the scheme of this name, and the same connections.
    #[must_use = "the client itself stays as it is"]
    pub fn with_credential(&self, scheme: impl Into<String>, credential: impl Into<Credential>) -> Self {
        let wanted = WantedScheme::Named(scheme.into());
        Self::of(self.engine.with_credential(&wanted, &credential.into()))
    }
}

impl<A> Clone for Client<A> {
    fn clone(&self) -> Self {
        Self { engine: self.engine.clone(), api: PhantomData }
    }
}

impl<A> fmt::Debug for Client<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.engine.fmt(f)
    }
}
