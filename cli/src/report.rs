//! Diagnostics in the formats of `--format`.

#[cfg(test)]
mod across_files;
pub mod changes;
mod github;
mod human;
mod json;

use std::collections::BTreeMap;

use clap::ValueEnum;
use specwright_codegen::diagnostic::{Code, Diagnostic, Severity};
use specwright_codegen::source::Sources;

/// How problems of a spec are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// The lines in question, with what is wrong and how to mend it.
    #[default]
    Human,
    /// A line for each problem: `file:line:column: error[code]: message`.
    Short,
    /// A JSON object on a line for each problem.
    Json,
    /// Annotations of a GitHub workflow.
    Github,
}

/// So many warnings of one code are shown to people where they are about what a document says that nobody here can change: it
/// may have thousands.
const SHOWN: usize = 3;

impl Format {
    /// Problems of a document as text, which ends with a line end unless it is empty. The human format is coloured:
    /// whoever prints it takes the colours out where nobody sees them.
    pub fn render(self, sources: &dyn Sources, diagnostics: &[Diagnostic]) -> String {
        let one = |diagnostic: &Diagnostic| match self {
            Format::Human => human::render(sources, diagnostic, human::Colours::On),
            Format::Short => diagnostic.line(sources) + "\n",
            Format::Json => json::render(sources, diagnostic),
            Format::Github => github::render(sources, diagnostic),
        };
        if !self.is_for_people() {
            return diagnostics.iter().map(one).collect();
        }
        let mut told: BTreeMap<Code, usize> = BTreeMap::new();
        let mut text = String::new();
        for diagnostic in diagnostics {
            let code = diagnostic.code;
            let is_of_document =
                (code.is_note() || code.is_contradiction()) && diagnostic.severity == Severity::Warning;
            let count = told.entry(code).or_default();
            *count += usize::from(is_of_document);
            if *count <= SHOWN {
                text.push_str(&one(diagnostic));
            }
        }
        for (code, count) in told.into_iter().filter(|(_, count)| *count > SHOWN) {
            let more = count - SHOWN;
            text.push_str(&format!("{more} more of {code}; `--format json` has them all\n"));
        }
        text
    }

    /// Whether the text is for people, who read it beside everything else.
    pub fn is_for_people(self) -> bool {
        matches!(self, Format::Human | Format::Short)
    }
}

/// The human format without colours.
pub fn render_plain(sources: &dyn Sources, diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().map(|diagnostic| human::render(sources, diagnostic, human::Colours::Off)).collect()
}
