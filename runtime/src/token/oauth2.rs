//! Tokens by OAuth 2 ([RFC 6749](https://www.rfc-editor.org/rfc/rfc6749)): client credentials and refresh tokens.

use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderValue, Request, StatusCode, Uri};

use super::{LoginError, Token, TokenFuture, TokenProvider};
use crate::encoder::percent;
use crate::{Api, Base64, Client, Json, Response, Secret, from_json};

/// How a client shows a token endpoint who it is (RFC 6749 §2.3.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum ClientAuth {
    /// Id and secret as basic authentication, which every server must take.
    #[default]
    Basic,
    /// Id and secret in the body.
    Body,
}

/// Where tokens come from, and who asks for them.
#[derive(Clone)]
struct Endpoint {
    url: String,
    client_id: String,
    /// None of a public client.
    client_secret: Option<Secret>,
    auth: ClientAuth,
    /// What the request says besides.
    parameters: Vec<(String, Secret)>,
}

/// Takes tokens by the grant `client_credentials` (RFC 6749 §4.4): see
/// [`ClientBuilder::token_provider`](crate::ClientBuilder::token_provider). `Debug` shows no secret.
///
/// ```
/// use specwright::{Client, ClientCredentials};
///
/// let provider = ClientCredentials::new("https://login.example.com/oauth/token", "my-client", "s3cr3t").scope("read write");
/// # let transport = |_: specwright::http::Request<specwright::bytes::Bytes>| async { Ok(Default::default()) };
/// let client = Client::builder()
///     .base_url("https://api.example.com")
///     .token_provider(provider)
/// #   .transport(transport)
///     .build()?;
/// # let _ = client;
/// # Ok::<(), specwright::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct ClientCredentials {
    endpoint: Endpoint,
}

/// Takes tokens by the grant `refresh_token` (RFC 6749 §6). A server that gives a new refresh token with each access token
/// is followed; [`on_new_refresh_token`](Self::on_new_refresh_token) lets you keep it. `Debug` shows no secret.
///
/// ```
/// use specwright::RefreshToken;
///
/// let provider = RefreshToken::new("https://login.example.com/oauth/token", "my-client", "r-123")
///     .client_secret("s3cr3t")
///     .on_new_refresh_token(|token| println!("a new one of {} characters", token.expose().len()));
/// # let _ = provider;
/// ```
pub struct RefreshToken {
    endpoint: Endpoint,
    current: Mutex<Secret>,
    keep: Option<Keep>,
}

type Keep = Box<dyn Fn(&Secret) + Send + Sync>;

macro_rules! common {
    ($endpoint:ident) => {
        /// Sets how the client shows who it is; by [`ClientAuth::Basic`] unless set.
        #[must_use]
        pub fn client_auth(mut self, auth: ClientAuth) -> Self {
            self.$endpoint.auth = auth;
            self
        }

        /// Asks for these scopes, with blanks between.
        #[must_use]
        pub fn scope(self, scope: impl Into<String>) -> Self {
            self.parameter("scope", scope.into())
        }

        /// Adds a parameter to the request, such as `audience` or `resource`.
        #[must_use]
        pub fn parameter(mut self, name: impl Into<String>, value: impl Into<Secret>) -> Self {
            self.$endpoint.parameters.push((name.into(), value.into()));
            self
        }
    };
}

impl ClientCredentials {
    /// Tokens from the token endpoint with this URL, for the client with this id and secret.
    pub fn new(
        token_url: impl Into<String>,
        client_id: impl Into<String>,
        client_secret: impl Into<Secret>,
    ) -> Self {
        Self { endpoint: Endpoint::new(token_url.into(), client_id.into(), Some(client_secret.into())) }
    }

    /// Tokens for the client with this id and secret from where the API `A` says that they come from, such as the `Client`
    /// of a generated crate. An API that names no such place, or several, does not compile here: name the place with
    /// [`new`](Self::new).
    pub fn of<A: Api>(client_id: impl Into<String>, client_secret: impl Into<Secret>) -> Self {
        const {
            assert!(
                A::INFO.client_credentials_endpoint().is_some(),
                "the API does not name one address for client credentials: use `ClientCredentials::new`"
            );
        }
        let (url, auth) = A::INFO.client_credentials_endpoint().unwrap_or_default();
        Self::new(url, client_id, client_secret).client_auth(auth)
    }

    common!(endpoint);
}

impl RefreshToken {
    /// Tokens from the token endpoint with this URL, for the client with this id, by this refresh token.
    pub fn new(
        token_url: impl Into<String>,
        client_id: impl Into<String>,
        refresh_token: impl Into<Secret>,
    ) -> Self {
        let endpoint = Endpoint::new(token_url.into(), client_id.into(), None);
        Self { endpoint, current: Mutex::new(refresh_token.into()), keep: None }
    }

    /// Tokens for the client with this id, by this refresh token, from where the API `A` says that they come from: see
    /// [`ClientCredentials::of`].
    pub fn of<A: Api>(client_id: impl Into<String>, refresh_token: impl Into<Secret>) -> Self {
        const {
            assert!(
                A::INFO.refresh_endpoint().is_some(),
                "the API does not name one address for refresh tokens: use `RefreshToken::new`"
            );
        }
        let (url, auth) = A::INFO.refresh_endpoint().unwrap_or_default();
        Self::new(url, client_id, refresh_token).client_auth(auth)
    }

    /// Sets the secret of the client; a public client has none.
    #[must_use]
    pub fn client_secret(mut self, secret: impl Into<Secret>) -> Self {
        self.endpoint.client_secret = Some(secret.into());
        self
    }

