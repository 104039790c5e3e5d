//! What of the old description is what of the new one: by name, and where a name is gone by place and shape.

mod members;

pub(super) use self::members::{Likeness, likeness, likeness_of_input, members, wire_name};

use std::collections::{BTreeMap, HashMap, HashSet};

use super::side::Side;
use crate::ir::{
    BodyVariant, ElementType, EnumValues, ErrorDef, ErrorId, Member, Method, Operation, OperationId, Scheme,
    SchemeId, Type, TypeDef, TypeId, TypeKind,
};

/// Which of the new description is which of the old, by index.
pub(super) struct Pairs {
    pub(super) operations: Vec<(OperationId, OperationId)>,
    pub(super) errors: Vec<(ErrorId, ErrorId)>,
    pub(super) schemes: Vec<(SchemeId, SchemeId)>,
    /// By index.
    pub(super) servers: Vec<(usize, usize)>,
    types: HashMap<TypeId, TypeId>,
    back: HashMap<TypeId, TypeId>,
}

impl Pairs {
    pub(super) fn of(old: &Side<'_>, new: &Side<'_>) -> Self {
        let mut pairs = Self {
            operations: operations(old, new),
            errors: errors(old, new),
            schemes: schemes(old, new),
            servers: by_name(
                &old.api.servers,
                &new.api.servers,
                |one| &one.name,
                |one, other| one.url == other.url,
            ),
            types: HashMap::new(),
            back: HashMap::new(),
        };
        let named: HashMap<&str, TypeId> =
            new.api.types.with_ids().map(|(id, def)| (def.name.as_str(), id)).collect();
        let by_name: Vec<(TypeId, TypeId)> = old
            .api
            .types
            .with_ids()
            .filter_map(|(id, def)| Some((id, *named.get(def.name.as_str())?)))
            .collect();
        let moved = pairs.moved(old, new, &by_name);
        for (id, same) in by_name.iter().filter(|(id, _)| !moved.contains_key(id)) {
            pairs.join(*id, *same);
        }
        for (id, other) in moved {
            pairs.join(id, other);
        }
        pairs.follow(old, new);
        pairs
    }

    /// Types whose name another one has now: nowhere where the old one stood stands the new one of its name, and what stands
    /// there is more like it.
    fn moved(
        &self,
        old: &Side<'_>,
        new: &Side<'_>,
        by_name: &[(TypeId, TypeId)],
    ) -> BTreeMap<TypeId, TypeId> {
        let (before, after) = (&old.api.types, &new.api.types);
        let mut stands: HashMap<TypeId, Vec<TypeId>> = HashMap::new();
        let mut next = self.roots(old, new);
        let mut seen = HashSet::new();
        while let Some((one, other)) = next.pop() {
            match (one, other) {
                (Type::List(one), Type::List(other)) | (Type::Map(one), Type::Map(other)) => {
                    next.push((&one.ty, &other.ty));
                }
                (Type::Named(one), Type::Named(other)) if seen.insert((*one, *other)) => {
                    stands.entry(*one).or_default().push(*other);
                    next.extend(parts(&before[*one], &after[*other]));
                }
                _ => {}
            }
        }
        let mut moved: BTreeMap<TypeId, TypeId> = BTreeMap::new();
        for (id, same) in by_name {
            let there = stands.get(id).map(Vec::as_slice).unwrap_or_default();
            let likeness = |other: &TypeId| likeness_of_types(&before[*id], &after[*other]);
            if !there.contains(same)
                && let Some(most) =
                    there.iter().max_by(|one, other| likeness(one).total_cmp(&likeness(other)))
                && likeness(most) > likeness(same)
                && is_alike(&before[*id], &after[*most])
            {
                moved.insert(*id, *most);
            }
        }
        // What another one still is has not moved there, and no two have become one.
        loop {
            let count = moved.len();
            let stay: HashSet<TypeId> =
                by_name.iter().filter(|(id, _)| !moved.contains_key(id)).map(|(_, same)| *same).collect();
            let mut taken = HashSet::new();
            moved.retain(|_, other| !stay.contains(other) && taken.insert(*other));
            if moved.len() == count {
                return moved;
            }
        }
    }

