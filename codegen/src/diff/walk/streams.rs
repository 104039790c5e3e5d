//! Responses that are streams of items.

use super::members::MemberSite;
use super::outcomes::site;
use super::{Role, Walk};
use crate::diff::Code;
use crate::diff::entry::Wire;
use crate::diff::finding::Finding;
use crate::diff::side::Side;
use crate::ir::{EventData, EventItems, Events, NamedEvent, Operation, Outcome, Type};
use crate::names::Name;
use crate::prose::code;

/// The enum of the events of an operation.
struct EventNames {
    path: String,
    variants: Vec<Name>,
}

impl EventNames {
    /// Those of the operation whose input has this path.
    fn of(side: &Side<'_>, owner: &str) -> Option<Self> {
        let input = owner.strip_prefix("operations::")?;
        let names = side.names.operations.iter().find(|names| names.input.to_string() == input)?;
        Some(Self { path: format!("operations::{}", names.event), variants: names.events.clone() })
    }

    fn name(&self, at: usize) -> String {
        self.variants.get(at).map(ToString::to_string).unwrap_or_default()
    }

    fn variant(&self, at: usize) -> String {
        format!("{}::{}", self.path, self.name(at))
    }

    fn site(&self, around: &MemberSite, at: usize, event: &NamedEvent) -> MemberSite {
        MemberSite {
            keys: Vec::new(),
            subject: format!("{}.{}", around.subject, event.name),
            owner: self.path.clone(),
            field: self.name(at),
            wire_name: event.event.clone(),
            is_text: false,
            around: event.span,
        }
    }
}

impl Walk<'_, '_> {
    /// Compares the streams that a member of the request asks for.
    pub(super) fn switch(
        &mut self,
        subjects: &(String, String),
        owners: &(String, String),
        (old, new): (&Operation, &Operation),
    ) {
        let covers = vec![format!("{}::{{stream}}", owners.0), format!("{}::{{stream}}", owners.1)];
        let (wire, what, enums) = match (&old.stream, &new.stream) {
            (None, None) => return,
            (Some(was), Some(is)) => {
                let sites =
                    (site(&subjects.0, &owners.0, &was.outcome), site(&subjects.1, &owners.1, &is.outcome));
                self.outcome(&sites, &was.outcome, &is.outcome, covers);
                return;
            }
            (None, Some(_)) => {
                (Wire::Safe, "can be asked for as a stream", EventNames::of(self.new, &owners.1))
            }
            (Some(_), None) => (
                Wire::Breaks,
                "cannot be asked for as a stream any more",
                EventNames::of(self.old, &owners.0),
            ),
        };
        let message = format!("what `{}` answers {what}", new.name);
        let found = Finding::new(Code::StreamChanged, "stream", wire, message);
        let covers = covers.into_iter().chain(enums.map(|names| names.path));
        self.push(found.was(&subjects.0, old.span).is(&subjects.1, new.span).covers(covers));
    }

    /// Compares JSON values that come one after the other.
    pub(super) fn items(
        &mut self,
        sites: &(MemberSite, MemberSite),
        (from, to): (&Outcome, &Outcome),
        (ty, nullable): (&Type, bool),
        (other, may_be_null): (&Type, bool),
        covers: Vec<String>,
    ) {
        if nullable != may_be_null {
            let (wire, what) = match may_be_null {
                true => (Wire::Breaks, "may be null"),
                false => (Wire::Safe, "is never null any more"),
            };
            let message = format!("an item of what `{}` answers {what}", sites.1.wire_name);
            let found = Finding::new(Code::ResponseNullabilityChanged, "null", wire, message);
            self.push(found.was(&sites.0.subject, from.span).is(&sites.1.subject, to.span).covers(covers));
        }
        self.value(sites, (ty, other), Role::Response);
    }

