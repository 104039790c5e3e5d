//! `pattern = "…"`: a regular expression for a whole text.
//!
//! The syntax is what Rust's `regex`, ECMAScript and Python have in common, so that a pattern means the same in a
//! client, in an exported schema and to the server's author. Most patterns become loops over bytes; the others are
//! left to an engine, in a spelling on which all engines agree.

use regex_syntax::ast::{
    self, Ast, ClassAsciiKind, ClassPerlKind, ClassSet, ClassSetItem, GroupKind, LiteralKind, RepetitionKind,
    RepetitionRange, SpecialLiteralKind,
};

mod lower;
mod set;
mod spell;

pub(crate) use lower::{Run, lower};
pub(crate) use set::Set;
pub(crate) use spell::spell;

/// A pattern without its spelling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Pattern {
    /// One character.
    Set(Set),
    /// One after the other; none is the empty text.
    Sequence(Vec<Pattern>),
    /// One of several.
    Choice(Vec<Pattern>),
    /// Between `min` and `max` times, both included.
    Repeat { of: Box<Pattern>, min: u32, max: Option<u32> },
}

/// The most that a repetition may count to, and the most characters that a pattern may stand for.
const MAX_COUNT: u32 = 1_000;
const MAX_SIZE: u64 = 10_000;

/// The deepest nesting; the engine has a limit that is a little higher.
const MAX_DEPTH: u32 = 40;

/// Reads a pattern, or says what is wrong with it.
pub(crate) fn parse(text: &str) -> Result<Pattern, String> {
    let mut parser = ast::parse::ParserBuilder::new().nest_limit(MAX_DEPTH).build();
    let ast = parser.parse(text).map_err(|error| format!("this is no pattern: {}", error.kind()))?;
    let pattern = whole(&ast)?;
    if size(&pattern) > MAX_SIZE {
        return Err(format!(
            "the pattern stands for more than {MAX_SIZE} characters; make its counts smaller"
        ));
    }
    Ok(pattern)
}

/// The pattern without the anchors at its ends, which say what holds of every pattern.
fn whole(ast: &Ast) -> Result<Pattern, String> {
    let is = |ast: &Ast, wanted: &ast::AssertionKind| matches!(ast, Ast::Assertion(found) if found.kind == *wanted);
    let Ast::Concat(concat) = ast else {
        let alone = is(ast, &ast::AssertionKind::StartLine) || is(ast, &ast::AssertionKind::EndLine);
        return if alone { Ok(Pattern::Sequence(Vec::new())) } else { convert(ast) };
    };
    let mut parts = concat.asts.as_slice();
    if let [first, rest @ ..] = parts
        && is(first, &ast::AssertionKind::StartLine)
    {
        parts = rest;
    }
    if let [rest @ .., last] = parts
        && is(last, &ast::AssertionKind::EndLine)
    {
        parts = rest;
    }
    sequence(parts)
}

fn sequence(parts: &[Ast]) -> Result<Pattern, String> {
    parts.iter().map(convert).collect::<Result<_, _>>().map(Pattern::Sequence)
}

fn convert(ast: &Ast) -> Result<Pattern, String> {
    match ast {
        Ast::Empty(_) => Ok(Pattern::Sequence(Vec::new())),
        Ast::Literal(literal) => character(literal).map(|letter| Pattern::Set(Set::of(letter, letter))),
        Ast::Dot(_) => Ok(Pattern::Set(Set::of('\n', '\n').negated())),
        Ast::ClassPerl(class) => Ok(Pattern::Set(perl(&class.kind, class.negated))),
        Ast::ClassBracketed(class) => {
            let set = bracketed(&class.kind)?;
            let set = if class.negated { set.negated() } else { set };
            if set.ranges().is_empty() {
                refuse("no character is in this class")
            } else {
                Ok(Pattern::Set(set))
            }
        }
        Ast::Concat(concat) => sequence(&concat.asts),
        Ast::Alternation(alternation) => {
            alternation.asts.iter().map(convert).collect::<Result<_, _>>().map(Pattern::Choice)
        }
        Ast::Group(group) => match &group.kind {
            GroupKind::CaptureIndex(_) => convert(&group.ast),
            GroupKind::NonCapturing(flags) if flags.items.is_empty() => convert(&group.ast),
            GroupKind::CaptureName { .. } => refuse("a group has no name: write `(…)` or `(?:…)`"),
            GroupKind::NonCapturing(_) => refuse(FLAGS),
        },
        Ast::Repetition(repetition) => repeat(repetition),
        Ast::Flags(_) => refuse(FLAGS),
        Ast::Assertion(_) => refuse(
            "a pattern is for the whole text: `^` may be its first character and `$` its last, and nothing else \
             is asserted of a place",
        ),
        Ast::ClassUnicode(_) => {
            refuse("`\\p{…}` is not in every engine's syntax: write the characters as a class")
        }
    }
}

const FLAGS: &str = "a pattern has no flags: write both cases, as in `[Aa]`";

fn refuse<T>(message: &str) -> Result<T, String> {
    Err(message.to_owned())
}

