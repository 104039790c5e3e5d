//! Objects whose every value would hold another of themselves without end.

use std::collections::VecDeque;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, Presence, Type, TypeId, TypeKind};
use crate::source::Span;

/// Reports such circles, each type in one of them at most.
pub(crate) fn check_endless_types(api: &Api, report: &mut Report) {
    let finite = finite_types(api);
    let is_finite = |id: TypeId| finite[id.index()];
    // From an endless type, the first endless type that it needs: all such ways end in a circle.
    let next = |id: TypeId| needs(api, id).into_iter().find(|(needed, _)| !is_finite(*needed));
    let mut walked = vec![None; api.types.len()];
    for start in api.types.with_ids().map(|(id, _)| id).filter(|id| !is_finite(*id)) {
        let mut way: Vec<(TypeId, Span)> = Vec::new();
        let mut at = start;
        while let Some(mark) = walked.get_mut(at.index()) {
            if *mark == Some(start) {
                let circle: Vec<_> = way.into_iter().skip_while(|(id, _)| *id != at).collect();
                report.push(problem(api, &circle));
                break;
            }
            let Some((needed, span)) = next(at).filter(|_| mark.is_none()) else { break };
            *mark = Some(start);
            way.push((at, span));
            at = needed;
        }
    }
}

fn problem(api: &Api, circle: &[(TypeId, Span)]) -> Diagnostic {
    let names: Vec<&str> = circle.iter().map(|(id, _)| api[*id].name.as_str()).collect();
    let first = names.first().copied().unwrap_or("");
    let span = circle.first().map_or(api.span, |(id, _)| api[*id].span);
    let holds: Vec<String> =
        names.iter().skip(1).chain([&first]).map(|name| format!("always holds `{name}`")).collect();
    let message = format!("`{first}` has no end: it {}", holds.join(", which "));
    let problem = Diagnostic::new(Code::EndlessType, span, message)
        .help("make one of the members optional, nullable or a list");
    circle.iter().fold(problem, |problem, (_, span)| problem.related(*span, "it is held here"))
}

/// Which types have a value at all: those that need nothing, then those that need only such types.
fn finite_types(api: &Api) -> Vec<bool> {
    let mut unmet: Vec<usize> = Vec::new();
    let mut needed_by: Vec<Vec<usize>> = vec![Vec::new(); api.types.len()];
    for (id, def) in api.types.with_ids() {
        let needs = needs(api, id);
        for (needed, _) in &needs {
            needed_by[needed.index()].push(id.index());
        }
        unmet.push(match &def.kind {
            // One alternative is enough.
            TypeKind::Union(union) => usize::from(needs.len() == union.variants.len()).min(needs.len()),
            _ => needs.len(),
        });
    }
    let mut finite = vec![false; api.types.len()];
    let mut ready: VecDeque<usize> =
        unmet.iter().enumerate().filter(|(_, unmet)| **unmet == 0).map(|(id, _)| id).collect();
    while let Some(id) = ready.pop_front() {
        let Some(known) = finite.get_mut(id).filter(|known| !**known) else { continue };
        *known = true;
        for user in needed_by.get(id).into_iter().flatten() {
            if let Some(unmet) = unmet.get_mut(*user) {
                *unmet = unmet.saturating_sub(1);
                if *unmet == 0 {
                    ready.push_back(*user);
                }
            }
        }
    }
    finite
}

/// The types that a type needs a value of, with the place of the need.
fn needs(api: &Api, id: TypeId) -> Vec<(TypeId, Span)> {
    let named = |ty: &Type, span: Span| match ty {
        Type::Named(id) => Some((*id, span)),
        _ => None,
    };
    let def = &api[id];
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
