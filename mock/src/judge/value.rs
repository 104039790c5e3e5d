//! A value by its type.

use serde_json::Value;
use specwright_codegen::ir::{Constraints, ElementType, Type};

use super::judging::{Judging, Weight};
use super::{enumeration, limits, object, text_form, union};
use crate::shape::{Resolved, Shape, resolve};

/// What null is where a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Null {
    /// A value like others.
    Fits,
    /// Wrong, though a reader takes it as if nothing were there.
    IsAbsent,
    /// Wrong.
    Refused,
}

/// Judges a value by its type, its limits, and those of the type's names.
pub(super) fn judge_value(
    judging: &mut Judging<'_>,
    ty: &Type,
    own: &Constraints,
    null: Null,
    value: &Value,
) {
    judging.enter(|judging| {
        let Resolved { shape, limits: named, .. } = resolve(judging.api, ty);
        match (value, shape) {
            (_, Shape::Any) => return,
            (Value::Null, shape) => return judge_null(judging, shape, null),
            _ => {}
        }
        if !is_of(shape, value) {
            return judging.report(Weight::Misfit, "type", misfit(shape, value));
        }
        let number = match shape {
            Shape::Scalar(Type::Integer) => limits::Numbers::Whole,
            _ => limits::Numbers::Floating,
        };
        for constraints in std::iter::once(own).chain(named) {
            limits::judge_limits(judging, constraints, number, value);
        }
        judge_inside(judging, shape, value);
    });
}

fn judge_null(judging: &mut Judging<'_>, shape: Shape<'_>, null: Null) {
    if let Shape::Union(union) = shape {
        // One of its types may be any.
        let trial = judging.trial(|judging| union::judge_union(judging, union, &Value::Null));
        if trial.weight().is_none() {
            return;
        }
    }
    match null {
        Null::Fits => {}
        Null::IsAbsent => judging.report(Weight::Loose, "null", "must not be null: leave it out instead"),
        Null::Refused => judging.report(Weight::Misfit, "null", "must not be null"),
    }
}

/// Whether a value is of a type, what it holds aside.
fn is_of(shape: Shape<'_>, value: &Value) -> bool {
    match (shape, value) {
        (Shape::Scalar(Type::String | Type::Secret), Value::String(_)) => true,
        (Shape::Scalar(Type::DateTime), Value::String(text)) => text_form::is_date_time(text),
        (Shape::Scalar(Type::Date), Value::String(text)) => text_form::is_date(text),
        (Shape::Scalar(Type::Base64), Value::String(text)) => text_form::is_base64(text),
        (Shape::Scalar(Type::Boolean), Value::Bool(_)) => true,
        (Shape::Scalar(Type::Integer), Value::Number(number)) => number.is_i64(),
        (Shape::Scalar(Type::Number), Value::Number(_)) => true,
        (Shape::List(_), Value::Array(_)) => true,
        (Shape::Map(_) | Shape::Object(_), Value::Object(_)) => true,
        (Shape::Any | Shape::Union(_) | Shape::Contents(_), _) => true,
        (Shape::Enum(values), value) => enumeration::is_of(values, value),
        (Shape::Scalar(_) | Shape::List(_) | Shape::Map(_) | Shape::Object(_), _) => false,
    }
}

fn judge_inside(judging: &mut Judging<'_>, shape: Shape<'_>, value: &Value) {
    match (shape, value) {
        (Shape::List(element), Value::Array(items)) => {
            for (index, item) in items.iter().enumerate() {
                judging.below(&index.to_string(), |judging| judge_element(judging, element, item));
            }
        }
        (Shape::Map(element), Value::Object(entries)) => {
            for (name, entry) in entries {
                judging.below(name, |judging| judge_element(judging, element, entry));
            }
        }
        (Shape::Object(object), Value::Object(members)) => object::judge_object(judging, object, members),
        (Shape::Enum(values), value) => enumeration::judge_enum(judging, values, value),
        (Shape::Union(union), value) => union::judge_union(judging, union, value),
        _ => {}
    }
}

fn judge_element(judging: &mut Judging<'_>, element: &ElementType, value: &Value) {
    let null = if element.nullable { Null::Fits } else { Null::Refused };
    judge_value(judging, &element.ty, &Constraints::default(), null, value);
}

fn misfit(shape: Shape<'_>, value: &Value) -> String {
    match (shape, value) {
        // It is a text as it should be, of another form.
        (Shape::Scalar(Type::DateTime | Type::Date | Type::Base64), Value::String(_)) => {
            format!("must be {}", describe(shape))
        }
        _ => format!("must be {}, and is {}", describe(shape), kind(value)),
    }
}

/// What values of a type are.
fn describe(shape: Shape<'_>) -> &'static str {
    match shape {
        Shape::Scalar(ty) => match ty {
            Type::String | Type::Secret => "a text",
            Type::Boolean => "`true` or `false`",
            Type::Integer => "a whole number of 64 bits",
            Type::Number => "a number",
            Type::DateTime => "a date and time such as `2024-05-17T09:30:00Z`",
            Type::Date => "a date such as `2024-05-17`",
            Type::Base64 => "base64 text of the standard alphabet",
            // Shapes of their own.
            Type::List(_) | Type::Map(_) | Type::Any | Type::Named(_) | Type::Contents(_) => "any value",
        },
        Shape::Any => "any value",
        Shape::List(_) => "a list",
        Shape::Enum(values) => enumeration::describe(values),
        Shape::Map(_) | Shape::Object(_) => "an object",
        Shape::Union(_) => "one of several types",
        Shape::Contents(_) => "one of several bodies",
    }
}

/// What a value is, without showing it: it may be secret.
pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(number) if number.is_f64() => "a number with a fraction or beyond 64 bits",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
