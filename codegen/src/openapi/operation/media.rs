//! Media types of bodies, best first.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::BodyForm;
use crate::form;
use crate::ir::EVENT_STREAM;
use crate::openapi::fields::Fields;
use crate::openapi::notes::Notes;
use crate::yaml::{Entry, Node};

/// What a body of a media type is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nature {
    Json,
    Multipart,
    Urlencoded,
    Events,
    Lines,
    Text,
    Xml,
    Bytes,
}

impl Nature {
    /// What a spec calls a body of it, where callers give it in one form only.
    pub(super) fn form(self) -> Option<BodyForm> {
        match self {
            Self::Json => Some(BodyForm::Json),
            Self::Multipart => Some(BodyForm::Multipart),
            Self::Urlencoded => Some(BodyForm::Urlencoded),
            Self::Bytes => Some(BodyForm::Bytes),
            Self::Lines => Some(BodyForm::Lines),
            Self::Events | Self::Text | Self::Xml => None,
        }
    }

    /// Whether it comes item by item.
    pub(super) fn is_stream(self) -> bool {
        matches!(self, Self::Events | Self::Lines)
    }
}

/// A body of one media type.
pub(super) struct Media<'d> {
    pub(super) name: &'d str,
    pub(super) nature: Nature,
    pub(super) schema: Option<&'d Node>,
    /// The schema of an item, where it is a stream of them.
    pub(super) item: Option<&'d Node>,
    pub(super) encoding: &'d [Entry],
    pub(super) entry: &'d Entry,
}

/// Reads the media types of a body, in the order in which they are preferred.
pub(super) fn read<'d>(content: &'d [Entry], notes: &Notes) -> Vec<Media<'d>> {
    let mut found = Vec::new();
    for entry in content.iter().filter(|entry| !entry.key.text.starts_with("x-")) {
        let name = entry.key.text.trim();
        let mut fields = Fields::of(&entry.value, "a media type", notes);
        let schema = fields.take("schema");
        let encoding = fields.map("encoding");
        fields.words(&["example", "examples"]);
        let nature = nature(name, schema);
        let item = fields.take("itemSchema").filter(|_| nature.is_stream());
        if !nature.is_stream() {
            fields.not_read(&["itemSchema"]);
        }
        fields.not_read(&["itemEncoding", "prefixEncoding"]);
        fields.finish();
        if form::accept(name).is_some() {
            let message = format!("`{}` is not a media type, and is left out", name.escape_debug());
            notes.say(Code::OpenapiMedia, entry.key.span, message);
            continue;
        }
        found.push(Media { name, nature, schema, item, encoding, entry });
    }
    found.sort_by_key(|media| (media.nature, !is_plain_json(media.name)));
    found
}

fn is_plain_json(name: &str) -> bool {
    essence(name) == "application/json"
}

