//! How values are written outside JSON: in a path, query, header, cookie or form.

use super::member::refuse_reserved;
use super::path::check_path_presence;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir;
use crate::ir::{Files, Place, TextShape, TextStyle};
use crate::native::parse::{InputKey, Member, Spanned};
use crate::prose::list;

/// Settles how a member outside JSON is written, and reports types that cannot be written there.
pub(crate) fn settle_style(
    member: &mut ir::Member,
    key: InputKey,
    written: &Member,
    types: &ir::Types,
    report: &mut Report,
) {
    refuse_null(member, report);
    if key == InputKey::Path {
        check_path_presence(member, report);
    }
    let shape = types.text_shape(&member.ty);
    member.reserved = written.reserved.is_some();
    if shape != TextShape::Scalar || !matches!(key, InputKey::Path | InputKey::Query) {
        refuse_reserved(written, report);
    }
    member.style = match &written.style {
        Some(style) => stated(member, style, key, shape, types, report),
        None => unstated(member, key, shape, types, report),
    };
}

fn refuse_null(member: &ir::Member, report: &mut Report) {
    if !member.presence.is_nullable() {
        return;
    }
    let message = format!("`{}` may be null, and nothing outside JSON can say null", member.wire_name);
    report.push(
        Diagnostic::new(Code::NullOutsideJson, member.span, message)
            .help("remove `| null`; a member that may be left out is written with `?`"),
    );
}

/// The style that the spec says, if it fits.
fn stated(
    member: &ir::Member,
    style: &Spanned<TextStyle>,
    key: InputKey,
    shape: TextShape,
    types: &ir::Types,
    report: &mut Report,
) -> Option<TextStyle> {
    let (name, word) = (&member.wire_name, style.value.as_str());
    let place = input_place(key);
    let mut fitting = fitting(place, &member.ty, types);
    if types.file(&member.ty) == Some(Files::Several) {
        fitting.retain(|style| *style == TextStyle::Repeat);
    }
    if fitting.contains(&style.value) {
        return Some(style.value);
    }
    let what = types.resolve(&member.ty).describe();
    let problem = if shape == TextShape::Scalar && !types.has_style(&member.ty, style.value) {
        let message = format!("`as` has no meaning for `{name}`: it is {what}");
        let help = "remove it; `as` is for lists and objects, and for what only JSON can write";
        Diagnostic::new(Code::AsMisplaced, style.span, message).help(help)
    } else if !style.value.is_of(place) {
        let message = format!("`as: {word}` is not a way to write a value in the {}", place.as_str());
        Diagnostic::new(Code::AsMisplaced, style.span, message).help(take_one_of(&fitting))
    } else {
        let message = format!("`{name}` is {}, which `as: {word}` cannot write", described(what, shape));
        Diagnostic::new(Code::NeedsAsJson, style.span, message).help(take_one_of(&fitting))
    };
    // What an unknown type is will be seen once it is known.
    if !report.has_any_in(member.span) {
        report.push(problem);
    }
    (shape != TextShape::Scalar).then_some(TextStyle::Json)
}

/// The style where the spec says none.
fn unstated(
    member: &ir::Member,
    key: InputKey,
    shape: TextShape,
    types: &ir::Types,
    report: &mut Report,
) -> Option<TextStyle> {
    match (shape, key) {
        (TextShape::Scalar, _) => return None,
        (TextShape::List, InputKey::Header) => return Some(TextStyle::Comma),
        (TextShape::List, InputKey::Multipart) if types.file(&member.ty).is_some() => {
            return Some(TextStyle::Repeat);
        }
        (TextShape::List, InputKey::Query | InputKey::Cookie | InputKey::Urlencoded) => {
            return Some(TextStyle::Repeat);
        }
        _ => {}
    }
    let (name, what) = (&member.wire_name, types.resolve(&member.ty).describe());
    let (code, message) = match (shape, key) {
        (_, InputKey::Path) => (
            Code::PathNotScalar,
            format!("`{name}` is {what}, and nothing says how it is written in the path"),
        ),
        (TextShape::List, _) => {
            (Code::ListStyleMissing, format!("nothing says how the list `{name}` is written in the form"))
        }
        (TextShape::Json, _) => {
            let what = described(what, shape);
            (Code::NeedsAsJson, format!("`{name}` is {what}, which only JSON can write"))
        }
        _ => (
            Code::NeedsAsJson,
            format!("`{name}` is {}, and nothing says how it is written", described(what, shape)),
        ),
    };
    if !report.has_any_in(member.span) {
        let fitting = fitting(input_place(key), &member.ty, types);
        let help = match shape {
            TextShape::Json => "add `as: json`: it travels as one JSON text".to_owned(),
            _ => take_one_of(&fitting),
        };
        report.push(Diagnostic::new(code, member.span, message).help(help));
    }
    Some(TextStyle::Json)
}

fn described(what: &'static str, shape: TextShape) -> &'static str {
    match (what, shape) {
        ("a list", TextShape::List) => "a list of single values",
        ("a list", _) => "a list of more than single values",
        ("an object", TextShape::Nested | TextShape::NestedLists) => "an object with lists or objects in it",
        _ => what,
    }
}

/// The styles that write a type in a place.
fn fitting(place: Place, ty: &ir::Type, types: &ir::Types) -> Vec<TextStyle> {
    let all = TextStyle::ALL.into_iter();
    all.filter(|style| style.is_of(place) && types.has_style(ty, *style)).collect()
}

fn take_one_of(styles: &[TextStyle]) -> String {
    let words: Vec<String> = styles.iter().map(|style| format!("`as: {}`", style.as_str())).collect();
    format!("write {}", list(&words, "or"))
}

/// Where the members under a key go.
pub(crate) fn input_place(key: InputKey) -> Place {
    match key {
        InputKey::Path => Place::Path,
        InputKey::Query => Place::Query,
        InputKey::Header => Place::Header,
        InputKey::Cookie => Place::Cookie,
        InputKey::Json => Place::Json,
        InputKey::Multipart => Place::Part,
        InputKey::Urlencoded => Place::Form,
        InputKey::Bytes | InputKey::Lines | InputKey::OneOf => Place::Body,
    }
}
