//! Events that the API sends: `webhooks` of OpenAPI 3.1, `x-webhooks` before.

mod apart;
mod signature;

pub(crate) use self::apart::assemble;
pub(crate) use self::signature::{Section, read_section};
use super::media::{self, Nature};
use super::unique;
use crate::diagnostic::Code;
use crate::form::{self, METHODS};
use crate::ir::{Deprecation, Provenance, Type, Webhook};
use crate::openapi::fields::Fields;
use crate::openapi::reference::Broken;
use crate::openapi::types::{At, Owner, Types};
use crate::openapi::words::upper_camel;
use crate::yaml::{Entry, Node};

/// An event whose type is not yet final.
pub(crate) struct Event {
    pub(crate) webhook: Webhook,
    /// Headers that always have the same value.
    headers: Vec<(String, String)>,
    pub(crate) broken: Option<Broken>,
}

/// Lowers the events of a document, in its order.
pub(crate) fn lower_events<'d>(entries: &'d [Entry], types: &mut Types<'d, '_>) -> Vec<Event> {
    let mut names = std::collections::HashSet::new();
    let mut events = Vec::new();
    for entry in entries.iter().filter(|entry| !entry.key.text.starts_with("x-")) {
        let outer = std::mem::take(&mut types.broken);
        let name = unique(&mut names, upper_camel(&entry.key.text, "Event"));
        let event = lower_event(entry, name, types);
        let broken = std::mem::replace(&mut types.broken, outer).into_iter().next();
        match (event, broken) {
            (Some(event), broken) => events.push(Event { broken, ..event }),
            (None, Some(broken)) => tell_broken(&broken, &entry.key.text, types),
            (None, None) => {}
        }
    }
    events
}

fn tell_broken(broken: &Broken, name: &str, types: &Types<'_, '_>) {
    let message = format!("{}, so that the event `{}` is left out", broken.message, name.escape_debug());
    types.notes.say(Code::OpenapiLeftOut, broken.span, message);
}

fn lower_event<'d>(entry: &'d Entry, name: String, types: &mut Types<'d, '_>) -> Option<Event> {
    let item = match types.schemas.document.follow(&entry.value) {
        Ok(item) => item,
        Err(broken) => {
            types.broken.push(broken);
            return None;
        }
    };
    let mut fields = Fields::of(item, "an event", types.notes);
    fields.words(&["summary", "description", "servers"]);
    let shared = fields.list("parameters");
    let mut sent = METHODS.iter().filter_map(|(word, _)| fields.take(&word.to_ascii_lowercase()));
    let first = sent.next();
    let others: Vec<&Node> = sent.collect();
    fields.take("$ref");
    fields.finish();
    for other in others {
        types.notes.say(Code::OpenapiLeftOut, other.span, "an event is sent in one way, and this is another");
    }
    let Some(node) = first else {
        types.notes.say(Code::OpenapiLeftOut, entry.key.span, "the event does not say how it is sent");
        return None;
    };
    let mut fields = Fields::of(node, "an event", types.notes);
    fields.words(&["operationId", "tags", "externalDocs", "responses", "security", "servers"]);
    fields.not_read(&["callbacks"]);
    let summary = fields.doc("summary");
    let doc = fields.doc("description");
    let deprecated = fields.flag("deprecated").unwrap_or(false);
    let note = fields.doc("x-specwright-deprecated").filter(|_| deprecated);
    let event = fields.text("x-specwright-event").filter(|event| form::wire_name(event).is_none());
    let parameters: Vec<&Node> = shared.iter().chain(fields.list("parameters")).collect();
    let body = fields.take("requestBody");
    fields.finish();
    let headers = parameters.into_iter().filter_map(|node| lower_parameter(node, types)).collect();
    let ty = lower_body(body, entry, &name, types)?;
    let webhook = Webhook {
        name,
        event: event.map(str::to_owned),
        ty,
        deprecated: deprecated.then_some(Deprecation { note }),
        doc: doc.or(summary),
        provenance: Provenance::default(),
        span: entry.key.span,
    };
    Some(Event { webhook, headers, broken: None })
}

/// The header that a parameter is, with the one value that it has.
fn lower_parameter<'d>(node: &'d Node, types: &mut Types<'d, '_>) -> Option<(String, String)> {
    let target = types.schemas.document.follow(node).ok()?;
    let schema = target.get("schema").and_then(|schema| types.schemas.document.follow(schema).ok());
    let only = schema.and_then(|schema| match (schema.get("const"), schema.get("enum").map(Node::items)) {
        (Some(only), _) | (None, Some([only])) => only.text(),
        _ => None,
    });
    let name = target.get("name").and_then(Node::text);
    let is_header = target.get("in").and_then(Node::text) == Some("header");
    match (name, only) {
        (Some(name), Some(only)) if is_header && form::response_header(name).is_none() => {
            Some((name.to_owned(), only.to_owned()))
        }
        _ => {
            types.notes.words(node.span, "a parameter of an event");
            None
        }
    }
}

fn lower_body<'d>(
    body: Option<&'d Node>,
    entry: &'d Entry,
    name: &str,
    types: &mut Types<'d, '_>,
) -> Option<Type> {
    let say = |types: &Types<'d, '_>, message: &str| {
        types.notes.say(Code::OpenapiLeftOut, entry.key.span, message);
    };
    let Some(body) = body else {
        say(types, "the event has no body, and is left out");
        return None;
    };
    let target = match types.schemas.document.follow(body) {
        Ok(target) => target,
        Err(broken) => {
            types.broken.push(broken);
            return None;
        }
    };
    let mut fields = Fields::of(target, "a request body", types.notes);
    fields.words(&["description", "required"]);
    let content = fields.map("content");
    fields.finish();
    let found = media::read(content, types.notes);
    let Some((taken, others)) = found.split_first().filter(|(media, _)| media.nature == Nature::Json) else {
        say(types, "the body of the event is not JSON, so that it is left out");
        return None;
    };
    media::tell_left(taken, others, types.notes);
    let Some(schema) = taken.schema else {
        return Some(Type::Any);
    };
    let at = At::of_part(Owner::Name(name.to_owned()), "Event");
    let (ty, nullable) = types.plain(schema, &at);
    if nullable {
        types.notes.say(Code::OpenapiBody, schema.span, "that the body of an event may be null is left out");
    }
    Some(ty)
}
