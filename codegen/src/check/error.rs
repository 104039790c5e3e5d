//! Documented errors: those of one operation can be told apart, and their examples are what they say.

use std::collections::HashSet;

use super::template::{alike, matches};
use super::value::{Direction, misfits, value_mismatch};
use crate::diagnostic::{Diagnostic, Report};
use crate::ir::{Api, ErrorDef, Message, MessageBody, Segment, StatusMatch, Type, Value, ValueKind};
use crate::lower::shape::shape;

pub(super) fn check_errors(api: &Api, report: &mut Report) {
    for error in &api.errors {
        check_parameters(api, error, report);
        if let Some(example) = &error.example {
            check_example(api, error, example, report);
        }
    }
    let mut told = HashSet::new();
    for operation in &api.operations {
        for (at, second) in operation.errors.iter().enumerate() {
            for first in operation.errors.iter().take(at) {
                if told.insert((first.0.min(second.0), first.0.max(second.0))) {
                    check_pair(api, first.0, second.0, &operation.name, report);
                }
            }
        }
    }
}

fn check_pair(api: &Api, first: usize, second: usize, operation: &str, report: &mut Report) {
    let (Some(first), Some(second)) = (api.errors.get(first), api.errors.get(second)) else { return };
    let same = overlap(&first.status, &second.status)
        && first.code == second.code
        && alike(first.message.as_ref(), second.message.as_ref());
    if same {
        let message =
            format!("nothing tells `{}` from `{}`, and `{operation}` has both", second.name, first.name);
        report.push(
            Diagnostic::error("errors_look_alike", second.span, message)
                .related(first.span, format!("`{}` is here", first.name))
                .help("say what differs: `status`, `code` or `message`"),
        );
    }
}

/// Whether a status fits both, and neither is more specific: one goes before a list, a list before a class.
fn overlap(a: &StatusMatch, b: &StatusMatch) -> bool {
    match (a, b) {
        (StatusMatch::One(a), StatusMatch::One(b)) => a == b,
        (StatusMatch::Several(a), StatusMatch::Several(b)) => a.iter().any(|status| b.contains(status)),
        (StatusMatch::Class(a), StatusMatch::Class(b)) => a == b,
        _ => false,
    }
}

fn check_parameters(api: &Api, error: &ErrorDef, report: &mut Report) {
    let Some(template) = &error.message else { return };
    for segment in &template.segments {
        let Segment::Parameter { name, ty } = segment else { continue };
        let shape = shape(&api.types, ty);
        if !shape.is_scalar() || *ty == Type::Base64 {
            let message =
                format!("the parameter `{name}` is {}, which no message can hold", shape.describe());
            report.push(
                Diagnostic::error("member_type", template.span, message)
                    .help("make it a `string`, an `integer` or another single value"),
            );
        }
    }
}

fn check_example(api: &Api, error: &ErrorDef, example: &Message, report: &mut Report) {
    let mut mismatch = |message: String| {
        report.push(
            Diagnostic::error("example_mismatch", example.span, message)
                .related(error.span, "the error is here")
                .help("mend the example, or the error"),
        );
    };
    let fits = match &error.status {
        StatusMatch::One(status) => *status == example.status,
        StatusMatch::Several(statuses) => statuses.contains(&example.status),
        StatusMatch::Class(class) => u16::from(*class) == example.status / 100,
    };
    if !fits {
        mismatch(format!("the example's status {} is none of the error `{}`", example.status, error.name));
    }
    let (Some(body), MessageBody::Json(value)) = (&api.error_body, &example.body) else { return };
    let text = |member: &Option<String>| member.as_ref().and_then(|name| text_member(value, name));
    if let (Some(wanted), Some(found)) = (&error.code, text(&body.code)) {
        if found != *wanted {
            mismatch(format!(
                "the example's code is `{}`, and the error's is `{}`",
                found.escape_debug(),
                wanted.escape_debug()
            ));
        }
    }
    if let (Some(template), Some(found)) = (&error.message, text(&body.message)) {
        if !matches(template, &found) {
            mismatch(format!("the example's message is not that of the error `{}`", error.name));
        }
    }
    for misfit in misfits(api, &Type::Named(body.ty), false, value, Direction::Response, "") {
        report.push(value_mismatch("the error body", misfit));
    }
}

/// A member's text; a number as it would be written.
fn text_member(value: &Value, name: &str) -> Option<String> {
    let ValueKind::Object(members) = &value.kind else { return None };
    match &members.iter().find(|(member, _)| member == name)?.1.kind {
        ValueKind::String(text) => Some(text.clone()),
        ValueKind::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