pub(super) fn essence(name: &str) -> String {
    name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether a schema says bytes: by a format of OpenAPI 3.0, or, as since 3.1, by its encoding or a media type of what is no text.
fn is_binary(schema: &Node) -> bool {
    let text = |key: &str| schema.get(key).and_then(Node::text);
    let is_raw = || {
        let media = text("contentMediaType").filter(|media| !media.starts_with("text/"));
        media.is_some() && text("contentEncoding").is_none() && schema.get("type").is_none()
    };
    matches!(text("format"), Some("binary" | "file")) || text("contentEncoding") == Some("binary") || is_raw()
}

fn nature(name: &str, schema: Option<&Node>) -> Nature {
    let essence = essence(name);
    let subtype = essence.split('/').nth(1).unwrap_or_default();
    let is_binary = schema.is_some_and(is_binary);
    let is_json =
        subtype == "json" || subtype.ends_with("+json") || subtype == "x-json" || subtype == "problem+json";
    let is_text = essence.starts_with("text/")
        || matches!(subtype, "yaml" | "x-yaml" | "graphql" | "jwt" | "javascript" | "toml");
    let is_lines = matches!(
        subtype,
        "x-ndjson"
            | "ndjson"
            | "jsonl"
            | "x-jsonl"
            | "jsonlines"
            | "x-jsonlines"
            | "json-lines"
            | "json-seq"
            | "stream+json"
            | "x-json-stream"
    ) || subtype.ends_with("+json-seq");
    if essence == EVENT_STREAM {
        Nature::Events
    } else if is_lines && !is_binary {
        Nature::Lines
    } else if schema.is_some_and(|schema| schema.get("x-specwright-text").is_some()) {
        Nature::Text
    } else if is_binary && !essence.starts_with("multipart/") {
        Nature::Bytes
    } else if is_json {
        Nature::Json
    } else if essence.starts_with("multipart/") {
        Nature::Multipart
    } else if essence == "application/x-www-form-urlencoded" {
        Nature::Urlencoded
    } else if subtype == "xml" || subtype.ends_with("+xml") && !essence.starts_with("image/") {
        Nature::Xml
    } else if is_text {
        Nature::Text
    } else if matches!(essence.as_str(), "*/*" | "application/*" | "application/any") && schema.is_some() {
        Nature::Json
    } else {
        Nature::Bytes
    }
}

impl Media<'_> {
    /// The media type, where it is another than that of plain JSON and can be sent.
    pub(super) fn own_name(&self) -> Option<String> {
        let is_range = self.name.contains('*');
        (!is_plain_json(self.name) && !is_range && form::media_type(self.name).is_none())
            .then(|| self.name.to_owned())
    }

    /// Whether its schema says bytes, or nothing.
    pub(super) fn is_binary(&self) -> bool {
        let says = |schema: &Node| ["$ref", "properties", "type"].iter().any(|key| schema.get(key).is_some());
        self.schema.is_none_or(|schema| is_binary(schema) || !says(schema))
    }

    /// Whether its schema says bytes.
    pub(super) fn is_said_binary(&self) -> bool {
        self.schema.is_some_and(is_binary)
    }

    /// Whether its schema says a text, or nothing.
    pub(super) fn is_text(&self) -> bool {
        self.schema.is_none_or(|schema| schema.get("type").and_then(Node::text) == Some("string"))
    }

    pub(super) fn has_schema_of(&self, other: &Media<'_>) -> bool {
        let json = |schema: Option<&Node>| schema.map(|schema| schema.value().to_json());
        json(self.schema) == json(other.schema)
    }

    /// Whether it is JSON of the same schema under another name.
    pub(super) fn is_like(&self, other: &Media<'_>) -> bool {
        self.nature == Nature::Json && other.nature == Nature::Json && self.has_schema_of(other)
    }
}

/// Tells which media types are left out, beside the one that is taken.
pub(super) fn tell_left<'m, 'd: 'm>(
    taken: &Media<'d>,
    others: impl IntoIterator<Item = &'m Media<'d>>,
    notes: &Notes,
) {
    others.into_iter().filter_map(|other| left(taken, other, notes)).for_each(|note| notes.push(note));
}

/// Tells the same of a request, and how a spec has another one of them.
pub(super) fn tell_left_of_request<'m, 'd: 'm>(
    taken: &Media<'d>,
    others: impl IntoIterator<Item = &'m Media<'d>>,
    notes: &Notes,
) {
    for other in others {
        let Some(note) = left(taken, other, notes) else { continue };
        let form = other.nature.form().filter(|_| other.nature != taken.nature);
        notes.push(match form {
            None => note,
            Some(BodyForm::Bytes) => note.help(format!(
                "a spec that extends the document takes it by `in: {{ bytes: {} }}`",
                other.name.escape_debug()
            )),
            Some(form) => note.help(format!(
                "a spec that extends the document takes it by `in: {{ {}: {{}} }}`",
                form.as_str()
            )),
        });
    }
}

/// The note on a media type that is left out. The same JSON under another name is only words.
fn left(taken: &Media<'_>, other: &Media<'_>, notes: &Notes) -> Option<Diagnostic> {
    let (span, [other_name, name]) =
        (other.entry.key.span, [other.name, taken.name].map(|name| name.escape_debug()));
    if taken.is_like(other) {
        notes.words(span, &format!("`{other_name}`, which is the same JSON,"));
        return None;
    }
    let message = format!("`{other_name}` is left out: `{name}` is taken");
    Some(Diagnostic::new(Code::OpenapiMedia, span, message))
}
