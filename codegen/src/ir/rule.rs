//! Cross-field rules.

use std::ops::RangeInclusive;

use crate::ir::{ErrorId, Provenance, Value};
use crate::source::Span;

/// A cross-field rule over members of one object.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Kebab-case name.
    pub name: String,
    /// When it applies; always, where nothing is said.
    pub when: Option<Condition>,
    /// What it demands of [`members`](Self::members).
    pub demand: Demand,
    /// The members that it demands something of.
    pub members: Vec<MemberRef>,
    /// The documented error that a violation gives.
    pub error: Option<ErrorId>,
    /// The documented reason.
    pub doc: Option<String>,
    /// Where it is known from.
    pub provenance: Provenance,
    /// The node itself.
    pub span: Span,
}

/// What a rule demands of its members.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Demand {
    /// At least one is present.
    Any,
    /// Exactly one is present.
    One,
    /// None or one is present.
    AtMostOne,
    /// All or none are present.
    Together,
    /// All are present.
    Need,
    /// None is present.
    Forbid,
}

impl Demand {
    /// All demands.
    pub const ALL: &'static [Demand] =
        &[Self::Any, Self::One, Self::AtMostOne, Self::Together, Self::Need, Self::Forbid];

    /// Returns its word in the spec language.
    pub fn as_str(self) -> &'static str {
        match self {
            Demand::Any => "any",
            Demand::One => "one",
            Demand::AtMostOne => "at-most-one",
            Demand::Together => "together",
            Demand::Need => "need",
            Demand::Forbid => "forbid",
        }
    }

    /// Finds a demand by its word.
    pub(crate) fn find(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|demand| demand.as_str() == word)
    }

    /// Whether the spec language has it beside a condition; otherwise it stands alone.
    pub(crate) fn has_condition(self) -> bool {
        matches!(self, Demand::Need | Demand::Forbid)
    }

    /// Returns how many of `all` members may be present: a count in one of two ranges, which may be the same.
    pub fn counts(self, all: usize) -> [RangeInclusive<usize>; 2] {
        match self {
            Demand::Any => [1..=all, 1..=all],
            Demand::One => [1..=1, 1..=1],
            Demand::AtMostOne => [0..=1, 0..=1],
            Demand::Together => [0..=0, all..=all],
            Demand::Need => [all..=all, all..=all],
            Demand::Forbid => [0..=0, 0..=0],
        }
    }

    /// Whether it is met when `present` of `all` members are there.
    pub fn is_met(self, present: usize, all: usize) -> bool {
        self.counts(all).iter().any(|count| count.contains(&present))
    }
}

impl Rule {
    /// Whether it holds where these members are present and its condition applies or not.
    pub fn holds(
        &self,
        applies: impl FnOnce(&Condition) -> bool,
        is_present: impl Fn(&MemberRef) -> bool,
    ) -> bool {
        if !self.when.as_ref().is_none_or(applies) {
            return true;
        }
        let present = self.members.iter().filter(|member| is_present(member)).count();
        self.demand.is_met(present, self.members.len())
    }

    /// Returns every member that it names, that of its condition first.
    pub fn named(&self) -> impl Iterator<Item = &MemberRef> {
        self.when.iter().map(Condition::member).chain(&self.members)
    }

    /// Every member that it names, to be named anew.
    pub(crate) fn references_mut(&mut self) -> impl Iterator<Item = &mut MemberRef> {
        let condition = self.when.iter_mut().map(|condition| match condition {
            Condition::Present(member) | Condition::Equals(member, _) => member,
        });
        condition.chain(&mut self.members)
    }

    /// Whether it names a member, by its index.
    pub fn names(&self, index: usize) -> bool {
        self.named().any(|member| member.index == index)
    }
}

impl Condition {
    /// Returns the member that it is about.
    pub fn member(&self) -> &MemberRef {
        match self {
            Condition::Present(member) | Condition::Equals(member, _) => member,
        }
    }
}

/// A member that something else in the spec names.
#[derive(Debug, Clone)]
pub struct MemberRef {
    /// Its index among the members of the object, or of the operation's inputs
    /// ([`Operation::members`](crate::ir::Operation::members)).
    pub index: usize,
    /// Its wire name.
    pub wire_name: String,
    /// Where it is named.
    pub span: Span,
}

impl MemberRef {
    /// Returns its wire name.
    pub fn name(&self) -> &str {
        &self.wire_name
    }
}

/// When a conditional rule applies.
#[derive(Debug, Clone)]
pub enum Condition {
    /// The member is present.
    Present(MemberRef),
    /// The member is present and equals one of these.
    Equals(MemberRef, Vec<Value>),
}
