//! A problem with the lines it is about.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Patch, Renderer, Snippet};
use specwright_codegen::diagnostic::{Diagnostic, Edit, Severity, visible};
use specwright_codegen::source::{SourceFile, Sources, Span};

/// Whether the text is coloured.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Colours {
    On,
    Off,
}

/// Places within so many lines of each other are shown in one piece.
const NEAR: u32 = 8;

/// Of a longer line a part is shown: what matters would be lost in it.
const LONGEST_LINE: u32 = 2_000;

/// How many bytes of a long line are shown before a place, of it, and behind it.
const PART: (usize, usize, usize) = (50, 60, 30);

pub(super) fn render(sources: &dyn Sources, diagnostic: &Diagnostic, colours: Colours) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(visible(&diagnostic.message)).id(diagnostic.code.as_str());
    let mut problem = title.elements(snippets(sources, diagnostic));
    let mut groups = Vec::new();
    match (&diagnostic.edit, &diagnostic.help) {
        (Some(edit), help) if can_be_shown(sources.file(edit.span.file), edit.span) => {
            let help = help.as_deref().unwrap_or("change it so");
            let proposal =
                Level::HELP.secondary_title(visible(help)).element(patch(sources.file(edit.span.file), edit));
            groups.extend([problem, proposal]);
        }
        (_, Some(help)) => {
            problem = problem.element(Level::HELP.message(visible(help)));
            groups.push(problem);
        }
        (_, None) => groups.push(problem),
    }
    let renderer = if colours == Colours::On { Renderer::styled() } else { Renderer::plain() };
    let mut text = without_empty_starts(&renderer.render(&groups));
    text.push_str("\n\n");
    text
}

/// The renderer starts a snippet without a path by an empty one, where the place stands before it.
fn without_empty_starts(text: &str) -> String {
    let is_empty_start = |line: &&str| anstream::adapter::strip_str(line).to_string().trim() == ":::";
    text.lines().filter(|line| !is_empty_start(line)).collect::<Vec<_>>().join("\n")
}

/// The lines of the problem, then those of places that are too far away to be shown with it.
fn snippets<'a>(sources: &'a dyn Sources, diagnostic: &'a Diagnostic) -> Vec<Element<'a>> {
    let file = sources.file(diagnostic.span.file);
    let line = |span: Span| file.line_column(span.start).line;
    let at = line(diagnostic.span);
    let is_near = |span: Span| {
        span.file == diagnostic.span.file && line(span).abs_diff(at) <= NEAR && can_be_shown(file, span)
    };
    let (near, far): (Vec<_>, Vec<_>) = diagnostic.related.iter().partition(|(span, _)| is_near(*span));
    let mut elements = Vec::new();
    if can_be_shown(file, diagnostic.span) {
        let lines = near.iter().map(|(span, _)| line(*span)).chain([at]);
        let (first, last) = lines.fold((at, at), |(first, last), line| (first.min(line), last.max(line)));
        let window = Window::of(file, first, last);
        let primary = AnnotationKind::Primary.span(window.range(diagnostic.span));
        let others = near
            .iter()
            .map(|(span, what)| AnnotationKind::Context.span(window.range(*span)).label(visible(what)));
        elements.push(window.snippet(file).annotation(primary).annotations(others).into());
    } else {
        elements.extend(in_long_line(file, diagnostic.span, AnnotationKind::Primary, None));
        elements.extend(near.iter().map(|(_, what)| Level::NOTE.message(visible(what)).into()));
    }
    for (span, what) in far {
        let file = sources.file(span.file);
        let line = file.line_column(span.start).line;
        if can_be_shown(file, *span) {
            let window = Window::of(file, line, line);
            let place = AnnotationKind::Context.span(window.range(*span)).label(visible(what));
            elements.push(window.snippet(file).annotation(place).into());
        } else {
            elements.extend(in_long_line(file, *span, AnnotationKind::Context, Some(what)));
        }
    }
    elements
}

/// A place in a line that is too long to be shown as a whole: that of a minified document is said in its own terms, too.
fn in_long_line<'a>(
    file: &'a SourceFile,
    span: Span,
    kind: AnnotationKind,
    what: Option<&'a String>,
) -> Vec<Element<'a>> {
    let at = file.line_column(span.start).line;
    let (text, place) = part_of_line(file, span);
    let place = kind.span(place);
    let place = match what {
        Some(what) => place.label(visible(what)),
        None => place,
    };
    // The place in the file is not that in the part.
    let part = Snippet::source(text).line_start(at as usize).annotation(place);
    let pointer = file.pointer(span.start).filter(|pointer| !pointer.is_empty());
    let said = pointer.map(|pointer| Level::NOTE.message(format!("at `{}`", visible(&pointer))).into());
    [origin(file, span).into(), part.into()].into_iter().chain(said).collect()
}

