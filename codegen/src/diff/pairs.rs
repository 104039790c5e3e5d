//! What of the old description is what of the new one: by name, and where a name is gone by place and shape.

use std::collections::{HashMap, HashSet};

use super::side::Side;
use crate::ir::{
    BodyVariant, ElementType, EnumValues, ErrorDef, ErrorId, Input, Member, Operation, OperationId, Type,
    TypeDef, TypeId, TypeKind,
};

/// Which of the new description is which of the old, by index.
pub(super) struct Pairs {
    pub(super) operations: Vec<(OperationId, OperationId)>,
    pub(super) errors: Vec<(ErrorId, ErrorId)>,
    types: HashMap<TypeId, TypeId>,
    back: HashMap<TypeId, TypeId>,
}

impl Pairs {
    pub(super) fn of(old: &Side<'_>, new: &Side<'_>) -> Self {
        let mut pairs = Self {
            operations: operations(old, new),
            errors: errors(old, new),
            types: HashMap::new(),
            back: HashMap::new(),
        };
        let named: HashMap<&str, TypeId> =
            new.api.types.with_ids().map(|(id, def)| (def.name.as_str(), id)).collect();
        for (id, def) in old.api.types.with_ids() {
            if let Some(same) = named.get(def.name.as_str()) {
                pairs.join(id, *same);
            }
        }
        pairs.follow(old, new);
        pairs
    }

    /// The type that an old one has become.
    pub(super) fn new_type(&self, old: TypeId) -> Option<TypeId> {
        self.types.get(&old).copied()
    }

