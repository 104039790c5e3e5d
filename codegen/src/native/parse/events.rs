//! Server-sent events.

use super::fields::{Fields, named_entries};
use super::provenance::Notes;
use super::scalar::{parse_text, parse_wire_node, parse_word};
use super::type_expr::{TypeExpr, parse_type};
use super::{Spanned, Text};
use crate::diagnostic::Report;
use crate::form::NameForm;
use crate::source::Span;
use crate::yaml::{Kind, Node};

/// Server-sent events.
#[derive(Debug, Clone)]
pub(crate) struct Events {
    pub(crate) items: EventItems,
    pub(crate) until: Option<Text>,
}

/// The same, or one of several by name.
#[derive(Debug, Clone)]
pub(crate) enum EventItems {
    Alike(EventData),
    Named(Vec<NamedEvent>),
}

/// The event of a name.
#[derive(Debug, Clone)]
pub(crate) struct NamedEvent {
    pub(crate) name: Text,
    pub(crate) event: Text,
    pub(crate) data: EventData,
    pub(crate) notes: Notes,
    pub(crate) span: Span,
}

/// What an event holds.
#[derive(Debug, Clone)]
pub(crate) enum EventData {
    Empty,
    Text,
    Json(TypeExpr),
}

#[derive(Clone, Copy)]
enum DataWord {
    Empty,
    Text,
}

const BODIES: [(&str, DataWord); 2] = [("empty", DataWord::Empty), ("text", DataWord::Text)];

/// Reads `events` with what stands beside it.
pub(super) fn parse_events(fields: &mut Fields<'_>, report: &mut Report) -> Option<Events> {
    let items = fields.take("events").and_then(|node| parse_items(node, report));
    let until = fields.take("until").and_then(|node| parse_text(node, "`until`", report));
    Some(Events { items: items?, until })
}

fn parse_items(node: &Node, report: &mut Report) -> Option<EventItems> {
    match &node.kind {
        Kind::Map(_) => {
            let named = named_entries(node, "`events`", NameForm::UpperCamel, report);
            let events = named.into_iter().filter_map(|(name, node)| parse_event(name, node, report));
            Some(EventItems::Named(events.collect()))
        }
        Kind::Scalar(scalar) if scalar.text == "text" => Some(EventItems::Alike(EventData::Text)),
        _ => parse_type(node, report).map(EventData::Json).map(EventItems::Alike),
    }
}

fn parse_event(name: Text, node: &Node, report: &mut Report) -> Option<NamedEvent> {
    let mut fields = Fields::of(node, "an event", report)?;
    let event = fields.require("event").and_then(|node| parse_wire_node(node, "`event`", report));
    let data = match fields.exactly_one(&["json", "body"], report) {
        Some("json") => fields.take("json").and_then(|node| parse_type(node, report)).map(EventData::Json),
        Some(_) => {
            let word = fields
                .take("body")
                .and_then(|node| parse_word(node, "the body of an event", &BODIES, report));
            word.map(|Spanned { value, .. }| match value {
                DataWord::Empty => EventData::Empty,
                DataWord::Text => EventData::Text,
            })
        }
        None => None,
    };
    fields.take("json");
    fields.take("body");
    let notes = fields.notes(report);
    fields.finish(report);
    let span = name.span.to(node.span);
    Some(NamedEvent { name, event: event?, data: data?, notes, span })
}
