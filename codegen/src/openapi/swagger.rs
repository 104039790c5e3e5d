//! Documents of Swagger 2.0: the same tree as that of OpenAPI 3, with the places of the old one.
//!
//! What has another form in OpenAPI 3 is put there; everything else stays where it is, so that the reader of OpenAPI 3
//! finds what nobody knows.

mod operation;
mod parameter;
mod parts;
mod response;
mod schema;

use std::collections::HashMap;

use self::operation::Around;
use super::files::{FILES, Keys, each_reference};
use super::notes::Notes;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::yaml::make::{entry, list, map, text};
use crate::yaml::{Entry, Key, Node};

/// The version that a document of Swagger says.
pub(super) fn version(root: &Node) -> Option<&Node> {
    root.get("swagger").filter(|_| root.get("openapi").is_none())
}

/// Swagger 2.0 is the version that is read.
pub(super) fn check_version(version: &Node) -> Result<(), Box<Diagnostic>> {
    if version.text().is_some_and(|version| version == "2" || version.starts_with("2.")) {
        return Ok(());
    }
    let message = format!("Swagger 2.0 and OpenAPI 3 are read, and this is {}", version.describe());
    let problem = Diagnostic::new(Code::OpenapiDocument, version.span, message);
    Err(Box::new(problem.help("convert it to one of them, which many tools do")))
}

/// Keeps each reference as it is written, by its place: what it leads to will stand somewhere else.
pub(super) fn note_references(root: &mut Node, written: &mut HashMap<Span, String>) {
    each_reference(root, Keys::Words, &mut |reference| {
        let text = reference.text()?.to_owned();
        written.entry(reference.span).or_insert(text);
        None
    });
}

/// The document as OpenAPI 3.0 would say it.
pub(super) fn upgrade(root: &Node, notes: &Notes) -> Node {
    let in_place = parts::in_place(root);
    let root = in_place.as_ref().unwrap_or(root);
    let around = Around::of(root, notes);
    let mut upgraded = Vec::new();
    let mut components = Vec::new();
    for old in root.entries() {
        match old.key.text.as_str() {
            "swagger" => upgraded.push(entry("openapi", old.key.span, text("3.0.3", old.value.span))),
            // What they mean is said with every operation, or by the servers.
            "consumes" | "produces" | "host" | "basePath" | "schemes" => {}
            "paths" => upgraded.push(each(old, |item| around.path(item))),
            FILES => upgraded.push(each(old, parts::upgrade)),
            "definitions" => components.push(rename(&each(old, schema::upgrade), "schemas")),
            "parameters" => components.push(rename(&around.shared_parameters(old), "parameters")),
            "responses" => {
                components.push(rename(&each(old, |response| around.shared_response(response)), "responses"))
            }
            "securityDefinitions" => components.push(rename(&each(old, security_scheme), "securitySchemes")),
            _ => upgraded.push(old.clone()),
        }
    }
    upgraded.extend(servers(root));
    tell_other_schemes(root, notes);
    upgraded.push(entry("components", root.span, map(components, root.span)));
    map(upgraded, root.span)
}

/// The entry of a map, with each value of that map made anew. Extensions stay as they are.
fn each(old: &Entry, upgrade: impl Fn(&Node) -> Node) -> Entry {
    let values = old.value.entries().iter().map(|inner| {
        let value = match inner.key.text.starts_with("x-") {
            true => inner.value.clone(),
            false => upgrade(&inner.value),
        };
        Entry { key: inner.key.clone(), value }
    });
    let value = if old.value.is_map() { map(values.collect(), old.value.span) } else { old.value.clone() };
    Entry { key: old.key.clone(), value }
}

/// The servers that host, base path and schemes are; a relative one where there is no host.
fn servers(root: &Node) -> Option<Entry> {
    let [host, base] = ["host", "basePath"].map(|key| root.get(key).filter(|node| !node.is_null()));
    let span = host.or(base).or(root.get("schemes"))?.span;
    let base = base.and_then(Node::text).unwrap_or_default();
    let slash = if base.is_empty() || base.starts_with('/') { "" } else { "/" };
    let urls: Vec<(String, Span)> = match host.and_then(Node::text) {
        Some(host) => schemes(root)
            .into_iter()
            .map(|(scheme, span)| (format!("{scheme}://{host}{slash}{base}"), span))
            .collect(),
        None => vec![(format!("{slash}{base}"), span)],
    };
    let server = |(url, at): (String, Span)| map(vec![entry("url", at, text(&url, at))], at);
    Some(entry("servers", span, list(urls.into_iter().map(server).collect(), span)))
}

/// The schemes of HTTP, the safe one first. Without any it is that.
fn schemes(root: &Node) -> Vec<(String, Span)> {
    let written = root.get("schemes").map_or(&[][..], Node::items);
    let named = |wanted: &str| {
        let of = |node: &&Node| node.text().is_some_and(|scheme| scheme.eq_ignore_ascii_case(wanted));
        written.iter().find(of).map(|node| (wanted.to_owned(), node.span))
    };
    let found: Vec<_> = ["https", "http"].into_iter().filter_map(named).collect();
    match found.is_empty() {
        true => vec![("https".to_owned(), root.get("host").map_or(root.span, |host| host.span))],
        false => found,
    }
}

/// Says which schemes are none of HTTP.
fn tell_other_schemes(root: &Node, notes: &Notes) {
    for node in root.get("schemes").map_or(&[][..], Node::items) {
        let Some(scheme) = node.text() else { continue };
        if !["https", "http"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
            let message = format!("`{}` is not HTTP, and is left out", scheme.escape_debug());
            notes.say(Code::OpenapiServer, node.span, message);
        }
    }
}

/// Flows have an object of their own in OpenAPI 3, and names in other letters.
fn security_scheme(node: &Node) -> Node {
    let Some(flow) = node.get("flow") else { return node.clone() };
    let name = match flow.text().unwrap_or_default() {
        "application" => "clientCredentials",
        "accessCode" => "authorizationCode",
        other => other,
    };
    let of_flow = ["authorizationUrl", "tokenUrl", "scopes"];
    let (inside, mut outside): (Vec<Entry>, Vec<Entry>) = node
        .entries()
        .iter()
        .filter(|entry| entry.key.text != "flow")
        .cloned()
        .partition(|entry| of_flow.contains(&entry.key.text.as_str()));
    let flows = map(vec![entry(name, flow.span, map(inside, flow.span))], flow.span);
    outside.push(entry("flows", flow.span, flows));
    map(outside, node.span)
}

/// The entry under another key.
fn rename(old: &Entry, key: &str) -> Entry {
    Entry { key: Key { text: key.to_owned(), ..old.key.clone() }, value: old.value.clone() }
}
