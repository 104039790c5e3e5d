//! Events that the API sends.

use super::members::MemberSite;
use super::{Role, Walk};
use crate::diff::Code;
use crate::diff::entry::Wire;
use crate::diff::finding::Finding;
use crate::diff::side::Side;
use crate::ir::{Deprecation, EventPlace, Signature, Webhook, Webhooks};

const MODULE: &str = "webhooks";

impl Walk<'_, '_> {
    pub(super) fn webhooks(&mut self) {
        let (old, new) = (self.old.api.webhooks.as_ref(), self.new.api.webhooks.as_ref());
        if let (Some(old), Some(new)) = (old, new) {
            self.signature(old, new);
            self.event_place(old, new);
        }
        let pairs: Vec<(&Webhook, &Webhook)> = match (old, new) {
            (Some(old), Some(new)) => old.pairs(new).collect(),
            _ => Vec::new(),
        };
        for (before, after) in &pairs {
            self.webhook(before, after);
        }
        let entrances = || [MODULE.to_owned(), "webhooks::Webhooks".to_owned(), "webhooks::read".to_owned()];
        let of = |webhooks: Option<&'_ Webhooks>| {
            webhooks.map(|webhooks| webhooks.events.clone()).unwrap_or_default()
        };
        for event in of(old).iter().filter(|event| !pairs.iter().any(|(one, _)| one.name == event.name)) {
            let message = format!("the event `{}` is not sent any more", event.name);
            let found = Finding::new(Code::WebhookRemoved, "webhook", Wire::MayBreak, message);
            let found = found.was(subject(event), event.span).covers([path(self.old, event)]);
            self.push(if new.is_none() { found.covers(entrances()) } else { found });
        }
        for event in of(new).iter().filter(|event| !pairs.iter().any(|(_, other)| other.name == event.name)) {
            let message = format!("the event `{}` is sent as well", event.name);
            let found = Finding::new(Code::WebhookAdded, "webhook", Wire::Safe, message);
            let found = found.is(subject(event), event.span).covers([path(self.new, event)]);
            self.push(if old.is_none() { found.covers(entrances()) } else { found });
        }
    }

    fn webhook(&mut self, old: &Webhook, new: &Webhook) {
        let between = |found: Finding| found.was(subject(old), old.span).is(subject(new), new.span);
        let paths = (path(self.old, old), path(self.new, new));
        if old.name != new.name {
            let message = format!("the event `{}` is called `{}`", old.name, new.name);
            let found = Finding::new(Code::WebhookRenamed, "name", Wire::None, message);
            self.push(between(found.covers([paths.0.clone(), paths.1.clone()])));
        }
        if old.event != new.event {
            let message = format!("the event `{}` comes by another name", new.name);
            self.push(between(
                Finding::new(Code::WebhookNameChanged, "event", Wire::Breaks, message).behaves(),
            ));
        }
        if is_deprecated(&old.deprecated) != is_deprecated(&new.deprecated) {
            let (code, what) = match new.deprecated {
                Some(_) => (Code::OperationDeprecated, "should not be relied on any more"),
                None => (Code::DeprecationLifted, "may be relied on again"),
            };
            let message = format!("the event `{}` {what}", new.name);
            self.push(between(Finding::new(code, "deprecated", Wire::Safe, message)));
        }
        let sites = (site(self.old, old), site(self.new, new));
        self.value(&sites, (&old.ty, &new.ty), Role::Response);
    }

    /// How events are signed: who was deployed before refuses those that are signed otherwise.
    fn signature(&mut self, old: &Webhooks, new: &Webhooks) {
        let between = |found: Finding| found.was(MODULE, old.span).is(MODULE, new.span);
        let entrances = ["webhooks::Webhooks".to_owned(), "webhooks::read".to_owned()];
        let found = match (&old.signature, &new.signature) {
            (None, None) => return,
            (None, Some(_)) => {
                let message = "it is said how events are signed, so that they are verified";
                Finding::new(Code::WebhookSignatureChanged, "signature", Wire::Safe, message)
                    .covers(entrances)
            }
            (Some(_), None) => {
                let message = "it is not said any more how events are signed";
                Finding::new(Code::WebhookSignatureChanged, "signature", Wire::Breaks, message)
                    .covers(entrances)
            }
            (Some(before), Some(after)) if written(before) == written(after) => {
                if before.tolerance == after.tolerance {
                    return;
                }
                let message = "events may be late by another time";
                Finding::new(Code::WebhookSignatureChanged, "signature", Wire::MayBreak, message).behaves()
            }
            (Some(_), Some(_)) => {
                let message = "events are signed in another way";
                Finding::new(Code::WebhookSignatureChanged, "signature", Wire::Breaks, message).behaves()
            }
        };
        self.push(between(found));
    }

    fn event_place(&mut self, old: &Webhooks, new: &Webhooks) {
        if place(old.event.as_ref()) == place(new.event.as_ref()) {
            return;
        }
        let message = "the names of events stand in another place";
        let found = Finding::new(Code::WebhookNameChanged, "place", Wire::Breaks, message).behaves();
        self.push(found.was(MODULE, old.span).is(MODULE, new.span));
    }
}

fn subject(event: &Webhook) -> String {
    format!("webhooks.{}", event.name)
}

fn variant(side: &Side<'_>, event: &Webhook) -> String {
    let events = side.api.webhooks.iter().flat_map(|webhooks| &webhooks.events);
    let found = events.zip(&side.names.webhooks).find(|(one, _)| one.name == event.name);
    found.map(|(_, name)| name.to_string()).unwrap_or_default()
}

fn path(side: &Side<'_>, event: &Webhook) -> String {
    format!("webhooks::WebhookEvent::{}", variant(side, event))
}

fn site(side: &Side<'_>, event: &Webhook) -> MemberSite {
    MemberSite {
        keys: Vec::new(),
        subject: subject(event),
        owner: "webhooks::WebhookEvent".to_owned(),
        field: variant(side, event),
        wire_name: event.event.clone().unwrap_or_else(|| event.name.clone()),
        is_text: false,
        around: event.span,
    }
}

fn is_deprecated(deprecation: &Option<Deprecation>) -> bool {
    deprecation.is_some()
}

fn place(event: Option<&EventPlace>) -> Option<String> {
    event.map(|event| match event {
        EventPlace::Member(path) => path.pointer(),
        EventPlace::Header(name) => name.to_ascii_lowercase(),
    })
}

/// All that two signatures must have in common.
fn written(signature: &Signature) -> Signature {
    Signature {
        header: signature.header.to_ascii_lowercase(),
        signed: Some(signature.signed.clone().unwrap_or_else(|| "{body}".to_owned())),
        tolerance: None,
        doc: None,
        span: crate::source::Span::default(),
        ..signature.clone()
    }
}
