//! Classes: sets of characters, in brackets or by a shorthand.

use regex_syntax::ast::{
    ClassAscii, ClassAsciiKind, ClassBracketed, ClassPerlKind, ClassSet, ClassSetItem, Literal, LiteralKind,
};

use super::{Set, character, refuse};

/// Why `\\p{…}` is refused.
pub(super) const UNICODE: &str = "`\\p{…}` is not in every engine's syntax: write the characters out";

/// `\\d`, `\\s` or `\\w`, which are ASCII.
pub(super) fn shorthand(kind: &ClassPerlKind) -> Set {
    match kind {
        ClassPerlKind::Digit => Set::of('0', '9'),
        ClassPerlKind::Space => Set::of('\t', '\r').with(&Set::of(' ', ' ')),
        ClassPerlKind::Word => {
            let ranges = [('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')];
            ranges.into_iter().fold(Set::default(), |set, (first, last)| set.with(&Set::of(first, last)))
        }
    }
}

/// `[…]` or `[^…]`.
pub(super) fn bracketed(class: &ClassBracketed) -> Result<Set, String> {
    let ClassSet::Item(item) = &class.kind else {
        return refuse(
            "`&&`, `--` and `~~` in a class are not in every engine's syntax: write the characters out",
        );
    };
    let items = match item {
        ClassSetItem::Union(union) => union.items.as_slice(),
        one => std::slice::from_ref(one),
    };
    let mut set = Set::default();
    for (index, item) in items.iter().enumerate() {
        let at_an_end = index == 0 || index + 1 == items.len();
        if !at_an_end && is_hyphen(item) {
            return refuse("write `\\-` for `-` between other characters of a class");
        }
        set = set.with(&self::item(item)?);
    }
    let set = if class.negated { set.negated() } else { set };
    if set.ranges().is_empty() { refuse("no character is in this class") } else { Ok(set) }
}

fn is_hyphen(item: &ClassSetItem) -> bool {
    matches!(item, ClassSetItem::Literal(literal) if literal.c == '-' && literal.kind == LiteralKind::Verbatim)
}

fn item(item: &ClassSetItem) -> Result<Set, String> {
    match item {
        ClassSetItem::Empty(_) => Ok(Set::default()),
        ClassSetItem::Literal(literal) => member(literal).map(|letter| Set::of(letter, letter)),
        ClassSetItem::Range(range) => {
            let is_bare = |end: &Literal| end.c == '-' && end.kind == LiteralKind::Verbatim;
            if is_bare(&range.start) || is_bare(&range.end) {
                return refuse("write `\\-` for `-` at the end of a range");
            }
            Ok(Set::of(member(&range.start)?, member(&range.end)?))
        }
        ClassSetItem::Perl(class) if class.negated => {
            refuse("`\\D`, `\\S` and `\\W` stand alone; in a class, write the characters out")
        }
        ClassSetItem::Perl(class) => Ok(shorthand(&class.kind)),
        ClassSetItem::Ascii(class) => refuse_ascii(class),
        ClassSetItem::Unicode(_) => refuse(UNICODE),
        ClassSetItem::Bracketed(_) | ClassSetItem::Union(_) => {
            refuse("write `\\[` for `[` in a class; a class holds no other class")
        }
    }
}

/// As [`character`], in a class, where braces stand for themselves.
fn member(literal: &Literal) -> Result<char, String> {
    match literal.kind {
        LiteralKind::Verbatim if matches!(literal.c, '{' | '}') => Ok(literal.c),
        _ => character(literal),
    }
}

fn refuse_ascii(class: &ClassAscii) -> Result<Set, String> {
    let written_out = match class.kind {
        ClassAsciiKind::Alnum => "0-9A-Za-z",
        ClassAsciiKind::Alpha => "A-Za-z",
        ClassAsciiKind::Digit => "0-9",
        ClassAsciiKind::Lower => "a-z",
        ClassAsciiKind::Upper => "A-Z",
        ClassAsciiKind::Xdigit => "0-9A-Fa-f",
        _ => return refuse("`[:…:]` is not in every engine's syntax: write the characters out"),
    };
    Err(format!("`[:…:]` is not in every engine's syntax: write `{written_out}`"))
}
