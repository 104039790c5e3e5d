//! Responses that are streams of items.
//!
//! A schema of such a media type is that of an item; where it is a list in place, of all of them, as OpenAPI 3.2 says. Of
//! `itemSchema` there is no doubt.

use super::media::Media;
use crate::diagnostic::Code;
use crate::ir::{
    EventData, EventItems, Events, Input, MemberRef, NamedEvent, Outcome, Place, StreamSwitch, Type,
};
use crate::openapi::types::{At, Types};
use crate::openapi::words::upper_camel;
use crate::yaml::Node;

/// What an event is made of (WHATWG HTML, section 9.2).
const FIELDS: [&str; 5] = ["event", "data", "id", "retry", "comment"];

/// How it is known that a member asks for a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// The document names the member, so that a success without a body may come in place of the stream.
    ByName,
    /// The member has the usual name.
    AsUsual,
}

/// The boolean of a request by which a stream is asked for: the one that is named, or that has the usual name.
/// A spec that the document was made of has its place, too, where others have the name.
pub(super) fn switch(inputs: &[Input], said: Option<&Node>) -> Option<usize> {
    let named = said.map_or(Some("stream"), |said| said.get("name").unwrap_or(said).text())?;
    let place = said.and_then(|said| said.get("in")?.text());
    let fits = |input: &&(usize, &Input)| {
        let (_, Input { place: own, member, .. }) = input;
        let can_ask = !matches!(own, Place::Path | Place::Body) && member.constant.is_none();
        let is_there = match place {
            Some("body") => own.is_in_body(),
            Some(place) => own.as_str() == place,
            None => true,
        };
        can_ask && is_there && input.1.sent_name() == named && member.ty == Type::Boolean
    };
    let mut found = inputs.iter().enumerate().filter(|input| fits(&input));
    found.next().map(|(at, _)| at)
}

/// The stream, with the member that asks for it.
pub(super) fn by(outcome: Outcome, at: usize, inputs: &mut [Input]) -> Option<StreamSwitch> {
    let member = &mut inputs.get_mut(at)?.member;
    member.is_switch = true;
    let by = MemberRef { index: at, wire_name: member.wire_name.clone(), span: member.span };
    let span = outcome.span;
    Some(StreamSwitch { by, outcome, span })
}

/// The type of a JSON value in a stream, and whether it may be null.
pub(super) fn line<'d>(media: &Media<'d>, at: &At, types: &mut Types<'d, '_>) -> (Type, bool) {
    match item(media).map(|schema| types.plain(schema, at)) {
        // A text of which nothing more is said is that of the whole stream.
        None | Some((Type::String, _)) => (Type::Any, true),
        Some(found) => found,
    }
}

/// Whether a schema is that of a whole stream, which is one text.
pub(super) fn is_one_text(media: &Media<'_>, types: &Types<'_, '_>) -> bool {
    media.item.is_none()
        && media.schema.is_some_and(|schema| {
            let target = types.schemas.document.follow(schema).unwrap_or(schema);
            target.get("type").and_then(Node::text) == Some("string")
                && ["format", "enum", "const"].iter().all(|key| target.get(key).is_none())
        })
}

/// Server-sent events.
pub(super) fn events<'d>(media: &Media<'d>, at: &At, types: &mut Types<'d, '_>) -> Events {
    let said = media.schema;
    let items = match item(media) {
        None => EventItems::Alike(EventData::Text),
        Some(schema) => items(schema, at, types),
    };
    Events {
        items,
        until: said.and_then(|schema| schema.get("x-specwright-until")?.text()).map(str::to_owned),
    }
}

/// Whether events go on where they were interrupted.
pub(super) fn is_resumable(media: &Media<'_>) -> bool {
    media.schema.and_then(|schema| schema.get("x-specwright-resumable")?.flag()).unwrap_or(false)
}

/// The schema of an item.
fn item<'d>(media: &Media<'d>) -> Option<&'d Node> {
    let of_all = || {
        let schema = media.schema?;
        let is_list = schema.get("type").and_then(Node::text) == Some("array");
        if is_list { schema.get("items") } else { Some(schema) }
    };
    media.item.or_else(of_all)
}

