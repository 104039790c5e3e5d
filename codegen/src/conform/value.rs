//! A value by its type.

use super::examiner::Examiner;
use super::{
    JsonValue, Kind, Weight, contents, enumeration, form, limits, moment, number, object, union, words,
};
use crate::ir::{Constraints, Direction, ElementType, Member, Null, Presence, Shape, Type};

/// What is asked of a value where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Slot<'a> {
    /// Its type.
    pub ty: &'a Type,
    /// What it must satisfy beyond its type.
    pub limits: Option<&'a Constraints>,
    /// What null is.
    pub null: Null,
}

impl<'a> Slot<'a> {
    /// A value of a type, and not null.
    pub fn of_type(ty: &'a Type) -> Self {
        Self { ty, limits: None, null: Null::Refused }
    }

    /// A value of a type that may be null as well.
    pub fn of_nullable(ty: &'a Type, nullable: bool) -> Self {
        Self { ty, limits: None, null: if nullable { Null::Value } else { Null::Refused } }
    }

    /// An element of a list or map.
    pub fn of_element(element: &'a ElementType) -> Self {
        Self::of_nullable(&element.ty, element.nullable)
    }

    /// The value of a member.
    pub fn of_member(member: &'a Member) -> Self {
        let null = match member.presence {
            // Nobody minds whether it is absent or null.
            Presence::Loose => Null::Value,
            presence => presence.null(),
        };
        Self { ty: &member.ty, limits: Some(&member.constraints), null }
    }
}

/// Examines a value by its type, its limits, and those of the type's names.
pub(super) fn examine_value<'a, V: JsonValue>(
    examiner: &mut Examiner<'a, V::Place>,
    slot: Slot<'a>,
    value: &V,
) {
    examiner.enter(value.place(), |examiner| {
        let shape = examiner.api.types.resolve(slot.ty);
        match (value.kind(), shape) {
            (_, Shape::Any) => {}
            (Kind::Null, shape) => examine_null(examiner, shape, slot.null, value),
            (_, Shape::Contents(variants)) => contents::examine_contents(examiner, variants, value),
            _ if !is_of(shape, value, examiner.direction) => {
                examiner.report(Weight::Misfit, value.place(), "type", || misfit(shape, value));
            }
            _ => {
                examine_text(examiner, shape, value);
                examine_all_limits(examiner, slot, shape, value);
                examine_inside(examiner, shape, value);
            }
        }
    });
}

fn examine_null<'a, V: JsonValue>(
    examiner: &mut Examiner<'a, V::Place>,
    shape: Shape<'a>,
    null: Null,
    value: &V,
) {
    if let Shape::Union(union) = shape {
        // One of its types may be any.
        let trial = examiner.trial(|examiner| union::examine_union(examiner, union, value));
        if trial.weight().is_none() {
            return;
        }
    }
    match null {
        Null::Value => {}
        Null::Absent if examiner.direction == Direction::Out => {}
        Null::Absent => {
            examiner.report(
                Weight::Loose,
                value.place(),
                "null",
                || "must not be null: leave it out instead",
            );
        }
        Null::Refused => examiner.report(Weight::Misfit, value.place(), "null", || "must not be null"),
    }
}

/// What travels as text is written in one way, although it is read in any.
fn examine_text<'a, V: JsonValue>(examiner: &mut Examiner<'a, V::Place>, shape: Shape<'a>, value: &V) {
    if let Shape::Scalar(Type::AsText(plain)) = shape
        && examiner.direction == Direction::In
        && !value.text().is_some_and(|text| number::is_canonical(plain, text))
    {
        examiner.report(Weight::Loose, value.place(), "as_text", || {
            format!("must be {}", number::describe(plain))
        });
    }
}

fn examine_all_limits<'a, V: JsonValue>(
    examiner: &mut Examiner<'a, V::Place>,
    slot: Slot<'a>,
    shape: Shape<'a>,
    value: &V,
) {
    let numbers = match shape {
        Shape::Scalar(Type::Number) => limits::Numbers::Floating,
        Shape::Scalar(Type::AsText(plain)) if **plain == Type::Number => limits::Numbers::Floating,
        _ => limits::Numbers::Exact,
    };
    let texts = match shape {
        Shape::Scalar(Type::Base64 | Type::Bytes) => limits::Texts::Base64,
        _ => limits::Texts::Plain,
    };
    for constraints in slot.limits.into_iter().chain(examiner.api.types.alias_constraints(slot.ty)) {
        limits::examine_limits(examiner, constraints, numbers, texts, value);
    }
}

