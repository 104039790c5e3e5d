//! Classes in brackets.

use regex_syntax::ast::{ClassBracketed, ClassPerl, ClassSet, ClassSetItem, Literal, LiteralKind};

use super::spelling::{perl_members, push_character, push_number};
use super::write::Writer;

pub(super) fn write(writer: &mut Writer<'_>, class: &ClassBracketed) {
    writer.body.push_str(if class.negated { "[^" } else { "[" });
    match &class.kind {
        ClassSet::BinaryOp(operation) => writer.refuse(
            &operation.span,
            "classes are not intersected or subtracted everywhere",
            "list the characters, or put a backslash before each of the two signs",
        ),
        ClassSet::Item(ClassSetItem::Union(union)) => items(writer, &union.items),
        ClassSet::Item(item) => items(writer, std::slice::from_ref(item)),
    }
    writer.body.push(']');
}

fn items(writer: &mut Writer<'_>, items: &[ClassSetItem]) {
    for (at, item) in items.iter().enumerate() {
        let at_edge = at == 0 || at + 1 == items.len();
        match item {
            ClassSetItem::Literal(literal) if is_bare_hyphen(literal) && !at_edge => writer.refuse(
                &literal.span,
                "a hyphen between others is not read alike",
                r"write `\-`, or put it last",
            ),
            other => self::item(writer, other),
        }
    }
}

fn item(writer: &mut Writer<'_>, item: &ClassSetItem) {
    match item {
        ClassSetItem::Empty(_) => {}
        ClassSetItem::Literal(literal) => character(writer, literal),
        ClassSetItem::Range(range) => {
            character(writer, &range.start);
            writer.body.push('-');
            character(writer, &range.end);
        }
        ClassSetItem::Perl(perl) => shorthand(writer, perl),
        ClassSetItem::Ascii(class) => writer.refuse(
            &class.span,
            "POSIX classes are not read everywhere",
            "write the ranges, as in `[A-Za-z]`",
        ),
        ClassSetItem::Unicode(class) => writer.refuse(
            &class.span,
            "Unicode classes are not spelled alike",
            "list the characters or ranges",
        ),
        ClassSetItem::Bracketed(class) => writer.refuse(
            &class.span,
            "classes inside classes are not read alike",
            r"list all in one pair of brackets; a bracket itself is `\[`",
        ),
        ClassSetItem::Union(union) => items(writer, &union.items),
    }
}

fn shorthand(writer: &mut Writer<'_>, perl: &ClassPerl) {
    match perl.negated {
        true => writer.refuse(
            &perl.span,
            "in brackets it has no spelling of its own",
            r"negate the whole class, as in `[^\d]`, or list what it may be",
        ),
        false => writer.body.push_str(perl_members(&perl.kind)),
    }
}

fn character(writer: &mut Writer<'_>, literal: &Literal) {
    if !writer.accept(literal) {
        return;
    }
    match (&literal.kind, literal.c) {
        (LiteralKind::Verbatim, ']') => {
            writer.refuse(
                &literal.span,
                "a bracket in a class needs a backslash in some languages",
                r"write `\]`",
            );
        }
        (_, c @ ('\\' | '[' | ']' | '^' | '-')) => writer.body.extend(['\\', c]),
        // Twice in a row they are set operations in some languages.
        (_, c @ ('&' | '~' | '|')) if writer.body.ends_with(c) => push_number(&mut writer.body, c),
        (_, c) => push_character(&mut writer.body, c),
    }
}

fn is_bare_hyphen(literal: &Literal) -> bool {
    literal.c == '-' && literal.kind == LiteralKind::Verbatim
}
