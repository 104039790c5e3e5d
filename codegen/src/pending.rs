//! What a spec declares that generated clients document but do not act on yet.

use crate::ir::Api;

/// One sentence for each such kind of declaration; empty where there is none.
pub fn pending(api: &Api) -> Vec<String> {
    let pages = api.operations.iter().filter(|operation| operation.pages.is_some()).count();
    let issued = api.schemes.iter().filter(|scheme| scheme.issued_by.is_some()).count();
    [(pages, "paged operation", "not paged through"), (issued, "issued token", "not fetched or renewed")]
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, what, how)| {
            let (plural, are) = if count == 1 { ("", "is") } else { ("s", "are") };
            format!("{count} {what}{plural} {are} documented, but {how} yet")
        })
        .collect()
}
