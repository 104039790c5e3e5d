//! Members of an operation's output, for attributes that name them.

use crate::emit::Context;
use crate::ir::{MemberRef, Operation};
use crate::names::Name;

/// The object that an operation gives whenever it succeeds.
pub(crate) struct Output<'a> {
    fields: &'a [Name],
}

impl<'a> Output<'a> {
    pub(crate) fn of(context: &'a Context<'_>, operation: &Operation) -> Option<Self> {
        let id = operation.output_type(&context.api.types)?;
        Some(Self { fields: &context.names.of(id).parts })
    }

    /// The field of a member.
    pub(crate) fn field(&self, member: &MemberRef) -> Option<&'a Name> {
        self.fields.get(member.index)
    }
}
