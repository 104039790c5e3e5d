//! The builder's type parameters.

use quote::ToTokens;
use syn::{Ident, ext::IdentExt};

use crate::{
    names::{Taken, upper_camel},
    object::Object,
};

/// Whether the builder may hold a client.
pub(super) enum Shell {
    /// An object that is no operation.
    None,
    /// An operation's.
    Parameters(ShellParameters),
}

/// The type parameters for the client of an operation's builder.
pub(super) struct ShellParameters {
    /// What the builder holds: `()`, `specwright::Client` or `specwright::blocking::Client`.
    pub(super) held: Ident,
    /// What is put in.
    pub(super) given: Ident,
}

/// The parameter that knows whether a member has been given.
pub(super) struct State {
    pub(super) parameter: Ident,
    /// The member's place among the fields.
    pub(super) field: usize,
}

impl Shell {
    pub(super) fn parameters(&self) -> Option<&ShellParameters> {
        match self {
            Self::None => None,
            Self::Parameters(parameters) => Some(parameters),
        }
    }

    pub(super) fn ident(&self) -> Option<&Ident> {
        self.parameters().map(|parameters| &parameters.held)
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
    for union in &object.into {
        taken.words(union.to_token_stream());
    }
    let shell = match object.operation {
        Some(_) => {
            let [held, given] = ["Slot", "Client"].map(|name| taken.free(name.to_owned()));
            Shell::Parameters(ShellParameters { held, given })
        }
        None => Shell::None,
    };
    let tracked = tracked.iter().filter_map(|index| Some((*index, object.fields.get(*index)?)));
    let states = tracked.map(|(index, field)| {
        let name = field.ident.unraw().to_string();
        State { parameter: taken.free(format!("Set{}", upper_camel(&name))), field: index }
    });
    let states = states.collect();
    (shell, states)
}
