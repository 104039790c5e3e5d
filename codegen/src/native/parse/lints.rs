//! The levels of lints.

use super::fields::as_map;
use super::scalar::parse_word;
use crate::diagnostic::Level;
use crate::diagnostic::suggest::Candidates;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::yaml::Node;

/// What the spec says of one lint.
#[derive(Debug, Clone)]
pub(crate) struct LintSetting {
    pub(crate) lint: Code,
    pub(crate) level: Level,
}

const WORDS: [(&str, Level); 3] = [("allow", Level::Allow), ("warn", Level::Warn), ("deny", Level::Deny)];

/// A map from codes of lints to levels.
pub(crate) fn parse_lints(node: &Node, report: &mut Report) -> Vec<LintSetting> {
    let Some(map) = as_map(node, "`lints`", report) else { return Vec::new() };
    let mut settings = Vec::new();
    for entry in &map.entries {
        let level = parse_word(&entry.value, "the level of a lint", &WORDS, report);
        let lint = Code::find(&entry.key.text).filter(|code| code.is_lint() || code.is_contradiction());
        match (lint, level) {
            (Some(lint), Some(level)) => settings.push(LintSetting { lint, level: level.value }),
            (Some(_), None) => {}
            (None, _) => {
                let message = format!("there is no lint `{}`", entry.key.text.escape_debug());
                let known = Candidates { what: "lints", words: Code::LINTS.to_vec() };
                report.push(
                    Diagnostic::new(Code::UnknownLint, entry.key.span, message)
                        .suggest(&entry.key.text, &known),
                );
            }
        }
    }
    settings
}
