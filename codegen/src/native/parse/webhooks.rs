//! Events that the API sends.

use super::fields::{Fields, named_entries};
use super::provenance::Notes;
use super::scalar::{parse_deprecated, parse_doc, parse_integer, parse_text, parse_wire_node, parse_word};
use super::type_expr::{TypeExpr, TypeWord};
use super::typedef::{Inline, parse_inline, parse_inline_name, parse_plain_type};
use super::{Spanned, Text};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::form::{self, NameForm};
use crate::ir::{
    Deprecation, SecretEncoding, Signature, SignatureEncoding, Timestamp, TimestampForm, TimestampPlace,
};
use crate::source::Span;
use crate::yaml::{Kind, Node};

/// The events that the API sends.
#[derive(Debug)]
pub(crate) struct Webhooks {
    pub(crate) signature: Option<Signature>,
    pub(crate) event: Option<EventPlace>,
    pub(crate) events: Vec<Webhook>,
    pub(crate) notes: Notes,
    pub(crate) span: Span,
}

/// Where the name of an event stands.
#[derive(Debug)]
pub(crate) enum EventPlace {
    /// A place in the body, such as `event.type`.
    Member(Text),
    Header(Text),
}

/// An event.
#[derive(Debug)]
pub(crate) struct Webhook {
    pub(crate) name: Text,
    pub(crate) event: Option<Text>,
    pub(crate) ty: TypeExpr,
    /// The type that `_` stands for.
    pub(crate) inline: Option<Box<Inline>>,
    pub(crate) deprecated: Option<Deprecation>,
    pub(crate) notes: Notes,
    pub(crate) span: Span,
}

pub(crate) fn parse_webhooks(node: &Node, report: &mut Report) -> Option<Webhooks> {
    let mut fields = Fields::of(node, "`webhooks`", report)?;
    let signature = fields.take("signature").and_then(|node| parse_signature(node, report));
    let event = fields.take("event").and_then(|node| parse_event_place(node, report));
    let events = fields.require("events").map(|node| {
        let named = named_entries(node, "`events`", NameForm::UpperCamel, report);
        if named.is_empty() && matches!(node.kind, Kind::Map(_)) {
            let message = "`events` names no event";
            report.push(
                Diagnostic::new(Code::EmptyList, node.span, message)
                    .help("leave `webhooks` out, or name the events that the API sends"),
            );
        }
        named.into_iter().filter_map(|(name, node)| parse_webhook(name, node, report)).collect()
    });
    let notes = fields.notes(report);
    fields.finish(report);
    Some(Webhooks { signature, event, events: events?, notes, span: node.span })
}

/// `event.type`, or `{ header: X-Event }`.
fn parse_event_place(node: &Node, report: &mut Report) -> Option<EventPlace> {
    let Kind::Map(_) = &node.kind else {
        return parse_wire_node(node, "a member", report).map(EventPlace::Member);
    };
    let mut fields = Fields::of(node, "the place of an event's name", report)?;
    let header = fields.require("header").and_then(|node| parse_header(node, report));
    fields.finish(report);
    header.map(EventPlace::Header)
}

fn parse_header(node: &Node, report: &mut Report) -> Option<Text> {
    let header = parse_wire_node(node, "a header", report)?;
    match form::response_header(&header.value) {
        Some(problem) => {
            report.push(problem.at(header.span));
            None
        }
        None => Some(header),
    }
}

const BODIES: [&str; 5] = ["json", "members", "include", "values", "one-of"];

fn parse_webhook(name: Text, node: &Node, report: &mut Report) -> Option<Webhook> {
    let mut fields = Fields::of(node, "a webhook", report)?;
    let event = fields.take("event").and_then(|node| parse_wire_node(node, "`event`", report));
    let own = parse_inline_name(&mut fields, report);
    let is_in_place = BODIES.iter().skip(1).any(|key| fields.has(key));
    let (ty, inline) = match is_in_place {
        true => {
            if fields.has("json") {
                fields.exactly_one(&["json", "members", "values", "one-of"], report);
            }
            let inline = parse_inline(own, &mut fields, report);
            let ty = TypeExpr { word: TypeWord::Inline, nullable: false, span: node.span };
            (inline.is_some().then_some(ty), inline.map(Box::new))
        }
        false => {
            fields.exactly_one(&BODIES, report);
            (fields.take("json").and_then(|node| parse_plain_type(node, report)), None)
        }
    };
    for key in BODIES.into_iter().chain(["loose", "open", "tag", "additional", "rules"]) {
        fields.take(key);
    }
    let deprecated = fields.take("deprecated").and_then(|node| parse_deprecated(node, report));
    let notes = fields.notes(report);
    fields.finish(report);
    let span = name.span.to(node.span);
    Some(Webhook { name, event, ty: ty?, inline, deprecated, notes, span })
}

