//! What is wrong in a spec, where, and how to mend it.

use crate::source::{SourceFile, Span};

/// One problem in a spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable snake_case code.
    pub code: &'static str,
    /// Whether generation can go on.
    pub severity: Severity,
    /// What is wrong, in the author's words, without a final full stop.
    pub message: String,
    /// Where.
    pub span: Span,
    /// How to mend it.
    pub help: Option<String>,
    /// Other places that matter, each with what it is.
    pub related: Vec<(Span, String)>,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; generation goes on.
    Warning,
    /// Nothing is generated.
    Error,
}

impl Diagnostic {
    /// An error.
    pub fn error(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message: message.into(),
            span,
            help: None,
            related: Vec::new(),
        }
    }

    /// A warning.
    pub fn warning(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, span, message) }
    }

    /// Says how to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds another place that matters.
    #[must_use]
    pub fn related(mut self, span: Span, what: impl Into<String>) -> Self {
        self.related.push((span, what.into()));
        self
    }

    /// The problem as plain lines: `file:line:column: error[code]: message`, then help and other places.
    pub fn render(&self, file: &SourceFile) -> String {
        let place = |span: Span| {
            let at = file.line_column(span.start);
            format!("{}:{}:{}", file.name, at.line, at.column)
        };
        let severity = match self.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        let mut text = format!("{}: {severity}[{}]: {}\n", place(self.span), self.code, self.message);
        for (span, what) in &self.related {
            text.push_str(&format!("  {}: {what}\n", place(*span)));
        }
        if let Some(help) = &self.help {
            text.push_str(&format!("  help: {help}\n"));
        }
        text
    }
}

/// Nobody mends more in one go, and a broken file of many megabytes must not cost as much again.
const MAX_KEPT: usize = 1000;

/// Collects the problems of a phase.
#[derive(Debug, Default)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
    has_errors: bool,
}

impl Report {
    /// Adds a problem. After a thousand only errors are still taken, and only as the first error.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let first_error = diagnostic.severity == Severity::Error && !self.has_errors;
        if self.diagnostics.len() < MAX_KEPT || first_error {
            self.diagnostics.push(diagnostic);
        }
        self.has_errors |= first_error;
    }

    /// Adds a problem that costs something to describe, unless nobody will read it.
    pub fn push_with(&mut self, diagnostic: impl FnOnce() -> Diagnostic) {
        if self.diagnostics.len() < MAX_KEPT || !self.has_errors {
            self.push(diagnostic());
        }
    }

    /// Whether there is an error among them.
    pub fn has_errors(&self) -> bool {
        self.has_errors
    }

    /// What the phase made, unless there was an error.
    pub fn finish<T>(mut self, made: Option<T>) -> Result<T, Vec<Diagnostic>> {
        match made {
            Some(made) if !self.has_errors() => Ok(made),
            _ => {
                if !self.has_errors() {
                    let message = "Specwright gave up on this spec without saying why";
                    self.push(
                        Diagnostic::error("internal_error", Span::default(), message)
                            .help("this is a mistake in Specwright: please report it, with the spec"),
                    );
                }
                Err(self.into_diagnostics())
            }
        }
    }

    /// The problems in file order.
    pub fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        self.diagnostics.sort_by_key(|d| d.span);
        self.diagnostics
    }
}
