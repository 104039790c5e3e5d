//! Cross-field rules.

use crate::ir::{ErrorId, Provenance, Value};
use crate::source::Span;

/// A cross-field rule over members of one object.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Kebab-case name.
    pub name: String,
    /// What it demands.
    pub kind: RuleKind,
    /// The documented error that a violation gives.
    pub error: Option<ErrorId>,
    /// The documented reason.
    pub doc: Option<String>,
    /// Where it is known from.
    pub provenance: Provenance,
    /// The node itself.
    pub span: Span,
}

/// What a rule demands; members by wire name, each with its place in the spec.
#[derive(Debug, Clone)]
pub enum RuleKind {
    /// At least one is present.
    Any(Vec<MemberRef>),
    /// Exactly one is present.
    One(Vec<MemberRef>),
    /// None or one is present.
    AtMostOne(Vec<MemberRef>),
    /// All or none are present.
    Together(Vec<MemberRef>),
    /// When the condition holds, all these must be present.
    Need(Condition, Vec<MemberRef>),
    /// When the condition holds, none of these may be present.
    Forbid(Condition, Vec<MemberRef>),
}

impl Rule {
    /// Every member that it names, that of its condition first.
    pub fn members(&self) -> Vec<&MemberRef> {
        let (condition, listed) = match &self.kind {
            RuleKind::Any(listed)
            | RuleKind::One(listed)
            | RuleKind::AtMostOne(listed)
            | RuleKind::Together(listed) => (None, listed),
            RuleKind::Need(condition, listed) | RuleKind::Forbid(condition, listed) => {
                (Some(condition), listed)
            }
        };
        let subject = condition.map(|condition| match condition {
            Condition::Present(member) | Condition::Equals(member, _) => member,
        });
        subject.into_iter().chain(listed).collect()
    }
}

/// A member that a rule names.
#[derive(Debug, Clone)]
pub struct MemberRef {
    /// Its index among the members of the object (for an operation: [`Operation::members`](crate::ir::Operation::members)).
    pub index: usize,
    /// Its wire name.
    pub wire_name: String,
    /// Where the rule names it.
    pub span: Span,
}

/// When a conditional rule applies.
#[derive(Debug, Clone)]
pub enum Condition {
    /// The member is present.
    Present(MemberRef),
    /// The member is present and equals one of these.
    Equals(MemberRef, Vec<Value>),
}