    pub(super) fn events(
        &mut self,
        sites: &(MemberSite, MemberSite),
        outcomes: (&Outcome, &Outcome),
        (old, new): (&Events, &Events),
        covers: Vec<String>,
    ) {
        let (before, after) = sites;
        let between =
            |found: Finding| found.was(&before.subject, outcomes.0.span).is(&after.subject, outcomes.1.span);
        if old.until != new.until {
            let message = format!("what `{}` answers ends in another way", after.wire_name);
            let found = Finding::new(Code::StreamChanged, "until", Wire::MayBreak, message);
            self.push(between(found.behaves()));
        }
        match (&old.items, &new.items) {
            (EventItems::Alike(data), EventItems::Alike(other)) => {
                self.event_data(sites, outcomes, (data, other), covers);
            }
            (EventItems::Named(named), EventItems::Named(others)) => {
                self.named_events(sites, outcomes, named, others);
            }
            _ => {
                let message = format!("events of `{}` are told apart in another way", after.wire_name);
                let found = Finding::new(Code::ResponseTypeChanged, "type", Wire::MayBreak, message);
                let enums = [EventNames::of(self.old, &before.owner), EventNames::of(self.new, &after.owner)];
                let enums = enums.into_iter().flatten().map(|names| names.path);
                self.push(between(found.covers(covers.into_iter().chain(enums))));
            }
        }
    }

    fn event_data(
        &mut self,
        sites: &(MemberSite, MemberSite),
        outcomes: (&Outcome, &Outcome),
        data: (&EventData, &EventData),
        covers: Vec<String>,
    ) {
        match data {
            (EventData::Empty, EventData::Empty) | (EventData::Text, EventData::Text) => {}
            (EventData::Json { ty, nullable }, EventData::Json { ty: other, nullable: may_be_null }) => {
                self.items(sites, outcomes, (ty, *nullable), (other, *may_be_null), covers);
            }
            _ => {
                let message = format!("an event of `{}` holds another kind of data", sites.1.wire_name);
                let found = Finding::new(Code::ResponseTypeChanged, "type", Wire::Breaks, message);
                let found =
                    found.was(&sites.0.subject, outcomes.0.span).is(&sites.1.subject, outcomes.1.span);
                self.push(found.covers(covers));
            }
        }
    }

    /// Compares events that their names tell apart: by their names on the wire.
    fn named_events(
        &mut self,
        sites: &(MemberSite, MemberSite),
        outcomes: (&Outcome, &Outcome),
        old: &[NamedEvent],
        new: &[NamedEvent],
    ) {
        let (names, others) =
            (EventNames::of(self.old, &sites.0.owner), EventNames::of(self.new, &sites.1.owner));
        let (Some(names), Some(others)) = (names, others) else { return };
        for (index, one) in old.iter().enumerate() {
            let place = names.site(&sites.0, index, one);
            let path = names.variant(index);
            let found = new.iter().enumerate().find(|(_, other)| other.event == one.event);
            let Some((at, other)) = found else {
                let message = format!("the event {} is gone", code(&one.event));
                let found = Finding::new(Code::OutcomeRemoved, "event", Wire::Breaks, message);
                self.push(found.was(&place.subject, one.span).covers([path]));
                continue;
            };
            let there = others.site(&sites.1, at, other);
            if one.name != other.name {
                let message = format!("the event `{}` is called `{}`", one.name, other.name);
                let found = Finding::new(Code::OutcomeRenamed, "event name", Wire::None, message);
                let found = found.was(&place.subject, one.span).is(&there.subject, other.span);
                self.push(found.covers([path.clone(), others.variant(at)]));
            }
            let covers = vec![format!("{path}::{{type}}")];
            self.event_data(&(place, there), outcomes, (&one.data, &other.data), covers);
        }
        let is_new = |other: &NamedEvent| !old.iter().any(|one| one.event == other.event);
        for (at, other) in new.iter().enumerate().filter(|(_, other)| is_new(other)) {
            let place = others.site(&sites.1, at, other);
            let message = format!("the event {} is new", code(&other.event));
            let found = Finding::new(Code::OutcomeAdded, "event", Wire::Safe, message);
            self.push(found.is(&place.subject, other.span).covers([others.variant(at)]));
        }
    }
}
