//! A change with the lines that it is about, in both texts.

use annotate_snippets::{AnnotationKind, Element, Level, Renderer, Snippet};
use specwright_codegen::diagnostic::visible;
use specwright_codegen::diff::{Entry, Place, Rust, Softening, Told, Wire};
use specwright_codegen::source::Sources;

use super::{Compared, rust_words, wire_words};
use crate::report::human::{Window, can_be_shown, origin, patch};

pub(super) fn render(compared: &Compared<'_>, told: &Told<'_>) -> String {
    let entry = told.entry;
    let level = match (entry.wire, entry.rust) {
        (Wire::Breaks, _) | (_, Rust::Breaks) => Level::ERROR.with_name("breaking"),
        (Wire::MayBreak, _) | (_, Rust::Behaves) => Level::WARNING.with_name("different"),
        _ => Level::INFO.with_name("compatible"),
    };
    let title = level.primary_title(visible(&told.message)).id(entry.code.as_str());
    let mut elements: Vec<Element<'_>> = Vec::new();
    if let Some(place) = &entry.new {
        elements.push(snippet(compared.new, place, AnnotationKind::Primary, "now"));
    }
    if let Some(place) = &entry.old {
        let kind = if entry.new.is_some() { AnnotationKind::Context } else { AnnotationKind::Primary };
        elements.push(snippet(compared.old, place, kind, "before"));
    }
    let verdict = format!("{}; {}", wire_words(entry.wire), rust_words(entry.rust));
    elements.push(Level::NOTE.message(verdict).into());
    for item in items(entry) {
        elements.push(Level::NOTE.message(item).into());
    }
    let known_by = match told.count {
        1 => format!("fingerprint {}", entry.fingerprint()),
        _ => "each place has a fingerprint of its own, which `--format json` tells".to_owned(),
    };
    elements.push(Level::NOTE.message(known_by).into());
    let mut groups = vec![title.elements(elements)];
    let help = || Level::HELP.secondary_title("callers would still compile with this");
    match &entry.softening {
        Some(Softening::Edit(edit)) => {
            let file = compared.new.file(edit.span.file);
            if can_be_shown(file, edit.span) {
                groups.push(help().element(patch(file, edit)));
            }
        }
        Some(Softening::Extension(spec)) => {
            let lines: Vec<_> = spec.lines().map(visible).collect();
            let lines = lines.join("\n");
            let title = "callers would still compile with a spec that extends the document";
            let spec = Snippet::source(lines).fold(false).line_start(1);
            let spec = spec.annotation(AnnotationKind::Visible.span(0..0));
            groups.push(Level::HELP.secondary_title(title).element(spec));
        }
        None => {}
    }
    Renderer::styled().render(&groups) + "\n\n"
}

fn snippet<'a>(
    sources: &'a dyn Sources,
    place: &'a Place,
    kind: AnnotationKind,
    label: &'static str,
) -> Element<'a> {
    let file = sources.file(place.span.file);
    if !can_be_shown(file, place.span) {
        return origin(file, place.span).into();
    }
    let line = file.line_column(place.span.start).line;
    let window = Window::of(file, line, line);
    window.snippet(file).annotation(kind.span(window.range(place.span)).label(label)).into()
}

/// The items of the generated crate, as far as they tell more than the message.
fn items(entry: &Entry) -> Vec<String> {
    const MOST: usize = 6;
    let shown = entry.items.iter().filter(|_| entry.rust == Rust::Breaks).filter_map(|item| {
        let is_said = |text: &&String| !text.is_empty();
        match (item.old.as_ref().filter(is_said), item.new.as_ref().filter(is_said)) {
            (Some(old), Some(new)) if old != new => {
                Some(format!("in Rust `{}` is `{new}`, and was `{old}`", item.path))
            }
            (Some(_) | None, None) if item.new.is_none() => Some(format!("in Rust `{}` is gone", item.path)),
            _ => None,
        }
    });
    let all: Vec<String> = shown.collect();
    let more = all.len().saturating_sub(MOST);
    let rest = (more > 0).then(|| format!("and {more} more"));
    all.into_iter().take(MOST).chain(rest).map(|text| visible(&text).into_owned()).collect()
}
