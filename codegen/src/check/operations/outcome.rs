//! Outcomes: each status and media type once, and what members that something names are.

use std::collections::HashMap;

use crate::conform::{Slot, fits};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{
    Api, Content, Direction, Member, MemberRef, Method, Operation, Outcome, Outcomes, Shape, TextShape, Type,
    Types, Value,
};
use crate::source::Span;

pub(crate) fn check_outcomes(api: &Api, report: &mut Report) {
    for operation in &api.operations {
        if let Some((stream, input)) = operation
            .stream
            .as_ref()
            .and_then(|stream| Some((stream, operation.members.get(stream.by.index)?)))
        {
            check_kind(api, &input.member, &stream.by, MemberKind::Flag, report);
        }
        check_not_modified(operation, report);
        check_without_body(operation, report);
        check_head(operation, report);
        operation.successes().for_each(|outcome| check_proof(api, outcome, report));
        check_resumable(operation, report);
        let Outcomes::Several(several) = &operation.outcomes else { continue };
        let mut seen = HashMap::new();
        for named in several {
            let outcome = &named.outcome;
            if let Some(first) = seen.insert((outcome.status, media(outcome)), outcome.span) {
                let message = format!(
                    "nothing tells `{}` from another outcome with status {}",
                    named.name, outcome.status
                );
                report.push(
                    Diagnostic::new(Code::DuplicateOutcome, outcome.span, message)
                        .related(first, "the other one is here")
                        .help("give them different statuses or media types"),
                );
            }
        }
    }
}

/// What was not modified is not sent again, and is something that came before.
fn check_not_modified(operation: &Operation, report: &mut Report) {
    let unmodified = operation.successes().filter(|outcome| outcome.is_not_modified());
    for outcome in unmodified {
        if !matches!(outcome.content, Content::Empty) {
            let message = "a response with status 304 has no body";
            let help = "write `{ status: 304, body: empty }`";
            report.push(Diagnostic::new(Code::BadStatus, outcome.span, message).help(help));
        }
        if operation.successes().all(Outcome::is_not_modified) {
            let message = "status 304 stands for what another response had, and there is no other";
            let help = "name what comes where it was modified as well: `Found: TYPE` beside \
                        `NotModified: { status: 304, body: empty }`";
            report.push(Diagnostic::new(Code::BadStatus, outcome.span, message).help(help));
        }
    }
}

/// What has no body is read only as something that may be nothing.
fn check_without_body(operation: &Operation, report: &mut Report) {
    let without = |outcome: &&Outcome| matches!(outcome.status, 204 | 205);
    for outcome in operation.successes().filter(without).filter(|one| !one.content.may_be_nothing()) {
        let status = outcome.status;
        let message = format!("a response with status {status} has no body");
        let help = format!("write `{{ status: {status}, body: empty }}`, or another status");
        report.push(Diagnostic::new(Code::BadStatus, outcome.span, message).help(help));
    }
}

/// What is to prove a success without an envelope around the result is a member of the result.
fn check_proof(api: &Api, outcome: &Outcome, report: &mut Report) {
    let Content::Json { ty, envelope: Some(envelope), .. } = &outcome.content else { return };
    if envelope.member.is_some() {
        return;
    }
    let shape = api.types.resolve(ty);
    for (name, wanted) in &envelope.expect {
        let problem = |message: String, help: &str| {
            Diagnostic::new(Code::EnvelopeExpect, outcome.span, message)
                .related(envelope.span, "the proof is asked for here")
                .help(help)
        };
        match shape {
            Shape::List(_) | Shape::Scalar(_) | Shape::Enum(_) => {
                let message = format!(
                    "the response is {}, which has no member `{}`",
                    shape.describe(),
                    name.escape_debug()
                );
                let help =
                    "name the `member` of the envelope that holds the result, or write `envelope: none`";
                report.push(problem(message, help));
            }
            Shape::Object(object) => {
                let Some(member) = object.member(name) else { continue };
                let value = Value { kind: wanted.to_value(), span: envelope.span };
                let is_another = member.constant.as_ref().is_some_and(|constant| constant != wanted);
                if is_another || !fits(api, Slot::of_member(member), &value, Direction::Out) {
                    let message = format!("`{}` of the response is never {wanted}", name.escape_debug());
                    let help = "expect a value that the member can have, or change its type";
                    report.push(problem(message, help).related(member.span, "the member is here"));
                }
            }
            _ => {}
        }
    }
}

