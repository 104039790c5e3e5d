//! `pattern = "…"`: a regular expression for a whole text.
//!
//! The syntax is what Rust's `regex`, ECMAScript and Python have in common, so that a pattern means the same in a
//! client, in an exported schema and to the server's author. Most patterns become loops over bytes; the others are
//! left to an engine, in a spelling on which all engines agree.

use regex_syntax::ast::{
    self, AssertionKind, Ast, GroupKind, HexLiteralKind, LiteralKind, RepetitionKind, RepetitionRange,
    SpecialLiteralKind,
};

mod class;
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
    let ast = parser.parse(text).map_err(|error| format!("this is not a valid pattern: {}", error.kind()))?;
    let pattern = Reader { text }.whole(&ast)?;
    if size(&pattern) > MAX_SIZE {
        return Err(format!(
            "the pattern stands for more than {MAX_SIZE} characters; make its counts smaller"
        ));
    }
    Ok(pattern)
}

/// Reads the parts of a pattern, for which it sometimes matters how they are spelt.
struct Reader<'t> {
    text: &'t str,
}

impl Reader<'_> {
    /// The pattern without the anchors at its ends, which say what holds of every pattern.
    fn whole(&self, ast: &Ast) -> Result<Pattern, String> {
        let is =
            |ast: &Ast, wanted: &AssertionKind| matches!(ast, Ast::Assertion(found) if found.kind == *wanted);
        let mut parts = match ast {
            Ast::Concat(concat) => concat.asts.as_slice(),
            alone => std::slice::from_ref(alone),
        };
        if let [first, rest @ ..] = parts
            && is(first, &AssertionKind::StartLine)
        {
            parts = rest;
        }
        if let [rest @ .., last] = parts
            && is(last, &AssertionKind::EndLine)
        {
            parts = rest;
        }
        match parts {
            [one] => self.convert(one),
            parts => self.sequence(parts),
        }
    }

    fn sequence(&self, parts: &[Ast]) -> Result<Pattern, String> {
        parts.iter().map(|part| self.convert(part)).collect::<Result<_, _>>().map(Pattern::Sequence)
    }

    fn convert(&self, ast: &Ast) -> Result<Pattern, String> {
        match ast {
            Ast::Empty(_) => Ok(Pattern::Sequence(Vec::new())),
            Ast::Literal(literal) => character(literal).map(|letter| Pattern::Set(Set::of(letter, letter))),
            Ast::Dot(_) => Ok(Pattern::Set(Set::of('\n', '\n').negated())),
            Ast::ClassPerl(class) => {
                let set = class::shorthand(&class.kind);
                Ok(Pattern::Set(if class.negated { set.negated() } else { set }))
            }
            Ast::ClassBracketed(class) => class::bracketed(class).map(Pattern::Set),
            Ast::Concat(concat) => self.sequence(&concat.asts),
            Ast::Alternation(alternation) => {
                let branches = alternation.asts.iter().map(|branch| self.convert(branch));
                branches.collect::<Result<_, _>>().map(Pattern::Choice)
            }
            Ast::Group(group) => match &group.kind {
                GroupKind::CaptureIndex(_) => self.convert(&group.ast),
                GroupKind::NonCapturing(flags) if flags.items.is_empty() => self.convert(&group.ast),
                GroupKind::CaptureName { .. } => refuse("a group has no name: write `(…)` or `(?:…)`"),
                GroupKind::NonCapturing(_) => refuse(FLAGS),
            },
            Ast::Repetition(repetition) => self.repeat(repetition),
            Ast::Flags(_) => refuse(FLAGS),
            Ast::Assertion(_) => refuse(
                "a pattern is for the whole text: `^` may be its first character and `$` its last, and nothing \
                 else is asserted of a place",
            ),
            Ast::ClassUnicode(_) => refuse(class::UNICODE),
        }
    }

    fn repeat(&self, repetition: &ast::Repetition) -> Result<Pattern, String> {
        let (min, max) = match &repetition.op.kind {
            RepetitionKind::ZeroOrOne => (0, Some(1)),
            RepetitionKind::ZeroOrMore => (0, None),
            RepetitionKind::OneOrMore => (1, None),
            RepetitionKind::Range(range) => {
                let (start, end) = (repetition.op.span.start.offset, repetition.op.span.end.offset);
                let spelt = self.text.get(start..end).unwrap_or_default();
                if spelt.contains(char::is_whitespace) || spelt.starts_with("{,") {
                    return refuse("a count is written `{2}`, `{2,}` or `{2,5}`, without spaces");
                }
                match range {
                    RepetitionRange::Exactly(count) => (*count, Some(*count)),
                    RepetitionRange::AtLeast(min) => (*min, None),
                    RepetitionRange::Bounded(min, max) => (*min, Some(*max)),
                }
            }
        };
        if min.max(max.unwrap_or_default()) > MAX_COUNT {
            return Err(format!("a repetition counts to {MAX_COUNT} at most; use `length` for longer texts"));
        }
        if matches!(&*repetition.ast, Ast::Repetition(_)) {
            return refuse("two repetitions stand behind each other: put the first into `(?:…)`");
        }
        Ok(Pattern::Repeat { of: Box::new(self.convert(&repetition.ast)?), min, max })
    }
}

