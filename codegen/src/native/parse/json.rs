//! JSON values written in YAML.
//!
//! They follow JSON: `true`, `false`, `null` and JSON numbers are what they are; a plain word that
//! some YAML reader takes for something else needs quotes; other plain texts are texts. After `json: |`
//! comes JSON as it is.

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::fields::{text_broke, wrong_kind};
use super::name::needs_quotes;
use crate::diagnostic::{Code, Diagnostic, Edit, Report};
use crate::ir::{Decimal, Value, ValueKind};
use crate::source::Span;
use crate::yaml::{Kind, Map, Node, Scalar, Style, trap};

/// Reads a node as a JSON value.
pub(crate) fn parse_json(node: &Node, report: &mut Report) -> Option<Value> {
    let kind = match &node.kind {
        Kind::Scalar(scalar) => parse_plain(scalar, node, report)?,
        Kind::List(items) => {
            ValueKind::List(items.iter().filter_map(|item| parse_json(item, report)).collect())
        }
        Kind::Map(map) => ValueKind::Object(parse_object(map, report)),
    };
    Some(Value { kind, span: node.span })
}

/// Reads what stands after `json:`, where a block text is JSON as it is.
pub(crate) fn parse_json_or_text(node: &Node, report: &mut Report) -> Option<Value> {
    match &node.kind {
        Kind::Scalar(scalar) if scalar.style == Style::Block => {
            parse_json_text(&scalar.text, node.span, report)
        }
        _ => parse_json(node, report),
    }
}

fn parse_object(map: &Map, report: &mut Report) -> Vec<(String, Value)> {
    let mut members = Vec::new();
    let mut before = None;
    for entry in &map.entries {
        if let Some(broken) = before.and_then(|before| text_broke(map, before, entry)) {
            report.push(broken);
            continue;
        }
        before = Some(entry);
        if entry.key.style == Style::Plain && trap(&entry.key.text).is_some() {
            report.push(needs_quotes(&entry.key.text, entry.key.span));
        }
        if let Some(value) = parse_json(&entry.value, report) {
            members.push((entry.key.text.clone(), value));
        }
    }
    members
}

fn parse_plain(scalar: &Scalar, node: &Node, report: &mut Report) -> Option<ValueKind> {
    if scalar.style != Style::Plain {
        return Some(ValueKind::String(scalar.text.clone()));
    }
    match scalar.text.as_str() {
        "null" => Some(ValueKind::Null),
        "true" => Some(ValueKind::Boolean(true)),
        "false" => Some(ValueKind::Boolean(false)),
        "" => {
            wrong_kind(node, "a JSON value", "`null`, a text, a number, and so on", report);
            None
        }
        text => match trap(text) {
            None => Some(ValueKind::String(text.to_owned())),
            Some(_) if Decimal::parse(text).is_some() => parse_number(text, node.span, report),
            Some(taken_for) => {
                report.push(not_json(text, taken_for, node.span));
                None
            }
        },
    }
}

fn not_json(text: &str, taken_for: &str, span: Span) -> Diagnostic {
    let message = format!("`{text}` is {taken_for} to some YAML readers, and none in JSON");
    let plain = match text.to_ascii_lowercase().as_str() {
        "true" | "false" | "null" => format!(" or `{}`", text.to_ascii_lowercase()),
        "~" => " or `null`".to_owned(),
        _ => String::new(),
    };
    let problem =
        Diagnostic::new(Code::NeedsQuotes, span, message).help(format!("write `\"{text}\"`{plain}"));
    match plain.is_empty() {
        true => problem.edit(Edit::replace(span, text, format!("\"{text}\""))),
        false => problem,
    }
}

fn parse_number(text: &str, span: Span, report: &mut Report) -> Option<ValueKind> {
    match serde_json::from_str(text) {
        Ok(number) => Some(ValueKind::Number(number)),
        Err(_) => {
            let message = format!("the number `{text}` is too large");
            report.push(
                Diagnostic::new(Code::BadNumber, span, message).help("a 64-bit float ends at about 1.8e308"),
            );
            None
        }
    }
}

fn parse_json_text(text: &str, span: Span, report: &mut Report) -> Option<Value> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let read = Ordered::deserialize(&mut reader).and_then(|value| reader.end().map(|()| value));
    match read {
        Ok(value) => Some(value.placed(span)),
        Err(error) => {
            let message = format!("the text is not valid JSON: {error}");
            report.push(
                Diagnostic::new(Code::BadJson, span, message)
                    .help("lines and columns count from the line after `json: |`; a body that is not JSON goes under `text: |`"),
            );
            None
        }
    }
}

/// A JSON value that keeps the order of members and refuses a member twice.
enum Ordered {
    Scalar(ValueKind),
    List(Vec<Ordered>),
    Object(Vec<(String, Ordered)>),
}

impl Ordered {
    fn placed(self, span: Span) -> Value {
        let kind = match self {
            Ordered::Scalar(kind) => kind,
            Ordered::List(items) => {
                ValueKind::List(items.into_iter().map(|item| item.placed(span)).collect())
            }
            Ordered::Object(members) => ValueKind::Object(
                members.into_iter().map(|(name, value)| (name, value.placed(span))).collect(),
            ),
        };
        Value { kind, span }
    }
}

impl<'de> Deserialize<'de> for Ordered {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OrderedVisitor)
    }
}

struct OrderedVisitor;

impl<'de> Visitor<'de> for OrderedVisitor {
    type Value = Ordered;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Ordered, E> {
        Ok(Ordered::Scalar(ValueKind::Null))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Ordered, E> {
        Ok(Ordered::Scalar(ValueKind::Boolean(value)))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Ordered, E> {
        Ok(Ordered::Scalar(ValueKind::Number(value.into())))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Ordered, E> {
        Ok(Ordered::Scalar(ValueKind::Number(value.into())))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Ordered, E> {
        let number = serde_json::Number::from_f64(value).ok_or_else(|| E::custom("a number is too large"))?;
        Ok(Ordered::Scalar(ValueKind::Number(number)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Ordered, E> {
        Ok(Ordered::Scalar(ValueKind::String(value.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Ordered, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Ordered::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Ordered, A::Error> {
        let mut members: Vec<(String, Ordered)> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        while let Some((name, value)) = entries.next_entry::<String, Ordered>()? {
            if !seen.insert(name.clone()) {
                return Err(A::Error::custom(format!("the member `{name}` is there twice")));
            }
            members.push((name, value));
        }
        Ok(Ordered::Object(members))
    }
}
