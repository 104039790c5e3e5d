//! Outcomes: each status and media type once, and what members of an answer are.

use std::collections::HashMap;

use crate::diagnostic::suggest::Candidates;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::shape::{Shape, shape};
use crate::ir::{Api, Content, Member, Object, Operation, Outcome, Outcomes, Type};
use crate::source::Span;

pub(crate) fn check_outcomes(api: &Api, report: &mut Report) {
    for operation in &api.operations {
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

fn media(outcome: &Outcome) -> Option<&str> {
    match (&outcome.media, &outcome.content) {
        (Some(media), _) => Some(media),
        (None, Content::Json { .. }) => Some("application/json"),
        (None, Content::Text | Content::Empty) => None,
    }
}

/// The object that an operation answers, inside its envelope: the first one where there are several.
pub(crate) fn output_object<'a>(api: &'a Api, operation: &'a Operation) -> Option<&'a Object> {
    let object = |outcome: &'a Outcome| match &outcome.content {
        Content::Json { ty, .. } => match shape(&api.types, ty) {
            Shape::Object(object) => Some(object),
            _ => None,
        },
        Content::Empty | Content::Text => None,
    };
    match &operation.outcomes {
        Outcomes::One(outcome) => object(outcome),
        Outcomes::Several(several) => several.iter().find_map(|named| object(&named.outcome)),
    }
}

/// The object that an operation answers whenever it succeeds.
pub(crate) fn only_output_object<'a>(api: &'a Api, operation: &'a Operation) -> Option<&'a Object> {
    let Outcomes::One(Outcome { content: Content::Json { nullable: false, .. }, .. }) = &operation.outcomes
    else {
        return None;
    };
    output_object(api, operation)
}

/// What a member that something refers to has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MemberKind {
    Text,
    Integer,
    Scalar,
    /// A single value that is no enum's.
    Plain,
    List,
}

impl MemberKind {
    fn fits(self, shape: Shape<'_>) -> bool {
        match self {
            _ if matches!(shape, Shape::Any) => true,
            MemberKind::Text => matches!(shape, Shape::Scalar(Type::String | Type::Secret)),
            MemberKind::Integer => matches!(shape, Shape::Scalar(Type::Integer)),
            MemberKind::Scalar => shape.is_scalar(),
            MemberKind::Plain => matches!(shape, Shape::Scalar(_)),
            MemberKind::List => matches!(shape, Shape::List(_)),
        }
    }

    fn describe(self) -> &'static str {
        match self {
            MemberKind::Text => "a text",
            MemberKind::Integer => "a whole number",
            MemberKind::Scalar => "a single value",
            MemberKind::Plain => "a single value that is no enum's",
            MemberKind::List => "a list",
        }
    }
}

/// A member of an object, by name and of a kind.
pub(crate) fn check_output_member(
    api: &Api,
    object: &Object,
    name: &str,
    kind: MemberKind,
    span: Span,
    report: &mut Report,
) {
    let members: Vec<&Member> = object.members.iter().collect();
    check_member(api, &members, "the answer", name, kind, span, report);
}

/// A member among some, by name and of a kind.
pub(crate) fn check_member(
    api: &Api,
    members: &[&Member],
    place: &str,
    name: &str,
    kind: MemberKind,
    span: Span,
    report: &mut Report,
) {
    let Some(member) = members.iter().find(|member| member.wire_name == name) else {
        let words = members.iter().map(|member| member.wire_name.as_str()).collect();
        let message = format!("{place} has no member `{}`", name.escape_debug());
        let problem = Diagnostic::new(Code::UnknownMember, span, message)
            .suggest(name, &Candidates { what: "members", words });
        report.push(match members.first() {
            Some(first) => problem.related(first.span, "its members start here"),
            None => problem,
        });
        return;
    };
    let shape = shape(&api.types, &member.ty);
    if !kind.fits(shape) {
        let message = format!("`{name}` is {}, and {} is wanted here", shape.describe(), kind.describe());
        report.push(
            Diagnostic::new(Code::MemberType, span, message)
                .related(member.span, "the member is here")
                .help("name another member, or change its type"),
        );
    }
}
