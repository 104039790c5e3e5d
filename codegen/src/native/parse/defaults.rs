//! What holds for every operation that says nothing else.

use super::Text;
use super::auth::{AuthUse, parse_auth_use};
use super::fields::{Fields, as_list, as_map};
use super::member::{Member, parse_members};
use super::name::{parse_name_node, parse_wire_name};
use super::outcome::{EnvelopeUse, parse_envelope};
use super::provenance::Notes;
use super::scalar::{parse_literal, parse_text};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::form::{self, NameForm};
use crate::ir::{Carried, EveryCall};
use crate::yaml::Node;

/// The `defaults` section.
#[derive(Debug, Default)]
pub(crate) struct Defaults {
    pub(crate) auth: Option<AuthUse>,
    pub(crate) accept: Option<String>,
    pub(crate) path: Vec<Member>,
    pub(crate) every_call: EveryCall,
    pub(crate) envelope: Option<EnvelopeUse>,
    pub(crate) errors: Vec<Text>,
    pub(crate) notes: Notes,
}

pub(crate) fn parse_defaults(node: &Node, report: &mut Report) -> Option<Defaults> {
    let mut fields = Fields::of(node, "`defaults`", report)?;
    let auth = fields.take("auth").and_then(|node| parse_auth_use(node, report));
    let accept = fields.take("accept").and_then(|node| parse_accept(node, report));
    let path = fields.take("path").map(|node| parse_members(node, "path", report)).unwrap_or_default();
    let headers = fields.take("header").map(|node| parse_headers(node, report)).unwrap_or_default();
    let query = fields.take("query").map(|node| parse_carried(node, "`query` of `defaults`", report));
    let envelope = fields.take("envelope").and_then(|node| parse_envelope(node, report));
    let errors = fields.take("errors").map(|node| parse_error_names(node, report)).unwrap_or_default();
    let notes = fields.notes(report);
    fields.finish(report);
    let every_call = EveryCall { headers, query: query.unwrap_or_default() };
    Some(Defaults { auth, accept, path, every_call, envelope, errors, notes })
}

fn parse_headers(node: &Node, report: &mut Report) -> Vec<Carried> {
    let mut headers = parse_carried(node, "`header` of `defaults`", report);
    headers.retain(|header| {
        let misfit = form::header_name(&header.name).or_else(|| form::header_value(&header.value.to_text()));
        let fits = misfit.is_none();
        misfit.into_iter().for_each(|misfit| report.push(misfit.at(header.span)));
        fits
    });
    headers
}

/// Names on the wire with the values that every call has.
fn parse_carried(node: &Node, what: &str, report: &mut Report) -> Vec<Carried> {
    let Some(map) = as_map(node, what, report) else { return Vec::new() };
    let carried = map.entries.iter().filter_map(|entry| {
        let name = parse_wire_name(&entry.key.text, entry.key.style, entry.key.span, report)?;
        let value = parse_literal(&entry.value, "a value that every call has", report)?.value;
        Some(Carried { name: name.value, value, span: name.span.to(entry.value.span) })
    });
    carried.collect()
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
