//! JSON values, and messages that hold them.

use super::words::Words;
use crate::ir::{Literal, Message, MessageBody, Value, ValueKind};
use crate::source::Span;
use crate::yaml::Node;
use crate::yaml::make::{entry, flag, list, map, text, word};

pub(super) fn value(value: &Value) -> Node {
    let span = value.span;
    match &value.kind {
        ValueKind::Null => word("null", span),
        ValueKind::Boolean(boolean) => flag(*boolean, span),
        ValueKind::Number(number) => word(number.to_string(), span),
        ValueKind::String(string) => text(string, span),
        ValueKind::List(values) => list(values.iter().map(self::value).collect(), span),
        ValueKind::Object(members) => map(
            members.iter().map(|(name, value)| entry(name, value.span, self::value(value))).collect(),
            span,
        ),
    }
}

pub(super) fn literal(literal: &Literal, span: Span) -> Node {
    match literal {
        Literal::String(string) => text(string, span),
        Literal::Integer(integer) => word(integer.to_string(), span),
        Literal::Boolean(boolean) => flag(*boolean, span),
    }
}

/// A response as it is on the wire.
pub(super) fn message(message: &Message) -> Node {
    let mut words = Words::new(message.span);
    words.put_word("status", Some(&message.status.to_string()));
    match &message.body {
        MessageBody::Empty => {}
        MessageBody::Json(json) => words.put("json", value(json)),
        MessageBody::Text(body) => words.put_text("text", Some(body)),
    }
    words.finish()
}
