//! Documented requests and responses.

use super::fields::{Fields, as_map, named_entries};
use super::input::InputKey;
use super::json::{parse_json, parse_json_or_text};
use super::provenance::Notes;
use super::scalar::parse_scalar;
use super::{Spanned, Text};
use crate::diagnostic::Report;
use crate::form::NameForm;
use crate::ir::{MessageBody, Value};
use crate::source::Span;
use crate::yaml::Node;

/// A request with its response; each may be left out.
#[derive(Debug)]
pub(crate) struct Example {
    pub(crate) name: Text,
    pub(crate) request: Option<ExampleRequest>,
    pub(crate) response: Option<Message>,
    pub(crate) notes: Notes,
    pub(crate) span: Span,
}

/// The values by place.
#[derive(Debug)]
pub(crate) struct ExampleRequest {
    pub(crate) places: Vec<PlaceValues>,
    pub(crate) span: Span,
}

/// What goes to one place: for a body perhaps one whole value, everywhere else values by name.
#[derive(Debug)]
pub(crate) struct PlaceValues {
    pub(crate) place: Spanned<InputKey>,
    pub(crate) value: Value,
    /// Names with their places, in the order of the value's members.
    pub(crate) names: Vec<Text>,
}

/// A response as on the wire.
#[derive(Debug)]
pub(crate) struct Message {
    pub(crate) status: u16,
    pub(crate) body: MessageBody,
    pub(crate) span: Span,
}

pub(crate) fn parse_examples(node: &Node, report: &mut Report) -> Vec<Example> {
    named_entries(node, "`examples`", NameForm::Kebab, report)
        .into_iter()
        .filter_map(|(name, node)| parse_example(name, node, report))
        .collect()
}

fn parse_example(name: Text, node: &Node, report: &mut Report) -> Option<Example> {
    let mut fields = Fields::of(node, "an example", report)?;
    let request = fields.take("request").and_then(|node| parse_request(node, report));
    let response = fields.take("response").and_then(|node| parse_message_example(node, report));
    let notes = fields.notes(report);
    fields.finish(report);
    let span = name.span.to(node.span);
    Some(Example { name, request, response, notes, span })
}

fn parse_request(node: &Node, report: &mut Report) -> Option<ExampleRequest> {
    let mut fields = Fields::of(node, "a request", report)?;
    let mut places = Vec::new();
    for place in InputKey::ALL {
        let Some(entry) = fields.take_entry(place.key()) else { continue };
        let value = match place {
            InputKey::Json | InputKey::Bytes | InputKey::Lines => parse_json_or_text(&entry.value, report),
            _ => as_map(&entry.value, &format!("`{}`", place.key()), report)
                .and_then(|_| parse_json(&entry.value, report)),
        };
        let names = entry_names(&entry.value);
        if let Some(value) = value {
            places.push(PlaceValues { place: Spanned { value: place, span: entry.key.span }, value, names });
        }
    }
    fields.finish(report);
    Some(ExampleRequest { places, span: node.span })
}

fn entry_names(node: &Node) -> Vec<Text> {
    match &node.kind {
        crate::yaml::Kind::Map(map) => map
            .entries
            .iter()
            .map(|entry| Spanned { value: entry.key.text.clone(), span: entry.key.span })
            .collect(),
        _ => Vec::new(),
    }
}

/// `{ status, json | text }`; neither is an empty body.
pub(crate) fn parse_message_example(node: &Node, report: &mut Report) -> Option<Message> {
    let mut fields = Fields::of(node, "a message", report)?;
    let status = fields
        .require("status")
        .and_then(|node| super::error::parse_status(node, "write the status as on the wire: `200`", report));
    if fields.present(&["json", "text"]).len() > 1 {
        fields.exactly_one(&["json", "text"], report);
    }
    let json = fields.take("json").and_then(|node| parse_json_or_text(node, report));
    let text = fields.take("text").and_then(|node| parse_scalar(node, "`text`", "a text", report));
    fields.notes(report);
    fields.finish(report);
    let body = match (json, text) {
        (Some(value), _) => MessageBody::Json(value),
        (None, Some(text)) => MessageBody::Text(text.text.clone()),
        (None, None) => MessageBody::Empty,
    };
    Some(Message { status: status?.value, body, span: node.span })
}
