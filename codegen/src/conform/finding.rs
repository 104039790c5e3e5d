//! What is found wrong with a value.

use crate::ir::{ErrorId, Rule};

/// One thing that is wrong with a value.
#[derive(Debug, Clone)]
pub struct Finding<'a, P> {
    /// Where the part that is wrong stands; of what is missing, what it is missing in.
    pub place: P,
    /// JSON pointer of that part; in a request, among all members of the operation.
    pub pointer: String,
    /// Of a request, the member that it is about, by its index; `None` for what is between them.
    pub input: Option<usize>,
    /// A word for what is wrong, such as `required` or `pattern`, or the name of the rule that is broken.
    pub word: &'a str,
    /// What is wrong, as the end of a sentence that begins with the value: `must have 1 to 64 characters`. Of a rule, a
    /// whole one. Values are never in it: they may be secret.
    pub message: String,
    /// The rule that is broken, if it is one.
    pub rule: Option<&'a Rule>,
    /// How bad it is.
    pub weight: Weight,
}

impl<P> Finding<'_, P> {
    /// The documented error that the broken rule names.
    pub fn error(&self) -> Option<ErrorId> {
        self.rule.and_then(|rule| rule.error)
    }
}

/// How badly a value fails to be what a type says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// It is of the type, and breaks a limit or a rule.
    Limit,
    /// A reader of the type would take it: it has members too many, or a null in place of an absent member.
    Loose,
    /// It is not of the type.
    Misfit,
}
