//! What operations need of credentials, where the document does not say it and the spec says it of every call.

use std::cell::RefCell;
use std::collections::HashSet;

use super::body::plain;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Extent;
use crate::yaml::{Entry, Node, make};

/// Whether a spec says what calls need of credentials.
pub(super) fn is_said(own: &Node) -> bool {
    let of_operations = own.get("operations").map_or(&[][..], Node::entries).iter().map(|entry| &entry.value);
    own.get("defaults").into_iter().chain(of_operations).any(|node| node.get("auth").is_some())
}

/// The document as a spec, in which nothing is said of credentials at the operations of which the document says nothing,
/// so that what `own` says of every call holds for them.
pub(super) fn left_open(adopted: Node, own: &Node, extents: &[Extent]) -> Node {
    if own.get("defaults").and_then(|defaults| defaults.get("auth")).is_none() {
        return adopted;
    }
    let unsaid = extents.iter().filter(|extent| !extent.says_auth);
    let unsaid: HashSet<&str> = unsaid.map(|extent| extent.operation.as_str()).collect();
    in_section(&adopted, "operations", &|entry| match unsaid.contains(entry.key.text.as_str()) {
        true => without(&entry.value, "auth"),
        false => entry.value.clone(),
    })
}

/// The document as a spec, in which nothing is a parameter that is a credential by what `own` says of credentials.
pub(super) fn without_credentials(adopted: Node, own: &Node, notes: &mut Vec<Diagnostic>) -> Node {
    let schemes: Vec<(&str, SentAs<'_>)> =
        own.get("auth").map_or(&[][..], Node::entries).iter().filter_map(sent_as).collect();
    if schemes.is_empty() {
        return adopted;
    }
    let of_every_call = own.get("defaults").and_then(|defaults| defaults.get("auth"));
    let mut told = HashSet::new();
    let found = RefCell::new(Vec::new());
    let mended = in_section(&adopted, "operations", &|entry| {
        let own = own.get("operations").and_then(|operations| operations.get(&entry.key.text));
        let auth = own.and_then(|own| own.get("auth")).or(entry.value.get("auth")).or(of_every_call);
        let names = auth.map(words).unwrap_or_default();
        let is_taken = |place: &str, name: &str| {
            let name = plain(name);
            let is_it = |(scheme, sent): &&(&str, SentAs<'_>)| {
                names.contains(scheme)
                    && sent.place == place
                    && (sent.name == name || place == "header" && sent.name.eq_ignore_ascii_case(name))
            };
            schemes.iter().find(is_it).map(|(scheme, _)| *scheme)
        };
        let input = |input: &Entry| {
            let kept = input.value.entries().iter().filter(|member| {
                let scheme = is_taken(&input.key.text, &member.key.text);
                if let Some(scheme) = scheme {
                    found.borrow_mut().push((member.key.clone(), scheme));
                }
                scheme.is_none()
            });
            let value = make::map(kept.cloned().collect(), input.value.span);
            Entry { key: input.key.clone(), value }
        };
        let is_place = |one: &Entry| matches!(one.key.text.as_str(), "query" | "header" | "cookie");
        let inputs = |node: &Node| {
            let entries = node.entries().iter();
            let entries = entries.map(|one| if is_place(one) { input(one) } else { one.clone() });
            let entries = entries.filter(|one| !is_place(one) || !one.value.entries().is_empty());
            make::map(entries.collect(), node.span)
        };
        let entries = entry.value.entries().iter().map(|one| match one.key.text == "in" {
            true => Entry { key: one.key.clone(), value: inputs(&one.value) },
            false => one.clone(),
        });
        let entries = entries.filter(|one| one.key.text != "in" || !one.value.entries().is_empty());
        make::map(entries.collect(), entry.value.span)
    });
    for (key, scheme) in found.into_inner().into_iter().filter(|(key, _)| told.insert(key.span)) {
        let name = plain(&key.text).escape_debug();
        let message = format!("`{name}` is left out: the client sends it as the credential `{scheme}`");
        notes.push(Diagnostic::new(Code::OpenapiAuth, key.span, message));
    }
    mended
}

/// Where a credential goes, as a spec says it.
struct SentAs<'n> {
    place: &'n str,
    name: &'n str,
}

fn sent_as(scheme: &Entry) -> Option<(&str, SentAs<'_>)> {
    let place = scheme.value.get("scheme")?.text()?;
    let name = scheme.value.get("name")?.text()?;
    Some((&scheme.key.text, SentAs { place, name }))
}

/// All words of a node, at any depth.
fn words(node: &Node) -> Vec<&str> {
    let within = node.entries().iter().map(|entry| &entry.value).chain(node.items());
    node.text().into_iter().chain(within.flat_map(words)).collect()
}

fn in_section(spec: &Node, section: &str, changed: &dyn Fn(&Entry) -> Node) -> Node {
    let change = |node: &Node| {
        let entries = node.entries().iter();
        let entries = entries.map(|entry| Entry { key: entry.key.clone(), value: changed(entry) });
        make::map(entries.collect(), node.span)
    };
    let entries = spec.entries().iter().map(|entry| match entry.key.text == section {
        true => Entry { key: entry.key.clone(), value: change(&entry.value) },
        false => entry.clone(),
    });
    make::map(entries.collect(), spec.span)
}

fn without(node: &Node, key: &str) -> Node {
    make::map(node.entries().iter().filter(|entry| entry.key.text != key).cloned().collect(), node.span)
}
