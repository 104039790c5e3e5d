//! Unions outside JSON, where texts do not say of what kind they are.

use serde_json::Value;
use specwright_codegen::conform::{Slot, fits};
use specwright_codegen::ir::{Api, Direction, Type, Union};

use super::texts::member_type;
use crate::shape::{Shape, shape};

/// Reads a union as each of its alternatives, and takes the one that fits and says most of the texts.
pub(super) fn closest<E>(
    api: &Api,
    ty: &Type,
    union: &Union,
    read: impl Fn(&Type) -> Result<Value, E>,
) -> Result<Value, E> {
    let mut misfit: Option<Result<Value, E>> = None;
    let mut best: Option<(u8, Value)> = None;
    for variant in &union.variants {
        match read(&variant.ty).map(|value| tagged(api, union, &variant.ty, value)) {
            Ok(value) if fits(api, Slot::of_type(ty), &value, Direction::In) => {
                let rank = rank(&value);
                if best.as_ref().is_none_or(|(known, _)| rank > *known) {
                    best = Some((rank, value));
                }
            }
            Ok(value) => misfit = misfit.filter(Result::is_ok).or(Some(Ok(value))),
            Err(why) => misfit = misfit.or(Some(Err(why))),
        }
    }
    best.map(|(_, value)| Ok(value)).or(misfit).unwrap_or(Ok(Value::Null))
}

/// Every text fits a text, and is a list of one element, too.
fn rank(value: &Value) -> u8 {
    match value {
        Value::Array(elements) if elements.len() < 2 => 0,
        Value::String(_) => 1,
        _ => 2,
    }
}

/// With the tag as the union has it, which an alternative need not declare.
fn tagged(api: &Api, union: &Union, ty: &Type, mut value: Value) -> Value {
    let Some(tag) = union.tag.as_deref().filter(|tag| member_type(shape(api, ty), tag).is_none()) else {
        return value;
    };
    if let Some(found) = value.get_mut(tag) {
        let text = found.as_str().map(str::to_owned);
        let mut tags = union.variants.iter().flat_map(|variant| &variant.tags);
        let known = tags.find(|known| text.as_deref() == Some(&known.to_text()));
        if let Some(known) = known {
            *found = known.to_json();
        }
    }
    value
}

/// Whether a value may be one that has no names of its own.
pub(super) fn has_unnamed(api: &Api, ty: &Type) -> bool {
    match shape(api, ty) {
        Shape::Union(union) => union.variants.iter().any(|variant| has_unnamed(api, &variant.ty)),
        Shape::Object(_) | Shape::Map(_) => false,
        _ => true,
    }
}

/// Whether a name is that of a member of an alternative, or of the tag.
pub(super) fn has_member(api: &Api, ty: &Type, name: &str) -> bool {
    match shape(api, ty) {
        Shape::Union(union) => {
            union.tag.as_deref() == Some(name)
                || union.variants.iter().any(|variant| has_member(api, &variant.ty, name))
        }
        other => member_type(other, name).is_some(),
    }
}
