//! What a success answers.

use super::body::holds_media;
use super::members::MemberSite;
use super::{Role, Walk};
use crate::diff::Code;
use crate::diff::entry::Wire;
use crate::diff::finding::Finding;
use crate::ir::{Content, Envelope, NamedOutcome, OperationId, Outcome, Outcomes, Type};
use crate::source::Span;

impl Walk<'_, '_> {
    pub(super) fn outcomes(&mut self, subjects: &(String, String), before: OperationId, after: OperationId) {
        let (old, new) = (&self.old.api[before], &self.new.api[after]);
        let owners = (
            format!("operations::{}", self.old.names.operations[before.index()].input),
            format!("operations::{}", self.new.names.operations[after.index()].input),
        );
        self.switch(subjects, &owners, (old, new));
        match (&old.outcomes, &new.outcomes) {
            (Outcomes::One(one), Outcomes::One(other)) => {
                let sites = (site(&subjects.0, &owners.0, one), site(&subjects.1, &owners.1, other));
                let covers = vec![format!("{}::{{output}}", owners.0)];
                self.outcome(&sites, one, other, covers);
            }
            (Outcomes::Several(were), Outcomes::Several(are)) => {
                self.several(subjects, (before, after), were, are);
            }
            (one, _) => {
                let is_several = matches!(one, Outcomes::One(_));
                let message = match is_several {
                    true => format!("`{}` has several outcomes, and had one", new.name),
                    false => format!("`{}` has one outcome, and had several", new.name),
                };
                let code = if is_several { Code::OutcomeAdded } else { Code::OutcomeRemoved };
                let wire = if is_several { Wire::MayBreak } else { Wire::Breaks };
                let found = Finding::new(code, "outcomes", wire, message);
                let covers = [
                    format!("{}::{{output}}", owners.0),
                    format!("{}Output", owners.0),
                    format!("{}Output", owners.1),
                ];
                self.push(found.was(&subjects.0, old.span).is(&subjects.1, new.span).covers(covers));
                let pair = old.outcomes.iter().find_map(|one| {
                    let same = new.outcomes.iter().find(|other| other.status == one.status)?;
                    Some((one.clone(), same.clone()))
                });
                if let Some((one, other)) = pair {
                    let sites = (site(&subjects.0, &owners.0, &one), site(&subjects.1, &owners.1, &other));
                    self.outcome(&sites, &one, &other, Vec::new());
                }
            }
        }
    }

    fn several(
        &mut self,
        subjects: &(String, String),
        (before, after): (OperationId, OperationId),
        old: &[NamedOutcome],
        new: &[NamedOutcome],
    ) {
        let (names, other_names) =
            (&self.old.names.operations[before.index()], &self.new.names.operations[after.index()]);
        let path = |names: &crate::names::OperationNames, at: usize| {
            let variant = names.outcomes.get(at).map(ToString::to_string).unwrap_or_default();
            (format!("operations::{}", names.output), variant)
        };
        let mut taken = Vec::new();
        for (index, one) in old.iter().enumerate() {
            let (owner, variant) = path(names, index);
            let by_name = new.iter().position(|other| other.name == one.name);
            let is_free = |other: &NamedOutcome| !old.iter().any(|one| one.name == other.name);
            let same = |other: &NamedOutcome| {
                other.outcome.status == one.outcome.status && other.outcome.media == one.outcome.media
            };
            let found = by_name.or_else(|| new.iter().position(|other| is_free(other) && same(other)));
            let mut here = site(&subjects.0, &owner, &one.outcome);
            here.subject = format!("{}.{}", here.subject, one.name);
            here.field = variant.clone();
            match found {
                Some(at) => {
                    taken.push(at);
                    let (other_owner, other_variant) = path(other_names, at);
                    let other = &new[at];
                    let mut there = site(&subjects.1, &other_owner, &other.outcome);
                    there.subject = format!("{}.{}", there.subject, other.name);
                    there.field = other_variant.clone();
                    if variant != other_variant {
                        let message = format!("the outcome `{}` is called `{}`", one.name, other.name);
                        let found = Finding::new(Code::OutcomeRenamed, "outcome name", Wire::None, message);
                        let covers =
                            [format!("{owner}::{variant}"), format!("{other_owner}::{other_variant}")];
                        self.push(
                            found
                                .was(&here.subject, one.outcome.span)
                                .is(&there.subject, other.outcome.span)
                                .covers(covers),
                        );
                    }
                    let covers = vec![format!("{owner}::{variant}::{{type}}")];
                    let sites = (here, there);
                    self.outcome(&sites, &one.outcome, &other.outcome, covers);
                }
                None => {
                    let message = format!("the outcome `{}` ({}) is gone", one.name, one.outcome.status);
                    let found = Finding::new(Code::OutcomeRemoved, "outcome", Wire::Breaks, message);
                    self.push(
                        found
                            .was(&here.subject, one.outcome.span)
                            .covers([format!("{owner}::{variant}"), owner.clone()].into_iter().take(1)),
                    );
                }
            }
        }
        for (at, one) in new.iter().enumerate().filter(|(at, _)| !taken.contains(at)) {
            let (owner, variant) = path(other_names, at);
            let mut place = site(&subjects.1, &owner, &one.outcome);
            place.subject = format!("{}.{}", place.subject, one.name);
            let message = format!("the outcome `{}` ({}) is new", one.name, one.outcome.status);
            let found = Finding::new(Code::OutcomeAdded, "outcome", Wire::MayBreak, message);
            self.push(found.is(&place.subject, one.outcome.span).covers([format!("{owner}::{variant}")]));
        }
    }

