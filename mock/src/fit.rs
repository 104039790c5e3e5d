//! Whether a value may stand in an answer.

use serde_json::{Map, Value};
use specwright_codegen::ir::{Api, Bounds, Constraints, EnumValues, Format, Object, Presence, Type, Union};
use specwright_codegen::pattern::Portable;

use crate::shape::{Shape, resolve};

/// Types may go round in circles; values are less deep than this.
const MAX_DEPTH: usize = 100;

/// Whether a value is one of a type, its limits included.
pub(crate) fn fits(api: &Api, ty: &Type, value: &Value) -> bool {
    fits_at(api, ty, value, 0)
}

fn fits_at(api: &Api, ty: &Type, value: &Value, depth: usize) -> bool {
    if depth > MAX_DEPTH {
        return false;
    }
    let resolved = resolve(api, ty);
    let nullable = |nullable: bool, ty: &Type, value: &Value| {
        nullable && value.is_null() || fits_at(api, ty, value, depth + 1)
    };
    let has_kind = match (resolved.shape, value) {
        (Shape::Any, _) => true,
        (Shape::Scalar(scalar), value) => fits_scalar(scalar, value),
        (Shape::Enum(values), value) => match values.values {
            // What is not named is kept by clients.
            EnumValues::Strings(_) => value.is_string(),
            EnumValues::Integers(_) => value.is_i64(),
        },
        (Shape::List(element), Value::Array(items)) => {
            items.iter().all(|item| nullable(element.nullable, &element.ty, item))
        }
        (Shape::Map(element), Value::Object(members)) => {
            members.values().all(|value| nullable(element.nullable, &element.ty, value))
        }
        (Shape::Object(object), Value::Object(members)) => fits_object(api, object, members, None, depth),
        (Shape::Union(union), value) => fits_union(api, union, value, depth),
        _ => false,
    };
    has_kind && resolved.limits.iter().all(|limits| keeps(limits, value))
}

fn fits_scalar(scalar: &Type, value: &Value) -> bool {
    match (scalar, value) {
        (Type::Boolean, Value::Bool(_)) | (Type::String | Type::Secret | Type::Base64, Value::String(_)) => {
            true
        }
        (Type::Integer, Value::Number(number)) => number.is_i64(),
        (Type::Number, Value::Number(_)) => true,
        // The runtime decides what it can read.
        (Type::DateTime, Value::String(text)) => text.parse::<specwright::DateTime>().is_ok(),
        (Type::Date, Value::String(text)) => text.parse::<specwright::Date>().is_ok(),
        _ => false,
    }
}

fn fits_object(
    api: &Api,
    object: &Object,
    members: &Map<String, Value>,
    tag: Option<&str>,
    depth: usize,
) -> bool {
    let named = object.members.iter().all(|member| match members.get(&member.wire_name) {
        None => !member.presence.is_required() || tag == Some(member.wire_name.as_str()),
        Some(Value::Null) if may_be_null(member.presence) => true,
        Some(value) => fits_at(api, &member.ty, value, depth + 1) && keeps(&member.constraints, value),
    });
    let is_named = |name: &str| object.members.iter().any(|member| member.wire_name == name);
    let additional = object.additional.as_ref().is_none_or(|ty| {
        let others = members.iter().filter(|(name, _)| !is_named(name) && tag != Some(name.as_str()));
        others.into_iter().all(|(_, value)| fits_at(api, ty, value, depth + 1))
    });
    named && additional
}

/// Whether a member of an answer may be null. Of an optional one null reads as absent.
pub(crate) fn may_be_null(presence: Presence) -> bool {
    presence != Presence::Required
}

fn fits_union(api: &Api, union: &Union, value: &Value, depth: usize) -> bool {
    let Some(tag) = &union.tag else {
        return union.variants.iter().any(|variant| fits_at(api, &variant.ty, value, depth + 1));
    };
    let Value::Object(members) = value else { return false };
    let found = members.get(tag).and_then(Value::as_str);
    let variant = union.variants.iter().find(|variant| variant.tag.as_deref() == found && found.is_some());
    match variant.map(|variant| resolve(api, &variant.ty).shape) {
        Some(Shape::Object(object)) => fits_object(api, object, members, Some(tag), depth),
        _ => false,
    }
}

/// Whether a value keeps limits; null does.
pub(crate) fn keeps(limits: &Constraints, value: &Value) -> bool {
    let Constraints { length, range, pattern, format } = limits;
    let counted = match value {
        Value::String(text) => Some(text.chars().count()),
        Value::Array(items) => Some(items.len()),
        _ => None,
    };
    let long_enough = match (length, counted) {
        (Some(bounds), Some(count)) => within(bounds, &(count as u64)),
        _ => true,
    };
    let in_range = match (range, value.as_i64(), value.as_f64()) {
        (Some(bounds), Some(number), _) => within(bounds, &number),
        (Some(bounds), None, Some(number)) => {
            let bounds = Bounds {
                min: bounds.min.map(|min| min as f64),
                max: bounds.max.map(|max| max as f64),
                span: bounds.span,
            };
            within(&bounds, &number)
        }
        _ => true,
    };
    let text = value.as_str();
    let matches = match (pattern, text) {
        (Some(pattern), Some(text)) => Portable::parse(&pattern.regex).is_ok_and(|pattern| {
            regex::Regex::new(&pattern.anchored()).is_ok_and(|regex| regex.is_match(text))
        }),
        _ => true,
    };
    let has_form = match (format, text) {
        (Some(format), Some(text)) => has_form(*format, text),
        _ => true,
    };
    long_enough && in_range && matches && has_form
}

fn within<T: PartialOrd>(bounds: &Bounds<T>, value: &T) -> bool {
    bounds.min.as_ref().is_none_or(|min| value >= min) && bounds.max.as_ref().is_none_or(|max| value <= max)
}

/// Strict enough for what goes into an answer: what is refused here is made anew.
fn has_form(format: Format, text: &str) -> bool {
    let is = |regex: &str| regex::Regex::new(regex).is_ok_and(|regex| regex.is_match(text));
    match format {
        Format::Email => is(
            r"^[A-Za-z0-9._%+-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*$",
        ),
        Format::Uuid => is("^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"),
        Format::Uri => is(r"^[A-Za-z][A-Za-z0-9+.-]*:(?://)?[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*$"),
        Format::DayFirstDate => is("^(?:0[1-9]|[12][0-9]|3[01])-(?:0[1-9]|1[0-2])-[0-9]{4}$"),
    }
}