/// Whether a value is of a type, what it holds aside.
fn is_of<V: JsonValue>(shape: Shape<'_>, value: &V, direction: Direction) -> bool {
    match (shape, value.kind()) {
        (Shape::Scalar(Type::String | Type::Secret), Kind::String(_)) => true,
        (Shape::Scalar(Type::DateTime), Kind::String(text)) => form::is_date_time(text),
        (Shape::Scalar(Type::Date), Kind::String(text)) => form::is_date(text),
        (Shape::Scalar(Type::OrderedDate(order)), Kind::String(text)) => {
            moment::is_ordered_date(*order, text)
        }
        (Shape::Scalar(Type::Time), Kind::String(text)) => moment::is_time(text),
        (Shape::Scalar(Type::Duration), Kind::String(text)) => moment::is_duration(text),
        (Shape::Scalar(Type::HttpDate), Kind::String(text)) => moment::is_http_date(text, direction),
        // Responses are kept as they come, and only decoded on demand.
        (Shape::Scalar(Type::Base64), Kind::String(text)) => {
            direction == Direction::Out || form::is_base64(text)
        }
        (Shape::Scalar(Type::Bytes), Kind::String(text)) => form::is_base64(text),
        (Shape::Scalar(Type::BytesOrText), Kind::Object) => contents::is_file_or_text(value),
        (Shape::Scalar(Type::Boolean), Kind::Boolean(_)) => true,
        (Shape::Scalar(Type::Integer | Type::UnixTime | Type::UnixMillis), Kind::Number(number)) => {
            number::signed(number).is_some()
        }
        (Shape::Scalar(Type::Unsigned), Kind::Number(number)) => number::unsigned(number).is_some(),
        (Shape::Scalar(Type::Number | Type::Decimal), Kind::Number(_)) => true,
        (Shape::Scalar(Type::AsText(plain)), Kind::String(text)) => number::is_text_of(plain, text),
        // Servers are not always of one mind about it, so that readers take both.
        (Shape::Scalar(Type::AsText(plain)), _) => is_of(Shape::Scalar(plain), value, direction),
        (Shape::List(_), Kind::List(_)) => true,
        (Shape::Map(_) | Shape::Object(_), Kind::Object) => true,
        (Shape::Any | Shape::Union(_) | Shape::Contents(_), _) => true,
        (Shape::Enum(values), _) => enumeration::is_of(values, value),
        (Shape::Scalar(_) | Shape::List(_) | Shape::Map(_) | Shape::Object(_), _) => false,
    }
}

fn examine_inside<'a, V: JsonValue>(examiner: &mut Examiner<'a, V::Place>, shape: Shape<'a>, value: &V) {
    match (shape, value.kind()) {
        (Shape::List(element), Kind::List(items)) => {
            examiner.each(items, |examiner, item| {
                examine_value(examiner, Slot::of_element(element), item);
            });
        }
        (Shape::Map(element), Kind::Object) => {
            for (name, entry) in value.members() {
                examiner.below(name, |examiner| examine_value(examiner, Slot::of_element(element), entry));
            }
        }
        (Shape::Object(object), Kind::Object) => object::examine_object(examiner, object, value),
        (Shape::Enum(values), _) => enumeration::examine_enum(examiner, values, value),
        (Shape::Union(union), _) => union::examine_union(examiner, union, value),
        (Shape::Scalar(Type::BytesOrText), _) => contents::examine_rest(examiner, value),
        _ => {}
    }
}

fn misfit<V: JsonValue>(shape: Shape<'_>, value: &V) -> String {
    match (shape, value.kind()) {
        // It is a text as it should be, of another form.
        (
            Shape::Scalar(
                Type::DateTime
                | Type::Date
                | Type::OrderedDate(_)
                | Type::Time
                | Type::Duration
                | Type::HttpDate
                | Type::Base64
                | Type::Bytes
                | Type::AsText(_),
            ),
            Kind::String(_),
        ) => {
            format!("must be {}", describe(shape))
        }
        _ => format!("must be {}, and is {}", describe(shape), words::kind(value)),
    }
}

/// What values of a type are.
fn describe(shape: Shape<'_>) -> &'static str {
    match shape {
        Shape::Scalar(ty) => match ty {
            Type::String | Type::Secret => "a text",
            Type::Boolean => "`true` or `false`",
            Type::Integer => "a whole number of 64 bits",
            Type::Unsigned => "a whole number of 64 bits without a sign",
            Type::Number | Type::Decimal => "a number",
            Type::AsText(plain) => number::describe(plain),
            Type::DateTime => "a date and time such as `2024-05-17T09:30:00Z`",
            Type::Date => "a date such as `2024-05-17`",
            Type::OrderedDate(order) => moment::describe_date(*order),
            Type::Time => "a time such as `09:30:00`",
            Type::Duration => "a duration such as `P1DT12H`",
            Type::UnixTime => "seconds since 1970, a whole number of 64 bits",
            Type::UnixMillis => "milliseconds since 1970, a whole number of 64 bits",
            Type::HttpDate => "a date such as `Sun, 06 Nov 1994 08:49:37 GMT`",
            Type::BytesOrText => "an object with one member, `File` with base64 text or `Text`",
            Type::Base64 | Type::Bytes => "base64 text of the standard alphabet",
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
