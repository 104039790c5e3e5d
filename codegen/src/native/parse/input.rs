//! What a caller gives: path, query, header and body.

use super::Text;
use super::fields::{Fields, named_entries};
use super::member::{Member, parse_members};
use super::outcome::{parse_media_range, parse_media_type};
use super::provenance::Notes;
use super::type_expr::{TypeExpr, parse_type};
use super::typedef::parse_plain_type;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::form::{self, NameForm};
use crate::source::Span;
use crate::yaml::{Kind, Node};

/// A key under `in`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InputKey {
    Path,
    Query,
    Header,
    Cookie,
    Json,
    Multipart,
    Urlencoded,
    Bytes,
    Lines,
    OneOf,
}

impl InputKey {
    /// In the order of the wire.
    pub(crate) const ALL: [InputKey; 10] = [
        InputKey::Path,
        InputKey::Query,
        InputKey::Header,
        InputKey::Cookie,
        InputKey::Json,
        InputKey::Multipart,
        InputKey::Urlencoded,
        InputKey::Bytes,
        InputKey::Lines,
        InputKey::OneOf,
    ];

    /// Its word in the language.
    pub(crate) fn key(self) -> &'static str {
        match self {
            InputKey::Path => "path",
            InputKey::Query => "query",
            InputKey::Header => "header",
            InputKey::Cookie => "cookie",
            InputKey::Json => "json",
            InputKey::Multipart => "multipart",
            InputKey::Urlencoded => "urlencoded",
            InputKey::Bytes => "bytes",
            InputKey::Lines => "lines",
            InputKey::OneOf => "one-of",
        }
    }
}

/// The `in` of an operation.
#[derive(Debug, Default)]
pub(crate) struct Inputs {
    pub(crate) path: Vec<Member>,
    pub(crate) query: Vec<Member>,
    pub(crate) header: Vec<Member>,
    pub(crate) cookie: Vec<Member>,
    pub(crate) body: Option<Body>,
    /// Where it says that the body may be left out.
    pub(crate) body_optional: Option<Span>,
    pub(crate) media: Option<Text>,
    pub(crate) notes: Notes,
}

impl Inputs {
    /// Whether the body is values one after the other.
    pub(crate) fn is_lines(&self) -> bool {
        matches!(self.body, Some(Body::Whole(WholeBody::Lines(_))))
    }
}

/// The body of a request.
#[derive(Debug)]
pub(crate) enum Body {
    /// Members of an object, JSON or a form.
    Members(InputKey, Vec<Member>),
    /// One value.
    Whole(WholeBody),
}

/// A body that is one value.
#[derive(Debug)]
pub(crate) enum WholeBody {
    Json(TypeExpr),
    /// Bytes of a media type or range.
    Bytes {
        media: Text,
    },
    /// Values one after the other, each of this type.
    Lines(TypeExpr),
    OneOf {
        variants: Vec<BodyVariant>,
        span: Span,
    },
}

/// One of several request bodies.
#[derive(Debug)]
pub(crate) struct BodyVariant {
    pub(crate) name: Text,
    pub(crate) content: BodyContent,
    pub(crate) notes: Notes,
    pub(crate) span: Span,
}

/// What it holds.
#[derive(Debug)]
pub(crate) enum BodyContent {
    Json { ty: TypeExpr, media: Option<Text> },
    Text(String),
    Bytes(String),
}

/// The keys of bodies, each with the one that says that it may be left out.
const BODIES: [&str; 12] = [
    "json",
    "json?",
    "multipart",
    "multipart?",
    "urlencoded",
    "urlencoded?",
    "bytes",
    "bytes?",
    "lines",
    "lines?",
    "one-of",
    "one-of?",
];

