//! What tells events apart: a header or a member that has another value in each.

use super::{Event, Section};
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{
    EventPlace, Literal, MemberPath, Object, PathStep, Provenance, Type, Types, Webhook, Webhooks,
};
use crate::openapi::notes::Notes;
use crate::source::Span;

/// The events of an API, once their types are known.
pub(crate) fn assemble(
    events: Vec<Event>,
    section: Option<Section>,
    types: &Types,
    notes: &Notes,
) -> Option<Webhooks> {
    let span = events.first()?.webhook.span;
    let section = section.unwrap_or_default();
    let (mut webhooks, headers): (Vec<Webhook>, Vec<_>) =
        events.into_iter().map(|event| (event.webhook, event.headers)).unzip();
    let event = said(section.event.as_ref(), &webhooks)
        .or_else(|| by_header(&mut webhooks, &headers))
        .or_else(|| by_member(&mut webhooks, types, span));
    if event.is_none() {
        webhooks.iter_mut().for_each(|webhook| webhook.event = None);
    }
    if event.is_none() && webhooks.len() > 1 {
        let message = "nothing tells the events apart, so that the one is taken that fits the body best";
        let help = "say it in a spec that extends the document: `webhooks: { event: …, events: … }`";
        notes.push(Diagnostic::new(Code::OpenapiBody, span, message).help(help));
    }
    if section.signature.is_none() {
        let message = "the document does not say how events are signed, so that they are read unverified";
        let help = "say it in a spec that extends the document: `webhooks: { signature: { header: … } }`";
        notes.push(Diagnostic::new(Code::OpenapiAuth, span, message).help(help));
    }
    Some(Webhooks {
        signature: section.signature,
        event,
        events: webhooks,
        doc: section.doc,
        provenance: Provenance::default(),
        span,
    })
}

/// What the document itself says, where every event has a name of its own there.
fn said(event: Option<&EventPlace>, webhooks: &[Webhook]) -> Option<EventPlace> {
    let names: Vec<&str> = webhooks.iter().filter_map(|webhook| webhook.event.as_deref()).collect();
    event.filter(|_| names.len() == webhooks.len() && differ(&names)).cloned()
}

/// The header that every event has with a value of its own.
fn by_header(webhooks: &mut [Webhook], headers: &[Vec<(String, String)>]) -> Option<EventPlace> {
    let value = |of: &'_ [(String, String)], header: &str| {
        of.iter().find(|(name, _)| name.eq_ignore_ascii_case(header)).map(|(_, value)| value.clone())
    };
    let first = headers.first()?;
    first.iter().find_map(|(header, _)| {
        let values: Option<Vec<String>> = headers.iter().map(|of| value(of, header)).collect();
        name(webhooks, values?).then(|| EventPlace::Header(header.clone()))
    })
}

/// The member that every body has with a constant of its own.
fn by_member(webhooks: &mut [Webhook], types: &Types, span: Span) -> Option<EventPlace> {
    let value = |object: &Object, name: &str| match &object.member(name)?.constant {
        Some(Literal::String(text)) => Some(text.clone()),
        Some(Literal::Integer(integer)) => Some(integer.to_string()),
        _ => None,
    };
    let object = |webhook: &Webhook| object(types, &webhook.ty);
    let objects: Vec<&Object> = webhooks.iter().map(object).collect::<Option<_>>()?;
    objects.first()?.members.iter().find_map(|member| {
        let wire_name = &member.wire_name;
        let values: Option<Vec<String>> = objects.iter().map(|object| value(object, wire_name)).collect();
        let steps = vec![PathStep::Member(wire_name.clone())];
        name(webhooks, values?).then_some(EventPlace::Member(MemberPath { steps, span }))
    })
}

fn object<'t>(types: &'t Types, ty: &Type) -> Option<&'t Object> {
    match types.behind_aliases(ty) {
        Type::Named(id) => types.object(*id),
        _ => None,
    }
}

/// Gives each event its name, where all differ.
fn name(webhooks: &mut [Webhook], values: Vec<String>) -> bool {
    let names: Vec<&str> = values.iter().map(String::as_str).collect();
    if !differ(&names) || names.iter().any(|name| crate::form::wire_name(name).is_some()) {
        return false;
    }
    for (webhook, value) in webhooks.iter_mut().zip(values) {
        webhook.event = Some(value);
    }
    true
}

fn differ(names: &[&str]) -> bool {
    let mut seen = std::collections::HashSet::new();
    names.iter().all(|name| seen.insert(*name))
}
