//! What a success answers.

use super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir;
use crate::native::parse::{Content, EnvelopeUse, Outcome, Outcomes, Text};

/// The outcomes, in the default envelope unless they say otherwise.
pub(crate) fn lower_outcomes(
    outcomes: &Outcomes,
    envelope: Option<&ir::Envelope>,
    scope: &Scope<'_>,
    report: &mut Report,
) -> ir::Outcomes {
    match outcomes {
        Outcomes::One(outcome) => ir::Outcomes::One(lower_outcome(outcome, envelope, scope, report)),
        Outcomes::Several(several) => ir::Outcomes::Several(
            several
                .iter()
                .map(|named| ir::NamedOutcome {
                    name: named.name.value.clone(),
                    outcome: lower_outcome(&named.outcome, envelope, scope, report),
                })
                .collect(),
        ),
    }
}

fn lower_outcome(
    outcome: &Outcome,
    envelope: Option<&ir::Envelope>,
    scope: &Scope<'_>,
    report: &mut Report,
) -> ir::Outcome {
    scope.provenance(&outcome.notes, report);
    let content = match &outcome.content {
        Content::Empty => ir::Content::Empty,
        Content::Text => ir::Content::Text,
        Content::Bytes => ir::Content::Bytes,
        Content::Json(ty) => ir::Content::Json {
            ty: scope.lower_type(ty, report),
            nullable: ty.nullable,
            envelope: match &outcome.envelope {
                Some(used) => lower_envelope(used, report),
                None => envelope.cloned(),
            },
        },
    };
    ir::Outcome {
        status: outcome.status.value,
        content,
        media: outcome.media.as_ref().map(|media| media.value.clone()),
        headers: outcome.headers.as_ref().map(|headers| scope.lower_type(&headers.ty, report)),
        doc: outcome.notes.doc.clone(),
        span: outcome.span,
    }
}

/// The wrapper, unless there is none.
pub(crate) fn lower_envelope(envelope: &EnvelopeUse, report: &mut Report) -> Option<ir::Envelope> {
    let EnvelopeUse::Wrapped { member, expect, span } = envelope else { return None };
    for (name, value) in expect {
        if member.as_ref().is_some_and(|member| name.value == member.value) {
            let message = format!("`{}` is the member with the result; its value proves nothing", name.value);
            report.push(
                Diagnostic::new(Code::EnvelopeExpect, name.span.to(value.span), message)
                    .help("name another member of the envelope under `expect`"),
            );
        }
    }
    Some(ir::Envelope {
        member: member.as_ref().map(|member| member.value.clone()),
        expect: expect.iter().filter_map(|(name, value)| lower_expected(name, value, report)).collect(),
        span: *span,
    })
}

fn lower_expected(name: &Text, value: &ir::Value, report: &mut Report) -> Option<(String, ir::Literal)> {
    let expected = ir::Literal::of(value);
    if expected.is_none() {
        let message = format!("the value of `{}` proves nothing", name.value);
        let help = "a success is proved by a text, a whole number, `true` or `false`";
        report.push(Diagnostic::new(Code::EnvelopeExpect, value.span, message).help(help));
    }
    Some((name.value.clone(), expected?))
}
