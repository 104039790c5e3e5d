//! What a success answers.

use super::reference::Referable;
use super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir;
use crate::native::parse::{
    Content, EnvelopeUse, EventData, EventItems, Events, NamedEvent, Outcome, Outcomes, StreamSwitch, Text,
};

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

/// The stream, and the member that asks for it, which nobody sets any more.
pub(crate) fn lower_stream(
    stream: &StreamSwitch,
    members: &mut [ir::Input],
    scope: &Scope<'_>,
    report: &mut Report,
) -> Option<ir::StreamSwitch> {
    let outcome = lower_outcome(&stream.outcome, None, scope, report);
    let by = Referable::of("in the request", members.iter().map(|input| &input.member))
        .find(&stream.by, report)?;
    if let Some(input) = members.get_mut(by.index) {
        input.member.is_switch = true;
    }
    Some(ir::StreamSwitch { by, outcome, span: stream.span })
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
        Content::Events(events) => ir::Content::Events(lower_events(events, scope, report)),
        Content::Lines(ty) => ir::Content::Lines { ty: scope.lower_type(ty, report), nullable: ty.nullable },
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
        resumable: outcome.resumable,
        headers: outcome.headers.as_ref().map(|headers| scope.lower_type(&headers.ty, report)),
        doc: outcome.notes.doc.clone(),
        span: outcome.span,
    }
}

fn lower_events(events: &Events, scope: &Scope<'_>, report: &mut Report) -> ir::Events {
    let items = match &events.items {
        EventItems::Alike(data) => ir::EventItems::Alike(lower_event_data(data, scope, report)),
        EventItems::Named(named) => {
            ir::EventItems::Named(named.iter().map(|event| lower_event(event, scope, report)).collect())
        }
    };
    let until = events.until.as_ref().map(|until| until.value.clone());
    ir::Events { items, until }
}

fn lower_event(event: &NamedEvent, scope: &Scope<'_>, report: &mut Report) -> ir::NamedEvent {
    scope.provenance(&event.notes, report);
    ir::NamedEvent {
        name: event.name.value.clone(),
        event: event.event.value.clone(),
        data: lower_event_data(&event.data, scope, report),
        doc: event.notes.doc.clone(),
        span: event.span,
    }
}

fn lower_event_data(data: &EventData, scope: &Scope<'_>, report: &mut Report) -> ir::EventData {
    match data {
        EventData::Empty => ir::EventData::Empty,
        EventData::Text => ir::EventData::Text,
        EventData::Json(ty) => {
            ir::EventData::Json { ty: scope.lower_type(ty, report), nullable: ty.nullable }
        }
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
