//! Types in place that are equal and whose members have equal names are one type, with the alternatives that stand in them.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::naming::Places;
use super::types::{Def, Naming, Owner, Stands};
use crate::ir::{Constraints, Enum, EnumValue, EnumValues, Member, Type, TypeId, TypeKind, Union};

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
            let Some(mut key) = start_of_key(def) else { continue };
            let stands = canonical.get(index).copied().unwrap_or(index);
            if stands != index {
                continue;
            }
            Shapes { defs, canonical: &canonical }.write(&mut key, index, def);
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

/// What must be equal of two types beside their shapes; nothing of one that is never one with others.
fn start_of_key(def: &Def) -> Option<String> {
    let Naming::Inline { owner, own, preferred, stands } = &def.naming else { return None };
    match stands {
        Stands::Member => Some(format!("{own}|")),
        Stands::Response => {
            let words: Vec<&Option<String>> = match &def.kind {
                TypeKind::Object(object) => object.members.iter().map(|member| &member.doc).collect(),
                TypeKind::Union(union) => union.variants.iter().map(|variant| &variant.doc).collect(),
                TypeKind::Enum(Enum { values: EnumValues::Strings(values), .. }) => {
                    values.iter().map(|value| &value.doc).collect()
                }
                TypeKind::Enum(Enum { values: EnumValues::Integers(values), .. }) => {
                    values.iter().map(|value| &value.doc).collect()
                }
                TypeKind::Alias(_) => Vec::new(),
            };
            Some(format!("{owner:?}{preferred:?}{:?}{:?}{words:?}|", def.rust_name, def.doc))
        }
        Stands::Part => None,
    }
}

fn end_of(canonical: &[usize], mut index: usize) -> usize {
    while let Some(next) = canonical.get(index).filter(|next| **next != index) {
        index = *next;
    }
    index
}

/// What types are but words and places; of those that are equal to others, which one stands for them.
struct Shapes<'a> {
    defs: &'a [Def],
    canonical: &'a [usize],
}

impl Shapes<'_> {
    fn write(&self, key: &mut String, index: usize, def: &Def) {
        match &def.kind {
            TypeKind::Object(object) => {
                key.push('o');
                for member in &object.members {
                    write_member(key, member, self.canonical);
                }
                let _ = write!(
                    key,
                    "+{:?}{}",
                    object.additional.as_ref().map(|ty| mapped(ty, self.canonical)),
                    object.rules.len()
                );
            }
            TypeKind::Enum(Enum { values, open }) => {
                let _ = write!(key, "e{open}");
                match values {
                    EnumValues::Strings(values) => values.iter().for_each(|value| write_value(key, value)),
                    EnumValues::Integers(values) => values.iter().for_each(|value| write_value(key, value)),
                }
            }
            TypeKind::Union(union) => self.write_union(key, index, union),
            TypeKind::Alias(alias) => {
                let _ = write!(key, "a{:?}", mapped(&alias.ty, self.canonical));
                write_limits(key, &alias.constraints);
            }
        }
    }

    /// An alternative that stands in the union is what it holds: the equal union elsewhere has one of its own.
    fn write_union(&self, key: &mut String, index: usize, union: &Union) {
        let _ = write!(key, "u{:?}{}", union.tag, union.open);
        for variant in &union.variants {
            let _ = write!(key, "{}:{:?}", variant.name, variant.tags);
            self.write_alternative(key, index, &variant.ty);
            key.push(';');
        }
    }

    fn write_alternative(&self, key: &mut String, union: usize, ty: &Type) {
        match ty {
            Type::List(element) | Type::Map(element) => {
                key.push_str(if matches!(ty, Type::List(_)) { "l" } else { "m" });
                let _ = write!(key, "{}", element.nullable);
                self.write_alternative(key, union, &element.ty);
            }
            other => match self.part(union, other) {
                Some((index, def)) => self.write(key, index, def),
                None => {
                    let _ = write!(key, "{:?}", mapped(other, self.canonical));
                }
            },
        }
    }

    fn part(&self, union: usize, ty: &Type) -> Option<(usize, &Def)> {
        let Type::Named(id) = ty else { return None };
        let def = self.defs.get(id.index())?;
        let is_part = matches!(&def.naming, Naming::Inline { owner: Owner::Type(of), stands, .. }
            if of.index() == union && *stands != Stands::Member);
        is_part.then_some((id.index(), def))
    }
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
