//! What a spec declares that generated clients document but do not act on yet.

use crate::ir::{Api, Constraints, TypeKind};

/// One sentence for each such kind of declaration; empty where there is none.
pub fn pending(api: &Api) -> Vec<String> {
    let rules = rules(api);
    let constraints = constraints(api);
    let pages = api.operations.iter().filter(|operation| operation.pages.is_some()).count();
    let idempotent = api.operations.iter().filter(|operation| operation.idempotent).count();
    let issued = api.schemes.iter().filter(|scheme| scheme.issued_by.is_some()).count();
    [
        (rules, "rule", "checked neither by builders nor before sending"),
        (constraints, "value constraint", "not checked before sending"),
        (api.errors.len(), "error", "not told apart in a failed call"),
        (pages, "paged operation", "not paged through"),
        (issued, "issued token", "not fetched or renewed"),
        (idempotent, "idempotent operation", "not retried"),
    ]
    .into_iter()
    .filter(|(count, ..)| *count > 0)
    .map(|(count, what, how)| {
        let (plural, are) = if count == 1 { ("", "is") } else { ("s", "are") };
        format!("{count} {what}{plural} {are} documented, but {how} yet")
    })
    .collect()
}

fn rules(api: &Api) -> usize {
    let of_types = api.types.iter().map(|def| match &def.kind {
        TypeKind::Object(object) => object.rules.len(),
        _ => 0,
    });
    of_types.chain(api.operations.iter().map(|operation| operation.rules.len())).sum()
}

fn constraints(api: &Api) -> usize {
    let of_types = api.types.iter().map(|def| match &def.kind {
        TypeKind::Object(object) => object.members.iter().map(|member| count(&member.constraints)).sum(),
        TypeKind::Alias(alias) => count(&alias.constraints),
        _ => 0,
    });
    let of_operations = api.operations.iter().flat_map(|operation| &operation.members);
    of_types.chain(of_operations.map(|input| count(&input.member.constraints))).sum()
}

fn count(constraints: &Constraints) -> usize {
    usize::from(constraints.length.is_some())
        + usize::from(constraints.range.is_some())
        + usize::from(constraints.pattern.is_some())
        + usize::from(constraints.format.is_some())
}
