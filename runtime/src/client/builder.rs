//! The configuration of a client.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderName;

use super::conventions::Conventions;
use super::defaults::Defaults;
use super::engine::{Engine, Shared};
use crate::auth::Credentials;
use crate::base_client::{ApiOf, BaseClient};
use crate::base_url::BaseUrl;
use crate::effective_options::EffectiveOptions;
use crate::retry::WaitHeader;
use crate::time::system_random;
use crate::token::{Issuer, Login, Provided, TokenSource};
use crate::{
    Api, ApiClient, ApiInfo, Checks, Clock, Credential, Error, IntoLogin, IssuesToken, OperationOf, Random,
    Response, Retry, Scheme, SchemeKind, Secret, Signer, SystemClock, TokenProvider, Transport, WaitUnit,
};

mod default_transport;
mod environment;
mod target;
mod wanted_scheme;

use default_transport::default_transport;
use environment::from_environment;
use target::{Base, Target};
pub(super) use wanted_scheme::WantedScheme;

/// Long enough for a call that is under way to arrive with a good token.
const TOKEN_MARGIN: Duration = Duration::from_secs(60);

const TIMEOUT: Duration = Duration::from_secs(60);

const MAX_RESPONSE_SIZE: usize = 64 * 1024 * 1024;

/// Configures a client. Mistakes are collected, and [`build`](Self::build) reports all of them.
///
/// ```
/// let error = specwright::Client::builder().base_url("ftp://example.com").token("a\nb").build().unwrap_err();
/// assert!(error.is_configuration());
/// assert_eq!(error.problems().len(), 2);
/// ```
#[must_use]
pub struct ClientBuilder<C> {
    target: Target,
    credentials: Vec<(WantedScheme, Credential)>,
    providers: Vec<(WantedScheme, Arc<dyn Issuer>)>,
    token_margin: Duration,
    read_environment: bool,
    headers: Vec<(String, Secret)>,
    query: Vec<(String, Secret)>,
    transport: Option<Arc<dyn Transport>>,
    connect_timeout: Option<Duration>,
    timeout: Duration,
    retry: Retry,
    max_response_size: usize,
    checks: Checks,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
    conventions: Conventions,
    names: Vec<(&'static str, String, Option<WaitUnit>)>,
    client: PhantomData<fn() -> C>,
}

impl<C: ApiClient> ClientBuilder<C> {
    /// The defaults: the API's first server, no credentials, 10 seconds to connect, 60 seconds in all, 3 attempts
    /// where that is safe, 64 MiB of response, all checks.
    pub fn new() -> Self {
        Self {
            target: Target::DEFAULT,
            credentials: Vec::new(),
            providers: Vec::new(),
            token_margin: TOKEN_MARGIN,
            read_environment: false,
            headers: Vec::new(),
            query: Vec::new(),
            transport: None,
            connect_timeout: None,
            timeout: TIMEOUT,
            retry: Retry::default(),
            max_response_size: MAX_RESPONSE_SIZE,
            checks: Checks::All,
            clock: Arc::new(SystemClock),
            random: Arc::new(system_random),
            conventions: Conventions::default(),
            names: Vec::new(),
            client: PhantomData,
        }
    }

    /// Sets the base URL: http or https, with or without a path prefix, which the paths of operations are appended to. The
    /// last call of this or [`server`](Self::server) counts. Operations that are on a server of their own go there, too.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.target.base = Base::Url(url.into());
        self
    }

    /// Sends requests to the server of this name, one of those that the API lists.
    pub fn server(mut self, name: impl Into<String>) -> Self {
        self.target.base = Base::Server(name.into());
        self
    }

    /// Sets a variable in the URLs of the API's servers, such as a region. The last value given for a variable counts.
    ///
    /// ```
    /// # use specwright::{Api, ApiInfo, Client, ClientBuilder, Server, ServerVariable};
    /// # enum Weather {}
    /// impl Api for Weather {
    ///     const INFO: ApiInfo = ApiInfo::new("weather").servers(&[Server::new("main", "https://{region}.example.com")
    ///         .variables(&[ServerVariable::new("region").default_value("eu").values(&["eu", "us"])])]);
    /// }
    ///
    /// # let transport = |_: specwright::http::Request<specwright::bytes::Bytes>| async { Ok(Default::default()) };
    /// let client: Client<Weather> = ClientBuilder::new()
    ///     .server_variable("region", "us")
    /// #   .transport(transport)
    ///     .build()?;
    /// # let _ = client;
    /// # Ok::<(), specwright::Error>(())
    /// ```
    pub fn server_variable(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.target.variables.push((name.into(), value.into()));
        self
    }

