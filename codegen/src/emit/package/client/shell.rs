//! What differs between the client whose calls are awaited and the one whose calls wait.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::emit::Context;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shell {
    Async,
    Blocking,
}

impl Shell {
    /// The type that stands for the API.
    pub(super) fn api(self, context: &Context<'_>) -> TokenStream {
        let root = context.root.beside();
        match self {
            Self::Async => quote!(Client),
            Self::Blocking => quote!(#root::Client),
        }
    }

    /// The client of the runtime, which the generated one wraps.
    pub(super) fn base(self, context: &Context<'_>) -> TokenStream {
        let api = self.api(context);
        match self {
            Self::Async => quote!(specwright::Client<#api>),
            Self::Blocking => quote!(specwright::blocking::Client<#api>),
        }
    }

    /// What comes of a call of an operation `O`.
    pub(crate) fn sent(self) -> TokenStream {
        match self {
            Self::Async => quote!(specwright::Call<O>),
            Self::Blocking => quote!(Result<O::Output, O::Error>),
        }
    }

    /// `Pages` or `Items` of a list `O`.
    pub(crate) fn list(self, kind: &Ident) -> TokenStream {
        match self {
            Self::Async => quote!(specwright::#kind<O>),
            Self::Blocking => quote!(specwright::blocking::#kind<O>),
        }
    }

    /// The `Errors` section of what calls.
    pub(crate) fn errors(self) -> TokenStream {
        match self {
            Self::Async => TokenStream::new(),
            Self::Blocking => quote! {
                ///
                /// # Errors
                ///
                /// As the operation declares them.
            },
        }
    }
}
