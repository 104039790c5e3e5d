//! Named scalars, lists and maps that only stand for each other.

use crate::diagnostic::{Diagnostic, Report};
use crate::ir::{Api, Type, TypeId, TypeKind};

/// Reports each circle of aliases once, at its first type.
pub(super) fn check_alias_cycles(api: &Api, report: &mut Report) {
    let mut reported = vec![false; api.types.len()];
    for (id, def) in api.types.iter().enumerate() {
        let circle = circle(api, TypeId(id));
        if circle.iter().any(|id| reported.get(id.0).copied().unwrap_or(true)) {
            continue;
        }
        let Some(first) = circle.first().filter(|first| first.0 == id) else { continue };
        for id in &circle {
            if let Some(reported) = reported.get_mut(id.0) {
                *reported = true;
            }
        }
        let names: Vec<String> = circle
            .iter()
            .chain([first])
            .filter_map(|id| api.types.get(id.0))
            .map(|def| format!("`{}`", def.name))
            .collect();
        let message = format!("the type `{}` stands only for itself: {}", def.name, names.join(", then "));
        report.push(
            Diagnostic::error("alias_cycle", def.span, message)
                .help("say what one of them is, or put an object with `members:` in between"),
        );
    }
}

/// The aliases from a type back to itself, if it comes back. An alias names one type, so there is one way.
fn circle(api: &Api, start: TypeId) -> Vec<TypeId> {
    let mut way = vec![start];
    let mut at = start;
    while let Some(TypeKind::Alias(alias)) = api.types.get(at.0).map(|def| &def.kind) {
        let Some(next) = named_inside(&alias.ty) else { break };
        if next == start {
            return way;
        }
        if way.contains(&next) {
            break;
        }
        way.push(next);
        at = next;
    }
    Vec::new()
}

/// The name in `Name`, `list<Name>`, `map<list<Name>>` and so on.
fn named_inside(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Named(id) => Some(*id),
        Type::List(element) | Type::Map(element) => named_inside(&element.ty),
        _ => None,
    }
}
