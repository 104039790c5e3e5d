//! How values are written outside JSON: in a path, query, header or form.

use super::path::check_path_member;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir;
use crate::ir::Shape;
use crate::ir::{ListStyle, Place};
use crate::native::parse::{InputKey, Spanned};

/// Settles the list style of a member outside JSON, and reports types that cannot be written there.
pub(crate) fn settle_list_style(
    member: &mut ir::Member,
    key: InputKey,
    written: Option<&Spanned<ListStyle>>,
    types: &ir::Types,
    report: &mut Report,
) {
    refuse_null(member, report);
    let shape = types.resolve(&member.ty);
    if key == InputKey::Path {
        check_path_member(member, types, report);
    } else if shape.is_scalar() {
        if let Some(style) = written {
            let message =
                format!("`as` has no meaning for `{}`: it is {}", member.wire_name, shape.describe());
            let help = "remove it; `as` is for lists, and for what only JSON can write";
            report.push(Diagnostic::new(Code::AsMisplaced, style.span, message).help(help));
        }
    } else {
        member.list_style = Some(list_style(member, key, shape, written, types, report));
    }
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

fn list_style(
    member: &ir::Member,
    key: InputKey,
    shape: Shape<'_>,
    written: Option<&Spanned<ListStyle>>,
    types: &ir::Types,
    report: &mut Report,
) -> ListStyle {
    let simple = match shape {
        Shape::List(element) => !element.nullable && types.resolve(&element.ty).is_scalar(),
        _ => false,
    };
    let written = written.map(|style| style.value);
    if !simple && written != Some(ListStyle::Json) {
        let what = match shape {
            Shape::List(_) => "a list of more than single values",
            other => other.describe(),
        };
        let message = format!("`{}` is {what}, which only JSON can write", member.wire_name);
        // What an unknown type is will be seen once it is known.
        if !report.has_any_in(member.span) {
            report.push(
                Diagnostic::new(Code::NeedsAsJson, member.span, message)
                    .help("add `as: json`: it travels as one JSON text"),
            );
        }
        return ListStyle::Json;
    }
    match (written, key) {
        (Some(style), _) => style,
        (None, InputKey::Header) => ListStyle::Comma,
        (None, InputKey::Multipart) => {
            let message = format!("nothing says how the list `{}` is written in the form", member.wire_name);
            report.push(Diagnostic::new(Code::ListStyleMissing, member.span, message).help(
                "add `as: json` (one part with a JSON text), `as: repeat` (a part for each) or `as: comma`",
            ));
            ListStyle::Repeat
        }
        (None, _) => ListStyle::Repeat,
    }
}

/// Where the members under a key go.
pub(crate) fn input_place(key: InputKey) -> Place {
    match key {
        InputKey::Path => Place::Path,
        InputKey::Query => Place::Query,
        InputKey::Header => Place::Header,
        InputKey::Json => Place::Json,
        InputKey::Multipart => Place::Part,
        InputKey::Urlencoded => Place::Form,
        InputKey::OneOf => Place::Body,
    }
}