    /// Is told each refresh token that takes the place of the one before.
    #[must_use]
    pub fn on_new_refresh_token(mut self, keep: impl Fn(&Secret) + Send + Sync + 'static) -> Self {
        self.keep = Some(Box::new(keep));
        self
    }

    fn current(&self) -> Secret {
        self.current.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn replace(&self, token: &str) {
        let token = Secret::from(token);
        if self.current() == token {
            return;
        }
        if let Some(keep) = &self.keep {
            keep(&token);
        }
        *self.current.lock().unwrap_or_else(PoisonError::into_inner) = token;
    }

    common!(endpoint);
}

impl Endpoint {
    fn new(url: String, client_id: String, client_secret: Option<Secret>) -> Self {
        Self { url, client_id, client_secret, auth: ClientAuth::Basic, parameters: Vec::new() }
    }

    /// The request for a token, or what is wrong with the configuration.
    fn request(&self, grant: &[(&str, &str)]) -> Result<Request<Bytes>, LoginError> {
        let uri: Uri = self.url.parse().map_err(|_| refusal("the token endpoint has no valid URL"))?;
        if !matches!(uri.scheme_str(), Some("https" | "http")) {
            return Err(refusal("the token endpoint has no URL with `https` or `http`"));
        }
        let mut request = Request::post(uri)
            .header(ACCEPT, "application/json")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        let mut pairs: Vec<(&str, &str)> = grant.to_vec();
        pairs.extend(self.parameters.iter().map(|(name, value)| (name.as_str(), value.expose())));
        match (&self.client_secret, self.auth) {
            (Some(secret), ClientAuth::Basic) => {
                request = request.header(AUTHORIZATION, basic(&self.client_id, secret)?);
            }
            (Some(secret), ClientAuth::Body) => {
                pairs.extend([("client_id", self.client_id.as_str()), ("client_secret", secret.expose())]);
            }
            (None, _) => pairs.push(("client_id", self.client_id.as_str())),
        }
        let body =
            pairs.iter().map(|(name, value)| format!("{}={}", percent::encode(name), percent::encode(value)));
        let body = body.collect::<Vec<_>>().join("&");
        request.body(body.into()).map_err(|_| refusal("the request for a token cannot be written"))
    }
}

/// Id and secret are form-encoded before they are joined.
fn basic(id: &str, secret: &Secret) -> Result<HeaderValue, LoginError> {
    let joined = format!("{}:{}", percent::encode(id), percent::encode(secret.expose()));
    let mut value = HeaderValue::from_str(&format!("Basic {}", Base64::encode(joined).as_str()))
        .map_err(|_| refusal("the id and secret of the client make no header"))?;
    value.set_sensitive(true);
    Ok(value)
}

fn refusal(message: impl Into<String>) -> LoginError {
    LoginError::from(message.into())
}

/// What a token endpoint said.
struct Issued {
    token: Token,
    refresh_token: Option<String>,
}

/// Reads RFC 6749 §5.1, or §5.2.
fn read(response: &Response) -> Result<Issued, LoginError> {
    let json = from_json::<Json>(response.body());
    let text = |name: &str| json.as_ref().ok().and_then(|json| json.get(name)?.as_str().map(str::to_owned));
    if response.status() != StatusCode::OK {
        let code = text("error").map(|code| format!(" with `{}`", code.escape_debug()));
        let why = text("error_description").map(|why| format!(": {}", why.escape_debug()));
        let (code, why) = (code.unwrap_or_default(), why.unwrap_or_default());
        return Err(refusal(format!("the token endpoint answered {}{code}{why}", response.status())));
    }
    let token = text("access_token").filter(|token| !token.is_empty());
    let token = token.ok_or_else(|| refusal("the token endpoint issued no `access_token`"))?;
    if text("token_type").is_some_and(|kind| !kind.eq_ignore_ascii_case("bearer")) {
        return Err(refusal("the token endpoint issued a token of another type than `bearer`"));
    }
    let lifetime = json.as_ref().ok().and_then(|json| lifetime(json.get("expires_in")?));
    let token = Token::new(token);
    let token = match lifetime {
        Some(lifetime) => token.expires_in(lifetime),
        None => token,
    };
    Ok(Issued { token, refresh_token: text("refresh_token").filter(|token| !token.is_empty()) })
}

/// Seconds, which some servers write as text.
fn lifetime(value: &Json) -> Option<Duration> {
    let seconds = value.as_f64().or_else(|| value.as_str()?.parse().ok())?;
    Duration::try_from_secs_f64(seconds).ok()
}

impl<A: Api> TokenProvider<A> for ClientCredentials {
    fn issue<'a>(&'a self, client: &'a Client<A>) -> TokenFuture<'a> {
        Box::pin(async move {
            let request = self.endpoint.request(&[("grant_type", "client_credentials")])?;
            let response = client.engine().send_elsewhere(request).await?;
            read(&response).map(|issued| issued.token)
        })
    }
}

impl<A: Api> TokenProvider<A> for RefreshToken {
    fn issue<'a>(&'a self, client: &'a Client<A>) -> TokenFuture<'a> {
        Box::pin(async move {
            let current = self.current();
            let grant = [("grant_type", "refresh_token"), ("refresh_token", current.expose())];
            let response = client.engine().send_elsewhere(self.endpoint.request(&grant)?).await?;
            let issued = read(&response)?;
            if let Some(token) = &issued.refresh_token {
                self.replace(token);
            }
            Ok(issued.token)
        })
    }
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parameters: Vec<_> = self.parameters.iter().map(|(name, _)| name).collect();
        f.debug_struct("Endpoint")
            .field("client_id", &self.client_id)
            .field("auth", &self.auth)
            .field("parameters", &parameters)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for RefreshToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("RefreshToken").field(&self.endpoint).finish()
    }
}
