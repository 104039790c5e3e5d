use crate::{Client, Shell};

/// An API: what every client of it has in common. Generated clients implement it; [`Client`] itself does too,
/// for operations written by hand: no server, and one bearer scheme named `token`.
///
/// ```
/// use specwright::{Api, ApiInfo, Client, ClientBuilder, Scheme, SchemeKind, Server};
///
/// struct Weather(Client);
///
/// impl Api for Weather {
///     type Shell = Client;
///     const INFO: ApiInfo = ApiInfo {
///         name: "weather",
///         servers: &[Server { name: "production", url: "https://weather.example" }],
///         schemes: &[Scheme { name: "key", kind: SchemeKind::Header("X-Key"), env: Some("WEATHER_KEY") }],
///     };
/// }
///
/// impl From<Client> for Weather {
///     fn from(client: Client) -> Self {
///         Self(client)
///     }
/// }
///
/// # let transport = |_: specwright::http::Request<specwright::bytes::Bytes>| async { Ok(Default::default()) };
/// let weather: Weather = ClientBuilder::new()
///     .credential("key", "k-123")
/// #   .transport(transport)
///     .build()?;
/// # let _ = weather.0;
/// # Ok::<(), specwright::Error>(())
/// ```
pub trait Api: From<Self::Shell> + 'static {
    /// What it wraps: [`Client`], or the blocking one.
    type Shell: Shell;

    /// Names, servers and authentication schemes.
    const INFO: ApiInfo;
}

/// What is fixed about an API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ApiInfo {
    /// The API's name, for messages.
    pub name: &'static str,
    /// The servers, the default one first.
    pub servers: &'static [Server],
    /// The authentication schemes, each by a name that operations refer to.
    pub schemes: &'static [Scheme],
}

/// A server of an API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Server {
    /// What [`ClientBuilder::server`](crate::ClientBuilder::server) calls it.
    pub name: &'static str,
    /// Its base URL, with a path prefix if it has one.
    pub url: &'static str,
}

/// A way to authenticate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// The name that operations and [`ClientBuilder::credential`](crate::ClientBuilder::credential) use.
    pub name: &'static str,
    /// Where the credential goes.
    pub kind: SchemeKind,
    /// The environment variable that
    /// [`ClientBuilder::credentials_from_env`](crate::ClientBuilder::credentials_from_env) reads.
    pub env: Option<&'static str>,
}

/// Where a credential goes in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
}

impl Api for Client {
    type Shell = Self;

    const INFO: ApiInfo = ApiInfo {
        name: "client",
        servers: &[],
        schemes: &[Scheme { name: "token", kind: SchemeKind::Bearer, env: None }],
    };
}
