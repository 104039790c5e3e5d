//! A node of a document as JSON sees it: YAML of version 1.2 says the same as JSON.

use crate::ir::{Decimal, Value, ValueKind};
use crate::yaml::{Entry, Kind, Node, Scalar, Style};

impl Node {
    /// The entries of a map; none of anything else.
    pub(crate) fn entries(&self) -> &[Entry] {
        match &self.kind {
            Kind::Map(map) => &map.entries,
            Kind::Scalar(_) | Kind::List(_) => &[],
        }
    }

    /// The items of a list; none of anything else.
    pub(crate) fn items(&self) -> &[Node] {
        match &self.kind {
            Kind::List(items) => items,
            Kind::Scalar(_) | Kind::Map(_) => &[],
        }
    }

    /// The value of a key of a map.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|entry| entry.key.text == key).map(|entry| &entry.value)
    }

    pub(crate) fn is_map(&self) -> bool {
        matches!(self.kind, Kind::Map(_))
    }

    pub(crate) fn is_list(&self) -> bool {
        matches!(self.kind, Kind::List(_))
    }

    pub(crate) fn is_null(&self) -> bool {
        self.scalar().is_some_and(|scalar| matches!(scalar_kind(scalar), ValueKind::Null))
    }

    /// The text of a scalar that is not null, however it is written.
    pub(crate) fn text(&self) -> Option<&str> {
        self.scalar().filter(|_| !self.is_null()).map(|scalar| scalar.text.as_str())
    }

    /// `true` or `false`; in quotes as well, since many write it so.
    pub(crate) fn flag(&self) -> Option<bool> {
        match self.scalar()?.text.as_str() {
            "true" | "True" | "TRUE" => Some(true),
            "false" | "False" | "FALSE" => Some(false),
            _ => None,
        }
    }

    /// A number; in quotes as well.
    pub(crate) fn number(&self) -> Option<Decimal> {
        let text = &self.scalar()?.text;
        Decimal::parse(text).or_else(|| Decimal::parse(&text.parse::<f64>().ok()?.to_string()))
    }

    /// The value that it is in JSON.
    pub(crate) fn value(&self) -> Value {
        let kind = match &self.kind {
            Kind::Scalar(scalar) => scalar_kind(scalar),
            Kind::List(items) => ValueKind::List(items.iter().map(Node::value).collect()),
            Kind::Map(map) => ValueKind::Object(
                map.entries.iter().map(|entry| (entry.key.text.clone(), entry.value.value())).collect(),
            ),
        };
        Value { kind, span: self.span }
    }
}

/// What a plain scalar is by the core schema of YAML 1.2.
fn scalar_kind(scalar: &Scalar) -> ValueKind {
    let text = scalar.text.as_str();
    if scalar.style != Style::Plain {
        return ValueKind::String(text.to_owned());
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return ValueKind::Null,
        "true" | "True" | "TRUE" => return ValueKind::Boolean(true),
        "false" | "False" | "FALSE" => return ValueKind::Boolean(false),
        _ => {}
    }
    let looks_like_number = text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'));
    match looks_like_number.then(|| number(text)).flatten() {
        Some(number) => ValueKind::Number(number),
        None => ValueKind::String(text.to_owned()),
    }
}

fn number(text: &str) -> Option<serde_json::Number> {
    if let Ok(number) = serde_json::from_str(text) {
        return Some(number);
    }
    if !text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | 'e' | 'E')) {
        return None;
    }
    serde_json::Number::from_f64(text.parse().ok()?)
}
