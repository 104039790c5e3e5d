//! Changes as Markdown, for a comment of a pull request.

use specwright_codegen::diagnostic::visible;
use specwright_codegen::diff::{Part, Told};
use specwright_codegen::prose::code;

use super::{Compared, version};

pub(super) fn render(compared: &Compared<'_>) -> String {
    let comparison = compared.comparison;
    let mut text = format!("### Changes of {}\n\n", code(compared.new_name));
    if comparison.entries.is_empty() {
        text.push_str("None.\n");
        return text;
    }
    let mut version = version(comparison);
    if let Some(first) = version.get_mut(0..1) {
        first.make_ascii_uppercase();
    }
    text.push_str(&format!("{version}.\n"));
    let told = comparison.told();
    for part in Part::ALL {
        let mut rows = told.iter().filter(|told| told.entry.part() == part).peekable();
        if rows.peek().is_none() {
            continue;
        }
        let title = title(part);
        text.push_str(&format!("\n**{title}**\n\n| change | code | wire | Rust |\n|---|---|---|---|\n"));
        for Told { entry, message, .. } in rows {
            let message = visible(message).replace('|', "\\|");
            let (kind, wire, rust) = (entry.code, entry.wire.as_str(), entry.rust.as_str());
            text.push_str(&format!("| {message} | `{kind}` | {wire} | {rust} |\n"));
        }
    }
    if !compared.ignored.is_empty() {
        text.push_str(&format!("\n{} more are ignored.\n", compared.ignored.len()));
    }
    text
}

fn title(part: Part) -> &'static str {
    match part {
        Part::Breaks => "Breaks callers",
        Part::Behaves => "Compiles, and behaves differently",
        Part::Adds => "New",
        Part::Rest => "Other",
    }
}
