//! Whether a value could be read as a type, whatever limits it has.

use serde_json::Value;

use super::catalogue::Catalogue;
use super::describe::{Alternative, Element, Literal, Member, Named, Nulls, Object, Presence, Shape};
use super::make::values::json;
use crate::{Date, DateTime, HttpDate, IsoDuration, Time};

/// Whether it could.
pub(super) fn fits(catalogue: &Catalogue, shape: &Shape, value: &Value) -> bool {
    match (shape, value) {
        (Shape::Any | Shape::Unknown(_), _) => true,
        (Shape::Text | Shape::Base64, Value::String(_)) | (Shape::Boolean, Value::Bool(_)) => true,
        (Shape::Date, Value::String(text)) => text.parse::<Date>().is_ok(),
        (Shape::DateTime, Value::String(text)) => text.parse::<DateTime>().is_ok(),
        (Shape::Time, Value::String(text)) => text.parse::<Time>().is_ok(),
        (Shape::Duration, Value::String(text)) => text.parse::<IsoDuration>().is_ok(),
        (Shape::HttpDate, Value::String(text)) => text.parse::<HttpDate>().is_ok(),
        // As far as the length tells.
        (Shape::DateAs(order), Value::String(text)) => text.len() == order.len(),
        // Whole numbers may be written with a fraction of zeros.
        (Shape::Integer { .. } | Shape::Double | Shape::Single, Value::Number(_)) => true,
        // The text may hold a number of any other kind.
        (Shape::AsText(_), Value::String(_) | Value::Number(_) | Value::Bool(_)) => true,
        (Shape::List(element), Value::Array(items)) => {
            items.iter().all(|item| element_fits(catalogue, element, item))
        }
        (Shape::Map(element), Value::Object(entries)) => {
            entries.values().all(|entry| element_fits(catalogue, element, entry))
        }
        (Shape::Named(..), value) => {
            catalogue.named(shape).is_none_or(|named| named_fits(catalogue, named, value))
        }
        _ => false,
    }
}

/// Whether a type takes the value without knowing it: it takes any, or is an enum that does not name it.
pub(super) fn keeps_only(catalogue: &Catalogue, shape: &Shape, value: &Value) -> bool {
    match (shape, catalogue.named(shape)) {
        (Shape::Any, _) => true,
        (_, Some(Named::Values(values, _))) => values.iter().all(|(known, _)| json(*known) != *value),
        _ => false,
    }
}

fn element_fits(catalogue: &Catalogue, element: &Element, value: &Value) -> bool {
    element.null == Nulls::Allowed && value.is_null() || fits(catalogue, &element.shape, value)
}

fn named_fits(catalogue: &Catalogue, named: &Named, value: &Value) -> bool {
    let one_fits = |alternatives: &[Alternative]| {
        alternatives.iter().any(|alternative| fits(catalogue, &alternative.shape, value))
    };
    match named {
        Named::Object(object) => object_fits(catalogue, object, value),
        Named::Values(values, _) => match values.first() {
            Some((Literal::Integer(_), _)) => value.is_number(),
            _ => value.is_string(),
        },
        Named::Union(None, alternatives) => one_fits(alternatives),
        Named::Union(Some(tag), alternatives) => {
            let is_told = |tags: &[Literal]| {
                value.get(tag).is_some_and(|found| tags.iter().any(|tag| json(*tag) == *found))
            };
            let told = alternatives.iter().find(|alternative| is_told(&alternative.tags));
            told.is_some_and(|alternative| fits(catalogue, &alternative.shape, value))
        }
        Named::Contents(contents) => contents.iter().any(|content| {
            value.get(content.name).is_some_and(|value| fits(catalogue, &content.shape, value))
        }),
    }
}

fn object_fits(catalogue: &Catalogue, object: &Object, value: &Value) -> bool {
    let Value::Object(members) = value else { return false };
    let fits_member = |member: &Member| match (members.get(member.name), member.presence) {
        (None, presence) => matches!(presence, Presence::Optional | Presence::OptionalNullable),
        (Some(Value::Null), presence) if presence != Presence::Required => true,
        (Some(value), _) => fits(catalogue, &member.shape, value),
    };
    object.members.iter().all(fits_member)
}
