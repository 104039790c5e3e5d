//! The one spelling of a pattern: a walk over its syntax tree that notes what has no such spelling.

use regex_syntax::ast::{
    AssertionKind, Ast, ClassPerl, GroupKind, HexLiteralKind, Literal, LiteralKind, Repetition,
    RepetitionKind, RepetitionRange, Span, SpecialLiteralKind,
};

use super::spelling::{perl_members, push_escaped};
use super::{Portable, Refusal, class};

/// The greatest count of a repetition.
const MAX_COUNT: u32 = 1000;

pub(super) fn write(text: &str, ast: &Ast) -> Result<Portable, Vec<Refusal>> {
    let mut writer = Writer { text, body: String::new(), refusals: Vec::new() };
    writer.whole(ast);
    match writer.refusals.is_empty() {
        true => Ok(Portable { body: writer.body, alternatives: matches!(ast, Ast::Alternation(_)) }),
        false => Err(writer.refusals),
    }
}

pub(super) struct Writer<'t> {
    text: &'t str,
    pub(super) body: String,
    refusals: Vec<Refusal>,
}

impl Writer<'_> {
    pub(super) fn refuse(&mut self, span: &Span, why: &str, help: &str) {
        let refusal = Refusal::new(self.piece(span), why, help);
        // Once is enough: both ends of a `\bword\b` are mended alike.
        if !self.refusals.contains(&refusal) {
            self.refusals.push(refusal);
        }
    }

    fn piece(&self, span: &Span) -> &str {
        self.text.get(span.start.offset..span.end.offset).unwrap_or_default()
    }

    /// The whole pattern: the anchors at its ends go without saying.
    fn whole(&mut self, ast: &Ast) {
        let items = match ast {
            Ast::Concat(concat) => concat.asts.as_slice(),
            other => std::slice::from_ref(other),
        };
        let items = match items {
            [first, rest @ ..] if is_anchor(first, &AssertionKind::StartLine) => rest,
            all => all,
        };
        let items = match items {
            [rest @ .., last] if is_anchor(last, &AssertionKind::EndLine) => rest,
            all => all,
        };
        items.iter().for_each(|item| self.item(item));
    }

    fn item(&mut self, ast: &Ast) {
        match ast {
            Ast::Empty(_) => {}
            Ast::Literal(literal) => self.literal(literal),
            Ast::Dot(_) => self.body.push_str(r"[^\n]"),
            Ast::ClassPerl(perl) => self.perl(perl),
            Ast::ClassBracketed(bracketed) => class::write(self, bracketed),
            Ast::Repetition(repetition) => self.repetition(repetition),
            Ast::Group(group) => self.group(&group.kind, &group.ast, &group.span),
            Ast::Alternation(alternation) => self.alternation(&alternation.asts),
            Ast::Concat(concat) => concat.asts.iter().for_each(|item| self.item(item)),
            Ast::Flags(flags) => self.flags(&flags.span),
            Ast::Assertion(assertion) => self.assertion(&assertion.kind, &assertion.span),
            Ast::ClassUnicode(class) => self.refuse(
                &class.span,
                "Unicode classes are not spelled alike",
                "list the characters in brackets",
            ),
        }
    }

    fn literal(&mut self, literal: &Literal) {
        if !self.accept(literal) {
            return;
        }
        match (&literal.kind, literal.c) {
            (LiteralKind::Verbatim, ']' | '{' | '}') => {
                let help = format!(r"write `\{}`", literal.c);
                self.refuse(
                    &literal.span,
                    "a bracket or brace on its own is not a plain character in every engine",
                    &help,
                );
            }
            (_, c) => push_escaped(&mut self.body, c),
        }
    }

    /// Whether a character, in a class or outside, is spelled in a way that is read alike everywhere.
    pub(super) fn accept(&mut self, literal: &Literal) -> bool {
        let refusal = match (&literal.kind, literal.c) {
            (_, c) if u32::from(c) > 0xFFFF => {
                Some(("characters beyond U+FFFF count twice in some languages", "leave it out, or use `.`"))
            }
            (LiteralKind::Superfluous, c) if !c.is_ascii_punctuation() => {
                Some(("only punctuation stands behind a backslash", "write the character without it"))
            }
            (LiteralKind::Verbatim | LiteralKind::Meta | LiteralKind::Superfluous, _)
            | (LiteralKind::HexFixed(HexLiteralKind::X | HexLiteralKind::UnicodeShort), _) => None,
            (LiteralKind::Octal, _) => {
                Some(("octal numbers are not read alike", r"write `\xHH` or `\uHHHH`"))
            }
            (LiteralKind::HexFixed(_) | LiteralKind::HexBrace(_), _) => {
                Some(("this way to number a character is not read alike", r"write `\xHH` or `\uHHHH`"))
            }
            (LiteralKind::Special(SpecialLiteralKind::Bell), _) => {
                Some(("the bell is not spelled alike", r"write `\x07`"))
            }
            (LiteralKind::Special(_), _) => None,
        };
        match refusal {
            Some((why, help)) => self.refuse(&literal.span, why, help),
            None => return true,
        }
        false
    }

    fn perl(&mut self, perl: &ClassPerl) {
        let negation = if perl.negated { "^" } else { "" };
        self.body.extend(["[", negation, perl_members(&perl.kind), "]"]);
    }

    fn repetition(&mut self, repetition: &Repetition) {
        match &*repetition.ast {
            Ast::Repetition(_) => self.refuse(
                &repetition.span,
                "a repetition of a repetition is not read alike",
                "put the inner one into a group, as in `(?:a+)*`",
            ),
            item => self.item(item),
        }
        let written = self.piece(&repetition.op.span).to_owned();
        let counts = written.trim_end_matches('?');
        let well_spelled = !counts.starts_with("{,") && !counts.contains(char::is_whitespace);
        let (min, max) = counts_of(&repetition.op.kind);
        if !well_spelled {
            self.refuse(
                &repetition.op.span,
                "this way to write a count is not read alike",
                "write `{m}`, `{m,}` or `{m,n}`, without spaces",
            );
        } else if min.max(max.unwrap_or(0)) > MAX_COUNT {
            self.refuse(&repetition.op.span, "the count is over 1000", "say it with `length`, or count less");
        }
        self.body.push_str(&operator(&repetition.op.kind));
        if !repetition.greedy {
            self.body.push('?');
        }
    }

    fn group(&mut self, kind: &GroupKind, item: &Ast, span: &Span) {
        self.body.push_str(match kind {
            GroupKind::CaptureIndex(_) => "(",
            GroupKind::NonCapturing(_) | GroupKind::CaptureName { .. } => "(?:",
        });
        match kind {
            GroupKind::CaptureIndex(_) => {}
            GroupKind::NonCapturing(flags) if flags.items.is_empty() => {}
            GroupKind::NonCapturing(flags) => self.flags(&flags.span),
            GroupKind::CaptureName { .. } => {
                self.refuse(span, "names of groups are not spelled alike", "write the group without a name")
            }
        }
        self.item(item);
        self.body.push(')');
    }

    fn alternation(&mut self, alternatives: &[Ast]) {
        for (at, alternative) in alternatives.iter().enumerate() {
            if at > 0 {
                self.body.push('|');
            }
            self.item(alternative);
        }
    }

    fn flags(&mut self, span: &Span) {
        let help = "write out what it means, as in `[Aa]` for `(?i)a`";
        self.refuse(span, "flags inside a pattern are not read alike", help);
    }

    fn assertion(&mut self, kind: &AssertionKind, span: &Span) {
        let (why, help) = match kind {
            AssertionKind::StartLine | AssertionKind::EndLine => (
                "an anchor stands only as the very first or very last item of the whole pattern",
                "leave it out: a pattern stands for the whole text, each of its alternatives too",
            ),
            AssertionKind::StartText | AssertionKind::EndText => {
                ("this anchor is not spelled alike", "leave it out: a pattern stands for the whole text")
            }
            AssertionKind::WordBoundaryStartAngle | AssertionKind::WordBoundaryEndAngle => {
                ("it is the edge of a word in some languages", "write `<` or `>` without the backslash")
            }
            _ => ("where words end is not seen alike", "write which characters may stand there"),
        };
        self.refuse(span, why, help);
    }
}