    pub(super) fn outcome(
        &mut self,
        sites: &(MemberSite, MemberSite),
        old: &Outcome,
        new: &Outcome,
        covers: Vec<String>,
    ) {
        let (before, after) = sites;
        let between = |found: Finding| found.was(&before.subject, old.span).is(&after.subject, new.span);
        if old.status != new.status {
            let message = format!("a success has the status {}, and had {}", new.status, old.status);
            self.push(between(Finding::new(Code::SuccessStatusChanged, "status", Wire::MayBreak, message)));
        }
        self.headers(
            sites,
            (old.headers.as_ref(), new.headers.as_ref()),
            (old.span, new.span),
            headers_path(&before.owner),
        );
        let body = |content: &Content| !matches!(content, Content::Empty);
        match (&old.content, &new.content) {
            (Content::Empty, Content::Empty)
            | (Content::Text, Content::Text)
            | (Content::Bytes, Content::Bytes) => {}
            (
                Content::Json { ty, nullable, envelope },
                Content::Json { ty: other, nullable: may_be_null, envelope: around },
            ) => {
                self.envelope(sites, (old, new), envelope.as_ref(), around.as_ref());
                if nullable != may_be_null {
                    let (wire, what) = match may_be_null {
                        true => (Wire::Breaks, "may be null"),
                        false => (Wire::Safe, "is never null any more"),
                    };
                    let message = format!("what `{}` answers {what}", after.wire_name);
                    let found = Finding::new(Code::ResponseNullabilityChanged, "null", wire, message);
                    self.push(between(found.covers(covers)));
                }
                self.value(sites, (ty, other), Role::Response);
            }
            (Content::Events(events), Content::Events(others)) => {
                self.events(sites, (old, new), (events, others), covers);
            }
            (Content::Lines { ty, nullable }, Content::Lines { ty: other, nullable: may_be_null }) => {
                self.items(sites, (old, new), (ty, *nullable), (other, *may_be_null), covers);
            }
            (one, other) if body(one) != body(other) => {
                let (code, wire, what) = match body(other) {
                    true => (Code::ResponseBodyAppeared, Wire::Safe, "has a body"),
                    false => (Code::ResponseBodyDisappeared, Wire::Breaks, "has no body any more"),
                };
                let message = format!("what `{}` answers {what}", after.wire_name);
                self.push(between(Finding::new(code, "body", wire, message).covers(covers)));
            }
            (one, other) => {
                let is_as_it_comes = |content: &Content| matches!(content, Content::Text | Content::Bytes);
                // Text and bytes are read off the same body.
                let is_same = is_as_it_comes(one) && is_as_it_comes(other);
                let wire = if is_same { Wire::MayBreak } else { Wire::Breaks };
                let message = format!(
                    "what `{}` answers is of another kind: JSON, text, bytes or a stream",
                    after.wire_name
                );
                let found = Finding::new(Code::ResponseTypeChanged, "type", wire, message);
                self.push(between(found.covers(covers).behaves()));
            }
        }
        if old.resumable != new.resumable {
            let (wire, what) = match new.resumable {
                true => (Wire::Safe, "goes on where it was interrupted"),
                false => (Wire::Breaks, "does not go on any more where it was interrupted"),
            };
            let message = format!("what `{}` answers {what}", after.wire_name);
            self.push(between(Finding::new(Code::StreamChanged, "resumable", wire, message).behaves()));
        }
        if old.media != new.media && body(&old.content) && body(&new.content) {
            let message = format!("what `{}` answers is of another media type", after.wire_name);
            let is_narrower =
                matches!((&old.media, &new.media), (Some(was), Some(is)) if holds_media(was, is));
            let wire = if is_narrower { Wire::Safe } else { Wire::MayBreak };
            let found = Finding::new(Code::ResponseMediaChanged, "media", wire, message);
            self.push(between(found.behaves()));
        }
    }