    /// The type that a new one was.
    pub(super) fn old_type(&self, new: TypeId) -> Option<TypeId> {
        self.back.get(&new).copied()
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
        let mut next: Vec<(&Type, &Type)> = Vec::new();
        for (before, after) in &self.operations {
            next.extend(types_of(&old.api[*before], &new.api[*after]));
        }
        for (before, after) in &self.errors {
            next.extend(old.api[*before].body.as_ref().zip(new.api[*after].body.as_ref()));
        }
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
    found.extend(old.response_types().zip(new.response_types()));
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
    let share = |old: Vec<String>, new: Vec<String>| {
        let common = old.iter().filter(|name| new.contains(name)).count();
        2 * common > old.len().max(new.len()) || (old.is_empty() && new.is_empty())
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
        (TypeKind::Alias(_), TypeKind::Alias(_)) => true,
        _ => false,
    }
}

/// The values of an enum as they are on the wire.
pub(super) fn wire_values(values: &EnumValues) -> Vec<String> {
    match values {
        EnumValues::Strings(values) => values.iter().map(|value| value.wire.clone()).collect(),
        EnumValues::Integers(values) => values.iter().map(|value| value.wire.to_string()).collect(),
    }
}

fn operations(old: &Side<'_>, new: &Side<'_>) -> Vec<(OperationId, OperationId)> {
    let named: HashMap<&str, OperationId> =
        new.api.operations_with_ids().map(|(id, operation)| (operation.name.as_str(), id)).collect();
    let endpoint =
        |operation: &Operation| (operation.method, operation.path.pattern(), operation.server.is_some());
    let mut taken: HashSet<OperationId> = HashSet::new();
    let mut found = Vec::new();
    let mut left = Vec::new();
    for (id, operation) in old.api.operations_with_ids() {
        match named.get(operation.name.as_str()) {
            Some(same) => {
                taken.insert(*same);
                found.push((id, *same));
            }
            None => left.push((id, operation)),
        }
    }
    if left.is_empty() {
        return found;
    }
    let mut free: HashMap<_, OperationId> = new
        .api
        .operations_with_ids()
        .filter(|(id, _)| !taken.contains(id))
        .map(|(id, operation)| (endpoint(operation), id))
        .collect();
    for (id, operation) in left {
        if let Some(same) = free.remove(&endpoint(operation)) {
            found.push((id, same));
        }
    }
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

/// How a member of the old description and one of the new are one and the same.
pub(super) struct MemberPairs {
    /// The indexes of both.
    pub(super) both: Vec<(usize, usize)>,
    /// The indexes of those that are gone.
    pub(super) gone: Vec<usize>,
    /// The indexes of those that are new.
    pub(super) fresh: Vec<usize>,
}

/// What of a member tells whether it is the same under another name.
pub(super) struct Likeness<'m> {
    /// Its name on the wire, for an input behind its place: the path and the body may both have an `id`.
    pub(super) name: String,
    pub(super) rust: String,
    pub(super) member: &'m Member,
    pub(super) ty: String,
}

/// Pairs members: by their names, then by their Rust names and types, then by the place where the only one of a type was.
pub(super) fn members(old: &[Likeness<'_>], new: &[Likeness<'_>]) -> MemberPairs {
    let mut both: Vec<(usize, usize)> = Vec::new();
    let mut taken = vec![false; new.len()];
    let mut gone = Vec::new();
    let named: HashMap<&str, usize> =
        new.iter().enumerate().map(|(at, member)| (member.name.as_str(), at)).collect();
    for (index, member) in old.iter().enumerate() {
        match named.get(member.name.as_str()).filter(|at| !taken[**at]) {
            Some(at) => {
                taken[*at] = true;
                both.push((index, *at));
            }
            None => gone.push(index),
        }
    }
    let alike = |old: &Likeness<'_>, new: &Likeness<'_>| {
        old.ty == new.ty && old.member.presence == new.member.presence
    };
    let by_name = |old: &Likeness<'_>, new: &Likeness<'_>| old.rust == new.rust && alike(old, new);
    let by_doc = |old: &Likeness<'_>, new: &Likeness<'_>| {
        alike(old, new) && old.member.doc.is_some() && old.member.doc == new.member.doc
    };
    for same in [&by_name as &dyn Fn(&Likeness<'_>, &Likeness<'_>) -> bool, &by_doc] {
        gone.retain(|index| {
            let found = (0..new.len()).find(|at| !taken[*at] && same(&old[*index], &new[*at]));
            if let Some(at) = found {
                taken[at] = true;
                both.push((*index, at));
            }
            found.is_none()
        });
    }
    gone.retain(|index| {
        let found = (0..new.len()).find(|at| {
            !taken[*at]
                && alike(&old[*index], &new[*at])
                && is_between(&both, (*index, *at), (old.len(), new.len()))
        });
        if let Some(at) = found {
            taken[at] = true;
            both.push((*index, at));
        }
        found.is_none()
    });
    both.sort_unstable();
    let fresh = (0..new.len()).filter(|at| !taken[*at]).collect();
    MemberPairs { both, gone, fresh }
}

/// Whether the neighbours of two members are the same ones.
fn is_between(both: &[(usize, usize)], (index, at): (usize, usize), (olds, news): (usize, usize)) -> bool {
    let is_pair = |one: usize, other: usize| both.contains(&(one, other));
    let is_before = match (index.checked_sub(1), at.checked_sub(1)) {
        (None, None) => true,
        (Some(one), Some(other)) => is_pair(one, other),
        _ => false,
    };
    let is_after = match (index + 1 < olds, at + 1 < news) {
        (false, false) => true,
        (true, true) => is_pair(index + 1, at + 1),
        _ => false,
    };
    is_before && is_after
}

/// What tells an input.
pub(super) fn likeness_of_input<'m>(side: &Side<'_>, input: &'m Input, rust: String) -> Likeness<'m> {
    let name = format!("{}/{}", input.place.as_str(), input.sent_name());
    Likeness { name, rust, member: &input.member, ty: side.words(&input.member.ty) }
}

/// What tells a member of an object.
pub(super) fn likeness<'m>(side: &Side<'_>, member: &'m Member, rust: String) -> Likeness<'m> {
    Likeness { name: member.wire_name.clone(), rust, member, ty: side.words(&member.ty) }
}
