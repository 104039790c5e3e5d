//! The endings: `build`, `send`, and the conversion of a complete builder.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Index, ext::IdentExt};

use super::{
    Plan,
    needs::bounds,
    states::{Shell, ShellParameters},
};
use crate::field::Field;

/// The endings, and `with_client` where one of them sends.
pub(super) fn emit_endings(plan: &Plan<'_>) -> TokenStream {
    let (ident, bounds) = (&plan.object.ident, bounds(plan));
    let doc = format!("The [`{}`], now that all that is required has been given.", ident.unraw());
    let idents = plan.object.fields.iter().map(Field::local);
    let values = plan.object.fields.iter().enumerate().map(|(index, field)| {
        let slot = Index::from(index);
        let value = quote!(self.__members.#slot);
        if field.presence.is_required() {
            quote!(::specwright::expand::builder::given(#value))
        } else {
            value
        }
    });
    let send = plan.shell.parameters().map(|shell| emit_send(plan, shell));
    let bounds = (!plan.needs.is_empty()).then(|| quote!(where #(#bounds),*));
    quote! {
        #[doc = #doc]
        pub fn build(self) -> #ident #bounds {
            #ident { #(#idents: #values),* }
        }
        #send
    }
}

fn emit_send(
    plan: &Plan<'_>,
    ShellParameters { held: shell, given: client }: &ShellParameters,
) -> TokenStream {
    let Plan { object, builder, .. } = plan;
    let (ident, bounds) = (&object.ident, bounds(plan));
    let states = plan.states.iter().map(|state| &state.parameter);
    let paged =
        object.operation.as_ref().filter(|operation| operation.is_paged()).map(|_| emit_paged(plan, shell));
    quote! {
        /// Puts in the client that `send` sends with.
        pub fn with_client<#client: ::specwright::expand::builder::ClientFor<#ident>>(self, client: &#client) -> #builder<#client, #(#states),*> {
            #builder {
                __shell: ::core::clone::Clone::clone(client),
                __members: self.__members,
                __states: ::core::marker::PhantomData,
            }
        }

        /// Sends the request, now that all that is required has been given.
        pub fn send(self) -> <#shell as ::specwright::expand::builder::ClientSlot>::Sent<#ident>
        where
            #shell: ::specwright::expand::BaseClient,
            #(#bounds),*
        {
            let __client = ::core::clone::Clone::clone(&self.__shell);
            ::specwright::expand::BaseClient::__call(&__client, self.build())
        }

        #paged
    }
}

/// The endings of a list.
fn emit_paged(plan: &Plan<'_>, shell: &Ident) -> TokenStream {
    let (ident, bounds) = (&plan.object.ident, bounds(plan));
    quote! {
        /// The pages of the list, from the one that the request asks for on: a stream, or an iterator.
        pub fn pages(self) -> <#shell as ::specwright::expand::builder::ClientSlot>::Pages<#ident>
        where
            #shell: ::specwright::expand::BaseClient,
            #(#bounds),*
        {
            let __client = ::core::clone::Clone::clone(&self.__shell);
            ::specwright::expand::BaseClient::__pages(&__client, self.build())
        }

        /// What the list holds, over all pages from the one that the request asks for on: a stream, or an
        /// iterator.
        pub fn items(self) -> <#shell as ::specwright::expand::builder::ClientSlot>::Items<#ident>
        where
            #shell: ::specwright::expand::BaseClient,
            #(#bounds),*
        {
            let __client = ::core::clone::Clone::clone(&self.__shell);
            ::specwright::expand::BaseClient::__items(&__client, self.build())
        }
    }
}

/// A complete builder converts into an object where one is wanted; operations are sent instead, and clients log in by
/// those that issue a token.
pub(super) fn emit_conversion(plan: &Plan<'_>) -> Option<TokenStream> {
    let Plan { object, builder, .. } = plan;
    let (ident, parameters, bounds) = (&object.ident, plan.parameters(), bounds(plan));
    if let Some(operation) = &object.operation {
        return operation.issues_token().then(|| {
            quote! {
                #[automatically_derived]
                impl<#(#parameters),*> ::specwright::expand::IntoLogin for #builder<#(#parameters),*>
                where
                    #(#bounds),*
                {
                    type Operation = #ident;

                    fn into_login(self) -> #ident {
                        self.build()
                    }
                }
            }
        });
    }
    let Shell::None = plan.shell else { return None };
    Some(quote! {
        #[automatically_derived]
        impl<#(#parameters),*> ::core::convert::From<#builder<#(#parameters),*>> for #ident
        where
            #(#bounds),*
        {
            fn from(__builder: #builder<#(#parameters),*>) -> Self {
                __builder.build()
            }
        }
    })
}
