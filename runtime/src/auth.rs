//! Credentials: what a client is given, and how requests carry it.

use std::fmt;
use std::sync::Arc;

use http::header::{AUTHORIZATION, HeaderName, HeaderValue};

use crate::encoder::{header_value, percent};
use crate::operation::Need;
use crate::redaction::Secrets;
use crate::token::TokenSource;
use crate::{ApiInfo, Auth, Base64, Encoder, Scheme, SchemeKind, Secret};

/// What a client authenticates with: a token or key, or a user and password. `Debug` shows neither.
///
/// ```
/// use specwright::{Client, Credential};
///
/// let credential = Credential::basic("ada", "correct horse");
/// assert!(!format!("{credential:?}").contains("horse"));
/// let key: Credential = "k-123".into();
/// # let _ = (credential, key);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential(Parts);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Parts {
    Token(Secret),
    Basic { user: String, password: Secret },
}

impl Credential {
    /// A token or key, for schemes that put one text into a header or the query.
    pub fn token(token: impl Into<Secret>) -> Self {
        Self(Parts::Token(token.into()))
    }

    /// A user and password, for basic authentication.
    pub fn basic(user: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self(Parts::Basic { user: user.into(), password: password.into() })
    }

    /// The credential that an environment variable holds: `user:password` for basic authentication.
    pub(crate) fn from_text(kind: SchemeKind, text: String) -> Self {
        match (kind, text.split_once(':')) {
            (SchemeKind::Basic, Some((user, password))) => Self::basic(user, password),
            _ => Self::token(text),
        }
    }

    /// The texts of it that are secret, in each form in which a request may carry them.
    fn secrets(&self) -> Vec<Secret> {
        match &self.0 {
            Parts::Token(token) => {
                // A page that repeats the address has it as it stands there.
                let encoded = percent::encode(token.expose()).to_string();
                let in_path = percent::encode_segment(token.expose()).to_string();
                vec![token.clone(), encoded.into(), in_path.into()]
            }
            Parts::Basic { user, password } => {
                let encoded = basic(user, password).map(|text| Secret::from(text.as_str()));
                encoded.into_iter().chain([password.clone()]).collect()
            }
        }
    }
}

impl From<Secret> for Credential {
    fn from(token: Secret) -> Self {
        Self::token(token)
    }
}

impl From<&Secret> for Credential {
    fn from(token: &Secret) -> Self {
        Self::token(token)
    }
}

impl From<&str> for Credential {
    fn from(token: &str) -> Self {
        Self::token(token)
    }
}

impl From<String> for Credential {
    fn from(token: String) -> Self {
        Self::token(token)
    }
}

/// A credential in the form in which requests carry it.
#[derive(Clone)]
enum Ready {
    Header(HeaderName, HeaderValue),
    Query(&'static str, Secret),
    Cookie(&'static str, Secret),
    Path(Secret),
}

/// The credentials of a client, checked when it is built.
#[derive(Clone, Default)]
pub(crate) struct Credentials {
    ready: Vec<(&'static str, Ready)>,
    sources: Vec<Arc<TokenSource>>,
    secrets: Secrets,
}

impl Credentials {
    /// Takes the credential of a scheme, or says what is wrong with it; never shows it.
    pub(crate) fn add(&mut self, scheme: &Scheme, credential: &Credential) -> Result<(), String> {
        let ready = prepare(scheme.kind, credential)
            .map_err(|why| format!("the credential of the scheme `{}` {why}", scheme.name))?;
        self.forget(scheme);
        self.ready.push((scheme.name, ready));
        self.secrets.extend(credential.secrets());
        Ok(())
    }

    /// Takes tokens of a scheme from a provider.
    pub(crate) fn add_source(&mut self, scheme: &Scheme, source: TokenSource) {
        self.forget(scheme);
        self.sources.push(Arc::new(source));
    }

    fn schemes(&self) -> impl Iterator<Item = &'static str> {
        let ready = self.ready.iter().map(|(scheme, _)| *scheme);
        ready.chain(self.sources.iter().map(|source| source.scheme()))
    }

    /// Those that logins may use: none is waited for.
    pub(crate) fn without_sources(&self) -> Self {
        Self { sources: Vec::new(), ..self.clone() }
    }

    fn forget(&mut self, scheme: &Scheme) {
        self.ready.retain(|(name, _)| *name != scheme.name);
        self.sources.retain(|source| source.scheme() != scheme.name);
    }

    /// What of them must not be seen.
    pub(crate) fn secrets(&self) -> Secrets {
        let mut secrets = self.secrets.clone();
        self.sources.iter().for_each(|source| secrets.join(source.secrets()));
        secrets
    }

    fn has(&self, scheme: &str) -> bool {
        self.get(scheme).is_some() || self.source(scheme).is_some()
    }

    fn source(&self, scheme: &str) -> Option<&Arc<TokenSource>> {
        self.sources.iter().find(|source| source.scheme() == scheme)
    }

    fn get(&self, scheme: &str) -> Option<&Ready> {
        self.ready.iter().find(|(name, _)| *name == scheme).map(|(_, ready)| ready)
    }

    /// Puts the first credential that the operation takes and the client has into the request. A token from a provider
    /// is for the call to put there: see [`source_for`](Self::source_for).
    pub(crate) fn apply(&self, api: &ApiInfo, request: &mut Encoder) {
        let auth = request.info().auth;
        let Some(set) = self.set_for(auth) else {
            if auth.need == Need::Required && !auth.is_none() {
                request.problem("credential", missing(api, auth));
            }
            return;
        };
        for scheme in set {
            match self.get(scheme) {
                Some(Ready::Header(name, value)) => request.set_header(name.clone(), value.clone()),
                Some(Ready::Query(name, secret)) => request.push_query(name, secret.expose()),
                Some(Ready::Cookie(name, secret)) => request.push_cookie(name, secret.expose()),
                Some(Ready::Path(secret)) => request.push_segment(scheme, secret.expose()),
                None => {}
            }
        }
    }

    /// The first set of credentials that the operation takes and the client has whole.
    fn set_for(&self, auth: Auth) -> Option<&'static [&'static str]> {
        auth.sets().find(|set| set.iter().all(|scheme| self.has(scheme)))
    }

    /// The source of the token that the operation takes, where a provider gives it.
    pub(crate) fn source_for(&self, auth: Auth) -> Option<Arc<TokenSource>> {
        self.set_for(auth)?.iter().find_map(|scheme| self.source(scheme)).cloned()
    }
}

/// The names of the schemes only.
impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.schemes()).finish()
    }
}