fn items<'d>(schema: &'d Node, at: &At, types: &mut Types<'d, '_>) -> EventItems {
    let target = types.schemas.document.follow(schema).unwrap_or(schema);
    let branches = ["oneOf", "anyOf"].iter().find_map(|word| target.get(word)).map_or(&[][..], Node::items);
    let branches: Vec<&Node> =
        branches.iter().map(|branch| types.schemas.document.follow(branch).unwrap_or(branch)).collect();
    if !branches.is_empty() && branches.iter().all(|branch| is_event(branch) && name(branch).is_some()) {
        return EventItems::Named(named(target, &branches, at, types));
    }
    match is_event(target) {
        true => EventItems::Alike(data(target, at, types)),
        false => EventItems::Alike(value(schema, at, types)),
    }
}

/// Whether a schema is that of an event with its fields, and not of its data.
fn is_event(schema: &Node) -> bool {
    let properties = schema.get("properties").map_or(&[][..], Node::entries);
    let has = |name: &str| properties.iter().any(|entry| entry.key.text == name);
    (has("data") || has("event")) && properties.iter().all(|entry| FIELDS.contains(&entry.key.text.as_str()))
}

/// The one name that an event has.
fn name(schema: &Node) -> Option<&str> {
    let event = schema.get("properties")?.get("event")?;
    match (event.get("const"), event.get("enum").map_or(&[][..], Node::items)) {
        (Some(name), _) => name.text(),
        (None, [name]) => name.text(),
        _ => None,
    }
}

fn named<'d>(whole: &'d Node, branches: &[&'d Node], at: &At, types: &mut Types<'d, '_>) -> Vec<NamedEvent> {
    let said = whole.get("x-specwright-events").map_or(&[][..], Node::entries);
    let mut found: Vec<NamedEvent> = Vec::new();
    for (branch, event) in branches.iter().filter_map(|branch| Some((*branch, name(branch)?))) {
        if crate::form::wire_name(event).is_some() || found.iter().any(|known| known.event == event) {
            let message = format!("the event `{}` is left out", event.escape_debug());
            types.notes.say(Code::OpenapiResponse, branch.span, message);
            continue;
        }
        let own =
            said.iter().find(|entry| entry.value.text() == Some(event)).map(|entry| entry.key.text.as_str());
        let wanted = upper_camel(own.unwrap_or(event), "Event");
        let is_free = |name: &String| found.iter().all(|known| known.name != *name);
        let numbered = (2..).map(|number| format!("{wanted}{number}"));
        let name = std::iter::once(wanted.clone()).chain(numbered).find(is_free).unwrap_or(wanted);
        let place = At::of_part(at.owner.clone(), &name);
        found.push(NamedEvent {
            name,
            event: event.to_owned(),
            data: data(branch, &place, types),
            doc: branch.get("description").and_then(Node::text).map(str::to_owned),
            span: branch.span,
        });
    }
    found
}

/// What an event holds, by the schema of its data.
fn data<'d>(event: &'d Node, at: &At, types: &mut Types<'d, '_>) -> EventData {
    let Some(data) = event.get("properties").and_then(|properties| properties.get("data")) else {
        return EventData::Empty;
    };
    let is_json =
        data.get("contentMediaType").and_then(Node::text).is_some_and(|media| media.contains("json"));
    match data.get("contentSchema") {
        Some(schema) => {
            let (ty, nullable) = types.plain(schema, at);
            EventData::Json { ty, nullable }
        }
        None if is_json => EventData::Json { ty: Type::Any, nullable: true },
        None => value(data, at, types),
    }
}

/// What stands for the data itself: a text is one, everything else JSON.
fn value<'d>(schema: &'d Node, at: &At, types: &mut Types<'d, '_>) -> EventData {
    match types.plain(schema, at) {
        (Type::String, _) => EventData::Text,
        (ty, nullable) => EventData::Json { ty, nullable },
    }
}
