//! Documented errors and the body they come in.

use super::scope::Scope;
use crate::diagnostic::Report;
use crate::ir;
use crate::ir::Type;
use crate::native::parse::{ErrorBody, ErrorDef, Message, MessageTemplate, Segment};

pub(crate) fn lower_error(error: &ErrorDef, scope: &Scope<'_>, report: &mut Report) -> ir::ErrorDef {
    ir::ErrorDef {
        name: error.name.value.clone(),
        status: error.status.clone(),
        code: error.code.clone(),
        message: error.message.as_ref().map(|message| lower_template(message, scope, report)),
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
    scope: &Scope<'_>,
    report: &mut Report,
) -> Option<ir::ErrorBody> {
    let member = |name: &Option<crate::native::parse::Text>| name.as_ref().map(|name| name.value.clone());
    Some(ir::ErrorBody {
        ty: scope.type_id(&body.ty.value, body.ty.span, report)?,
        code: member(&body.code),
        message: member(&body.message),
        status: member(&body.status),
        request_id: member(&body.request_id),
        on_success_status: body.on_success_status,
        trailing_commas: body.trailing_commas,
        span: body.span,
    })
}

pub(crate) fn lower_message(message: &Message) -> ir::Message {
    ir::Message { status: message.status, body: message.body.clone(), span: message.span }
}
