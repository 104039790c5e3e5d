//! What a success answers.

use super::error::parse_status;
use super::events::{Events, parse_events};
use super::fields::{Fields, as_map, named_entries, wrong_kind};
use super::headers::{Headers, parse_headers};
use super::json::parse_json;
use super::name::parse_wire_name;
use super::provenance::Notes;
use super::scalar::{is_set, parse_text, parse_wire_node, parse_word};
use super::type_expr::{TypeExpr, parse_type};
use super::{Spanned, Text};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::form::{self, Misfit, NameForm};
use crate::ir::Value;
use crate::source::Span;
use crate::yaml::{Kind, Node};

/// One thing, or one of several by status and media type.
#[derive(Debug)]
pub(crate) enum Outcomes {
    One(Box<Outcome>),
    Several(Vec<NamedOutcome>),
}

/// One of several outcomes.
#[derive(Debug)]
pub(crate) struct NamedOutcome {
    pub(crate) name: Text,
    pub(crate) outcome: Outcome,
}

/// A successful response.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) status: Spanned<u16>,
    pub(crate) content: Content,
    pub(crate) envelope: Option<EnvelopeUse>,
    pub(crate) media: Option<Text>,
    pub(crate) resumable: bool,
    pub(crate) headers: Option<Headers>,
    pub(crate) notes: Notes,
    pub(crate) span: Span,
}

/// Its body.
#[derive(Debug, Clone)]
pub(crate) enum Content {
    Empty,
    Text,
    Bytes,
    Json(TypeExpr),
    Events(Events),
    Lines(TypeExpr),
}

/// What a result is wrapped in, if anything.
#[derive(Debug, Clone)]
pub(crate) enum EnvelopeUse {
    None,
    Wrapped { member: Option<Text>, expect: Vec<(Text, Value)>, span: Span },
}

const BODIES: [(&str, BodyWord); 3] =
    [("empty", BodyWord::Empty), ("text", BodyWord::Text), ("bytes", BodyWord::Bytes)];

#[derive(Clone, Copy)]
enum BodyWord {
    Empty,
    Text,
    Bytes,
}

impl From<BodyWord> for Content {
    fn from(word: BodyWord) -> Content {
        match word {
            BodyWord::Empty => Content::Empty,
            BodyWord::Text => Content::Text,
            BodyWord::Bytes => Content::Bytes,
        }
    }
}

pub(crate) fn parse_outcomes(node: &Node, report: &mut Report) -> Option<Outcomes> {
    let named = match &node.kind {
        Kind::Map(map) => map
            .entries
            .first()
            .is_some_and(|entry| entry.key.text.starts_with(|c: char| c.is_ascii_uppercase())),
        _ => false,
    };
    if !named {
        return parse_outcome(node, report).map(Box::new).map(Outcomes::One);
    }
    let mut several = Vec::new();
    for (name, node) in named_entries(node, "`out`", NameForm::UpperCamel, report) {
        if let Some(outcome) = parse_outcome(node, report) {
            several.push(NamedOutcome { name, outcome });
        }
    }
    Some(Outcomes::Several(several))
}

fn parse_outcome(node: &Node, report: &mut Report) -> Option<Outcome> {
    match &node.kind {
        Kind::Map(_) => parse_full_outcome(node, report),
        Kind::List(_) => {
            wrong_kind(node, "`out`", "a type, `empty`, `text`, `bytes` or an outcome", report);
            None
        }
        Kind::Scalar(scalar) => {
            let word = BODIES.iter().find(|(word, _)| *word == scalar.text);
            let content = match word {
                Some((_, word)) => Content::from(*word),
                None => Content::Json(parse_type(node, report)?),
            };
            Some(Outcome {
                status: Spanned { value: 200, span: node.span },
                content,
                envelope: None,
                media: None,
                resumable: false,
                headers: None,
                notes: Notes::default(),
                span: node.span,
            })
        }
    }
}

/// A stream, and the member of the request that asks for it.
#[derive(Debug)]
pub(crate) struct StreamSwitch {
    pub(crate) by: Text,
    pub(crate) outcome: Outcome,
    pub(crate) span: Span,
}

pub(crate) fn parse_stream(node: &Node, report: &mut Report) -> Option<StreamSwitch> {
    let mut fields = Fields::of(node, "`stream`", report)?;
    let by = fields.require("by").and_then(|node| parse_wire_node(node, "`by`", report));
    let outcome = parse_outcome_of(fields, node, &["events", "lines"], report);
    Some(StreamSwitch { by: by?, outcome: outcome?, span: node.span })
}

fn parse_full_outcome(node: &Node, report: &mut Report) -> Option<Outcome> {
    let fields = Fields::of(node, "an outcome", report)?;
    parse_outcome_of(fields, node, &["json", "body", "events", "lines"], report)
}

