//! What the endings ask for: one trait each, so that rustc prints one sentence per missing member.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Ident;

use super::{Plan, states::State};
use crate::object::Object;

/// A trait over states that an ending asks for.
pub(super) struct Need {
    /// The trait's name in the hidden module.
    marker: Ident,
    /// The parameter that it stands on.
    parameter: Ident,
    /// The headline of rustc's error.
    message: String,
    /// What stands under the caller's code.
    label: String,
}

impl Need {
    /// A member that must be given.
    pub(super) fn member(object: &Object, state: &State) -> Self {
        let name = object.fields.get(state.field).map(|field| field.text()).unwrap_or_default();
        let marker = match camel(&name) {
            camel if camel == "Self" || camel.is_empty() => format_ident!("Member{}", state.field),
            camel => format_ident!("{camel}"),
        };
        Self {
            marker,
            parameter: state.parameter.clone(),
            message: format!("`{name}` is required"),
            label: format!("call `.{name}(…)` before this"),
        }
    }
}

/// The bounds of an ending.
pub(super) fn bounds(plan: &Plan<'_>) -> Vec<TokenStream> {
    let module = &plan.module;
    plan.needs.iter().map(|Need { marker, parameter, .. }| quote!(#parameter: #module::#marker)).collect()
}

/// The hidden module with the traits.
pub(super) fn emit_needs(plan: &Plan<'_>) -> Option<TokenStream> {
    let (module, vis) = (&plan.module, &plan.object.vis);
    let traits = plan.needs.iter().map(|Need { marker, message, label, .. }| {
        quote! {
            #[diagnostic::on_unimplemented(message = #message, label = #label)]
            pub trait #marker {}
            #[diagnostic::do_not_recommend]
            impl #marker for ::specwright::builder::Set {}
        }
    });
    (!plan.needs.is_empty()).then(|| {
        quote! {
            #[doc(hidden)]
            #vis mod #module {
                #(#traits)*
            }
        }
    })
}

/// `country_code` as `CountryCode`.
pub(super) fn camel(name: &str) -> String {
    name.split('_')
        .flat_map(|word| {
            let mut letters = word.chars();
            let first = letters.next().into_iter().flat_map(char::to_uppercase);
            first.chain(letters).collect::<Vec<_>>()
        })
        .collect()
}

/// `CreateThing` as `create_thing`.
pub(super) fn snake(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut output = String::new();
    for (index, letter) in letters.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| letters.get(index));
        let after_small = before.is_some_and(|before| before.is_lowercase() || before.is_ascii_digit());
        let ends_capitals = before.is_some_and(|before| before.is_uppercase())
            && letters.get(index + 1).is_some_and(|after| after.is_lowercase());
        if letter.is_uppercase() && (after_small || ends_capitals) {
            output.push('_');
        }
        output.extend(letter.to_lowercase());
    }
    output
}

#[cfg(test)]
mod tests {
    use super::{camel, snake};

    #[test]
    fn words_change_their_case() {
        assert_eq!(camel("country_code"), "CountryCode");
        assert_eq!(camel("type_"), "Type");
        assert_eq!(camel("__x2"), "X2");
        assert_eq!(snake("CreateThing"), "create_thing");
        assert_eq!(snake("HTTPThing2Go"), "http_thing2_go");
        assert_eq!(snake("A"), "a");
    }
}