fn repeat(repetition: &ast::Repetition) -> Result<Pattern, String> {
    let (min, max) = match &repetition.op.kind {
        RepetitionKind::ZeroOrOne => (0, Some(1)),
        RepetitionKind::ZeroOrMore => (0, None),
        RepetitionKind::OneOrMore => (1, None),
        RepetitionKind::Range(RepetitionRange::Exactly(count)) => (*count, Some(*count)),
        RepetitionKind::Range(RepetitionRange::AtLeast(min)) => (*min, None),
        RepetitionKind::Range(RepetitionRange::Bounded(min, max)) => (*min, Some(*max)),
    };
    if min.max(max.unwrap_or_default()) > MAX_COUNT {
        return Err(format!("a repetition counts to {MAX_COUNT} at most; use `length` for longer texts"));
    }
    if matches!(&*repetition.ast, Ast::Repetition(_)) {
        return refuse("two repetitions stand behind each other: put the first into `(?:…)`");
    }
    Ok(Pattern::Repeat { of: Box::new(convert(&repetition.ast)?), min, max })
}

/// The character that a literal stands for, if every engine takes it for that.
fn character(literal: &ast::Literal) -> Result<char, String> {
    match &literal.kind {
        LiteralKind::Verbatim if matches!(literal.c, ']' | '{' | '}') => {
            Err(format!("write `\\{0}` for `{0}` itself", literal.c))
        }
        LiteralKind::Verbatim | LiteralKind::Meta => Ok(literal.c),
        LiteralKind::Superfluous if literal.c.is_ascii_punctuation() => Ok(literal.c),
        LiteralKind::HexFixed(ast::HexLiteralKind::X | ast::HexLiteralKind::UnicodeShort) => Ok(literal.c),
        LiteralKind::Special(
            SpecialLiteralKind::Tab
            | SpecialLiteralKind::LineFeed
            | SpecialLiteralKind::CarriageReturn
            | SpecialLiteralKind::FormFeed
            | SpecialLiteralKind::VerticalTab,
        ) => Ok(literal.c),
        _ => Err(format!(
            "this spelling of `{}` is not in every engine's syntax: write it as it is, or as `\\xHH` or `\\uHHHH`",
            literal.c.escape_default()
        )),
    }
}

fn perl(kind: &ClassPerlKind, negated: bool) -> Set {
    let set = match kind {
        ClassPerlKind::Digit => Set::of('0', '9'),
        ClassPerlKind::Space => Set::of('\t', '\r').with(&Set::of(' ', ' ')),
        ClassPerlKind::Word => [('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')]
            .into_iter()
            .fold(Set::default(), |set, (first, last)| set.with(&Set::of(first, last))),
    };
    if negated { set.negated() } else { set }
}

fn bracketed(class: &ClassSet) -> Result<Set, String> {
    match class {
        ClassSet::Item(item) => class_item(item),
        ClassSet::BinaryOp(_) => refuse(
            "`&&`, `--` and `~~` in a class are not in every engine's syntax: write the characters out",
        ),
    }
}

fn class_item(item: &ClassSetItem) -> Result<Set, String> {
    match item {
        ClassSetItem::Empty(_) => Ok(Set::default()),
        ClassSetItem::Literal(literal) => class_character(literal).map(|letter| Set::of(letter, letter)),
        ClassSetItem::Range(range) => {
            Ok(Set::of(class_character(&range.start)?, class_character(&range.end)?))
        }
        ClassSetItem::Perl(class) => Ok(perl(&class.kind, class.negated)),
        ClassSetItem::Union(union) => {
            union.items.iter().try_fold(Set::default(), |set, item| Ok(set.with(&class_item(item)?)))
        }
        ClassSetItem::Ascii(class) => Err(format!(
            "`[:{}:]` is not in every engine's syntax: write the characters out",
            ascii_name(&class.kind)
        )),
        ClassSetItem::Unicode(_) => {
            refuse("`\\p{…}` is not in every engine's syntax: write the characters out")
        }
        ClassSetItem::Bracketed(_) => refuse("write `\\[` for `[` in a class; a class holds no other class"),
    }
}

fn ascii_name(kind: &ClassAsciiKind) -> &'static str {
    match kind {
        ClassAsciiKind::Alnum => "alnum",
        ClassAsciiKind::Alpha => "alpha",
        ClassAsciiKind::Digit => "digit",
        ClassAsciiKind::Lower => "lower",
        ClassAsciiKind::Upper => "upper",
        _ => "…",
    }
}

/// As [`character`], in a class, where braces stand for themselves.
fn class_character(literal: &ast::Literal) -> Result<char, String> {
    match literal.kind {
        LiteralKind::Verbatim if matches!(literal.c, '{' | '}') => Ok(literal.c),
        _ => character(literal),
    }
}

/// How many characters the pattern stands for, repetitions written out.
fn size(pattern: &Pattern) -> u64 {
    match pattern {
        Pattern::Set(_) => 1,
        Pattern::Sequence(parts) | Pattern::Choice(parts) => {
            parts.iter().map(size).fold(1, u64::saturating_add)
        }
        Pattern::Repeat { of, min, max } => size(of).saturating_mul(u64::from(max.unwrap_or(*min).max(1))),
    }
}
