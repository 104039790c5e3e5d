//! Documented errors: those of one operation can be told apart, and their examples are what they say.

use std::collections::{HashMap, HashSet};

use super::template::{matches, outline};
use super::value::{Direction, misfits, value_mismatch};
use crate::diagnostic::{Diagnostic, Report};
use crate::ir::shape::shape;
use crate::ir::{
    Api, ErrorDef, Message, MessageBody, Operation, Segment, StatusMatch, Type, Value, ValueKind,
};

pub(super) fn check_errors(api: &Api, report: &mut Report) {
    for error in &api.errors {
        check_parameters(api, error, report);
        if let Some(example) = &error.example {
            check_example(api, error, example, report);
        }
    }
    let mut told = HashSet::new();
    for operation in &api.operations {
        check_told_apart(api, operation, &mut told, report);
    }
}

/// What tells an error apart at one of its statuses. One status goes before a list, a list before a class.
#[derive(PartialEq, Eq, Hash)]
struct Marks<'e> {
    specificity: u8,
    status: u16,
    code: Option<&'e str>,
    message: Option<Vec<Option<&'e str>>>,
}

fn marks(error: &ErrorDef) -> Vec<Marks<'_>> {
    let (specificity, statuses) = match &error.status {
        StatusMatch::One(status) => (0, vec![*status]),
        StatusMatch::Several(statuses) => (1, statuses.clone()),
        StatusMatch::Class(class) => (2, vec![u16::from(*class)]),
    };
    let mark = |status| Marks {
        specificity,
        status,
        code: error.code.as_deref(),
        message: error.message.as_ref().map(outline),
    };
    statuses.into_iter().map(mark).collect()
}

fn check_told_apart(
    api: &Api,
    operation: &Operation,
    told: &mut HashSet<(usize, usize)>,
    report: &mut Report,
) {
    let mut seen = HashMap::new();
    for id in &operation.errors {
        let Some(second) = api.errors.get(id.0) else { continue };
        for mark in marks(second) {
            let first = *seen.entry(mark).or_insert(id.0);
            let Some(earlier) = api.errors.get(first).filter(|_| first != id.0) else { continue };
            if told.insert((first.min(id.0), first.max(id.0))) {
                let message = format!(
                    "nothing tells `{}` from `{}`, and `{}` has both",
                    second.name, earlier.name, operation.name
                );
                report.push(
                    Diagnostic::error("errors_look_alike", second.span, message)
                        .related(earlier.span, format!("`{}` is here", earlier.name))
                        .help("say what differs: `status`, `code` or `message`"),
                );
            }
        }
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
    if let (Some(wanted), Some(found)) = (&error.code, text(&body.code))
        && found != *wanted
    {
        let (found, wanted) = (found.escape_debug(), wanted.escape_debug());
        mismatch(format!("the example's code is `{found}`, and the error's is `{wanted}`"));
    }
    if let (Some(template), Some(found)) = (&error.message, text(&body.message))
        && !matches(template, &found)
    {
        mismatch(format!("the example's message is not that of the error `{}`", error.name));
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
