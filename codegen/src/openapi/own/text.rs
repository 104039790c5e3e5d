//! The schemas of texts that the export shares: dates, moments, numbers as text.

use crate::yaml::Node;
use crate::yaml::make;

/// What the shared schema of a text is where it stands: its `format`.
pub(super) fn format(reference: &str) -> Option<String> {
    let name = reference.strip_prefix("#/components/schemas/text.")?;
    Some(match name {
        "boolean" | "number" | "decimal" => name.to_owned(),
        "integer" => "int64".to_owned(),
        "unsigned" => "uint64".to_owned(),
        "date.dd_mm_yyyy" => "dd/mm/yyyy".to_owned(),
        "date.mm_dd_yyyy" => "mm/dd/yyyy".to_owned(),
        "date.yyyy_mm_dd" => "yyyy/mm/dd".to_owned(),
        _ => name.strip_prefix("date.").unwrap_or(name).to_owned(),
    })
}

/// The type of the native language that a plain schema is.
pub(super) fn of_schema(schema: &Node) -> Option<&'static str> {
    of_kind(schema, schema.get("type").and_then(Node::text))
}

fn of_kind(schema: &Node, kind: Option<&str>) -> Option<&'static str> {
    let reference = schema.get("$ref").and_then(Node::text);
    if let Some(format) = reference.and_then(format) {
        return ["date-time", "date", "time", "duration"].into_iter().find(|word| *word == format);
    }
    let format = schema.get("format").and_then(Node::text).unwrap_or_default();
    Some(match (kind?, format) {
        ("string", _) if schema.get("contentEncoding").is_some() => "base64",
        ("string", _) => "string",
        ("boolean", _) => "boolean",
        ("integer", "uint64") => "unsigned",
        ("integer", "unix-time") => "unix-time",
        ("integer", "unix-millis") => "unix-millis",
        ("integer", _) => "integer",
        ("number", "decimal") => "decimal",
        ("number", _) => "number",
        _ => return None,
    })
}

/// The type of the native language that a schema is which is a name, plain, or a list or map of such.
pub(super) fn of_type(schema: &Node) -> Option<String> {
    if let Some(plain) = of_schema(schema) {
        return Some(plain.to_owned());
    }
    if let Some(reference) = schema.get("$ref").and_then(Node::text) {
        return reference.rsplit('/').next().map(str::to_owned);
    }
    let or_null = |ty: String| format!("{ty} | null");
    let is_null = |node: &Node| node.get("type").and_then(Node::text) == Some("null");
    if let Some([one, null]) = schema.get("anyOf").map(Node::items)
        && is_null(null)
    {
        return of_type(one).map(or_null);
    }
    let of = |key: &str, around: &str| Some(format!("{around}<{}>", of_type(schema.get(key)?)?));
    let (kind, is_nullable) = match schema.get("type").map(|kinds| (kinds.text(), kinds.items())) {
        Some((_, [kind, null])) if null.text() == Some("null") => (kind.text(), true),
        Some((kind, _)) => (kind, false),
        None => (None, false),
    };
    if is_nullable && let Some(plain) = of_kind(schema, kind) {
        return Some(or_null(plain.to_owned()));
    }
    let ty = match kind {
        None => Some("any".to_owned()),
        Some("array") => of("items", "list"),
        Some("object") => of("additionalProperties", "map"),
        Some(_) => None,
    };
    ty.map(|ty| if is_nullable { or_null(ty) } else { ty })
}

pub(super) fn word(word: &str, span: crate::source::Span) -> Node {
    make::word(word, span)
}
