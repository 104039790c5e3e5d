//! Changes as commands that GitHub workflows turn into annotations.

use specwright_codegen::diagnostic::visible;
use specwright_codegen::diff::{Rust, Told, Wire};

use super::{Compared, place, rust_words, version, wire_words};
use crate::report::github::{data, property};

pub(super) fn render(compared: &Compared<'_>) -> String {
    let mut text: String = compared.comparison.told().iter().map(|told| annotation(compared, told)).collect();
    if compared.comparison.versions.is_too_low() {
        let message = version(compared.comparison);
        text.push_str(&format!("::error title=version::{}\n", data(&visible(&message))));
    }
    text
}

fn annotation(compared: &Compared<'_>, told: &Told<'_>) -> String {
    let entry = told.entry;
    let level = match (entry.wire, entry.rust) {
        (Wire::Breaks, _) | (_, Rust::Breaks) => "error",
        (Wire::MayBreak, _) | (_, Rust::Behaves) => "warning",
        _ => "notice",
    };
    let at = place(compared, entry).filter(|_| entry.new.is_some()).map(|(sources, place)| {
        let file = sources.file(place.span.file);
        let at = file.line_column(place.span.start);
        format!("file={},line={},col={},", property(&visible(&file.name)), at.line, at.column)
    });
    let message =
        format!("{}\n{}; {}", visible(&told.message), wire_words(entry.wire), rust_words(entry.rust));
    format!(
        "::{level} {}title={}::{}\n",
        at.unwrap_or_default(),
        property(entry.code.as_str()),
        data(&message)
    )
}
