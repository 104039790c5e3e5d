//! Objects whose every value would hold another of themselves without end.

use crate::diagnostic::{Diagnostic, Report};
use crate::ir::{Api, Presence, Type, TypeId, TypeKind};
use crate::source::Span;

/// Reports each such circle once, at its first type.
pub(super) fn check_endless_types(api: &Api, report: &mut Report) {
    let finite = finite_types(api);
    let mut reported = vec![false; api.types.len()];
    for (id, def) in api.types.iter().enumerate() {
        if finite.get(id).copied().unwrap_or(true) {
            continue;
        }
        let Some(way) = way_back(api, TypeId(id), &finite) else { continue };
        if way.iter().any(|(id, _)| reported.get(id.0).copied().unwrap_or(true)) {
            continue;
        }
        let names: Vec<String> = way
            .iter()
            .filter_map(|(id, _)| api.types.get(id.0))
            .map(|def| format!("`{}`", def.name))
            .collect();
        let message = format!(
            "a `{}` always holds another one, without end: {}",
            def.name,
            names.join(", which holds ")
        );
        let mut problem = Diagnostic::error("endless_type", def.span, message)
            .help("make one of the members optional (`?`), nullable (`| null`) or a list");
        for (id, span) in &way {
            if let Some(reported) = reported.get_mut(id.0) {
                *reported = true;
            }
            problem = problem.related(*span, "it is held here");
        }
        report.push(problem);
    }
}

/// Which types have a value at all: grows until nothing is added.
fn finite_types(api: &Api) -> Vec<bool> {
    let mut finite = vec![false; api.types.len()];
    loop {
        let mut grown = false;
        for (id, def) in api.types.iter().enumerate() {
            let is_finite = |ty: &Type| match ty {
                Type::Named(id) => finite.get(id.0).copied().unwrap_or(true),
                _ => true,
            };
            let ends = match &def.kind {
                TypeKind::Object(object) => object
                    .members
                    .iter()
                    .all(|member| member.presence != Presence::Required || is_finite(&member.ty)),
                TypeKind::Union(union) => union.variants.iter().any(|variant| is_finite(&variant.ty)),
                TypeKind::Alias(alias) => is_finite(&alias.ty),
                TypeKind::Enum(_) => true,
            };
            if let Some(known) = finite.get_mut(id).filter(|known| ends && !**known) {
                *known = true;
                grown = true;
            }
        }
        if !grown {
            return finite;
        }
    }
}

/// The types that a type needs a value of, with the place of the need.
fn needs(api: &Api, id: TypeId) -> Vec<(TypeId, Span)> {
    let named = |ty: &Type, span: Span| match ty {
        Type::Named(id) => Some((*id, span)),
        _ => None,
    };
    let Some(def) = api.types.get(id.0) else { return Vec::new() };
    match &def.kind {
        TypeKind::Object(object) => object
            .members
            .iter()
            .filter(|member| member.presence == Presence::Required)
            .filter_map(|member| named(&member.ty, member.span))
            .collect(),
        TypeKind::Union(union) => {
            union.variants.iter().filter_map(|variant| named(&variant.ty, variant.span)).collect()
        }
        TypeKind::Alias(alias) => named(&alias.ty, def.span).into_iter().collect(),
        TypeKind::Enum(_) => Vec::new(),
    }
}

/// The shortest way from an endless type back to itself.
fn way_back(api: &Api, start: TypeId, finite: &[bool]) -> Option<Vec<(TypeId, Span)>> {
    let mut came_from: Vec<Option<(TypeId, Span)>> = vec![None; api.types.len()];
    let mut queue = std::collections::VecDeque::from([start]);
    while let Some(at) = queue.pop_front() {
        for (next, span) in needs(api, at) {
            if finite.get(next.0).copied().unwrap_or(true) {
                continue;
            }
            let Some(from) = came_from.get_mut(next.0).filter(|from| from.is_none()) else { continue };
            *from = Some((at, span));
            if next == start {
                return Some(walk_back(&came_from, start));
            }
            queue.push_back(next);
        }
    }
    None
}

fn walk_back(came_from: &[Option<(TypeId, Span)>], start: TypeId) -> Vec<(TypeId, Span)> {
    let mut way = Vec::new();
    let mut at = start;
    while let Some(Some((from, span))) = came_from.get(at.0) {
        way.push((at, *span));
        at = *from;
        if at == start || way.len() > came_from.len() {
            break;
        }
    }
    way.reverse();
    way
}
