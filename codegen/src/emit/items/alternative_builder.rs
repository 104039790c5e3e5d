//! The unions that complete builders of an object become, as they become the object.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::Context;
use crate::emit::features::Available;
use crate::ir::TypeId;

/// `#[api(into = Payment)]` for each union that the object is an alternative of.
pub(crate) fn attributes(context: &Context<'_>, id: TypeId) -> Vec<TokenStream> {
    let own = context.features.of_type(id);
    let attribute = |union: &TypeId| {
        let (ident, available) = (&context.names.of(*union).ident, context.features.of_type(*union));
        match available {
            Available::With(features) if !available.covers(own) => {
                let features: Vec<&str> = features.iter().map(|feature| &**feature).collect();
                let on = match features.as_slice() {
                    [one] => quote!(feature = #one),
                    several => quote!(any(#(feature = #several),*)),
                };
                quote!(#[cfg_attr(#on, api(into = #ident))])
            }
            _ => quote!(#[api(into = #ident)]),
        }
    };
    context.alternatives.unions(id).iter().map(attribute).collect()
}
