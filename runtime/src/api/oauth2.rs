//! Where an API has its tokens of OAuth 2 from.

use super::ApiInfo;
use crate::ClientAuth;

/// Where tokens of OAuth 2 ([RFC 6749](https://www.rfc-editor.org/rfc/rfc6749)) come from: what
/// [`ClientCredentials::of`](crate::ClientCredentials::of) and [`RefreshToken::of`](crate::RefreshToken::of) ask.
///
/// ```
/// use specwright::{Api, ApiInfo, ClientCredentials, OAuth2, Scheme, SchemeKind};
///
/// enum Weather {}
///
/// impl Api for Weather {
///     const INFO: ApiInfo = ApiInfo::new("weather").schemes(&[
///         Scheme::new("oauth", SchemeKind::Bearer)
///             .oauth2(OAuth2::new().client_credentials("https://login.weather.example/token")),
///     ]);
/// }
///
/// let tokens = ClientCredentials::of::<Weather>("my-client", "s3cr3t").scope("read");
/// # let _ = tokens;
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct OAuth2 {
    /// The token endpoint for tokens of the client itself (RFC 6749 §4.4).
    pub client_credentials: Option<&'static str>,
    /// The endpoint that users are sent to, to let the client in (RFC 6749 §4.1).
    pub authorization: Option<&'static str>,
    /// The token endpoint that takes the code which a user comes back with.
    pub authorization_code: Option<&'static str>,
    /// The endpoint that takes refresh tokens (RFC 6749 §6).
    pub refresh: Option<&'static str>,
    /// How a client shows these endpoints who it is.
    pub client_auth: ClientAuth,
}

impl OAuth2 {
    /// No endpoint; clients show who they are by basic authentication.
    pub const fn new() -> Self {
        Self {
            client_credentials: None,
            authorization: None,
            authorization_code: None,
            refresh: None,
            client_auth: ClientAuth::Basic,
        }
    }

    /// Sets the token endpoint for tokens of the client itself.
    #[must_use]
    pub const fn client_credentials(mut self, token_url: &'static str) -> Self {
        self.client_credentials = Some(token_url);
        self
    }

    /// Sets the endpoint that users are sent to, and the token endpoint that takes the code which they come back with.
    #[must_use]
    pub const fn authorization_code(
        mut self,
        authorization_url: &'static str,
        token_url: &'static str,
    ) -> Self {
        self.authorization = Some(authorization_url);
        self.authorization_code = Some(token_url);
        self
    }

    /// Sets the endpoint that takes refresh tokens.
    #[must_use]
    pub const fn refresh(mut self, refresh_url: &'static str) -> Self {
        self.refresh = Some(refresh_url);
        self
    }

    /// Sets how clients show who they are.
    #[must_use]
    pub const fn client_auth(mut self, auth: ClientAuth) -> Self {
        self.client_auth = auth;
        self
    }
}

/// An endpoint, and how a client shows it who it is.
pub(crate) type Endpoint = (&'static str, ClientAuth);

impl ApiInfo {
    /// The only endpoint for client credentials.
    pub(crate) const fn client_credentials_endpoint(&self) -> Option<Endpoint> {
        let (mut found, mut at) = (None, 0);
        while at < self.schemes.len() {
            if let Some(oauth2) = self.schemes[at].oauth2
                && let Some(url) = oauth2.client_credentials
            {
                if found.is_some() {
                    return None;
                }
                found = Some((url, oauth2.client_auth));
            }
            at += 1;
        }
        found
    }

    /// The only endpoint for refresh tokens.
    pub(crate) const fn refresh_endpoint(&self) -> Option<Endpoint> {
        let (mut found, mut at) = (None, 0);
        while at < self.schemes.len() {
            if let Some(oauth2) = self.schemes[at].oauth2
                && let Some(url) = oauth2.refresh
            {
                if found.is_some() {
                    return None;
                }
                found = Some((url, oauth2.client_auth));
            }
            at += 1;
        }
        found
    }
}
