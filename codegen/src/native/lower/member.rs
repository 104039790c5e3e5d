//! Members.

use super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir;
use crate::ir::{Presence, Type};
use crate::native::parse;
use crate::source::Span;

/// A member of an object or a parameter; its list style is settled by the caller.
pub(crate) fn lower_member(member: &parse::Member, scope: &Scope<'_>, report: &mut Report) -> ir::Member {
    let provenance = scope.provenance(&member.notes, report);
    let ty = scope.lower_type(&member.ty, report);
    ir::Member {
        wire_name: member.wire_name.value.clone(),
        rust_name: member.rust_name.clone(),
        ty: secret_type(ty, member.secret, report),
        presence: presence(member),
        constraints: member.constraints.clone(),
        list_style: None,
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
    if let Some(style) = &member.list_style {
        let message = format!("`as` has no meaning for `{}`: it travels inside JSON", member.wire_name.value);
        report.push(
            Diagnostic::new(Code::AsMisplaced, style.span, message)
                .help("remove it; `as` says how a value is written in a query, header or form"),
        );
    }
    lower_member(member, scope, report)
}

fn presence(member: &parse::Member) -> Presence {
    match (member.optional, member.ty.nullable) {
        (false, false) => Presence::Required,
        (false, true) => Presence::RequiredNullable,
        (true, false) => Presence::Optional,
        (true, true) => Presence::OptionalNullable,
    }
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
