//! The flows of OAuth 2 that a client goes through by itself.

use crate::diagnostic::Code;
use crate::form;
use crate::ir::{ClientAuth, Grant, OAuth2, OAuthScope};
use crate::openapi::fields::Fields;
use crate::openapi::notes::Notes;
use crate::yaml::Node;

/// Reads the flows for clients and for users. The others give tokens that the caller has from elsewhere.
pub(super) fn read_flows(node: &Node, notes: &Notes) -> Option<OAuth2> {
    let mut fields = Fields::of(node, "the flows", notes);
    let client_credentials =
        fields.take("clientCredentials").and_then(|node| read_grant(node, Asks::Client, notes));
    let authorization_code =
        fields.take("authorizationCode").and_then(|node| read_grant(node, Asks::User, notes));
    let client_auth = match fields.text("x-specwright-client-auth") {
        Some("body") => ClientAuth::Body,
        _ => ClientAuth::Basic,
    };
    fields.words(&["implicit", "password", "deviceAuthorization"]);
    fields.finish();
    let is_any = client_credentials.is_some() || authorization_code.is_some();
    is_any.then_some(OAuth2 { client_credentials, authorization_code, client_auth, span: node.span })
}

/// Who asks for a token.
#[derive(Clone, Copy, PartialEq)]
enum Asks {
    Client,
    User,
}

fn read_grant(node: &Node, asks: Asks, notes: &Notes) -> Option<Grant> {
    let mut fields = Fields::of(node, "a flow", notes);
    let mut endpoint = |key: &str| -> Option<String> {
        let url = fields.text(key)?.trim();
        match form::endpoint_url(url) {
            None => Some(url.to_owned()),
            Some(_) => {
                let message = format!(
                    "`{}` is not an address that a client can ask: `{key}` is left out",
                    url.escape_debug()
                );
                notes.say(Code::OpenapiAuth, node.span, message);
                None
            }
        }
    };
    let (token_url, refresh_url) = (endpoint("tokenUrl"), endpoint("refreshUrl"));
    let authorization_url = if asks == Asks::User { endpoint("authorizationUrl") } else { None };
    let scopes = fields.map("scopes").iter().filter_map(|entry| {
        let name = &entry.key.text;
        match form::oauth_scope(name) {
            None => Some(OAuthScope {
                name: name.clone(),
                doc: entry.value.text().unwrap_or_default().to_owned(),
            }),
            Some(_) => {
                let message = format!("`{}` is not a scope that a client could ask for", name.escape_debug());
                notes.say(Code::OpenapiAuth, entry.key.span, message);
                None
            }
        }
    });
    let scopes: Vec<OAuthScope> = scopes.collect();
    if asks == Asks::Client {
        fields.words(&["authorizationUrl"]);
    }
    fields.finish();
    let (Some(token_url), true) = (token_url, asks == Asks::Client || authorization_url.is_some()) else {
        notes.say(Code::OpenapiAuth, node.span, "the flow says no address that tokens could be asked for at");
        return None;
    };
    Some(Grant { authorization_url, token_url, refresh_url, scopes, span: node.span })
}
