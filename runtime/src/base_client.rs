//! The two clients of the runtime, and what the types of builders and generated clients ask of them.

use crate::client::Engine;
use crate::{Api, Client, Items, Operation, OperationOf, Paged, Pages};

/// A client of the runtime: [`Client`], whose calls are futures, or
#[cfg_attr(feature = "blocking", doc = "[`blocking::Client`](crate::blocking::Client), whose calls block.")]
#[cfg_attr(not(feature = "blocking"), doc = "the one of the feature `blocking`, whose calls block.")]
/// Generated clients wrap one, and a request builder that was given one can send its request.
#[diagnostic::on_unimplemented(
    message = "a client is required",
    label = "call `.with_client(&client)` before this, or begin with a method of the client"
)]
pub trait BaseClient: ClientSlot + Clone {
    /// The API whose operations it sends.
    type Api: Api;

    /// What it sends with when the builder is given no transport.
    #[doc(hidden)]
    const DEFAULT_TRANSPORT: DefaultTransport;

    /// The client around what makes the calls.
    #[doc(hidden)]
    fn __new(engine: Engine) -> Self;

    /// Calls an operation that is known to be of the client's API.
    #[doc(hidden)]
    fn __call<O: Operation>(&self, operation: O) -> Self::Sent<O>;

    /// The pages of a list that is known to be of the client's API.
    #[doc(hidden)]
    fn __pages<O: Paged>(&self, operation: O) -> Self::Pages<O>;

    /// The items of a list that is known to be of the client's API.
    #[doc(hidden)]
    fn __items<O: Paged>(&self, operation: O) -> Self::Items<O>;
}

/// A client that a [`ClientBuilder`](crate::ClientBuilder) builds: a [`BaseClient`], or a type around one that has a
/// method for each operation, as generated clients have.
///
/// ```
/// use specwright::{Api, ApiClient, ApiInfo, Client, ClientBuilder, Server};
///
/// struct Weather(Client<Weather>);
///
/// impl Api for Weather {
///     const INFO: ApiInfo = ApiInfo::new("weather").servers(&[Server::new("main", "https://weather.example")]);
/// }
///
/// impl ApiClient for Weather {
///     type Base = Client<Weather>;
/// }
///
/// impl From<Client<Weather>> for Weather {
///     fn from(client: Client<Weather>) -> Self {
///         Self(client)
///     }
/// }
///
/// # let transport = |_: specwright::http::Request<specwright::bytes::Bytes>| async { Ok(Default::default()) };
/// let weather: Weather = ClientBuilder::new()
/// #   .transport(transport)
///     .build()?;
/// # let _ = weather.0;
/// # Ok::<(), specwright::Error>(())
/// ```
pub trait ApiClient: From<Self::Base> {
    /// The client inside.
    type Base: BaseClient;
}

/// The API of a client.
pub(crate) type ApiOf<C> = <<C as ApiClient>::Base as BaseClient>::Api;

/// A client that can send the operation `O`: what `with_client` of a request builder takes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a client that sends `{O}`",
    label = "expected a `specwright::Client` or `specwright::blocking::Client` of the operation's API",
    note = "generated clients start builders themselves, with a method for each operation"
)]
pub trait ClientFor<O>: BaseClient {}

#[diagnostic::do_not_recommend]
impl<C: BaseClient, O: OperationOf<C::Api>> ClientFor<O> for C {}

/// The transport of a client that is given none.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub enum DefaultTransport {
    /// `Reqwest`, where the feature is on.
    Reqwest,
    /// `Ureq`, whose feature brings the blocking client.
    #[cfg(feature = "blocking")]
    Ureq,
}

/// What a request builder holds: a client, or `()` for none.
///
/// It is apart from [`BaseClient`] so that the return type of `send` is known without a client, too: otherwise rustc
/// would report that there is no method `send`, and not that a client is required.
pub trait ClientSlot: sealed::Sealed {
    /// What `send` returns.
    type Sent<O: Operation>;

    /// What `pages` returns.
    type Pages<O: Paged>;

    /// What `items` returns.
    type Items<O: Paged>;
}

pub(crate) mod sealed {
    pub trait Sealed {}
}

impl sealed::Sealed for () {}

/// Nothing is sent.
impl ClientSlot for () {
    type Sent<O: Operation> = ();
    type Pages<O: Paged> = ();
    type Items<O: Paged> = ();
}

impl<A: Api> sealed::Sealed for Client<A> {}

impl<A: Api> ClientSlot for Client<A> {
    type Sent<O: Operation> = crate::Call<O>;
    type Pages<O: Paged> = Pages<O>;
    type Items<O: Paged> = Items<O>;
}

#[diagnostic::do_not_recommend]
impl<A: Api> BaseClient for Client<A> {
    type Api = A;

    const DEFAULT_TRANSPORT: DefaultTransport = DefaultTransport::Reqwest;

    fn __new(engine: Engine) -> Self {
        Self::of(engine)
    }

    fn __call<O: Operation>(&self, operation: O) -> Self::Sent<O> {
        self.engine().call(&operation)
    }

    fn __pages<O: Paged>(&self, operation: O) -> Pages<O> {
        Pages::new(self.engine().clone(), operation)
    }

    fn __items<O: Paged>(&self, operation: O) -> Items<O> {
        Items::new(self.__pages(operation))
    }
}

impl<A: Api> ApiClient for Client<A> {
    type Base = Self;
}
