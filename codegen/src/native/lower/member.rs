//! Members.

use super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir;
use crate::ir::{Presence, Type};
use crate::native::parse;
use crate::native::parse::{Spanned, TextForm, TypeWord};
use crate::source::Span;

/// A member outside JSON, where every value is a text; its list style is settled by the caller.
pub(crate) fn lower_text_member(
    member: &parse::Member,
    scope: &Scope<'_>,
    report: &mut Report,
) -> ir::Member {
    let is_plain = |form: &&Spanned<TextForm>| form.value == TextForm::Plain;
    if let Some(form) = member.text_form.as_ref().filter(is_plain) {
        let message = format!(
            "`as: text` says nothing of `{}`: outside JSON every value is a text",
            member.wire_name.value
        );
        report.push(Diagnostic::new(Code::AsMisplaced, form.span, message).help("remove it"));
    }
    if matches!(member.ty.word, TypeWord::Builtin(Type::AsText(_))) {
        let message = format!(
            "`as text` says nothing of `{}`: outside JSON every value is a text",
            member.wire_name.value
        );
        report.push(Diagnostic::new(Code::AsMisplaced, member.ty.span, message).help("remove it"));
    }
    let order = member.text_form.as_ref().filter(|form| !is_plain(form));
    let ty = text_type(scope.lower_type(&member.ty, report), order, report);
    lower_member(member, ty, scope, report)
}

fn lower_member(member: &parse::Member, ty: Type, scope: &Scope<'_>, report: &mut Report) -> ir::Member {
    let provenance = scope.provenance(&member.notes, report);
    if let Some(constant) = member.constant.as_ref().filter(|_| presence(member) != Presence::Required) {
        let message = format!("`{}` is a constant that may be left out or null", member.wire_name.value);
        let help = "say neither `?` nor `| null`, or let it be a `boolean`; a text or an integer of its type may be left out";
        report.push(Diagnostic::new(Code::ConstMisplaced, constant.span, message).help(help));
    }
    ir::Member {
        wire_name: member.wire_name.value.clone(),
        rust_name: member.rust_name.clone(),
        ty: secret_type(ty, member.secret, report),
        presence: presence(member),
        only: member.only.as_ref().map(|only| only.value),
        is_switch: false,
        constant: member.constant.as_ref().map(|constant| constant.value.clone()),
        constraints: member.constraints.clone(),
        style: None,
        reserved: false,
        server_default: member.server_default.clone(),
        deprecated: member.deprecated.clone(),
        doc: member.notes.doc.clone(),
        provenance,
        span: member.span,
    }
}

/// A member inside JSON, where a list is a list.
pub(crate) fn lower_json_member(
    member: &parse::Member,
    scope: &Scope<'_>,
    report: &mut Report,
) -> ir::Member {
    if let Some(style) = &member.style {
        let message = format!("`as` has no meaning for `{}`: it travels inside JSON", member.wire_name.value);
        report
            .push(Diagnostic::new(Code::AsMisplaced, style.span, message).help(
                "remove it; `as` says how a value is written in a path, query, header, cookie or form",
            ));
    }
    refuse_reserved(member, report);
    refuse_media(member, report);
    let ty = text_type(scope.lower_type(&member.ty, report), member.text_form.as_ref(), report);
    lower_member(member, ty, scope, report)
}

/// Reports `reserved` at a member that goes neither into the path nor the query.
pub(crate) fn refuse_reserved(member: &parse::Member, report: &mut Report) {
    if let Some(span) = member.reserved {
        let message = format!("`reserved` has no meaning for `{}`", member.wire_name.value);
        let help = "remove it; it is for single values in a path or query";
        report.push(Diagnostic::new(Code::AsMisplaced, span, message).help(help));
    }
}

/// Reports `media` at a member that is not a part.
pub(crate) fn refuse_media(member: &parse::Member, report: &mut Report) {
    if let Some(media) = &member.media {
        let message = format!("`media` has no meaning for `{}`", member.wire_name.value);
        let help = "remove it; it is for the parts of a multipart form";
        report.push(Diagnostic::new(Code::PickOne, media.span, message).help(help));
    }
}

/// Reports `key` at a member that is no input.
pub(crate) fn refuse_key(member: &parse::Member, report: &mut Report) {
    if let Some(key) = &member.key {
        let message = format!("`key` has no meaning for `{}`", member.wire_name.value);
        let help = "remove it; an input has a `key` where another input has its name";
        report.push(Diagnostic::new(Code::AsMisplaced, key.span, message).help(help));
    }
}

fn presence(member: &parse::Member) -> Presence {
    match (member.optional, member.ty.nullable) {
        (false, false) => Presence::Required,
        (false, true) => Presence::RequiredNullable,
        (true, false) => Presence::Optional,
        (true, true) => Presence::OptionalNullable,
    }
}

/// `as` makes a text of a number or boolean.
pub(crate) fn text_type(ty: Type, form: Option<&Spanned<TextForm>>, report: &mut Report) -> Type {
    let Some(form) = form else { return ty };
    if let Some(written) = form.value.of(&ty) {
        return written;
    }
    let (message, help) = match (form.value, &ty) {
        (TextForm::Order(_), _) => {
            ("the order of a day is for `type: date`", "remove it, or put it where the `type` is `date`")
        }
        (TextForm::Plain, ty) => (
            "`as: text` is for numbers, booleans and unix times that travel as text",
            match ty {
                Type::Named(_) => "put `as: text` into the named type itself, beside its `type`",
                Type::List(_) | Type::Map(_) => "say it of the elements, as in `list<integer as text>`",
                _ => "remove it",
            },
        ),
    };
    report.push(Diagnostic::new(Code::AsMisplaced, form.span, message).help(help));
    ty
}

/// `secret: true` makes a secret of a text.
pub(crate) fn secret_type(ty: Type, secret: Option<Span>, report: &mut Report) -> Type {
    let Some(span) = secret else { return ty };
    if ty == Type::String {
        return Type::Secret;
    }
    let help = match ty {
        Type::Named(_) => "put `secret: true` into the named type itself, beside its `type: string`",
        _ => "only a text can be kept from logs: make it a `string`",
    };
    report.push(
        Diagnostic::new(Code::SecretNotText, span, "`secret` goes with `type: string` only").help(help),
    );
    ty
}
