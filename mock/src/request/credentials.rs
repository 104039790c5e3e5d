//! Whether a request may come in.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use base64::Engine as _;
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, header};
use specwright_codegen::ir::{Api, Operation, Scheme, SchemeId, SchemeKind};

/// A token that is good without having been issued, also where tokens are.
pub const TEST_TOKEN: &str = "test-token";

/// The tokens that were issued, and when they run out.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    issued: HashMap<String, Option<Instant>>,
}

impl Tokens {
    pub(crate) fn issue(&mut self, token: String, now: Instant, lifetime: Option<Duration>) {
        // A lifetime past the end of time has none.
        self.issued.insert(token, lifetime.and_then(|lifetime| now.checked_add(lifetime)));
    }

    fn standing(&self, token: &str, now: Instant) -> Standing {
        match self.issued.get(token) {
            Some(Some(end)) if *end <= now => Standing::Expired,
            Some(_) => Standing::Good,
            None if token == TEST_TOKEN => Standing::Good,
            None => Standing::Unknown,
        }
    }
}

enum Standing {
    Good,
    Expired,
    Unknown,
}

/// Why a request may not come in.
#[derive(Debug)]
pub(crate) struct Refused {
    pub(crate) detail: String,
    /// The value of `www-authenticate`.
    pub(crate) challenge: Option<HeaderValue>,
}

/// Looks for one of the operation's credentials that is good.
///
/// Where no operation issues a scheme's credential any is good that has the form; else it must be one that was issued
/// here and has not run out, or the test token.
pub(crate) fn check(
    api: &Api,
    operation: &Operation,
    request: &http::Request<Bytes>,
    path: &[(String, String)],
    tokens: &Tokens,
    now: Instant,
) -> Result<(), Refused> {
    let schemes: Vec<&Scheme> = operation.auth.schemes().map(|id| &api[id]).collect();
    let mut wrong = Vec::new();
    for set in &operation.auth.any_of {
        let mut all = true;
        for scheme in set.iter().map(|id| &api[*id]) {
            let given = credential(scheme, request, path);
            let judged = given.map(|credential| check_credential(api, scheme, &credential, tokens, now));
            all &= matches!(judged, Some(Ok(())));
            wrong.extend(judged.and_then(Result::err));
        }
        if all {
            return Ok(());
        }
    }
    if schemes.is_empty() || operation.auth.optional && wrong.is_empty() {
        return Ok(());
    }
    let detail = match wrong.is_empty() {
        false => wrong.join("; "),
        true => {
            let set = |set: &Vec<SchemeId>| {
                set.iter().map(|id| described(&api[*id])).collect::<Vec<_>>().join(" and ")
            };
            let wanted: Vec<String> = operation.auth.any_of.iter().map(set).collect();
            format!("{} needs {}", operation.name, wanted.join(" or "))
        }
    };
    let challenge = schemes.iter().find_map(|scheme| challenge(api, scheme, !wrong.is_empty()));
    Err(Refused { detail, challenge })
}

/// The credential as it was sent, without the word before it.
fn credential(scheme: &Scheme, request: &http::Request<Bytes>, path: &[(String, String)]) -> Option<String> {
    let headers = request.headers();
    let header = |name: &str| {
        headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).trim().to_owned())
    };
    let after = |word: &str| {
        let text = header("authorization")?;
        let (scheme, rest) = text.split_once(' ')?;
        scheme.eq_ignore_ascii_case(word).then(|| rest.trim().to_owned())
    };
    let found = match &scheme.kind {
        SchemeKind::Bearer => after("bearer"),
        SchemeKind::Basic => after("basic"),
        SchemeKind::Header(name) => header(name),
        SchemeKind::Query(name) => {
            form_urlencoded::parse(request.uri().query().unwrap_or_default().as_bytes())
                .find(|(key, _)| key == name.as_str())
                .map(|(_, value)| value.into_owned())
        }
        SchemeKind::Cookie(name) => cookie(headers, name),
        SchemeKind::Path => {
            path.iter().find(|(name, _)| *name == scheme.name).map(|(_, value)| value.clone())
        }
    };
    found.filter(|credential| !credential.is_empty())
}

/// The value of a cookie (RFC 6265 §4.2).
fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(found, _)| *found == name).map(|(_, value)| value.to_owned())
}

