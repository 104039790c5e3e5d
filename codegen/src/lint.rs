//! What a spec could say better, and how much an author wants to hear of it.
//!
//! Lints judge the author's spec, never the taste of the vendor whose API it describes. Each is a file below, but for
//! those that fall out of what `check` works out anyway:
//!
//! | lint | found by |
//! |---|---|
//! | `always_needed`, `never_possible`, `rule_implied`, `rule_without_effect` | `check/rules/explain.rs` |
//! | `contradicts_document` | `native/extend/contradict.rs` |
//! | `error_body_incomplete` | `check/errors/body.rs` |
//! | `told_by_message` | `check/errors/apart.rs` |
//! | `version_too_low` | `diff/lint.rs` |
//! | `openapi_auth`, `openapi_body`, `openapi_error_body`, `openapi_left_out`, `openapi_limit`, `openapi_media`, `openapi_name`, `openapi_not_read`, `openapi_overlay`, `openapi_parameter`, `openapi_reference`, `openapi_repaired`, `openapi_response`, `openapi_server`, `openapi_type`, `openapi_unused`, `openapi_words` | `openapi/notes.rs` |

mod ambiguous_path;
mod doubtful_enum;
mod list_without_pages;
mod provenance;
mod rule_in_prose;
mod rule_without_error;
mod unmarked_secret;
mod unreachable_variant;
mod unused;
mod wide_integer;
mod wider;

use crate::diagnostic::Report;
use crate::ir::Api;
use crate::ir::Requests;

/// Reports what `read` tells as well, since it is likely a mistake: definitions that nothing uses.
pub(crate) fn lint_on_the_way(api: &Api, report: &mut Report) {
    unused::lint_definitions(api, report);
}

/// Reports what could be said better, which only the command `specwright check` tells.
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
    unreachable_variant::lint_unions(api, report);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use std::collections::BTreeMap;
    use std::path::{Path, PathBuf};

    use crate::diagnostic::Code;

    /// Lints are found where this module says: those of its table there, all others in `lint/`.
    #[test]
    fn lints_are_where_they_are_said_to_be() {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let rows = include_str!("lint.rs").lines().filter_map(|line| line.strip_prefix("//! | `"));
        let mut elsewhere: BTreeMap<&str, PathBuf> = BTreeMap::new();
        for row in rows {
            let (lints, file) = row.split_once(" | ").unwrap();
            let file = source.join(file.trim_end_matches(" |").trim_matches('`'));
            elsewhere.extend(lints.split(", ").map(|lint| (lint.trim_matches('`'), file.clone())));
        }
        assert_eq!(elsewhere.len(), 25);
        let files = std::fs::read_dir(source.join("lint")).unwrap().map(|entry| entry.unwrap().path());
        let lints: String = files.map(|path| std::fs::read_to_string(path).unwrap()).collect();
        for code in Code::ALL.iter().filter(|code| code.is_lint()) {
            let names = |text: &str| text.contains(&format!("Code::{code:?}"));
            match elsewhere.get(code.as_str()) {
                Some(file) => assert!(names(&std::fs::read_to_string(file).unwrap()), "{code}"),
                None => assert!(names(&lints), "{code}"),
            }
        }
    }
}