fn parse_outcome_of(
    mut fields: Fields<'_>,
    node: &Node,
    bodies: &[&'static str],
    report: &mut Report,
) -> Option<Outcome> {
    let status = match fields.take("status") {
        Some(node) => parse_success_status(node, report),
        None => Some(Spanned { value: 200, span: node.span }),
    };
    let content = match fields.exactly_one(bodies, report) {
        Some("json") => fields.take("json").and_then(|node| parse_type(node, report)).map(Content::Json),
        Some("events") => parse_events(&mut fields, report).map(Content::Events),
        Some("lines") => fields.take("lines").and_then(|node| parse_type(node, report)).map(Content::Lines),
        Some(_) => fields
            .take("body")
            .and_then(|node| parse_word(node, "`body`", &BODIES, report))
            .map(|word| word.value.into()),
        None => None,
    };
    // What a member of the request asks for is a stream beside the outcome that has them.
    let is_whole = bodies.contains(&"json");
    let envelope = match is_whole {
        true => fields.take("envelope").and_then(|node| parse_envelope(node, report)),
        false => None,
    };
    let media = fields.take("media").and_then(|node| match content {
        Some(Content::Bytes) => parse_media_range(node, report),
        _ => parse_media_type(node, report),
    });
    let headers = match is_whole {
        true => fields.take("headers").and_then(|node| parse_headers(node, report)),
        false => None,
    };
    let resumable = match &content {
        Some(Content::Events(_) | Content::Bytes) => is_set(fields.take("resumable"), "`resumable`", report),
        _ => false,
    };
    refuse_misplaced(&mut fields, content.as_ref(), report);
    let notes = fields.notes(report);
    bodies.iter().for_each(|body| {
        fields.take(body);
    });
    // Keys beside a missing body are likely the body under another name, which has been told.
    if content.is_some() || bodies.iter().any(|body| fields.has(body)) {
        fields.finish(report);
    }
    let (status, content) = (status?, content?);
    Some(Outcome { status, content, envelope, media, resumable, headers, notes, span: node.span })
}

/// Refuses what does not go with the body.
fn refuse_misplaced(fields: &mut Fields<'_>, content: Option<&Content>, report: &mut Report) {
    if let (Some(content), Some((_, span))) = (content, fields.present(&["envelope"]).first())
        && !matches!(content, Content::Json(_))
    {
        let message = "only JSON comes in an envelope";
        report.push(Diagnostic::new(Code::PickOne, *span, message).help("remove `envelope`"));
    }
    let of_streams = [("until", "server-sent events"), ("resumable", "server-sent events and bytes")];
    for (key, what) in of_streams {
        fields.take(key);
        let fits = match content {
            Some(Content::Events(_)) | None => true,
            Some(Content::Bytes) => key == "resumable",
            Some(_) => false,
        };
        for (_, span) in fields.present(&[key]).into_iter().filter(|_| !fits) {
            let message = format!("`{key}` is for {what}, and there are none");
            report.push(Diagnostic::new(Code::PickOne, span, message).help(format!("remove `{key}`")));
        }
    }
}

fn parse_success_status(node: &Node, report: &mut Report) -> Option<Spanned<u16>> {
    let help = format!("{}; everything else goes under `errors`", form::SUCCESS);
    let status = parse_status(node, &help, report)?;
    if form::is_success(status.value) {
        return Some(status);
    }
    let message = format!("the status {} does not mean success", status.value);
    report.push(Diagnostic::new(Code::BadStatus, status.span, message).help(help));
    None
}

/// `none` or `{ member, expect }`.
pub(crate) fn parse_envelope(node: &Node, report: &mut Report) -> Option<EnvelopeUse> {
    if node.scalar().is_some_and(|scalar| scalar.text == "none") {
        return Some(EnvelopeUse::None);
    }
    if !matches!(node.kind, Kind::Map(_)) {
        wrong_kind(node, "`envelope`", "`none` or a map with `member`", report);
        return None;
    }
    let mut fields = Fields::of(node, "`envelope`", report)?;
    let has_proof = fields.has("expect");
    let member = match has_proof {
        true => fields.take("member"),
        false => fields.require("member"),
    };
    let member = member.map(|node| parse_wire_node(node, "`member`", report));
    let expect = fields.take("expect").map(|node| parse_expect(node, report)).unwrap_or_default();
    fields.notes(report);
    let span = fields.span();
    fields.finish(report);
    match member {
        Some(None) => None,
        None if !has_proof => None,
        member => Some(EnvelopeUse::Wrapped { member: member.flatten(), expect, span }),
    }
}

fn parse_expect(node: &Node, report: &mut Report) -> Vec<(Text, Value)> {
    let Some(map) = as_map(node, "`expect`", report) else { return Vec::new() };
    let mut expected = Vec::new();
    for entry in &map.entries {
        let key = &entry.key;
        let name = parse_wire_name(&key.text, key.style, key.span, report);
        if let (Some(name), Some(value)) = (name, parse_json(&entry.value, report)) {
            expected.push((name, value));
        }
    }
    expected
}

/// `type/subtype`, perhaps with parameters.
pub(crate) fn parse_media_type(node: &Node, report: &mut Report) -> Option<Text> {
    parse_media(node, form::media_type, report)
}

/// As [`parse_media_type`], or a range such as `image/*`.
pub(crate) fn parse_media_range(node: &Node, report: &mut Report) -> Option<Text> {
    parse_media(node, form::media_range, report)
}

fn parse_media(node: &Node, misfit: fn(&str) -> Option<Misfit>, report: &mut Report) -> Option<Text> {
    let text = parse_text(node, "a media type", report)?;
    match misfit(&text.value) {
        None => Some(text),
        Some(misfit) => {
            report.push(misfit.at(text.span));
            None
        }
    }
}