/// The header that carries a token, or what is wrong with it.
pub(crate) fn header_of(
    kind: SchemeKind,
    credential: &Credential,
) -> Result<(HeaderName, HeaderValue), &'static str> {
    match prepare(kind, credential)? {
        Ready::Header(name, value) => Ok((name, value)),
        Ready::Query(..) | Ready::Cookie(..) | Ready::Path(_) => Err("goes into no header"),
    }
}

fn prepare(kind: SchemeKind, credential: &Credential) -> Result<Ready, &'static str> {
    let sensitive = |name, text: &str| {
        let mut value = header_value(text)?;
        value.set_sensitive(true);
        Ok(Ready::Header(name, value))
    };
    match (kind, &credential.0) {
        (SchemeKind::Basic, Parts::Basic { user, password }) => {
            sensitive(AUTHORIZATION, &format!("Basic {}", basic(user, password)?.as_str()))
        }
        (SchemeKind::Basic, Parts::Token(_)) => {
            Err("is a token; the scheme wants a user and password (`basic(…)`)")
        }
        (_, Parts::Basic { .. }) => Err("is a user and password; the scheme wants a token or key"),
        (_, Parts::Token(token)) if token.expose().is_empty() => Err("is empty"),
        (SchemeKind::Bearer, Parts::Token(token)) => {
            header_value(token.expose())?;
            sensitive(AUTHORIZATION, &format!("Bearer {}", token.expose()))
        }
        (SchemeKind::Header(name), Parts::Token(token)) => {
            let name = HeaderName::from_bytes(name.as_bytes())
                .map_err(|_| "goes into a header with no valid name")?;
            sensitive(name, token.expose())
        }
        (SchemeKind::Query(_) | SchemeKind::Path, Parts::Token(token))
            if token.expose().contains(char::is_control) =>
        {
            Err(CONTROL)
        }
        (SchemeKind::Query(name), Parts::Token(token)) => Ok(Ready::Query(name, token.clone())),
        (SchemeKind::Cookie(_), Parts::Token(token)) if !is_cookie(token.expose()) => {
            Err("has characters that a cookie cannot carry")
        }
        (SchemeKind::Cookie(name), Parts::Token(token)) => Ok(Ready::Cookie(name, token.clone())),
        (SchemeKind::Path, Parts::Token(token)) => Ok(Ready::Path(token.clone())),
    }
}

/// RFC 6265 §4.1.1: `cookie-octet`.
fn is_cookie(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b',' | b';' | b'\\'))
}

const CONTROL: &str = "has a line break or another control character; take it out";

/// RFC 7617 §2: no colon in the user, no control characters in either.
fn basic(user: &str, password: &Secret) -> Result<Base64, &'static str> {
    if user.contains(':') {
        return Err("has a colon in its user, where none can be");
    }
    if user.contains(char::is_control) || password.expose().contains(char::is_control) {
        return Err(CONTROL);
    }
    Ok(Base64::encode(format!("{user}:{}", password.expose())))
}

fn missing(api: &ApiInfo, auth: Auth) -> String {
    let all = |set: &[&str]| set.iter().map(|name| way(api, name)).collect::<Vec<_>>().join(", and ");
    let ways: Vec<_> = auth.sets().map(all).collect();
    format!("it needs a credential, and the client has none: {}", ways.join(", or "))
}

fn way(api: &ApiInfo, name: &str) -> String {
    let Some(scheme) = api.schemes.iter().find(|scheme| scheme.name == name) else {
        return format!("the API `{}` declares no scheme `{name}`", api.name);
    };
    let method = match scheme.kind {
        SchemeKind::Bearer if only_one(api, scheme.kind) => "token(…)".to_owned(),
        SchemeKind::Basic if only_one(api, scheme.kind) => "basic(…)".to_owned(),
        SchemeKind::Basic => format!("credential(\"{name}\", Credential::basic(…))"),
        _ => format!("credential(\"{name}\", …)"),
    };
    let builder = format!("for the scheme `{name}` call `.{method}` on the client builder");
    match scheme.env {
        Some(variable) => format!("{builder}, or set {variable} and call `.credentials_from_env()`"),
        None => builder,
    }
}

/// Whether the builder can tell the scheme by its kind.
pub(crate) fn only_one(api: &ApiInfo, kind: SchemeKind) -> bool {
    api.schemes.iter().filter(|scheme| scheme.kind == kind).count() == 1
}
