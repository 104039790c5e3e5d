//! Problems as plain lines, for build scripts and for tools that read lines.

use std::borrow::Cow;

use super::{Diagnostic, Severity};
use crate::source::{Sources, Span};
use crate::text::is_deceptive;

impl Severity {
    /// Its word in messages.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

impl Diagnostic {
    /// The problem as one line without its end: `file:line:column: error[code]: message`.
    pub fn line(&self, sources: &dyn Sources) -> String {
        let (place, word) = (place(sources, self.span), self.severity.word());
        format!("{place}: {word}[{}]: {}", self.code, visible(&self.message))
    }

    /// The problem as plain lines: [`line`](Self::line), then other places and help.
    pub fn render(&self, sources: &dyn Sources) -> String {
        let mut text = self.line(sources);
        text.push('\n');
        for (span, what) in &self.related {
            text.push_str(&format!("  {}: {}\n", place(sources, *span), visible(what)));
        }
        if let Some(help) = &self.help {
            text.push_str(&format!("  help: {}\n", visible(help)));
        }
        text
    }
}

fn place(sources: &dyn Sources, span: Span) -> String {
    let file = sources.file(span.file);
    let at = file.line_column(span.start);
    format!("{}:{}:{}", visible(&file.name), at.line, at.column)
}

/// A text for a terminal: what would move its cursor, change its colours or reorder the line is escaped.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_deceptive) {
        return Cow::Borrowed(text);
    }
    let escape = |c: char| match is_deceptive(c) {
        true => c.escape_default().to_string(),
        false => c.to_string(),
    };
    Cow::Owned(text.chars().map(escape).collect())
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn escapes_what_terminals_act_on() {
        assert_eq!(visible("a \u{1b}[31m\u{9b}b\u{202e}\n"), "a \\u{1b}[31m\\u{9b}b\\u{202e}\\n");
        assert_eq!(visible("smörgåsbord 🦀"), "smörgåsbord 🦀");
    }
}