    /// Sets the token of the API's bearer scheme.
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.credentials.push((WantedScheme::Kind(SchemeKind::Bearer), Credential::token(token)));
        self
    }

    /// Sets the user and password of the API's basic scheme.
    pub fn basic(mut self, user: impl Into<String>, password: impl Into<Secret>) -> Self {
        self.credentials.push((WantedScheme::Kind(SchemeKind::Basic), Credential::basic(user, password)));
        self
    }

    /// Sets the credential of the scheme of this name. The last one given for a scheme counts.
    pub fn credential(mut self, scheme: impl Into<String>, credential: impl Into<Credential>) -> Self {
        self.credentials.push((WantedScheme::Named(scheme.into()), credential.into()));
        self
    }

    /// Takes the tokens of the API's bearer scheme from a provider. It is asked by the first call that needs a token, again
    /// before the token expires, and once when the server refuses it (401); at most once at a time, however many calls
    /// wait.
    ///
    /// If a renewal fails while the old token is still valid, the old one is used. If there is no valid token, the call
    /// fails: [`Error::login_error`].
    pub fn token_provider(self, provider: impl TokenProvider<ApiOf<C>>) -> Self {
        self.issuer(WantedScheme::Kind(SchemeKind::Bearer), Provided::new(provider))
    }

    /// [`token_provider`](Self::token_provider) for the scheme of this name: a bearer scheme, or one with a header of
    /// its own.
    pub fn token_provider_for(
        self,
        scheme: impl Into<String>,
        provider: impl TokenProvider<ApiOf<C>>,
    ) -> Self {
        self.issuer(WantedScheme::Named(scheme.into()), Provided::new(provider))
    }

    fn issuer(mut self, scheme: WantedScheme, issuer: impl Issuer) -> Self {
        self.providers.push((scheme, Arc::new(issuer)));
        self
    }

    /// Logs in with this request, or a complete builder of one, whenever a token is needed, as
    /// [`token_provider`](Self::token_provider) says. The login goes where all requests go, and takes its time from the
    /// call that needs the token.
    pub fn login<L: IntoLogin<Operation: OperationOf<ApiOf<C>>>>(self, request: L) -> Self {
        self.issuer(WantedScheme::Named(L::Operation::SCHEME.to_owned()), Login(request.into_login()))
    }

    /// Sets how long before it expires a token is renewed: a minute unless set, and never more than half its lifetime.
    pub fn token_margin(mut self, margin: Duration) -> Self {
        self.token_margin = margin;
        self
    }

    /// Takes the credentials that are not set otherwise from the environment variables of the API's schemes, when the
    /// client is built. Variables that are not set or empty are ignored.
    pub fn credentials_from_env(mut self) -> Self {
        self.read_environment = true;
        self
    }

    /// Sets a header of every call: the version of the API, say. A member, call options or a credential with this header
    /// counts more, and the last value given for a name. Where credentials must not go, it is not sent either.
    ///
    /// ```
    /// # let transport = |_: specwright::http::Request<specwright::bytes::Bytes>| async { Ok(Default::default()) };
    /// let client = specwright::Client::builder()
    ///     .base_url("https://api.example.com")
    ///     .header("x-api-version", "2024-05-01")
    ///     .user_agent("inventory/2.1")
    /// #   .transport(transport)
    ///     .build()?;
    /// # let _ = client;
    /// # Ok::<(), specwright::Error>(())
    /// ```
    pub fn header(mut self, name: impl Into<String>, value: impl Into<Secret>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sets the header `User-Agent` of every call, which otherwise names this library.
    pub fn user_agent(self, product: impl Into<String>) -> Self {
        self.header("user-agent", product.into())
    }

    /// Adds a query parameter to every call; it is percent-encoded. A member or call options with this parameter count more.
    /// Where credentials must not go, it is not sent either.
    pub fn query(mut self, name: impl Into<String>, value: impl Into<Secret>) -> Self {
        self.query.push((name.into(), value.into()));
        self
    }

    /// Sends with this transport in place of the default one.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Sets how long the default transport may take to connect; 10 seconds unless set. [`Duration::MAX`] is no limit.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = Some(timeout);
        self
    }

    /// Sets how long a call may take, from connecting to the last byte of the response, including all attempts and the
    /// waits between them; 60 seconds unless set. [`Duration::MAX`] is no limit.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets whether and when a call that failed is made again. Unless set, it is made up to two more times where that is
    /// safe.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// Tells the time and waits with this clock.
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Spreads the waits between attempts with this source of chance.
    pub fn random(mut self, random: impl Random) -> Self {
        self.random = Arc::new(random);
        self
    }

    /// Lets a signer see each request before it is sent, once for each attempt and with everything in it, so that it can add
    /// a signature. It sees no request that goes where the client's credentials must not go.
    pub fn signer(mut self, signer: impl Signer) -> Self {
        self.conventions.signer = Some(Arc::new(signer));
        self
    }

    /// Says which responses mean that a token of a provider is good no more, beside a 401 that asks for a bearer token: a
    /// 403 with a certain code, say. The call is then made once more, with a new token.
    ///
    /// ```
    /// # let transport = |_: specwright::http::Request<specwright::bytes::Bytes>| async { Ok(Default::default()) };
    /// let client = specwright::Client::builder()
    ///     .base_url("https://api.example.com")
    ///     .token_refused(|response| {
    ///         let body = specwright::from_json::<specwright::Json>(response.body()).unwrap_or_default();
    ///         response.status() == 403 && body["code"] == "TokenExpired"
    ///     })
    /// #   .transport(transport)
    ///     .build()?;
    /// # let _ = client;
    /// # Ok::<(), specwright::Error>(())
    /// ```
    pub fn token_refused(mut self, refuses: impl Fn(&Response) -> bool + Send + Sync + 'static) -> Self {
        self.conventions.refuses_token = Some(Arc::new(refuses));
        self
    }

    /// Gives each request that is not safe to repeat by itself a key of its own in this header, such as `Idempotency-Key`.
    /// The key stays the same over the attempts of a call, so that the server does what is asked for once, and calls are made
    /// again as those that are [idempotent](crate::OperationInfo::idempotent). Only for servers that keep to it.
    pub fn idempotency_key(mut self, header: impl Into<String>) -> Self {
        self.names.push(("idempotency_key", header.into(), None));
        self
    }

    /// Names a header in which the server says when to come back, for responses without `retry-after`.
    ///
    /// ```
    /// use specwright::WaitUnit;
    ///
    /// # let transport = |_: specwright::http::Request<specwright::bytes::Bytes>| async { Ok(Default::default()) };
    /// let client = specwright::Client::builder()
    ///     .base_url("https://api.example.com")
    ///     .wait_header("x-ratelimit-reset", WaitUnit::UnixTime)
    /// #   .transport(transport)
    ///     .build()?;
    /// # let _ = client;
    /// # Ok::<(), specwright::Error>(())
    /// ```
    pub fn wait_header(mut self, header: impl Into<String>, unit: WaitUnit) -> Self {
        self.names.push(("wait_header", header.into(), Some(unit)));
        self
    }

    /// Sets the most bytes that the body of a response may have; 64 MiB unless set.
    pub fn max_response_size(mut self, bytes: usize) -> Self {
        self.max_response_size = bytes;
        self
    }

    /// Sets how much is checked before a request is sent; everything unless set.
    pub fn checks(mut self, checks: Checks) -> Self {
        self.checks = checks;
        self
    }

    /// Builds the client. This needs no async runtime yet.
    ///
    /// # Errors
    /// With every mistake in the configuration.
    pub fn build(mut self) -> Result<C, Error> {
        let api = <ApiOf<C>>::INFO;
        let mut problems = Vec::new();
        let servers = self.target.resolve(&api).map_err(|problem| problems.push(problem)).ok();
        let (defaults, wrong) = Defaults::of(&api, &self.headers, &self.query);
        problems.extend(wrong);
        let credentials = self.collect_credentials(&api, &mut problems);
        self.check_limits(&mut problems);
        self.name_headers(&mut problems);
        let transport =
            servers.as_ref().and_then(|servers| self.build_transport(servers.base_url(), &mut problems));
        match (servers, transport) {
            (Some(servers), Some(transport)) if problems.is_empty() => {
                let base_url = servers.base_url().clone();
                let options = EffectiveOptions::new(base_url, self.timeout, self.retry, self.checks);
                let shared = Shared {
                    api,
                    servers,
                    defaults,
                    transport,
                    max_response_size: self.max_response_size,
                    clock: self.clock,
                    random: self.random,
                    conventions: self.conventions,
                };
                let engine = Engine {
                    shared: Arc::new(shared),
                    credentials: Arc::new(credentials),
                    options: Arc::new(options),
                };
                Ok(C::from(C::Base::__new(engine)))
            }
            _ => Err(Error::configuration(problems)),
        }
    }

    fn collect_credentials(&self, api: &ApiInfo, problems: &mut Vec<String>) -> Credentials {
        let mut given: Vec<(Scheme, Credential)> = Vec::new();
        for (wanted, credential) in &self.credentials {
            match wanted.find(api) {
                Ok(scheme) => {
                    given.retain(|(other, _)| other.name != scheme.name);
                    given.push((scheme, credential.clone()));
                }
                Err(problem) => problems.push(problem),
            }
        }
        if self.read_environment {
            from_environment(api, &mut given, problems, |name| std::env::var_os(name));
        }
        let mut credentials = Credentials::default();
        for (scheme, credential) in &given {
            problems.extend(credentials.add(scheme, credential).err());
        }
        self.add_providers(api, &mut credentials, problems);
        credentials
    }

    /// A provider counts more than a credential for its scheme.
    fn add_providers(&self, api: &ApiInfo, credentials: &mut Credentials, problems: &mut Vec<String>) {
        for (wanted, provider) in &self.providers {
            match wanted.find(api) {
                Ok(Scheme {
                    name,
                    kind: SchemeKind::Basic | SchemeKind::Query(_) | SchemeKind::Cookie(_) | SchemeKind::Path,
                    ..
                }) => problems.push(format!(
                    "the scheme `{name}` takes no token from a provider: it needs one that goes into a header"
                )),
                Ok(scheme) => {
                    let source = TokenSource::new(scheme, Arc::clone(provider), self.token_margin);
                    credentials.add_source(&scheme, source);
                }
                Err(problem) => problems.push(problem),
            }
        }
    }

    /// Takes the headers that were named, or says which names are none.
    fn name_headers(&mut self, problems: &mut Vec<String>) {
        for (method, text, unit) in self.names.drain(..) {
            let Ok(name) = HeaderName::from_bytes(text.as_bytes()) else {
                problems.push(format!("`{method}` got a name that no header can have"));
                continue;
            };
            match unit {
                Some(unit) => self.conventions.wait_headers.push(WaitHeader { name, unit }),
                None => self.conventions.idempotency_key = Some(name),
            }
        }
    }

    fn check_limits(&self, problems: &mut Vec<String>) {
        for (name, timeout) in [("connect_timeout", self.connect_timeout), ("timeout", Some(self.timeout))] {
            if timeout.is_some_and(|timeout| timeout.is_zero()) {
                problems.push(format!("`{name}` is zero, so that no call could succeed"));
            }
        }
        if self.connect_timeout.is_some() && self.transport.is_some() {
            let problem =
                "`connect_timeout` is for the default transport, and another one is given: set it there";
            problems.push(problem.to_owned());
        }
    }

    fn build_transport(
        &mut self,
        base_url: &BaseUrl,
        problems: &mut Vec<String>,
    ) -> Option<Arc<dyn Transport>> {
        let given = self.transport.take().map(Ok);
        let default_transport = || {
            default_transport(
                C::Base::DEFAULT_TRANSPORT,
                base_url,
                self.connect_timeout,
                self.max_response_size,
            )
        };
        given.unwrap_or_else(default_transport).map_err(|problem| problems.push(problem)).ok()
    }
}

impl<C: ApiClient> Default for ClientBuilder<C> {
    fn default() -> Self {
        Self::new()
    }
}

/// Shows no credential, and no URL that is not checked yet: it may hold a password.
impl<C: ApiClient> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder").field("api", &<ApiOf<C>>::INFO.name).finish_non_exhaustive()
    }
}
