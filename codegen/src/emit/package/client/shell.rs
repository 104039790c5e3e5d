//! What differs between the client whose calls are awaited and the one whose calls wait.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shell {
    Async,
    Blocking,
}

impl Shell {
    /// The client of the runtime, which the generated one wraps.
    pub(crate) fn wrapped(self) -> TokenStream {
        match self {
            Self::Async => quote!(specwright::Client),
            Self::Blocking => quote!(specwright::blocking::Client),
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