    /// The types in the places that both have, whatever types there are.
    fn roots<'a>(&self, old: &Side<'a>, new: &Side<'a>) -> Vec<(&'a Type, &'a Type)> {
        let mut found: Vec<(&Type, &Type)> = Vec::new();
        for (before, after) in &self.operations {
            found.extend(types_of(&old.api[*before], &new.api[*after]));
        }
        for (before, after) in &self.errors {
            let (before, after) = (&old.api[*before], &new.api[*after]);
            found.extend(before.body.as_ref().zip(after.body.as_ref()));
            found.extend(before.headers.as_ref().zip(after.headers.as_ref()));
        }
        if let (Some(before), Some(after)) = (&old.api.webhooks, &new.api.webhooks) {
            found.extend(before.pairs(after).map(|(one, other)| (&one.ty, &other.ty)));
        }
        found
    }

    /// The type that an old one has become.
    pub(super) fn new_type(&self, old: TypeId) -> Option<TypeId> {
        self.types.get(&old).copied()
    }

    /// The type that a new one was.
    pub(super) fn old_type(&self, new: TypeId) -> Option<TypeId> {
        self.back.get(&new).copied()
    }

    /// The name in Rust of what a new type was.
    pub(super) fn name_of_new(&self, old: &Side<'_>, new: &Side<'_>, id: TypeId) -> String {
        match self.old_type(id) {
            Some(same) => old.names.of(same).ident.to_string(),
            // A new type is not an old one that happens to have had its name.
            None => format!("{}{}", new.names.of(id).ident, super::surface::NEW),
        }
    }

    fn join(&mut self, old: TypeId, new: TypeId) {
        self.types.insert(old, new);
        self.back.insert(new, old);
    }

    /// Finds renamed types: those that stand in the same place and have the same shape.
    fn follow(&mut self, old: &Side<'_>, new: &Side<'_>) {
        let gone = |pairs: &Self| old.api.types.with_ids().any(|(id, _)| !pairs.types.contains_key(&id));
        if !gone(self) {
            return;
        }
        let mut next = self.roots(old, new);
        let defs: Vec<(TypeId, TypeId)> = self.types.iter().map(|(old, new)| (*old, *new)).collect();
        for (before, after) in defs {
            next.extend(parts(&old.api[before], &new.api[after]));
        }
        let mut seen = HashSet::new();
        while let Some((before, after)) = next.pop() {
            match (before, after) {
                (Type::List(before), Type::List(after)) | (Type::Map(before), Type::Map(after)) => {
                    let (before, after): (&ElementType, &ElementType) = (before, after);
                    next.push((&before.ty, &after.ty));
                }
                (Type::Named(before), Type::Named(after)) if seen.insert((*before, *after)) => {
                    let is_free = !self.types.contains_key(before) && !self.back.contains_key(after);
                    if is_free && is_alike(&old.api[*before], &new.api[*after]) {
                        self.join(*before, *after);
                    }
                    if self.new_type(*before) == Some(*after) {
                        next.extend(parts(&old.api[*before], &new.api[*after]));
                    }
                }
                _ => {}
            }
        }
    }
}

/// The types in the same places of two operations.
fn types_of<'a>(old: &'a Operation, new: &'a Operation) -> Vec<(&'a Type, &'a Type)> {
    let inputs = old.members.iter().filter_map(|input| {
        let same = new.input(&input.member.wire_name)?;
        Some((&input.member.ty, &same.member.ty))
    });
    let mut found: Vec<(&Type, &Type)> = inputs.collect();
    found.extend(old.body_types().zip(new.body_types()));
    found.extend(old.headers().zip(new.headers()));
    let bodies = |operation: &'a Operation| {
        operation.members.iter().find_map(|input| match &input.member.ty {
            Type::Contents(variants) => Some(variants.as_slice()),
            _ => None,
        })
    };
    for variant in bodies(old).unwrap_or_default() {
        let same = bodies(new).unwrap_or_default().iter().find(|other| other.name == variant.name);
        found.extend(variant.ty().zip(same.and_then(BodyVariant::ty)));
    }
    found
}

/// The types in the same places of two named types.
fn parts<'a>(old: &'a TypeDef, new: &'a TypeDef) -> Vec<(&'a Type, &'a Type)> {
    match (&old.kind, &new.kind) {
        (TypeKind::Object(old), TypeKind::Object(new)) => {
            let members = old.members.iter().filter_map(|member| {
                let same = new.member(&member.wire_name)?;
                Some((&member.ty, &same.ty))
            });
            members.chain(old.additional.iter().zip(&new.additional)).collect()
        }
        (TypeKind::Union(old), TypeKind::Union(new)) => {
            let variants = old.variants.iter().filter_map(|variant| {
                let same = new.variants.iter().find(|other| other.name == variant.name)?;
                Some((&variant.ty, &same.ty))
            });
            variants.collect()
        }
        (TypeKind::Alias(old), TypeKind::Alias(new)) => vec![(&old.ty, &new.ty)],
        _ => Vec::new(),
    }
}

/// Whether two types have the same shape, or nearly: of what one has, the other has more than half.
fn is_alike(old: &TypeDef, new: &TypeDef) -> bool {
    likeness_of_types(old, new) > 0.5
}

/// How much of what one type has the other has as well: 0 nothing, 1 all.
fn likeness_of_types(old: &TypeDef, new: &TypeDef) -> f64 {
    let share = |old: Vec<String>, new: Vec<String>| {
        let common = old.iter().filter(|name| new.contains(name)).count();
        match old.len().max(new.len()) {
            0 => 1.0,
            most => common as f64 / most as f64,
        }
    };
    match (&old.kind, &new.kind) {
        (TypeKind::Object(old), TypeKind::Object(new)) => {
            let names = |members: &[Member]| members.iter().map(|member| member.wire_name.clone()).collect();
            share(names(&old.members), names(&new.members))
        }
        (TypeKind::Enum(old), TypeKind::Enum(new)) => {
            share(wire_values(&old.values), wire_values(&new.values))
        }
        (TypeKind::Union(old), TypeKind::Union(new)) => {
            let names = |union: &crate::ir::Union| {
                union.variants.iter().map(|variant| variant.name.clone()).collect()
            };
            share(names(old), names(new))
        }
        (TypeKind::Alias(_), TypeKind::Alias(_)) => 1.0,
        _ => 0.0,
    }
}