const ENCODINGS: [(&str, SignatureEncoding); 2] =
    [("hex", SignatureEncoding::Hex), ("base64", SignatureEncoding::Base64)];

fn parse_signature(node: &Node, report: &mut Report) -> Option<Signature> {
    let mut fields = Fields::of(node, "`signature`", report)?;
    let header = fields.require("header").and_then(|node| parse_header(node, report));
    let mut text = |key, what| {
        let text = fields.take(key).and_then(|node| parse_text(node, what, report));
        text.and_then(|text| parse_piece(text, report))
    };
    let (separator, prefix) = (text("separator", "`separator`"), text("prefix", "`prefix`"));
    let signed = text("signed", "`signed`");
    let encoding =
        fields.take("encoding").and_then(|node| parse_word(node, "`encoding`", &ENCODINGS, report));
    let timestamp = fields.take("timestamp").and_then(|node| parse_timestamp(node, report));
    let id = fields.take("id").and_then(|node| parse_header(node, report));
    let tolerance = fields.take("tolerance").and_then(|node| parse_tolerance(node, report));
    let secret = fields.take("secret").and_then(|node| parse_secret(node, report));
    let doc = fields.take("doc").and_then(|node| parse_doc(node, report));
    fields.finish(report);
    let (secret, secret_prefix) = secret.unwrap_or((SecretEncoding::Text, None));
    Some(Signature {
        header: header?.value,
        separator,
        prefix,
        encoding: encoding.map_or(SignatureEncoding::Hex, |word| word.value),
        signed,
        timestamp,
        id: id.map(|id| id.value),
        tolerance,
        secret,
        secret_prefix,
        doc,
        span: node.span,
    })
}

/// A text that can stand in a header.
fn parse_piece(text: Text, report: &mut Report) -> Option<String> {
    if !text.value.is_empty() && text.value.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Some(text.value);
    }
    let message = "this cannot stand in a header";
    let help = "write letters, digits and signs of ASCII, at least one";
    report.push(Diagnostic::new(Code::BadSignature, text.span, message).help(help));
    None
}

const FORMS: [(&str, TimestampForm); 3] = [
    ("unix-time", TimestampForm::UnixTime),
    ("unix-millis", TimestampForm::UnixMillis),
    ("date-time", TimestampForm::DateTime),
];

fn parse_timestamp(node: &Node, report: &mut Report) -> Option<Timestamp> {
    let mut fields = Fields::of(node, "`timestamp`", report)?;
    let place = match fields.exactly_one(&["header", "prefix"], report) {
        Some("header") => {
            let header = fields.take("header").and_then(|node| parse_header(node, report));
            header.map(|header| TimestampPlace::Header(header.value))
        }
        Some(_) => {
            let prefix = fields.take("prefix").and_then(|node| parse_text(node, "`prefix`", report));
            prefix.and_then(|text| parse_piece(text, report)).map(TimestampPlace::Beside)
        }
        None => None,
    };
    fields.take("header");
    fields.take("prefix");
    let form =
        fields.take("type").and_then(|node| parse_word(node, "the type of a timestamp", &FORMS, report));
    fields.finish(report);
    Some(Timestamp { place: place?, form: form.map_or(TimestampForm::UnixTime, |form| form.value) })
}

fn parse_tolerance(node: &Node, report: &mut Report) -> Option<u32> {
    let Spanned { value, span } = parse_integer(node, "`tolerance`", report)?;
    let seconds = u32::try_from(value).ok().filter(|seconds| *seconds > 0);
    if seconds.is_none() {
        let message = format!("{value} is not a number of seconds that an event may be late");
        report.push(Diagnostic::new(Code::BadSignature, span, message).help("write `tolerance: 300`"));
    }
    seconds
}

const SECRETS: [(&str, SecretEncoding); 3] =
    [("text", SecretEncoding::Text), ("hex", SecretEncoding::Hex), ("base64", SecretEncoding::Base64)];

fn parse_secret(node: &Node, report: &mut Report) -> Option<(SecretEncoding, Option<String>)> {
    let mut fields = Fields::of(node, "`secret` of a signature", report)?;
    let encoding = fields
        .take("encoding")
        .and_then(|node| parse_word(node, "the encoding of a secret", &SECRETS, report));
    let prefix = fields.take("prefix").and_then(|node| parse_text(node, "`prefix`", report));
    let prefix = prefix.and_then(|text| parse_piece(text, report));
    fields.finish(report);
    Some((encoding.map_or(SecretEncoding::Text, |encoding| encoding.value), prefix))
}