fn is_anchor(ast: &Ast, kind: &AssertionKind) -> bool {
    matches!(ast, Ast::Assertion(assertion) if assertion.kind == *kind)
}

fn counts_of(kind: &RepetitionKind) -> (u32, Option<u32>) {
    match *kind {
        RepetitionKind::ZeroOrOne => (0, Some(1)),
        RepetitionKind::ZeroOrMore => (0, None),
        RepetitionKind::OneOrMore => (1, None),
        RepetitionKind::Range(RepetitionRange::Exactly(count)) => (count, Some(count)),
        RepetitionKind::Range(RepetitionRange::AtLeast(min)) => (min, None),
        RepetitionKind::Range(RepetitionRange::Bounded(min, max)) => (min, Some(max)),
    }
}

/// How many copies of an item a repetition is made of.
pub(super) fn copies(kind: &RepetitionKind) -> u32 {
    let (min, max) = counts_of(kind);
    max.unwrap_or(min).max(1)
}

fn operator(kind: &RepetitionKind) -> String {
    match *kind {
        RepetitionKind::ZeroOrOne => "?".to_owned(),
        RepetitionKind::ZeroOrMore => "*".to_owned(),
        RepetitionKind::OneOrMore => "+".to_owned(),
        RepetitionKind::Range(RepetitionRange::Exactly(count)) => format!("{{{count}}}"),
        RepetitionKind::Range(RepetitionRange::AtLeast(min)) => format!("{{{min},}}"),
        RepetitionKind::Range(RepetitionRange::Bounded(min, max)) => format!("{{{min},{max}}}"),
    }
}
