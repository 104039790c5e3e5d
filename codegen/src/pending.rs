//! What a spec declares that generated clients document but do not act on yet.

use crate::ir::Api;

/// One sentence for each such kind of declaration; empty where there is none.
pub fn pending(api: &Api) -> Vec<String> {
    let issued = api.schemes.iter().filter(|scheme| scheme.issued_by.is_some()).count();
    let (plural, are) = if issued == 1 { ("", "is") } else { ("s", "are") };
    let sentence = format!("{issued} issued token{plural} {are} documented, but not fetched or renewed yet");
    (issued > 0).then_some(sentence).into_iter().collect()
}
