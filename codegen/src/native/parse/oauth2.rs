//! Where tokens of OAuth 2 come from.

use super::fields::{Fields, as_map};
use super::name::parse_wire_name;
use super::scalar::{parse_text, parse_word};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::form;
use crate::ir::{ClientAuth, Grant, OAuth2, OAuthScope};
use crate::yaml::Node;

const CLIENT_AUTH: [(&str, ClientAuth); 2] = [("basic", ClientAuth::Basic), ("body", ClientAuth::Body)];

pub(super) fn parse_oauth2(node: &Node, report: &mut Report) -> Option<OAuth2> {
    let mut fields = Fields::of(node, "`oauth2`", report)?;
    let client_credentials =
        fields.take("client-credentials").map(|node| parse_grant(node, Asks::Client, report));
    let authorization_code =
        fields.take("authorization-code").map(|node| parse_grant(node, Asks::User, report));
    let client_auth =
        fields.take("client-auth").and_then(|node| parse_word(node, "`client-auth`", &CLIENT_AUTH, report));
    if client_credentials.is_none() && authorization_code.is_none() {
        let message = "`oauth2` says of no grant where its tokens come from";
        let help = "add `client-credentials` or `authorization-code`";
        report.push(Diagnostic::new(Code::MissingKey, node.span, message).help(help));
    }
    let span = fields.span();
    fields.finish(report);
    Some(OAuth2 {
        client_credentials: client_credentials.flatten(),
        authorization_code: authorization_code.flatten(),
        client_auth: client_auth.map_or(ClientAuth::Basic, |word| word.value),
        span,
    })
}

/// Who asks for a token.
#[derive(Clone, Copy, PartialEq)]
enum Asks {
    Client,
    User,
}

fn parse_grant(node: &Node, asks: Asks, report: &mut Report) -> Option<Grant> {
    let mut fields = Fields::of(node, "a grant", report)?;
    let authorization_url = match asks {
        Asks::Client => None,
        Asks::User => fields.require("authorization-url").and_then(|node| parse_endpoint(node, report)),
    };
    let token_url = fields.require("token-url").and_then(|node| parse_endpoint(node, report));
    let refresh_url = fields.take("refresh-url").and_then(|node| parse_endpoint(node, report));
    let scopes = fields.take("scopes").map(|node| parse_scopes(node, report)).unwrap_or_default();
    let span = fields.span();
    fields.finish(report);
    Some(Grant { authorization_url, token_url: token_url?, refresh_url, scopes, span })
}

fn parse_endpoint(node: &Node, report: &mut Report) -> Option<String> {
    let url = parse_text(node, "an address", report)?;
    match form::endpoint_url(&url.value) {
        None => Some(url.value),
        Some(misfit) => {
            report.push(misfit.at(url.span));
            None
        }
    }
}

/// The scopes, each with what it lets clients do.
fn parse_scopes(node: &Node, report: &mut Report) -> Vec<OAuthScope> {
    let Some(map) = as_map(node, "`scopes`", report) else { return Vec::new() };
    let scopes = map.entries.iter().filter_map(|entry| {
        let name = parse_wire_name(&entry.key.text, entry.key.style, entry.key.span, report)?;
        if let Some(misfit) = form::oauth_scope(&name.value) {
            report.push(misfit.at(name.span));
        }
        let doc = parse_text(&entry.value, "what a scope lets clients do", report)?;
        Some(OAuthScope { name: name.value, doc: doc.value })
    });
    scopes.collect()
}
