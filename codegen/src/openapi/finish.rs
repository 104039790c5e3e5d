//! From types that were met to those of the API: equal ones are one, what nothing reaches is left, all have names.

use std::collections::{HashMap, HashSet, VecDeque};

use super::equal::{self, Equal, mapped, mapped_kind};
use super::naming;
use super::notes::Notes;
use super::operation::webhook::Event;
use super::operation::{Failure, Lowered};
use super::reference::Broken;
use super::types::{Def, Naming};
use crate::diagnostic::Code;
use crate::ir::{
    ElementType, Literal, Outcome, Outcomes, Presence, Provenance, Type, TypeDef, TypeId, TypeKind, Types,
};

/// Settles the types, and what operations hold of them. `asked` are types that are kept even where nothing holds them.
pub(crate) fn settle(
    mut defs: Vec<Def>,
    lowered: &mut [Lowered<'_>],
    events: &mut [Event],
    asked: &mut [Type],
    notes: &Notes,
) -> (Types, HashMap<TypeId, Broken>) {
    let Equal { canonical, places } = equal::find(&defs);
    for def in &mut defs {
        def.kind = mapped_kind(&def.kind, &canonical);
    }
    lowered.iter_mut().for_each(|one| map_operation(one, &canonical));
    map_events(events, &canonical);
    asked.iter_mut().for_each(|ty| *ty = mapped(ty, &canonical));
    cut_circles(&mut defs, notes);
    let reached = reached(&defs, lowered, events, asked);
    let names = naming::name_all(&defs, &canonical, &places);
    let mut order: Vec<usize> = (0..defs.len()).filter(|index| reached.contains(index)).collect();
    let rank = |index: &usize| match defs.get(*index).map(|def| &def.naming) {
        Some(Naming::Component(_)) => (0, defs.get(*index).map(|def| def.span)),
        _ => (1, None),
    };
    order.sort_by_key(rank);
    let mut to = vec![0; defs.len()];
    for (new, old) in order.iter().enumerate() {
        if let Some(slot) = to.get_mut(*old) {
            *slot = new;
        }
    }
    let broken = order.iter().filter_map(|old| {
        let broken = defs.get(*old)?.broken.clone()?;
        Some((TypeId::new(*to.get(*old)?), broken))
    });
    let broken = broken.collect();
    lowered.iter_mut().for_each(|one| map_operation(one, &to));
    map_events(events, &to);
    asked.iter_mut().for_each(|ty| *ty = mapped(ty, &to));
    let made = order.iter().filter_map(|old| {
        let (def, name) = (defs.get(*old)?, names.get(*old)?);
        Some(TypeDef {
            name: name.clone(),
            rust_name: def.rust_name.clone(),
            kind: mapped_kind(&def.kind, &to),
            doc: def.doc.clone(),
            provenance: Provenance::default(),
            span: def.span,
        })
    });
    let mut made: Vec<TypeDef> = made.collect();
    fix_tags(&mut made, notes);
    (Types::from(made), broken)
}

fn map_events(events: &mut [Event], to: &[usize]) {
    events.iter_mut().for_each(|event| event.webhook.ty = mapped(&event.webhook.ty, to));
}

fn map_operation(lowered: &mut Lowered<'_>, to: &[usize]) {
    let operation = &mut lowered.operation;
    operation.members.iter_mut().for_each(|input| input.member.ty = mapped(&input.member.ty, to));
    let outcomes: Vec<&mut Outcome> = match &mut operation.outcomes {
        Outcomes::One(outcome) => vec![outcome],
        Outcomes::Several(several) => several.iter_mut().map(|named| &mut named.outcome).collect(),
    };
    let renew = |ty: &mut Type| *ty = mapped(ty, to);
    let stream = operation.stream.as_mut().map(|stream| &mut stream.outcome);
    for outcome in outcomes.into_iter().chain(stream) {
        outcome.content.types_mut().into_iter().for_each(renew);
        outcome.headers.iter_mut().for_each(renew);
    }
    for failure in &mut lowered.failures {
        failure.body.iter_mut().chain(&mut failure.headers).for_each(renew);
    }
}

/// The indexes of the types that operations and events hold, and of those that somebody asked for.
fn reached(defs: &[Def], lowered: &[Lowered<'_>], events: &[Event], asked: &[Type]) -> HashSet<usize> {
    let mut next: VecDeque<usize> = VecDeque::new();
    events.iter().for_each(|event| push_named(&event.webhook.ty, &mut next));
    asked.iter().for_each(|ty| push_named(ty, &mut next));
    for one in lowered {
        let failures = one.failures.iter().flat_map(Failure::types);
        let types = one.operation.request_types().chain(one.operation.response_types()).chain(failures);
        types.for_each(|ty| push_named(ty, &mut next));
    }
    let mut reached = HashSet::new();
    while let Some(index) = next.pop_front() {
        let Some(def) = defs.get(index).filter(|_| reached.insert(index)) else { continue };
        match &def.kind {
            TypeKind::Object(object) => {
                let types = object.members.iter().map(|member| &member.ty).chain(&object.additional);
                types.for_each(|ty| push_named(ty, &mut next));
            }
            TypeKind::Union(union) => {
                union.variants.iter().for_each(|variant| push_named(&variant.ty, &mut next))
            }
            TypeKind::Alias(alias) => push_named(&alias.ty, &mut next),
            TypeKind::Enum(_) => {}
        }
    }
    reached
}

fn push_named(ty: &Type, next: &mut VecDeque<usize>) {
    match ty {
        Type::Named(id) => next.push_back(id.index()),
        Type::List(element) | Type::Map(element) => push_named(&element.ty, next),
        Type::Contents(variants) => {
            variants.iter().filter_map(crate::ir::BodyVariant::ty).for_each(|ty| push_named(ty, next));
        }
        _ => {}
    }
}

/// A type that is nothing but itself, be it in a list, is any value at the place where it comes back.
fn cut_circles(defs: &mut [Def], notes: &Notes) {
    let mut state = vec![Visit::New; defs.len()];
    for start in 0..defs.len() {
        let mut way = vec![start];
        if state.get(start) != Some(&Visit::New) {
            continue;
        }
        while let Some(at) = way.last().copied() {
            if let Some(slot) = state.get_mut(at) {
                *slot = Visit::Open;
            }
            let targets = defs.get(at).map(|def| direct(&def.kind)).unwrap_or_default();
            let back = targets.iter().find(|target| state.get(**target) == Some(&Visit::Open)).copied();
            if let (Some(back), Some(def)) = (back, defs.get_mut(at)) {
                notes.say(
                    Code::OpenapiType,
                    def.span,
                    "the type is nothing but itself here, and is any value there",
                );
                cut(&mut def.kind, back);
                continue;
            }
            match targets.iter().find(|target| state.get(**target) == Some(&Visit::New)) {
                Some(next) => way.push(*next),
                None => {
                    if let Some(slot) = state.get_mut(at) {
                        *slot = Visit::Done;
                    }
                    way.pop();
                }
            }
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Visit {
    New,
    Open,
    Done,
}

fn direct(kind: &TypeKind) -> Vec<usize> {
    let named = |ty: &Type| match ty {
        Type::Named(id) => Some(id.index()),
        _ => None,
    };
    match kind {
        TypeKind::Alias(alias) => innermost(&alias.ty).into_iter().collect(),
        TypeKind::Union(union) => union.variants.iter().filter_map(|variant| named(&variant.ty)).collect(),
        TypeKind::Object(_) | TypeKind::Enum(_) => Vec::new(),
    }
}

fn innermost(ty: &Type) -> Option<usize> {
    match ty {
        Type::Named(id) => Some(id.index()),
        Type::List(element) | Type::Map(element) => innermost(&element.ty),
        _ => None,
    }
}

fn cut(kind: &mut TypeKind, back: usize) {
    match kind {
        TypeKind::Alias(alias) => alias.ty = without(&alias.ty, back),
        TypeKind::Union(union) => {
            let is_back = |ty: &Type| matches!(ty, Type::Named(id) if id.index() == back);
            union.variants.retain(|variant| !is_back(&variant.ty));
            if union.variants.is_empty() {
                let constraints = crate::ir::Constraints::default();
                *kind = TypeKind::Alias(crate::ir::Alias { ty: Type::Any, constraints });
            }
        }
        TypeKind::Object(_) | TypeKind::Enum(_) => {}
    }
}

fn without(ty: &Type, back: usize) -> Type {
    let element = |element: &ElementType| {
        Box::new(ElementType { ty: without(&element.ty, back), nullable: element.nullable })
    };
    match ty {
        Type::Named(id) if id.index() == back => Type::Any,
        Type::List(of) => Type::List(element(of)),
        Type::Map(of) => Type::Map(element(of)),
        other => other.clone(),
    }
}

/// The tag of an object's unions is a constant of the object, where it is the same in all of them: the variant says which
/// value it has, so that nobody sets it.
fn fix_tags(defs: &mut [TypeDef], notes: &Notes) {
    let mut tags: HashMap<(usize, String), Vec<Literal>> = HashMap::new();
    for def in defs.iter() {
        let TypeKind::Union(union) = &def.kind else { continue };
        let Some(tag) = &union.tag else { continue };
        for variant in &union.variants {
            let Type::Named(id) = &variant.ty else { continue };
            let known = tags.entry((id.index(), tag.clone())).or_default();
            for tag in &variant.tags {
                if !known.contains(tag) {
                    known.push(tag.clone());
                }
            }
        }
    }
    for ((index, name), tags) in tags {
        let ([tag], Some(TypeKind::Object(object))) =
            (tags.as_slice(), defs.get_mut(index).map(|def| &mut def.kind))
        else {
            continue;
        };
        if let Some(member) = object.members.iter_mut().find(|member| member.wire_name == name) {
            if matches!(member.ty, Type::Any) {
                notes.words(member.span, "that the tag of alternatives may be any value");
            }
            if !member.presence.is_required() {
                notes.words(member.span, "that the tag of alternatives need not be there");
            }
            member.ty = tag.ty();
            member.constraints = crate::ir::Constraints::default();
            member.server_default = None;
            member.constant = Some(tag.clone());
            member.presence = Presence::Required;
        }
    }
}
