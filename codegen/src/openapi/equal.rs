//! Types in place that are equal and whose members have equal names are one type.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::naming::Places;
use super::types::{Def, Naming};
use crate::ir::{Constraints, Enum, EnumValue, EnumValues, Member, Type, TypeId, TypeKind};

/// Which type stands for each, and the places of those that stand for several.
pub(crate) struct Equal {
    pub(crate) canonical: Vec<usize>,
    pub(crate) places: Places,
}

/// Finds the types that are equal. Those within others come first, so that what holds them may be equal then.
pub(crate) fn find(defs: &[Def]) -> Equal {
    let mut canonical: Vec<usize> = (0..defs.len()).collect();
    loop {
        let mut first: HashMap<String, usize> = HashMap::new();
        let mut changed = false;
        for (index, def) in defs.iter().enumerate() {
            let Naming::Inline { own, is_member: true, .. } = &def.naming else { continue };
            let stands = canonical.get(index).copied().unwrap_or(index);
            if stands != index {
                continue;
            }
            let Some(key) = shape(def, own, &canonical) else { continue };
            match first.get(&key) {
                Some(known) => {
                    if let Some(slot) = canonical.get_mut(index) {
                        *slot = *known;
                    }
                    changed = true;
                }
                None => {
                    first.insert(key, index);
                }
            }
        }
        if !changed {
            break;
        }
        for index in 0..canonical.len() {
            let end = end_of(&canonical, index);
            if let Some(slot) = canonical.get_mut(index) {
                *slot = end;
            }
        }
    }
    let mut places: Places = HashMap::new();
    for (index, stands) in canonical.iter().enumerate() {
        places.entry(*stands).or_default().push(index);
    }
    Equal { canonical, places }
}

fn end_of(canonical: &[usize], mut index: usize) -> usize {
    while let Some(next) = canonical.get(index).filter(|next| **next != index) {
        index = *next;
    }
    index
}

/// All that a type is but words and places; none of what stands for another.
fn shape(def: &Def, own: &str, canonical: &[usize]) -> Option<String> {
    let mut key = format!("{own}|");
    match &def.kind {
        TypeKind::Object(object) => {
            key.push('o');
            for member in &object.members {
                write_member(&mut key, member, canonical);
            }
            let _ = write!(
                key,
                "+{:?}{}",
                object.additional.as_ref().map(|ty| mapped(ty, canonical)),
                object.rules.len()
            );
        }
        TypeKind::Enum(Enum { values, open }) => {
            let _ = write!(key, "e{open}");
            match values {
                EnumValues::Strings(values) => values.iter().for_each(|value| write_value(&mut key, value)),
                EnumValues::Integers(values) => values.iter().for_each(|value| write_value(&mut key, value)),
            }
        }
        TypeKind::Union(union) => {
            let _ = write!(key, "u{:?}{}", union.tag, union.open);
            for variant in &union.variants {
                let _ =
                    write!(key, "{}:{:?}{:?};", variant.name, mapped(&variant.ty, canonical), variant.tags);
            }
        }
        TypeKind::Alias(alias) => {
            let _ = write!(key, "a{:?}", mapped(&alias.ty, canonical));
            write_limits(&mut key, &alias.constraints);
        }
    }
    Some(key)
}

fn write_member(key: &mut String, member: &Member, canonical: &[usize]) {
    let Member { wire_name, ty, presence, only, constant, .. } = member;
    let ty = mapped(ty, canonical);
    let default = member.server_default.as_ref().map(crate::ir::Value::to_json);
    let _ = write!(
        key,
        "{wire_name:?}:{ty:?}{presence:?}{only:?}{constant:?}{default:?}{};",
        member.deprecated.is_some()
    );
    write_limits(key, &member.constraints);
}

fn write_value<T: std::fmt::Debug>(key: &mut String, value: &EnumValue<T>) {
    let _ = write!(key, "{:?}{:?};", value.wire, value.name);
}

fn write_limits(key: &mut String, constraints: &Constraints) {
    let Constraints { length, range, multiple_of, pattern, format } = constraints;
    let length = length.map(|bounds| (bounds.min, bounds.max));
    let range = range.as_ref().map(|range| (&range.min, &range.max));
    let step = multiple_of.as_ref().map(|step| &step.of);
    let pattern = pattern.as_ref().map(|pattern| &pattern.regex);
    let _ = write!(key, "{length:?}{range:?}{step:?}{pattern:?}{format:?}");
}

/// A type with the types that stand for those in it.
pub(crate) fn mapped(ty: &Type, to: &[usize]) -> Type {
    ty.mapped(&|id| standing(id, to))
}

/// The kind of a type, with the types that stand for those in it.
pub(crate) fn mapped_kind(kind: &TypeKind, to: &[usize]) -> TypeKind {
    kind.clone().mapped(&|id| standing(id, to))
}

fn standing(id: TypeId, to: &[usize]) -> TypeId {
    TypeId::new(to.get(id.index()).copied().unwrap_or(id.index()))
}
