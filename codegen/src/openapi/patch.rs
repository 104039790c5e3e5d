//! JSON Merge Patch (RFC 7396): in a patch null takes a member away, so that each that need not be there may be null,
//! whatever the document says of it. Lists are replaced as a whole, and are what they are.

use std::collections::{HashMap, HashSet};

use super::operation::Lowered;
use super::operation::webhook::Event;
use crate::ir::{ElementType, Place, Presence, Type, TypeDef, TypeId, TypeKind, Types};

const MEDIA: &str = "application/merge-patch+json";

/// Settles the types of patches: those that something else holds as well get a twin.
pub(crate) fn settle(types: &mut Types, lowered: &mut [Lowered<'_>], events: &[Event]) {
    let patches: Vec<bool> = lowered.iter().map(is_patch).collect();
    if !patches.contains(&true) {
        return;
    }
    let roots = |wanted: bool| {
        let those = lowered.iter().zip(&patches).filter(move |(_, is_patch)| **is_patch == wanted);
        those.flat_map(|(one, _)| one.operation.members.iter().map(|input| &input.member.ty))
    };
    let failures = lowered.iter().flat_map(|one| &one.failures).filter_map(|failure| failure.body.as_ref());
    let responses = lowered.iter().flat_map(|one| one.operation.response_types()).chain(failures);
    let responses = responses.chain(events.iter().map(|event| &event.webhook.ty));
    let patched = reached(types, roots(true));
    let whole = patched.iter().flat_map(|id| types[*id].parts()).flat_map(listed);
    let kept: HashSet<TypeId> =
        types.reachable(roots(false).chain(responses).chain(whole)).into_iter().collect();
    let twins = twins(types, &patched, &kept);
    let to = |id: TypeId| twins.get(&id).copied().unwrap_or(id);
    let mut defs: Vec<TypeDef> = types.iter().cloned().collect();
    let mut names: HashSet<String> = defs.iter().map(|def| def.name.clone()).collect();
    let mut made: Vec<(TypeId, TypeDef)> = Vec::with_capacity(patched.len());
    for id in patched {
        let mut def = types[id].clone();
        loosen(&mut def.kind, &to);
        if to(id) != id {
            let numbered = (2..).map(|number| format!("{}Patch{number}", def.name));
            let mut wishes = std::iter::once(format!("{}Patch", def.name)).chain(numbered);
            def.name = wishes.find(|name| !names.contains(name)).unwrap_or_default();
            names.insert(def.name.clone());
        }
        made.push((to(id), def));
    }
    made.sort_by_key(|(id, _)| *id);
    for (id, def) in made {
        match defs.get_mut(id.index()) {
            Some(slot) => *slot = def,
            None => defs.push(def),
        }
    }
    *types = Types::from(defs);
    for (one, _) in lowered.iter_mut().zip(patches).filter(|(_, is_patch)| *is_patch) {
        for input in one.operation.members.iter_mut().filter(|input| input.place.is_in_body()) {
            input.member.ty = loose(&input.member.ty, &to);
            if input.place == Place::Json && input.member.presence == Presence::Optional {
                input.member.presence = Presence::OptionalNullable;
            }
        }
    }
}

fn is_patch(one: &Lowered<'_>) -> bool {
    let media = one.operation.body_media.as_deref().unwrap_or_default();
    media.split(';').next().is_some_and(|essence| essence.trim().eq_ignore_ascii_case(MEDIA))
}

/// The types that a patch holds otherwise than in a list, and that are not one value.
fn reached<'t>(types: &'t Types, roots: impl Iterator<Item = &'t Type>) -> Vec<TypeId> {
    let mut found: Vec<TypeId> = Vec::new();
    let mut next: Vec<&Type> = roots.collect();
    while let Some(ty) = next.pop() {
        match ty {
            Type::Map(element) => next.push(&element.ty),
            Type::Named(id) if !found.contains(id) && !matches!(types[*id].kind, TypeKind::Enum(_)) => {
                found.push(*id);
                next.extend(types[*id].parts());
            }
            _ => {}
        }
    }
    found
}

/// What stands in lists within a type.
fn listed(ty: &Type) -> Vec<&Type> {
    match ty {
        Type::List(element) => vec![&element.ty],
        Type::Map(element) => listed(&element.ty),
        _ => Vec::new(),
    }
}

/// The named type that it is, or that it maps to.
fn held(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Named(id) => Some(*id),
        Type::Map(element) => held(&element.ty),
        _ => None,
    }
}

/// The ids of the twins.
fn twins(types: &Types, patched: &[TypeId], kept: &HashSet<TypeId>) -> HashMap<TypeId, TypeId> {
    let mut differing: HashSet<TypeId> = HashSet::new();
    loop {
        let before = differing.len();
        let differs = |id: &&TypeId| {
            let def = &types[**id];
            let mut loosened = def.kind.clone();
            loosen(&mut loosened, &|id| id);
            let holds = def.parts().into_iter().filter_map(held).any(|id| differing.contains(&id));
            holds || format!("{loosened:?}") != format!("{:?}", def.kind)
        };
        let found: Vec<TypeId> = patched.iter().filter(differs).copied().collect();
        differing.extend(found);
        if differing.len() == before {
            break;
        }
    }
    let shared = patched.iter().filter(|id| differing.contains(id) && kept.contains(id));
    shared.enumerate().map(|(nth, id)| (*id, TypeId::new(types.len() + nth))).collect()
}

/// Lets null stand where a patch may have it.
fn loosen(kind: &mut TypeKind, to: &impl Fn(TypeId) -> TypeId) {
    match kind {
        TypeKind::Object(object) => {
            for member in &mut object.members {
                member.ty = loose(&member.ty, to);
                if member.presence == Presence::Optional {
                    member.presence = Presence::OptionalNullable;
                }
            }
            object.additional = object.additional.as_ref().map(|ty| loose(ty, to));
        }
        TypeKind::Union(union) => {
            union.variants.iter_mut().for_each(|variant| variant.ty = loose(&variant.ty, to));
        }
        TypeKind::Alias(alias) => alias.ty = loose(&alias.ty, to),
        TypeKind::Enum(_) => {}
    }
}

fn loose(ty: &Type, to: &impl Fn(TypeId) -> TypeId) -> Type {
    match ty {
        Type::Named(id) => Type::Named(to(*id)),
        Type::Map(element) => Type::Map(Box::new(ElementType { ty: loose(&element.ty, to), nullable: true })),
        other => other.clone(),
    }
}
