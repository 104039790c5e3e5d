//! What a spec could say better, and how much an author wants to hear of it.
//!
//! Lints judge the author's spec, never the taste of the vendor whose API it describes. Those that need no second
//! look at the whole are found by `check`; those below only by the command `specwright check`.

mod ambiguous_path;
mod doubtful_enum;
mod list_without_pages;
mod provenance;
mod rule_in_prose;
mod rule_without_error;
mod unmarked_secret;
mod wide_integer;

use crate::diagnostic::Report;
use crate::ir::Api;
use crate::ir::Requests;

/// Reports what could be said better.
pub(crate) fn lint(api: &Api, report: &mut Report) {
    let requests = Requests::of(api);
    rule_in_prose::lint_docs(api, &requests, report);
    rule_without_error::lint_rules(api, report);
    unmarked_secret::lint_members(api, report);
    provenance::lint_sources(api, report);
    doubtful_enum::lint_enums(api, report);
    wide_integer::lint_numbers(api, report);
    list_without_pages::lint_operations(api, report);
    ambiguous_path::lint_paths(api, report);
}
