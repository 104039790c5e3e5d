//! Documented errors and the body they come in.

use super::reference::lower_path;
use super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir;
use crate::ir::{Type, Types};
use crate::native::parse::{ErrorBody, ErrorDef, Message, MessageTemplate, ResponseField, Segment};

pub(crate) fn lower_error(error: &ErrorDef, scope: &Scope<'_>, report: &mut Report) -> ir::ErrorDef {
    ir::ErrorDef {
        name: error.name.value.clone(),
        rust_name: error.rust_name.clone(),
        status: error.status.clone(),
        code: error.code.clone(),
        message: error.message.as_ref().map(|message| lower_template(message, scope, report)),
        body: error.body.as_ref().map(|ty| scope.lower_type(ty, report)),
        headers: error.headers.as_ref().map(|headers| scope.lower_type(&headers.ty, report)),
        example: error.example.as_ref().map(lower_message),
        doc: error.notes.doc.clone(),
        provenance: scope.provenance(&error.notes, report),
        span: error.span,
    }
}

fn lower_template(message: &MessageTemplate, scope: &Scope<'_>, report: &mut Report) -> ir::MessageTemplate {
    let segments = message.segments.iter().map(|segment| match segment {
        Segment::Literal(text) => ir::Segment::Literal(text.clone()),
        Segment::Parameter { name, ty } => ir::Segment::Parameter {
            name: name.clone(),
            ty: ty.as_ref().map_or(Type::String, |ty| scope.lower_type(ty, report)),
        },
    });
    ir::MessageTemplate { segments: segments.collect(), span: message.span }
}

pub(crate) fn lower_error_body(
    body: &ErrorBody,
    types: &Types,
    scope: &Scope<'_>,
    report: &mut Report,
) -> Option<ir::ErrorBody> {
    let ty = scope.type_id(&body.ty.value, body.ty.span, report)?;
    if types.object(ty).is_none() {
        let def = &types[ty];
        report.push(
            Diagnostic::new(
                Code::ErrorBodyNotObject,
                body.span,
                format!("the error body `{}` is not an object", def.name),
            )
            .related(def.span, "it is defined here")
            .help("let `type` be one with `members:`"),
        );
        return None;
    }
    let whole = Type::Named(ty);
    let mut field = |field: &Option<ResponseField>| match field.as_ref()? {
        ResponseField::Member(path) => {
            lower_path(path, "in the error body", &whole, types, report).map(ir::ResponseField::Member)
        }
        ResponseField::Header(name) => Some(ir::ResponseField::Header(name.value.clone())),
    };
    Some(ir::ErrorBody {
        ty,
        code: field(&body.code),
        message: field(&body.message),
        status: field(&body.status),
        request_id: field(&body.request_id),
        on_success_status: body.on_success_status,
        trailing_commas: body.trailing_commas,
        span: body.span,
    })
}

pub(crate) fn lower_message(message: &Message) -> ir::Message {
    ir::Message { status: message.status, body: message.body.clone(), span: message.span }
}
