//! Which operations of a document are wanted.

use crate::diagnostic::suggest::Candidates;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, Operation};
use crate::native::parse::{Only, Text};

/// Keeps the operations that are named, whose path fits or that have a tag, and reports what fits none.
pub(super) fn select(api: &mut Api, only: &Only, report: &mut Report) {
    for name in only.operations.iter().filter(|name| api.operation(&name.value).is_none()) {
        let words = api.operations.iter().map(|operation| operation.name.as_str()).collect();
        let message = format!("the document has no operation `{}`", name.value.escape_debug());
        let known = Candidates { what: "operations of the document", words };
        report.push(Diagnostic::new(Code::UnknownOperation, name.span, message).suggest(&name.value, &known));
    }
    for path in &only.paths {
        if !api.operations.iter().any(|operation| has_path(operation, path)) {
            let message = format!("no path of the document is like `{}`", path.value.escape_debug());
            let help =
                "write a path as the document has it; a `*` stands for any text, as in `/v1/customers*`";
            report.push(Diagnostic::new(Code::UnknownOperation, path.span, message).help(help));
        }
    }
    let mut tags: Vec<&str> = api.operations.iter().flat_map(|one| &one.tags).map(String::as_str).collect();
    tags.sort_unstable();
    tags.dedup();
    for tag in only.tags.iter().filter(|tag| !tags.contains(&tag.value.as_str())) {
        let message = format!("no operation of the document has the tag `{}`", tag.value.escape_debug());
        let known = Candidates { what: "tags of the document", words: tags.clone() };
        report.push(Diagnostic::new(Code::UnknownOperation, tag.span, message).suggest(&tag.value, &known));
    }
    api.operations.retain(|operation| {
        only.operations.iter().any(|name| name.value == operation.name)
            || only.paths.iter().any(|path| has_path(operation, path))
            || only.tags.iter().any(|tag| operation.tags.contains(&tag.value))
    });
}

fn has_path(operation: &Operation, wanted: &Text) -> bool {
    is_like(&operation.path.template(), &wanted.value)
}

/// Whether a text is like a pattern in which `*` stands for any text.
fn is_like(text: &str, pattern: &str) -> bool {
    let Some((before, behind)) = pattern.split_once('*') else { return text == pattern };
    let Some(rest) = text.strip_prefix(before) else { return false };
    let starts = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
    starts.into_iter().any(|at| rest.get(at..).is_some_and(|rest| is_like(rest, behind)))
}

#[cfg(test)]
mod tests {
    use super::is_like;

    #[test]
    fn stars_stand_for_any_text() {
        for (text, pattern, expected) in [
            ("/v1/customers", "/v1/customers", true),
            ("/v1/customers/{id}", "/v1/customers*", true),
            ("/v1/customers/{id}", "/v1/customers", false),
            ("/v1/customers/{id}/cards", "*/cards", true),
            ("/v1/é", "/v1/*", true),
            ("/v2", "/v1*", false),
        ] {
            assert_eq!(is_like(text, pattern), expected, "{text} {pattern}");
        }
    }
}