/// Of a response to HEAD nothing comes but its head.
fn check_head(operation: &Operation, report: &mut Report) {
    if operation.method != Method::Head {
        return;
    }
    for outcome in operation.successes().filter(|outcome| !matches!(outcome.content, Content::Empty)) {
        let message = "a response to HEAD has no body";
        let help = "write `out: empty`, or `{ body: empty, headers: HEADERS }` for what its headers say";
        report.push(Diagnostic::new(Code::HeadBody, outcome.span, message).help(help));
    }
}

/// Parts of a response are asked for by GET, and only of the one that there is.
fn check_resumable(operation: &Operation, report: &mut Report) {
    let is_several = matches!(operation.outcomes, Outcomes::Several(_));
    let bytes = |outcome: &&Outcome| outcome.resumable && matches!(outcome.content, Content::Bytes);
    for outcome in operation.outcomes.iter().filter(bytes) {
        let message = match operation.method {
            Method::Get if !is_several => continue,
            Method::Get => "one of several outcomes does not go on where it broke off".to_owned(),
            other => format!("a response to {} does not go on where it broke off", other.as_str()),
        };
        let help = "remove `resumable`";
        report.push(Diagnostic::new(Code::StreamMisplaced, outcome.span, message).help(help));
    }
}

fn media(outcome: &Outcome) -> Option<&str> {
    outcome.media.as_deref().or(outcome.content.usual_media())
}

/// What a member that something refers to has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MemberKind {
    Text,
    Flag,
    /// A whole number, with or without a sign, perhaps as text.
    Count,
    Scalar,
    /// A single value that is no enum's.
    Plain,
    List,
}

impl MemberKind {
    fn fits(self, types: &Types, ty: &Type) -> bool {
        let shape = types.resolve(ty);
        match self {
            _ if matches!(shape, Shape::Any) => true,
            MemberKind::Text => matches!(shape, Shape::Scalar(Type::String | Type::Secret)),
            MemberKind::Flag => matches!(shape, Shape::Scalar(Type::Boolean)),
            MemberKind::Count => matches!(shape, Shape::Scalar(ty) if ty.is_integer()),
            // One of several single values is one, too.
            MemberKind::Scalar => types.text_shape(ty) == TextShape::Scalar,
            MemberKind::Plain => matches!(shape, Shape::Scalar(_)),
            MemberKind::List => matches!(shape, Shape::List(_)),
        }
    }

    fn describe(self) -> &'static str {
        match self {
            MemberKind::Text => "a text",
            MemberKind::Flag => "a boolean",
            MemberKind::Count => "a whole number",
            MemberKind::Scalar => "a single value",
            MemberKind::Plain => "a single value that is not of an enum",
            MemberKind::List => "a list",
        }
    }
}

/// Reports a member that is not of the kind that something needs.
pub(crate) fn check_kind(
    api: &Api,
    member: &Member,
    named: &MemberRef,
    kind: MemberKind,
    report: &mut Report,
) {
    check_named(api, member, (named.name(), named.span), kind, report);
}

/// As [`check_kind`], of a member that goes by this name at this place.
pub(crate) fn check_named(
    api: &Api,
    member: &Member,
    (name, span): (&str, Span),
    kind: MemberKind,
    report: &mut Report,
) {
    let shape = api.types.resolve(&member.ty);
    if !kind.fits(&api.types, &member.ty) {
        let message = format!("`{name}` is {}, and {} is wanted here", shape.describe(), kind.describe());
        report.push(
            Diagnostic::new(Code::MemberType, span, message)
                .related(member.span, "the member is here")
                .help("name another member, or change its type"),
        );
    }
}
