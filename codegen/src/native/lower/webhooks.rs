//! Events that the API sends.

use super::reference::lower_tag_path;
use super::scope::Scope;
use crate::diagnostic::Report;
use crate::ir::{self, Types};
use crate::native::parse::{EventPlace, Webhook, Webhooks};

pub(crate) fn lower_webhooks(
    webhooks: &Webhooks,
    types: &Types,
    scope: &Scope<'_>,
    report: &mut Report,
) -> ir::Webhooks {
    let provenance = scope.provenance(&webhooks.notes, report);
    let below = scope.below(&provenance);
    let events: Vec<ir::Webhook> =
        webhooks.events.iter().map(|event| lower_webhook(event, &below, report)).collect();
    let event = webhooks.event.as_ref().and_then(|place| match place {
        EventPlace::Header(name) => Some(ir::EventPlace::Header(name.value.clone())),
        // It stands there in every event; each that has no such member is told.
        EventPlace::Member(path) => {
            let mut found = events
                .iter()
                .map(|event| lower_tag_path(path, "in the body of an event", &event.ty, types, report));
            let first = found.next().flatten();
            found.for_each(drop);
            first.map(ir::EventPlace::Member)
        }
    });
    ir::Webhooks {
        signature: webhooks.signature.clone(),
        event,
        events,
        doc: webhooks.notes.doc.clone(),
        provenance,
        span: webhooks.span,
    }
}

fn lower_webhook(event: &Webhook, scope: &Scope<'_>, report: &mut Report) -> ir::Webhook {
    ir::Webhook {
        name: event.name.value.clone(),
        event: event.event.as_ref().map(|event| event.value.clone()),
        ty: scope.lower_type(&event.ty, report),
        deprecated: event.deprecated.clone(),
        doc: event.notes.doc.clone(),
        provenance: scope.provenance(&event.notes, report),
        span: event.span,
    }
}