/// What stands around a place in its line, and where the place is in that.
fn part_of_line(file: &SourceFile, span: Span) -> (String, Range<usize>) {
    let (before, of_it, behind) = PART;
    let line = file.line(file.line_column(span.start).line);
    let (line_start, line_end) = (line.start as usize, line.end as usize);
    let line = file.text.get(line_start..line_end).unwrap_or_default();
    let line = line.trim_end_matches(['\n', '\r']);
    let boundary =
        |at: usize| (0..=at.min(line.len())).rev().find(|at| line.is_char_boundary(*at)).unwrap_or(0);
    let start = boundary((span.start as usize).saturating_sub(line_start));
    let end = boundary((span.end as usize).saturating_sub(line_start).min(start + of_it)).max(start);
    let (from, to) = (boundary(start.saturating_sub(before)), boundary(end + behind));
    let cut = |is_cut: bool| if is_cut { "..." } else { "" };
    let shown = harmless(line.get(from..to).unwrap_or_default());
    let text = format!("{}{shown}{}", cut(from > 0), cut(to < line.len()));
    let shift = cut(from > 0).len();
    (text, start - from + shift..end - from + shift)
}

pub(super) fn patch<'a>(file: &'a SourceFile, edit: &'a Edit) -> Snippet<'a, Patch<'a>> {
    let line = file.line_column(edit.span.start).line;
    let window = Window::of(file, line, line);
    let lines: Vec<_> = edit.replacement.split('\n').map(visible).collect();
    Snippet::source(window.text.clone())
        .line_start(line as usize)
        .path(visible(&file.name))
        .patch(Patch::new(window.range(edit.span), lines.join("\n")))
}

pub(super) fn can_be_shown(file: &SourceFile, span: Span) -> bool {
    let line = file.line(file.line_column(span.start).line);
    line.end - line.start <= LONGEST_LINE
}

pub(super) fn origin(file: &SourceFile, span: Span) -> Origin<'_> {
    let at = file.line_column(span.start);
    Origin::path(visible(&file.name)).line(at.line as usize).char_column(at.column as usize)
}

/// Some lines of the file, so that the cost of a snippet does not grow with the file.
pub(super) struct Window {
    first_line: u32,
    start: u32,
    text: String,
}

impl Window {
    pub(super) fn of(file: &SourceFile, first: u32, last: u32) -> Self {
        let (start, end) = (file.line(first).start, file.line(last).end);
        let text = file.text.get(start as usize..end as usize).unwrap_or("");
        let without_mark = text.trim_start_matches('\u{feff}');
        let skipped = (text.len() - without_mark.len()) as u32;
        Self { first_line: first, start: start + skipped, text: harmless(without_mark) }
    }

    pub(super) fn snippet<'a, T: Clone>(&self, file: &'a SourceFile) -> Snippet<'a, T> {
        Snippet::source(self.text.clone()).line_start(self.first_line as usize).path(visible(&file.name))
    }

    /// The part of a span that stands on its first line, as a place in the window.
    pub(super) fn range(&self, span: Span) -> Range<usize> {
        let start = (span.start.saturating_sub(self.start) as usize).min(self.text.len());
        let end = (span.end.saturating_sub(self.start) as usize).clamp(start, self.text.len());
        let text = self.text.get(start..end).unwrap_or("");
        let line = text.lines().next().unwrap_or("").trim_end();
        start..start + line.len()
    }
}

/// The text with a stand-in of the same length for each character that a terminal acts on. Those of ASCII are
/// shown as pictures by the renderer.
fn harmless(text: &str) -> String {
    let stand_in = |c: char| match c.len_utf8() {
        _ if c.is_ascii() || visible(c.encode_utf8(&mut [0; 4])).len() == c.len_utf8() => c,
        2 => '\u{b7}',
        _ => '\u{fffd}',
    };
    text.chars().map(stand_in).collect()
}

#[cfg(test)]
mod tests {
    use specwright_codegen::diagnostic::{Code, Diagnostic};
    use specwright_codegen::source::{SourceFile, Span};

    use super::{Colours, render};

    #[test]
    fn of_a_long_line_the_part_around_a_place_is_shown() {
        let text = format!("[{}\"wrong\"{},\"other\"]\n", "é,".repeat(2_000), ",ü".repeat(2_000));
        let file = SourceFile::new("things.json", text.as_str());
        let span = |word: &str| {
            let start = text.find(word).unwrap() as u32;
            Span { start, end: start + word.len() as u32, ..Span::default() }
        };
        let problem = Diagnostic::new(Code::OpenapiRepaired, span("\"wrong\""), "it is wrong");
        let shown = render(&file, &problem.related(span("\"other\""), "since this is there"), Colours::Off);
        let expected = [
            "warning[openapi_repaired]: it is wrong",
            " --> things.json:1:4002",
            "1 | ...",
            "é,\"wrong\",ü",
            "^^^^^^^",
            "\"other\"]",
            "------- since this is there",
        ];
        let mut left = shown.as_str();
        for part in expected {
            let (_, behind) = left.split_once(part).unwrap_or_else(|| panic!("no {part:?} in\n{shown}"));
            left = behind;
        }
        assert!(shown.lines().all(|line| line.trim() != ":::"), "{shown}");
    }
}
