//! The builder's type parameters.

use std::collections::HashSet;

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, format_ident};
use syn::{Ident, ext::IdentExt};

use super::needs::camel;
use crate::object::Object;

/// Whether the builder may hold a client.
pub(super) enum Shell {
    /// An object that is no operation.
    None,
    /// An operation's; the parameter is `()` or `specwright::Client`.
    Parameter(Ident),
}

/// The parameter that knows whether a required member has been given.
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

/// Names the parameters so that they hide no type which the fields mention.
pub(super) fn name_states(object: &Object, builder: &Ident) -> (Shell, Vec<State>) {
    let mut taken = HashSet::from([object.ident.unraw().to_string(), builder.unraw().to_string()]);
    for field in &object.fields {
        collect_words(field.ty.to_token_stream(), &mut taken);
    }
    let mut free = |mut name: String| {
        while !taken.insert(name.clone()) {
            name.push('_');
        }
        format_ident!("{name}")
    };
    let shell = match object.operation {
        Some(_) => Shell::Parameter(free("Shell".to_owned())),
        None => Shell::None,
    };
    let required = object.fields.iter().enumerate().filter(|(_, field)| field.presence.is_required());
    let states = required
        .map(|(index, field)| State { parameter: free(format!("Set{}", camel(&field.text()))), field: index })
        .collect();
    (shell, states)
}

fn collect_words(tokens: TokenStream, words: &mut HashSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(word) => {
                words.insert(word.unraw().to_string());
            }
            TokenTree::Group(group) => collect_words(group.stream(), words),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}
