//! What is fixed about an API: its name, its servers and its authentication schemes.

mod oauth2;
mod refusal;

pub use oauth2::OAuth2;
pub use refusal::Refusal;
use refusal::Refusals;

use crate::{ErrorBody, Response};

/// An API. The type that implements it stands for the API wherever types keep APIs apart: a [`Client`](crate::Client)
/// of it sends the [operations](crate::Operation::Api) of it.
///
/// Generated crates implement it for their own `Client`. By hand any type will do:
///
/// ```
/// use specwright::{Api, ApiInfo, Client, ClientBuilder, Scheme, SchemeKind, Server};
///
/// enum Weather {}
///
/// impl Api for Weather {
///     const INFO: ApiInfo = ApiInfo::new("weather")
///         .servers(&[Server::new("production", "https://weather.example")])
///         .schemes(&[Scheme::new("key", SchemeKind::Header("X-Key")).env("WEATHER_KEY")]);
/// }
///
/// # let transport = |_: specwright::http::Request<specwright::bytes::Bytes>| async { Ok(Default::default()) };
/// let weather: Client<Weather> = ClientBuilder::new()
///     .credential("key", "k-123")
/// #   .transport(transport)
///     .build()?;
/// # let _ = weather;
/// # Ok::<(), specwright::Error>(())
/// ```
pub trait Api: 'static {
    /// The name, servers and authentication schemes.
    const INFO: ApiInfo;
}

/// The API of a client that is given no other one, for operations written by hand: it has no server and one bearer
/// scheme named `token`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandWritten {}

impl Api for HandWritten {
    const INFO: ApiInfo = ApiInfo::new("client").schemes(&[Scheme::new("token", SchemeKind::Bearer)]);
}

/// The name, servers and authentication schemes of an API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ApiInfo {
    /// The API's name, for messages.
    pub name: &'static str,
    /// The servers, the default one first.
    pub servers: &'static [Server],
    /// The authentication schemes, each by a name that operations refer to.
    pub schemes: &'static [Scheme],
    /// Headers that every call has, with their values.
    pub headers: &'static [(&'static str, &'static str)],
    /// Query parameters that every call has, with their values.
    pub query: &'static [(&'static str, &'static str)],
}

impl ApiInfo {
    /// An API of this name, without servers and schemes.
    pub const fn new(name: &'static str) -> Self {
        Self { name, servers: &[], schemes: &[], headers: &[], query: &[] }
    }

    /// Sets the servers, the default one first.
    #[must_use]
    pub const fn servers(mut self, servers: &'static [Server]) -> Self {
        self.servers = servers;
        self
    }

    /// Sets the authentication schemes.
    #[must_use]
    pub const fn schemes(mut self, schemes: &'static [Scheme]) -> Self {
        self.schemes = schemes;
        self
    }

    /// Sets headers that every call has, unless [`ClientBuilder::header`](crate::ClientBuilder::header) or the call says
    /// something else.
    ///
    /// ```
    /// use specwright::ApiInfo;
    ///
    /// const INFO: ApiInfo = ApiInfo::new("weather").headers(&[("x-api-version", "2024-05-01")]).query(&[("units", "si")]);
    /// # let _ = INFO;
    /// ```
    #[must_use]
    pub const fn headers(mut self, headers: &'static [(&'static str, &'static str)]) -> Self {
        self.headers = headers;
        self
    }

    /// Sets query parameters that every call has, unless [`ClientBuilder::query`](crate::ClientBuilder::query) or the call
    /// says something else.
    #[must_use]
    pub const fn query(mut self, query: &'static [(&'static str, &'static str)]) -> Self {
        self.query = query;
        self
    }
}

/// A server of an API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Server {
    /// What [`ClientBuilder::server`](crate::ClientBuilder::server) calls it.
    pub name: &'static str,
    /// Its base URL, with a path prefix if it has one; the names of its variables stand in braces.
    pub url: &'static str,
    /// What may differ in its URL, such as a region.
    pub variables: &'static [ServerVariable],
}