fn check_credential(
    api: &Api,
    scheme: &Scheme,
    credential: &str,
    tokens: &Tokens,
    now: Instant,
) -> Result<(), String> {
    let name = &scheme.name;
    if scheme.kind == SchemeKind::Basic {
        let decoded = base64::engine::general_purpose::STANDARD.decode(credential);
        return match decoded.is_ok_and(|decoded| decoded.contains(&b':')) {
            true => Ok(()),
            false => Err(format!("the credential `{name}` is not a user and password in base64")),
        };
    }
    match (&scheme.issued_by, tokens.standing(credential, now)) {
        (_, Standing::Good) | (None, Standing::Unknown) => Ok(()),
        (_, Standing::Expired) => Err(format!("the token `{name}` has run out")),
        (Some(issue), Standing::Unknown) => Err(format!(
            "the token `{name}` was not issued by {} of this mock; `{TEST_TOKEN}` is taken without",
            api[issue.operation].name
        )),
    }
}

fn described(scheme: &Scheme) -> String {
    match &scheme.kind {
        SchemeKind::Bearer => "`Authorization: Bearer …`".to_owned(),
        SchemeKind::Basic => "`Authorization: Basic …`".to_owned(),
        SchemeKind::Header(name) => format!("the header `{name}`"),
        SchemeKind::Query(name) => format!("the query parameter `{name}`"),
        SchemeKind::Cookie(name) => format!("the cookie `{name}`"),
        SchemeKind::Path => format!("`{{{}}}` in its path", scheme.name),
    }
}

/// RFC 6750 tells a token that is not good apart; RFC 7617 wants a realm.
fn challenge(api: &Api, scheme: &Scheme, was_given: bool) -> Option<HeaderValue> {
    let realm = &api.name;
    let text = match scheme.kind {
        SchemeKind::Bearer if was_given => format!("Bearer realm=\"{realm}\", error=\"invalid_token\""),
        SchemeKind::Bearer => format!("Bearer realm=\"{realm}\""),
        SchemeKind::Basic => format!("Basic realm=\"{realm}\""),
        SchemeKind::Header(_) | SchemeKind::Query(_) | SchemeKind::Cookie(_) | SchemeKind::Path => {
            return None;
        }
    };
    HeaderValue::from_str(&text).ok()
}

/// Whether a header of this name holds a credential.
pub(crate) fn is_secret_header(api: &Api, name: &header::HeaderName) -> bool {
    const KNOWN: [&str; 4] = ["authorization", "proxy-authorization", "cookie", "x-api-key"];
    let is_scheme = |scheme: &Scheme| match &scheme.kind {
        SchemeKind::Header(header) => header.eq_ignore_ascii_case(name.as_str()),
        _ => false,
    };
    KNOWN.contains(&name.as_str()) || api.schemes.iter().any(is_scheme)
}

/// The path as it may be shown: what stands in the place of a credential of the operation is left out.
pub(crate) fn shown_path(
    api: &Api,
    operation: &Operation,
    path: &str,
    parameters: &[(String, String)],
) -> Option<String> {
    let schemes =
        operation.auth.schemes().map(|id| &api[id]).filter(|scheme| scheme.kind == SchemeKind::Path);
    let names: Vec<&str> = schemes.map(|scheme| scheme.name.as_str()).collect();
    let secret = |name: &str| names.contains(&name);
    let mut shown: Option<String> = None;
    for (_, value) in parameters.iter().filter(|(name, _)| secret(name)) {
        let hide = |segment: &str| {
            let decoded = percent_encoding::percent_decode_str(segment).decode_utf8_lossy();
            match decoded.contains(value.as_str()) {
                true => decoded.replace(value.as_str(), "[redacted]"),
                false => segment.to_owned(),
            }
        };
        let before = shown.as_deref().unwrap_or(path);
        let hidden = before.split('/').map(hide).collect::<Vec<_>>().join("/");
        shown = Some(hidden);
    }
    shown
}

/// Whether a query parameter of this name holds a credential.
pub(crate) fn is_secret_parameter(api: &Api, name: &str) -> bool {
    api.schemes.iter().any(|scheme| matches!(&scheme.kind, SchemeKind::Query(secret) if secret == name))
}