/// The values of an enum as they are on the wire.
pub(super) fn wire_values(values: &EnumValues) -> Vec<String> {
    match values {
        EnumValues::Strings(values) => values.iter().map(|value| value.wire.clone()).collect(),
        EnumValues::Integers(values) => values.iter().map(|value| value.wire.to_string()).collect(),
    }
}

/// Pairs operations by what is sent, so that a name which another one has now does not matter; by their names, where nothing
/// is sent to where they were.
fn operations(old: &Side<'_>, new: &Side<'_>) -> Vec<(OperationId, OperationId)> {
    type Endpoint = (Method, String, bool);
    let endpoint = |operation: &Operation| -> Endpoint {
        (operation.method, operation.path.pattern(), operation.server.is_some())
    };
    let mut named: HashMap<&str, OperationId> = HashMap::new();
    let mut at: HashMap<Endpoint, Vec<OperationId>> = HashMap::new();
    for (id, operation) in new.api.operations_with_ids() {
        named.insert(operation.name.as_str(), id);
        at.entry(endpoint(operation)).or_default().push(id);
    }
    let by_name = |operation: &Operation| named.get(operation.name.as_str()).copied();
    let there = |operation: &Operation| at.get(&endpoint(operation)).map(Vec::as_slice).unwrap_or_default();
    let is_both = |one: &Operation, id: OperationId| there(one).contains(&id);
    let mut found = Vec::new();
    let mut taken: HashSet<OperationId> = HashSet::new();
    let mut left: Vec<(OperationId, &Operation)> = old.api.operations_with_ids().collect();
    let mut pair = |same: &dyn Fn(&Operation, &HashSet<OperationId>) -> Option<OperationId>| {
        left.retain(|(id, operation)| {
            let same = same(operation, &taken).filter(|same| taken.insert(*same));
            found.extend(same.map(|same| (*id, same)));
            same.is_none()
        });
    };
    pair(&|one, _| by_name(one).filter(|same| is_both(one, *same)));
    pair(&|one, taken| there(one).iter().copied().find(|same| !taken.contains(same)));
    pair(&|one, _| by_name(one));
    found.sort_unstable();
    found
}

fn errors(old: &Side<'_>, new: &Side<'_>) -> Vec<(ErrorId, ErrorId)> {
    let id = |index: usize| ErrorId::new(index);
    let (before, after) = (&old.api.errors, &new.api.errors);
    let mut found = Vec::new();
    let mut left = Vec::new();
    for (index, error) in before.iter().enumerate() {
        match after.iter().position(|other| other.name == error.name) {
            Some(same) => found.push((id(index), id(same))),
            None => left.push((index, error)),
        }
    }
    for (index, error) in left {
        let is_free = |at: usize| !found.iter().any(|(_, taken)| *taken == id(at));
        let is_same = |other: &ErrorDef| {
            let message = |error: &ErrorDef| error.message.as_ref().map(crate::ir::MessageTemplate::written);
            other.status == error.status && other.code == error.code && message(other) == message(error)
        };
        let names = |name: &str| before.iter().any(|error| error.name == name);
        let same = after
            .iter()
            .enumerate()
            .position(|(at, other)| is_free(at) && !names(&other.name) && is_same(other));
        found.extend(same.map(|same| (id(index), id(same))));
    }
    found
}

fn schemes(old: &Side<'_>, new: &Side<'_>) -> Vec<(SchemeId, SchemeId)> {
    let is_same = |one: &Scheme, other: &Scheme| {
        one.kind == other.kind && one.issued_by.is_some() == other.issued_by.is_some()
    };
    let found = by_name(&old.api.schemes, &new.api.schemes, |one| &one.name, is_same);
    found.into_iter().map(|(one, other)| (SchemeId::new(one), SchemeId::new(other))).collect()
}

/// Pairs what has a name: by that, and where a name is gone by what else it is, if only one is.
fn by_name<T>(
    old: &[T],
    new: &[T],
    name: impl Fn(&T) -> &str,
    is_same: impl Fn(&T, &T) -> bool,
) -> Vec<(usize, usize)> {
    let has = |all: &[T], one: &T| all.iter().any(|other| name(other) == name(one));
    let mut found = Vec::new();
    for (at, one) in old.iter().enumerate() {
        let same = new.iter().position(|other| name(other) == name(one));
        let renamed = || {
            let free = |other: &&T| !has(old, other) && is_same(one, other);
            let rivals =
                old.iter().filter(|rival| !has(new, rival) && new.iter().any(|other| is_same(rival, other)));
            let is_only = new.iter().filter(free).count() == 1 && rivals.count() == 1;
            new.iter().position(|other| is_only && free(&other))
        };
        found.extend(same.or_else(renamed).map(|to| (at, to)));
    }
    found
}
