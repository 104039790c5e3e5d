//! Which alternative of a union a value is.

use std::cmp::Reverse;

use serde_json::Value;
use specwright_codegen::conform::{Slot, fits};
use specwright_codegen::ir::{Api, Direction, Presence, Type, Union, Variant};

use crate::shape::{Shape, shape};

/// The alternative that the tag of a value names. Without a tag, of those that a value may be the one that knows most of its
/// members, and of equals the one that misses fewest.
pub(crate) fn alternative<'a>(api: &Api, union: &'a Union, value: &Value) -> Option<&'a Variant> {
    if let Some(tag) = &union.tag {
        let told = value.get(tag)?;
        return union.variants.iter().find(|variant| variant.tags.iter().any(|tag| tag.to_json() == *told));
    }
    let possible = union.variants.iter().filter(|variant| may_be(api, &variant.ty, value));
    possible.min_by_key(|variant| {
        (Reverse(known_members(api, &variant.ty, value)), missing_members(api, &variant.ty, value))
    })
}

/// Whether a value is one of a type or lacks members only: a request has not what only responses have.
fn may_be(api: &Api, ty: &Type, value: &Value) -> bool {
    match (shape(api, ty), value) {
        (Shape::Object(object), Value::Object(members)) => {
            object.members.iter().all(|member| match (members.get(&member.wire_name), &member.constant) {
                (Some(value), Some(constant)) => constant.to_json() == *value,
                (Some(Value::Null), None) => member.presence != Presence::Required,
                (Some(value), None) => may_be(api, &member.ty, value),
                (None, _) => true,
            })
        }
        (Shape::Union(union @ Union { tag: Some(_), .. }), _) => alternative(api, union, value).is_some(),
        // The first is enough: to look at all, at each level anew, could take forever.
        (Shape::Union(union), _) => union.variants.iter().any(|variant| may_be(api, &variant.ty, value)),
        _ => {
            let slot = Slot::of_type(ty);
            [Direction::Out, Direction::In].into_iter().any(|direction| fits(api, slot, value, direction))
        }
    }
}

/// How many members of a value a type has by name.
pub(crate) fn known_members(api: &Api, ty: &Type, value: &Value) -> usize {
    let names = || value.as_object().into_iter().flat_map(|members| members.keys());
    match shape(api, ty) {
        Shape::Object(object) => names().filter(|name| object.member(name).is_some()).count(),
        Shape::Union(union) => {
            let alternatives = union.variants.iter().map(|variant| known_members(api, &variant.ty, value));
            alternatives.max().unwrap_or_default()
        }
        _ => 0,
    }
}

/// How many members a type requires that a value has not.
fn missing_members(api: &Api, ty: &Type, value: &Value) -> usize {
    let Shape::Object(object) = shape(api, ty) else { return 0 };
    let required = object.members.iter().filter(|member| member.presence.is_required());
    required.filter(|member| value.get(&member.wire_name).is_none()).count()
}

/// A type, or of a union the alternative that the first value is which is one of them.
pub(crate) fn settled<'a>(api: &'a Api, ty: &'a Type, values: &[&Value]) -> &'a Type {
    let Shape::Union(union) = shape(api, ty) else { return ty };
    let told = values.iter().find_map(|value| alternative(api, union, value));
    told.or(union.variants.first()).map_or(ty, |variant| settled(api, &variant.ty, values))
}
