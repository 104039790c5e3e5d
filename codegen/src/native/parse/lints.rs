//! The levels of lints.

use super::fields::as_map;
use super::scalar::parse_word;
use crate::diagnostic::Level;
use crate::diagnostic::suggest::Candidates;
use crate::diagnostic::{Diagnostic, Report};
use crate::lint::LINTS;
use crate::native::yaml::Node;

/// What the spec says of one lint.
#[derive(Debug, Clone)]
pub(crate) struct LintSetting {
    pub(crate) code: &'static str,
    pub(crate) level: Level,
}

const WORDS: [(&str, Level); 3] = [("allow", Level::Allow), ("warn", Level::Warn), ("deny", Level::Deny)];

/// A map from codes of lints to levels.
pub(crate) fn parse_lints(node: &Node, report: &mut Report) -> Vec<LintSetting> {
    let Some(map) = as_map(node, "`lints`", report) else { return Vec::new() };
    let mut settings = Vec::new();
    for entry in &map.entries {
        let level = parse_word(&entry.value, "the level of a lint", &WORDS, report);
        let code = LINTS.iter().find(|code| **code == entry.key.text);
        match (code, level) {
            (Some(code), Some(level)) => settings.push(LintSetting { code, level: level.value }),
            (Some(_), None) => {}
            (None, _) => {
                let message = format!("there is no lint `{}`", entry.key.text.escape_debug());
                let known = Candidates { what: "lints", words: LINTS.to_vec() };
                report.push(
                    Diagnostic::error("unknown_lint", entry.key.span, message)
                        .suggest(&entry.key.text, &known),
                );
            }
        }
    }
    settings
}
