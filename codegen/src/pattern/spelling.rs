//! How single characters and the shorthands for classes are spelled.

use regex_syntax::ast::ClassPerlKind;

/// The members of `\d`, `\w` and `\s`, for use in brackets.
pub(super) fn perl_members(kind: &ClassPerlKind) -> &'static str {
    match kind {
        ClassPerlKind::Digit => "0-9",
        ClassPerlKind::Word => "0-9A-Za-z_",
        ClassPerlKind::Space => r"\t\n\v\f\r ",
    }
}

/// A character outside of brackets.
pub(super) fn push_escaped(body: &mut String, c: char) {
    match r"\^$.*+?()[]{}|".contains(c) {
        true => body.extend(['\\', c]),
        false => push_character(body, c),
    }
}

/// A character that is not special where it stands; one that cannot be seen by its number.
pub(super) fn push_character(body: &mut String, c: char) {
    match c {
        '\t' => body.push_str(r"\t"),
        '\n' => body.push_str(r"\n"),
        '\u{b}' => body.push_str(r"\v"),
        '\u{c}' => body.push_str(r"\f"),
        '\r' => body.push_str(r"\r"),
        _ if c.is_ascii_control() => push_number(body, c),
        _ if !c.is_ascii() && c.escape_debug().len() > 1 => {
            body.push_str(&format!(r"\u{:04x}", u32::from(c)))
        }
        _ => body.push(c),
    }
}

/// An ASCII character by its number.
pub(super) fn push_number(body: &mut String, c: char) {
    body.push_str(&format!(r"\x{:02x}", u32::from(c)));
}
