//! Diagnostics in the formats of `--format`.

#[cfg(test)]
mod across_files;
pub mod changes;
mod github;
mod human;
mod json;

use clap::ValueEnum;
use specwright_codegen::diagnostic::Diagnostic;
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
        diagnostics.iter().map(one).collect()
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