const FLAGS: &str = "a pattern has no flags: write both cases, as in `[Aa]`";

fn refuse<T>(message: &str) -> Result<T, String> {
    Err(message.to_owned())
}

/// The character that a literal stands for, if every engine takes it for that.
fn character(literal: &ast::Literal) -> Result<char, String> {
    if literal.c > '\u{ffff}' {
        return Err(format!(
            "`{}` is two characters to ECMAScript: patterns have those up to U+FFFF",
            literal.c
        ));
    }
    match &literal.kind {
        LiteralKind::Verbatim if matches!(literal.c, ']' | '{' | '}') => {
            Err(format!("write `\\{0}` for `{0}` itself", literal.c))
        }
        LiteralKind::Verbatim | LiteralKind::Meta => Ok(literal.c),
        LiteralKind::Superfluous if literal.c.is_ascii_punctuation() => Ok(literal.c),
        LiteralKind::HexFixed(HexLiteralKind::X | HexLiteralKind::UnicodeShort) => Ok(literal.c),
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

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{lower, parse, spell};

    /// What the lowered pattern or the engine makes of a text, as the expansion would.
    fn matches(pattern: &str, text: &str) -> bool {
        let pattern = parse(pattern).unwrap();
        let engine =
            regex_lite::Regex::new(&format!("\\A(?:{})\\z", spell(&pattern))).unwrap().is_match(text);
        if let Some(branches) = lower(&pattern) {
            let lowered = branches.iter().any(|runs| {
                let mut rest = text.as_bytes();
                let taken = runs.iter().all(|run| {
                    let is_in = |byte: &u8| match byte.is_ascii() {
                        true => run.set.meets(&super::Set::of(char::from(*byte), char::from(*byte))),
                        false => run.set.beyond_ascii() == super::set::Beyond::All,
                    };
                    let max = run.max.map_or(usize::MAX, |max| max as usize);
                    let count = rest.iter().take(max).take_while(|byte| is_in(byte)).count();
                    rest = &rest[count..];
                    count >= run.min as usize
                });
                taken && rest.is_empty()
            });
            assert_eq!(lowered, engine, "{} on {text:?}", spell(&pattern));
        }
        engine
    }

    /// The same vectors bind the generator, which checks the patterns of specs.
    #[test]
    fn patterns_mean_what_the_shared_vectors_say() {
        let vectors: Vec<Value> = serde_json::from_str(include_str!("../vectors/patterns.json")).unwrap();
        assert!(vectors.len() > 100);
        for vector in vectors {
            let pattern = vector["pattern"].as_str().unwrap();
            if vector["refused"] == true {
                assert!(parse(pattern).is_err(), "{pattern}");
                continue;
            }
            let texts = |key: &str| {
                vector[key].as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned())
            };
            for text in texts("matches").collect::<Vec<_>>() {
                assert!(matches(pattern, &text), "{pattern} on {text:?}");
            }
            for text in texts("others").collect::<Vec<_>>() {
                assert!(!matches(pattern, &text), "{pattern} on {text:?}");
            }
        }
    }

    #[test]
    fn the_deepest_pattern_is_one_that_the_engine_takes() {
        let nested = |depth: usize| format!("{}a{}", "(?:b|".repeat(depth), ")*".repeat(depth));
        let deepest = (1..100).rev().map(nested).find(|pattern| parse(pattern).is_ok()).unwrap();
        assert!(matches(&deepest, "bab"));
    }
}
