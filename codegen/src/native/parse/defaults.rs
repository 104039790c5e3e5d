//! What holds for every operation that says nothing else.

use super::Text;
use super::auth::{AuthUse, parse_auth_use};
use super::fields::{Fields, as_list};
use super::member::{Member, parse_members};
use super::name::parse_name_node;
use super::outcome::{EnvelopeUse, parse_envelope};
use super::provenance::Notes;
use super::scalar::parse_text;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::form::{self, NameForm};
use crate::yaml::Node;

/// The `defaults` section.
#[derive(Debug, Default)]
pub(crate) struct Defaults {
    pub(crate) auth: Option<AuthUse>,
    pub(crate) accept: Option<String>,
    pub(crate) path: Vec<Member>,
    pub(crate) envelope: Option<EnvelopeUse>,
    pub(crate) errors: Vec<Text>,
    pub(crate) notes: Notes,
}

pub(crate) fn parse_defaults(node: &Node, report: &mut Report) -> Option<Defaults> {
    let mut fields = Fields::of(node, "`defaults`", report)?;
    let auth = fields.take("auth").and_then(|node| parse_auth_use(node, report));
    let accept = fields.take("accept").and_then(|node| parse_accept(node, report));
    let path = fields.take("path").map(|node| parse_members(node, "path", report)).unwrap_or_default();
    let envelope = fields.take("envelope").and_then(|node| parse_envelope(node, report));
    let errors = fields.take("errors").map(|node| parse_error_names(node, report)).unwrap_or_default();
    let notes = fields.notes(report);
    fields.finish(report);
    Some(Defaults { auth, accept, path, envelope, errors, notes })
}

/// The defaults' errors join those of every operation, so a list bounds what a hostile file can cost.
const MOST_ERRORS: usize = 1000;

/// A list of errors by name.
pub(crate) fn parse_error_names(node: &Node, report: &mut Report) -> Vec<Text> {
    let items = as_list(node, "`errors`", report);
    if items.len() > MOST_ERRORS {
        let message = format!("`errors` has {} entries, and at most {MOST_ERRORS} are read", items.len());
        report
            .push(Diagnostic::new(Code::TooMany, node.span, message).help("no operation has so many errors"));
    }
    let items = items.get(..MOST_ERRORS).unwrap_or(items);
    items.iter().filter_map(|item| parse_name_node(item, "an error", NameForm::UpperCamel, report)).collect()
}

/// The value of the `accept` header.
pub(crate) fn parse_accept(node: &Node, report: &mut Report) -> Option<String> {
    let text = parse_text(node, "`accept`", report)?;
    match form::accept(&text.value) {
        None => Some(text.value),
        Some(misfit) => {
            report.push(misfit.at(text.span));
            None
        }
    }
}