pub(crate) fn parse_inputs(node: &Node, report: &mut Report) -> Option<Inputs> {
    let mut fields = Fields::of(node, "`in`", report)?;
    let mut members = |key| fields.take(key).map(|node| parse_members(node, key, report)).unwrap_or_default();
    let (path, query, header) = (members("path"), members("query"), members("header"));
    let cookie = members("cookie");
    for member in &cookie {
        if let Some(misfit) = form::cookie_name(&member.wire_name.value) {
            report.push(misfit.at(member.wire_name.span));
        }
    }
    for member in &header {
        if let Some(problem) = header_problem(&member.wire_name) {
            report.push(problem);
        }
    }
    if fields.present(&BODIES).len() > 1 {
        fields.exactly_one(&BODIES, report);
    }
    let mut body = |key, optional| fields.take(key).or_else(|| fields.take(optional));
    let json = body("json", "json?").and_then(|node| parse_json_body(node, report));
    let multipart = body("multipart", "multipart?");
    let urlencoded = body("urlencoded", "urlencoded?");
    let bytes = body("bytes", "bytes?").and_then(|node| parse_media_range(node, report));
    let bytes = bytes.map(|media| Body::Whole(WholeBody::Bytes { media }));
    let lines = body("lines", "lines?").and_then(|node| parse_type(node, report));
    let lines = lines.map(|ty| Body::Whole(WholeBody::Lines(ty)));
    let one_of = body("one-of", "one-of?").map(|node| parse_body_variants(node, report));
    let form = |place, node: &Node, report: &mut Report| parse_body_members(place, node, report);
    let multipart = multipart.map(|node| form(InputKey::Multipart, node, report));
    let urlencoded = urlencoded.map(|node| form(InputKey::Urlencoded, node, report));
    let optional = fields.present(&BODIES).into_iter().find(|(key, _)| key.ends_with('?'));
    let media = parse_body_media(&mut fields, report);
    let notes = fields.notes(report);
    fields.finish(report);
    Some(Inputs {
        path,
        query,
        header,
        cookie,
        body: json.or(multipart).or(urlencoded).or(bytes).or(lines).or(one_of),
        body_optional: optional.map(|(_, span)| span),
        media,
        notes,
    })
}

/// `media` beside `json` or `lines`: a form has its own media type, `bytes` says it, and each of several bodies says its own.
fn parse_body_media(fields: &mut Fields<'_>, report: &mut Report) -> Option<Text> {
    let media = fields.take("media").and_then(|node| parse_media_type(node, report));
    let (_, span) = *fields.present(&["media"]).first()?;
    if fields.present(&["json", "json?", "lines", "lines?"]).is_empty() {
        let message = "`media` is the media type of `json` or `lines`, and there is neither";
        let help = "remove it; the alternatives of `one-of` have a `media` of their own";
        report.push(Diagnostic::new(Code::PickOne, span, message).help(help));
    }
    media
}

fn parse_json_body(node: &Node, report: &mut Report) -> Option<Body> {
    match &node.kind {
        Kind::Scalar(_) => parse_type(node, report).map(|ty| Body::Whole(WholeBody::Json(ty))),
        _ => Some(parse_body_members(InputKey::Json, node, report)),
    }
}

/// A body that can hold nothing is a mistake: whoever wants an empty one leaves the key out.
fn parse_body_members(place: InputKey, node: &Node, report: &mut Report) -> Body {
    if matches!(&node.kind, Kind::Map(map) if map.entries.is_empty()) {
        let message = format!("`{}` names no member", place.key());
        report.push(
            Diagnostic::new(Code::EmptyList, node.span, message)
                .help("leave the key out, or name what the body holds"),
        );
    }
    Body::Members(place, parse_members(node, place.key(), report))
}

fn parse_body_variants(node: &Node, report: &mut Report) -> Body {
    let variants = named_entries(node, "`one-of`", NameForm::UpperCamel, report)
        .into_iter()
        .filter_map(|(name, node)| parse_body_variant(name, node, report))
        .collect();
    Body::Whole(WholeBody::OneOf { variants, span: node.span })
}

fn parse_body_variant(name: Text, node: &Node, report: &mut Report) -> Option<BodyVariant> {
    let mut fields = Fields::of(node, "a body", report)?;
    let content = match fields.exactly_one(&["json", "text", "bytes"], report)? {
        "json" => {
            let media = fields.take("media").and_then(|node| parse_media_type(node, report));
            let ty = fields.take("json").and_then(|node| parse_plain_type(node, report));
            ty.map(|ty| BodyContent::Json { ty, media })
        }
        "bytes" => fields
            .take("bytes")
            .and_then(|node| parse_media_range(node, report))
            .map(|media| BodyContent::Bytes(media.value)),
        _ => fields
            .take("text")
            .and_then(|node| parse_media_type(node, report))
            .map(|text| BodyContent::Text(text.value)),
    };
    let notes = fields.notes(report);
    fields.finish(report);
    let span = name.span.to(node.span);
    Some(BodyVariant { name, content: content?, notes, span })
}

/// The problem of a member that cannot be a header of this name.
fn header_problem(name: &Text) -> Option<Diagnostic> {
    let problem = form::header_name(&name.value)?.at(name.span);
    Some(match name.value.to_ascii_lowercase().as_str() {
        "accept" => problem.help("write `accept:` at the operation or in `defaults`"),
        "authorization" => problem.help("say under `auth` which credentials are sent"),
        _ => problem,
    })
}
