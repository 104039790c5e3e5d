//! Lists that come in pages, without a word on how.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, Operation, Place, Shape};

/// Names of parameters that choose a page.
const PAGE: [&str; 10] = [
    "page",
    "pagenumber",
    "pageno",
    "pageindex",
    "offset",
    "skip",
    "cursor",
    "after",
    "pagetoken",
    "startingafter",
];

pub(super) fn lint_operations(api: &Api, report: &mut Report) {
    for operation in api.operations.iter().filter(|operation| operation.pages.is_none()) {
        let Some(parameter) = page_parameter(operation) else { continue };
        let Some(items) = list(api, operation) else { continue };
        let message = format!(
            "`{}` has the parameter `{parameter}` and answers a list, without `pages`",
            operation.name
        );
        report.push(
            Diagnostic::new(Code::ListWithoutPages, operation.span, message)
                .help(format!("say how {items} is paged, so that callers can go through all of it")),
        );
    }
}

fn page_parameter(operation: &Operation) -> Option<&str> {
    operation.inputs(Place::Query).map(|input| input.member.wire_name.as_str()).find(|name| {
        let plain: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
        PAGE.contains(&plain.to_ascii_lowercase().as_str())
    })
}

/// The list of a response: itself, or a member.
fn list(api: &Api, operation: &Operation) -> Option<String> {
    let is_list = |ty| matches!(api.types.resolve(ty), Shape::List(_));
    operation.body_types().find_map(|ty| match api.types.resolve(ty) {
        Shape::List(_) => Some("it".to_owned()),
        Shape::Object(object) => {
            let list = object.members.iter().find(|member| is_list(&member.ty))?;
            Some(format!("`{}`", list.wire_name))
        }
        _ => None,
    })
}
