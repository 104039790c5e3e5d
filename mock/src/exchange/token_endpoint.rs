//! The token endpoints of OAuth 2 that an API names.

use std::collections::HashMap;

use bytes::Bytes;
use http::header::{AUTHORIZATION, CACHE_CONTROL, HeaderValue};
use http::{Method, Request, Response, Uri};
use serde_json::{Value, json};
use specwright_codegen::ir::{Api, OAuth2};

use super::USUAL_LIFETIME;
use crate::mock::Shared;
use crate::response::error;

/// The answer, where a request asks one of them for a token (RFC 6749).
pub(super) fn answer(shared: &Shared, api: &Api, request: &Request<Bytes>) -> Option<Response<Bytes>> {
    let of_api = || api.schemes.iter().filter_map(|scheme| scheme.oauth2.as_ref());
    let is_asked = |oauth2: &OAuth2| endpoints(oauth2).iter().any(|url| is_at(url, request.uri()));
    if request.method() != Method::POST || !of_api().any(is_asked) {
        return None;
    }
    let form: HashMap<String, String> = form_urlencoded::parse(request.body()).into_owned().collect();
    let is_client_known = request.headers().contains_key(AUTHORIZATION) || form.contains_key("client_id");
    let grant = form.get("grant_type").map(String::as_str);
    let code = match grant {
        None => "invalid_request",
        Some("client_credentials") if !is_client_known => "invalid_client",
        Some("client_credentials") => return Some(issued(shared, api, None)),
        Some("refresh_token") if form.contains_key("refresh_token") => {
            return Some(issued(shared, api, form.get("refresh_token").cloned()));
        }
        Some("authorization_code") if form.contains_key("code") => {
            let refresh_token = shared.state().generator.hex(24);
            return Some(issued(shared, api, Some(refresh_token)));
        }
        Some("refresh_token" | "authorization_code") => "invalid_request",
        Some(_) => "unsupported_grant_type",
    };
    let status = if code == "invalid_client" { 401 } else { 400 };
    Some(json_response(status, &json!({ "error": code })))
}

fn endpoints(oauth2: &OAuth2) -> Vec<&str> {
    let grants =
        oauth2.grants().flat_map(|(_, grant)| [Some(grant.token_url.as_str()), grant.refresh_url.as_deref()]);
    grants.flatten().collect()
}

/// Whether a request goes there. One that says no host was sent to the mock's.
fn is_at(url: &str, uri: &Uri) -> bool {
    let Ok(url) = url.parse::<Uri>() else { return false };
    url.path() == uri.path() && (uri.authority().is_none() || url.authority() == uri.authority())
}

fn issued(shared: &Shared, api: &Api, refresh_token: Option<String>) -> Response<Bytes> {
    let lifetime = shared.options.token_lifetime.unwrap_or(USUAL_LIFETIME);
    let mut state = shared.state();
    let token = format!("{}-{}", api.name, state.generator.hex(24));
    state.tokens.issue(token.clone(), shared.options.clock.instant(), Some(lifetime));
    let mut body = json!({ "access_token": token, "token_type": "bearer", "expires_in": lifetime.as_secs() });
    if let (Some(refresh_token), Some(members)) = (refresh_token, body.as_object_mut()) {
        members.insert("refresh_token".to_owned(), Value::String(refresh_token));
    }
    json_response(200, &body)
}

fn json_response(status: u16, body: &Value) -> Response<Bytes> {
    let mut response = error::response(status, Some("application/json"), Bytes::from(body.to_string()));
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
