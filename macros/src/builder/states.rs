//! The builder's type parameters.

use quote::ToTokens;
use syn::{Ident, ext::IdentExt};

use crate::{
    names::{Taken, camel},
    object::Object,
};

/// Whether the builder may hold a client.
pub(super) enum Shell {
    /// An object that is no operation.
    None,
    /// An operation's; the parameter is `()` or `specwright::Client`.
    Parameter(Ident),
}

/// The parameter that knows whether a member has been given.
pub(super) struct State {
    pub(super) parameter: Ident,
    /// The member's place among the fields.
    pub(super) field: usize,
}

impl Shell {
    pub(super) fn ident(&self) -> Option<&Ident> {
        match self {
            Self::None => None,
            Self::Parameter(ident) => Some(ident),
        }
    }
}

/// Names the parameters of the members that are tracked, so that they hide no type which the fields mention.
pub(super) fn name_states(object: &Object, builder: &Ident, tracked: &[usize]) -> (Shell, Vec<State>) {
    let mut taken = Taken::default();
    taken.words(object.ident.to_token_stream());
    taken.words(builder.to_token_stream());
    for field in &object.fields {
        taken.words(field.ty.to_token_stream());
    }
    let shell = match object.operation {
        Some(_) => Shell::Parameter(taken.free("Shell".to_owned())),
        None => Shell::None,
    };
    let tracked = tracked.iter().filter_map(|index| Some((*index, object.fields.get(*index)?)));
    let states = tracked.map(|(index, field)| {
        let name = field.ident.unraw().to_string();
        State { parameter: taken.free(format!("Set{}", camel(&name))), field: index }
    });
    let states = states.collect();
    (shell, states)
}