impl Server {
    /// A server of this name at this base URL.
    pub const fn new(name: &'static str, url: &'static str) -> Self {
        Self { name, url, variables: &[] }
    }

    /// Sets the variables of its URL.
    #[must_use]
    pub const fn variables(mut self, variables: &'static [ServerVariable]) -> Self {
        self.variables = variables;
        self
    }
}

/// A variable in the URL of a [`Server`], set with
/// [`ClientBuilder::server_variable`](crate::ClientBuilder::server_variable).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ServerVariable {
    /// Its name in the URL.
    pub name: &'static str,
    /// What it is unless a client sets it; without a default every client must.
    pub default: Option<&'static str>,
    /// What it may be; anything that fits into a URL where none are listed.
    pub values: &'static [&'static str],
}

impl ServerVariable {
    /// A variable of this name, without a default.
    pub const fn new(name: &'static str) -> Self {
        Self { name, default: None, values: &[] }
    }

    /// Sets what it is unless a client sets it.
    #[must_use]
    pub const fn default_value(mut self, value: &'static str) -> Self {
        self.default = Some(value);
        self
    }

    /// Sets what it may be.
    #[must_use]
    pub const fn values(mut self, values: &'static [&'static str]) -> Self {
        self.values = values;
        self
    }
}

/// A way to authenticate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Scheme {
    /// The name that operations and [`ClientBuilder::credential`](crate::ClientBuilder::credential) use.
    pub name: &'static str,
    /// Where the credential goes.
    pub kind: SchemeKind,
    /// The environment variable that
    /// [`ClientBuilder::credentials_from_env`](crate::ClientBuilder::credentials_from_env) reads.
    pub env: Option<&'static str>,
    /// Where its tokens come from, where they are those of OAuth 2.
    pub oauth2: Option<OAuth2>,
    refusals: Refusals,
}

impl Scheme {
    /// A scheme of this name, without an environment variable.
    pub const fn new(name: &'static str, kind: SchemeKind) -> Self {
        Self { name, kind, env: None, oauth2: None, refusals: Refusals::NONE }
    }

    /// Sets the environment variable that
    /// [`ClientBuilder::credentials_from_env`](crate::ClientBuilder::credentials_from_env) reads.
    #[must_use]
    pub const fn env(mut self, variable: &'static str) -> Self {
        self.env = Some(variable);
        self
    }

    /// Sets where its tokens come from, where they are those of OAuth 2.
    #[must_use]
    pub const fn oauth2(mut self, oauth2: OAuth2) -> Self {
        self.oauth2 = Some(oauth2);
        self
    }

    /// Sets which responses say that its token is good no more, beside the 401 of bearer tokens, and where such a response
    /// says what it is. A token of a provider is then renewed, and the call made once more.
    #[must_use]
    pub const fn refused_by(mut self, body: ErrorBody, refusals: &'static [Refusal]) -> Self {
        self.refusals = Refusals { body, any: refusals };
        self
    }

    /// Whether a response says that the token is good no more.
    pub(crate) fn is_refused_by(&self, response: &Response) -> bool {
        self.refusals.has(response)
    }
}

/// Where a credential goes in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SchemeKind {
    /// `Authorization: Bearer …` ([RFC 6750](https://www.rfc-editor.org/rfc/rfc6750)).
    Bearer,
    /// `Authorization: Basic …` ([RFC 7617](https://www.rfc-editor.org/rfc/rfc7617)); its environment variable
    /// holds `user:password`.
    Basic,
    /// The header of this name.
    Header(&'static str),
    /// The query parameter of this name.
    Query(&'static str),
    /// A cookie of this name ([RFC 6265](https://www.rfc-editor.org/rfc/rfc6265)).
    Cookie(&'static str),
    /// The parameter of the path that has the name of the scheme: `/bot{token}/getMe` for the scheme `token`.
    Path,
}