    /// Compares the headers of a response; `covers` are the paths by which callers have them.
    pub(super) fn headers(
        &mut self,
        (before, after): &(MemberSite, MemberSite),
        (old, new): (Option<&Type>, Option<&Type>),
        spans: (Span, Span),
        covers: impl IntoIterator<Item = String>,
    ) {
        let of_headers = |site: &MemberSite| MemberSite {
            keys: Vec::new(),
            subject: format!("{}.headers", site.subject),
            field: "{headers}".to_owned(),
            ..site.clone()
        };
        let (code, wire, what) = match (old, new) {
            (None, None) => return,
            (Some(old), Some(new)) => {
                return self.value(&(of_headers(before), of_headers(after)), (old, new), Role::Response);
            }
            (None, Some(_)) => (Code::ResponseHeadersAdded, Wire::Safe, "has headers that are documented"),
            (Some(_), None) => {
                (Code::ResponseHeadersRemoved, Wire::MayBreak, "has no documented headers any more")
            }
        };
        let message = format!("what `{}` answers {what}", after.wire_name);
        let found = Finding::new(code, "headers", wire, message).covers(covers);
        self.push(found.was(&before.subject, spans.0).is(&after.subject, spans.1));
    }

    fn envelope(
        &mut self,
        sites: &(MemberSite, MemberSite),
        (from, to): (&Outcome, &Outcome),
        old: Option<&Envelope>,
        new: Option<&Envelope>,
    ) {
        let place = |envelope: Option<&Envelope>| envelope.and_then(|envelope| envelope.member.clone());
        let proof = |envelope: Option<&Envelope>| {
            envelope.map(|envelope| envelope.expect.clone()).unwrap_or_default()
        };
        let (is_moved, is_proved) = (place(old) != place(new), proof(old) != proof(new));
        if !is_moved && !is_proved {
            return;
        }
        // Members that nobody looks for are no harm.
        let is_harmless = !is_moved && proof(old).iter().all(|one| proof(new).contains(one));
        let wire = if is_harmless { Wire::Safe } else { Wire::Breaks };
        let message = format!("what `{}` answers stands in another envelope", sites.1.wire_name);
        let found = Finding::new(Code::EnvelopeChanged, "envelope", wire, message).behaves();
        self.push(found.was(&sites.0.subject, from.span).is(&sites.1.subject, to.span));
    }
}

/// What a caller asks the headers of an operation's response by. The owner of several outcomes is their enum.
fn headers_path(owner: &str) -> Option<String> {
    Some(format!("{}::{{headers}}", owner.strip_suffix("Output").unwrap_or(owner)))
}

/// The place of what an operation answers.
pub(super) fn site(subject: &str, owner: &str, outcome: &Outcome) -> MemberSite {
    MemberSite {
        keys: Vec::new(),
        subject: format!("{subject}.out"),
        owner: owner.to_owned(),
        field: "{output}".to_owned(),
        wire_name: subject.rsplit('.').next().unwrap_or(subject).to_owned(),
        is_text: false,
        around: outcome.span,
    }
}
