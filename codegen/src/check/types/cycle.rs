//! Named types that only stand for each other.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, MAX_ALIASES, Type, TypeDef, TypeId, TypeKind};

/// Reports circles of names: of aliases, also by way of lists and maps, and of unions that hold each other.
pub(crate) fn check_circles(api: &Api, report: &mut Report) {
    for circle in circles(api, alias_targets) {
        report.push(problem(api, &circle));
    }
    for circle in circles(api, direct_targets) {
        let has_union = circle.iter().any(|id| matches!(api[*id].kind, TypeKind::Union(_)));
        if has_union {
            report.push(problem(api, &circle));
        }
    }
    if !report.has_errors() {
        check_chains(api, report);
    }
}

fn problem(api: &Api, circle: &[TypeId]) -> Diagnostic {
    let defs: Vec<&TypeDef> = circle.iter().chain(circle.first()).map(|id| &api[*id]).collect();
    let names: Vec<String> = defs.iter().map(|def| format!("`{}`", def.name)).collect();
    let (name, span) = defs.first().map_or(("", api.span), |def| (def.name.as_str(), def.span));
    let message = format!("the type `{name}` stands for itself: {}", names.join(", then "));
    Diagnostic::new(Code::TypeCircle, span, message)
        .help("say what one of them is, or put an object in between")
}

/// The name that a type comes down to, lists and maps aside.
fn innermost_name(ty: &Type) -> Option<&TypeId> {
    let mut ty = ty;
    loop {
        match ty {
            Type::Named(id) => return Some(id),
            Type::List(element) | Type::Map(element) => ty = &element.ty,
            _ => return None,
        }
    }
}

/// A chain of names longer than anyone follows.
fn check_chains(api: &Api, report: &mut Report) {
    for def in &api.types {
        let mut steps = 0;
        let mut at = &def.kind;
        while let TypeKind::Alias(alias) = at {
            steps += 1;
            let Some(next) = innermost_name(&alias.ty) else { break };
            if steps > MAX_ALIASES {
                let message =
                    format!("`{}` is another name of another name, more than {MAX_ALIASES} times", def.name);
                report
                    .push(Diagnostic::new(Code::AliasChain, def.span, message).help("name the type itself"));
                // The other names of the chain would only say the same again.
                return;
            }
            let next = &api[*next].kind;
            at = next;
        }
    }
}

/// What an alias is made of; Rust cannot spell one that comes back, be it in a list.
fn alias_targets(kind: &TypeKind) -> Vec<TypeId> {
    match kind {
        TypeKind::Alias(alias) => named_inside(&alias.ty).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// What a value of the type is just as well; reading one that comes back would never end.
fn direct_targets(kind: &TypeKind) -> Vec<TypeId> {
    let named = |ty: &Type| match ty {
        Type::Named(id) => Some(*id),
        _ => None,
    };
    match kind {
        TypeKind::Alias(alias) => named(&alias.ty).into_iter().collect(),
        TypeKind::Union(union) => union.variants.iter().filter_map(|variant| named(&variant.ty)).collect(),
        TypeKind::Object(_) | TypeKind::Enum(_) => Vec::new(),
    }
}

/// The name in `Name`, `list<Name>`, `map<list<Name>>` and so on.
fn named_inside(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Named(id) => Some(*id),
        Type::List(element) | Type::Map(element) => named_inside(&element.ty),
        _ => None,
    }
}

/// How far the search has come with a type.
#[derive(Clone, Copy, PartialEq)]
enum Visit {
    New,
    /// On the way that is being walked.
    Open,
    Done,
}

/// Nobody untangles more in one go, and a dense graph has more circles than memory holds.
const MOST_TOLD: usize = 100;

/// Circles in a graph of types, one for each edge that closes one, by a depth-first walk without recursion.
fn circles(api: &Api, targets: fn(&TypeKind) -> Vec<TypeId>) -> Vec<Vec<TypeId>> {
    let mut visits = vec![Visit::New; api.types.len()];
    let mut found = Vec::new();
    let next_of = |id: TypeId| targets(&api[id].kind);
    for start in api.types.with_ids().map(|(id, _)| id) {
        if visits[start.index()] != Visit::New {
            continue;
        }
        visits[start.index()] = Visit::Open;
        let mut way = vec![(start, next_of(start))];
        while let Some((at, open)) = way.last_mut() {
            let at = *at;
            match open.pop() {
                None => {
                    visits[at.index()] = Visit::Done;
                    way.pop();
                }
                Some(next) => match visits[next.index()] {
                    Visit::New => {
                        visits[next.index()] = Visit::Open;
                        way.push((next, next_of(next)));
                    }
                    Visit::Open if found.len() < MOST_TOLD => {
                        let circle = way.iter().map(|(id, _)| *id).skip_while(|id| *id != next);
                        found.push(circle.collect());
                    }
                    Visit::Open | Visit::Done => {}
                },
            }
        }
    }
    found
}
