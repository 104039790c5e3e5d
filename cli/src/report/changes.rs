//! Changes of an API in the formats of `specwright diff`.

mod github;
mod human;
mod json;
mod markdown;

use clap::ValueEnum;
use specwright_codegen::diagnostic::visible;
use specwright_codegen::diff::{Comparison, Entry, Place, Rust, Told, Wire};
use specwright_codegen::source::Sources;

/// How changes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// The lines in question, with what a change means.
    #[default]
    Human,
    /// A line for each change: `file:line:column: code (wire: …, rust: …): message`.
    Short,
    /// A JSON object on a line for each change, and one for the whole.
    Json,
    /// Annotations of a GitHub workflow.
    Github,
    /// A section of Markdown, such as a comment of a pull request.
    Markdown,
}

/// Two descriptions of an API with the texts that they were read from, and what differs.
pub struct Compared<'c> {
    /// The old text.
    pub old: &'c dyn Sources,
    /// The new text.
    pub new: &'c dyn Sources,
    /// What the old one is called.
    pub old_name: &'c str,
    /// What the new one is called.
    pub new_name: &'c str,
    /// What differs.
    pub comparison: &'c Comparison,
    /// The changes that are ignored, each with the reason.
    pub ignored: &'c [(Entry, String)],
}

impl Format {
    /// The changes as text, which ends with a line end unless it is empty. The human format is coloured: whoever prints it
    /// takes the colours out where nobody sees them.
    pub fn render(self, compared: &Compared<'_>) -> String {
        let told = || compared.comparison.told().into_iter();
        match self {
            Self::Human => {
                let mut text: String = told().map(|told| human::render(compared, &told)).collect();
                text.push_str(&summary(compared));
                text
            }
            Self::Short => {
                let mut text: String = told().map(|told| line(compared, &told)).collect();
                text.push_str(&summary(compared));
                text
            }
            Self::Json => json::render(compared),
            Self::Github => github::render(compared),
            Self::Markdown => markdown::render(compared),
        }
    }

    /// Whether the text is for people at a terminal.
    pub fn is_for_people(self) -> bool {
        matches!(self, Self::Human | Self::Short)
    }
}

/// The place to look at, and the text that it is in.
fn place<'c>(compared: &'c Compared<'_>, entry: &'c Entry) -> Option<(&'c dyn Sources, &'c Place)> {
    let new = entry.new.as_ref().map(|place| (compared.new, place));
    new.or_else(|| entry.old.as_ref().map(|place| (compared.old, place)))
}

fn line(compared: &Compared<'_>, told: &Told<'_>) -> String {
    let entry = told.entry;
    let at = place(compared, entry).map(|(sources, place)| {
        let file = sources.file(place.span.file);
        let at = file.line_column(place.span.start);
        format!("{}:{}:{}: ", visible(&file.name), at.line, at.column)
    });
    let (code, wire, rust) = (entry.code, entry.wire.as_str(), entry.rust.as_str());
    format!("{}{code} (wire: {wire}, rust: {rust}): {}\n", at.unwrap_or_default(), visible(&told.message))
}

/// What a verdict says of clients that are deployed.
fn wire_words(wire: Wire) -> &'static str {
    match wire {
        Wire::None => "nothing changes on the wire",
        Wire::Safe => "safe on the wire",
        Wire::SafeUnchecked => "safe on the wire, but old clients refuse what is new",
        Wire::MayBreak => "may break deployed clients",
        Wire::Breaks => "breaks deployed clients",
    }
}

/// What a verdict says of callers who generate anew.
fn rust_words(rust: Rust) -> &'static str {
    match rust {
        Rust::Patch => "callers need not know",
        Rust::Behaves => "callers compile, and see another behaviour",
        Rust::Adds => "callers have more",
        Rust::Breaks => "callers do not compile",
    }
}

/// What all changes come to.
fn summary(compared: &Compared<'_>) -> String {
    let comparison = compared.comparison;
    let (old, new) = (visible(compared.old_name), visible(compared.new_name));
    let count = comparison.entries.len();
    let ignored = match compared.ignored.len() {
        0 => String::new(),
        ignored => format!(" ({ignored} ignored)"),
    };
    if count == 0 {
        return format!("{new}: no changes since {old}{ignored}\n");
    }
    let of = |is: &dyn Fn(&Entry) -> bool| comparison.entries.iter().filter(|entry| is(entry)).count();
    let (rust, wire) = (of(&|entry| entry.rust == Rust::Breaks), of(&|entry| entry.wire == Wire::Breaks));
    let changes = if count == 1 { "1 change".to_owned() } else { format!("{count} changes") };
    let verb = |count: usize| if count == 1 { "1 breaks".to_owned() } else { format!("{count} break") };
    let (rust, wire) = (verb(rust), verb(wire));
    format!(
        "{new}: {changes} since {old}{ignored}: {rust} callers, {wire} deployed clients\n{}\n{}",
        version(comparison),
        where_stated(comparison)
    )
}

/// What the version must be.
fn version(comparison: &Comparison) -> String {
    let versions = &comparison.versions;
    let (old, new, needed) = (&versions.old, &versions.new, &versions.needed);
    let (was_stated, is_stated) = versions.is_stated;
    let default = if was_stated { "" } else { " (the default, as none was stated)" };
    let stated = match is_stated {
        true => format!("the spec states {new}"),
        false => format!("none is stated now, so it is {new}"),
    };
    let too_low = if versions.is_too_low() { ", which is too low" } else { "" };
    format!("after version {old}{default} these changes ask for {needed} at least; {stated}{too_low}")
}

/// Where the version is stated, if it must be and is not.
fn where_stated(comparison: &Comparison) -> String {
    let versions = &comparison.versions;
    match versions.is_too_low() && !versions.is_stated.1 {
        true => format!(
            "a spec states it under `api` as `package: {{ version: {} }}`; for a document, a spec that extends it does\n",
            versions.needed
        ),
        false => String::new(),
    }
}
