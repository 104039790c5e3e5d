//! The impls that all types on the wire have.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::Ident;

use crate::text::lex;

/// What the impls of a type differ in, once its texts are tokens.
pub(crate) struct Bodies {
    /// Other items.
    pub(crate) items: TokenStream,
    /// Reads from `__from`.
    pub(crate) read: TokenStream,
    /// Writes into `__to`.
    pub(crate) write: TokenStream,
}

/// `impl Model` and `impl Debug`; `debug` is the text of what prints into `__f`. `texts` are lexed with those of the impls,
/// and `bodies` makes the rest of them.
///
/// The bodies are for whoever calls them to compile, in their crate: nothing is compiled for what nobody calls.
pub(crate) fn emit_impls<const N: usize>(
    ident: &Ident,
    debug: &str,
    texts: [String; N],
    bodies: impl FnOnce([TokenStream; N]) -> Bodies,
) -> TokenStream {
    const HEADS: [&str; 4] = [
        "#[automatically_derived] impl ::specwright::expand::wire::Model for",
        "#[inline] fn read(__from: &mut ::specwright::expand::wire::Reader<'_>) \
         -> ::core::result::Result<Self, ::specwright::expand::wire::Misfit>",
        "#[inline] fn write(&self, __to: &mut dyn ::specwright::expand::wire::Writer)",
        "#[automatically_derived] impl ::core::fmt::Debug for",
    ];
    let print = format!(
        "#[inline] fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {{ {debug} }}"
    );
    let heads = HEADS.map(str::to_owned).into_iter().chain([print]);
    let mut tokens = lex(heads.chain(texts)).into_iter();
    let mut next = || tokens.next().unwrap_or_default();
    let [mut model, mut read, mut write, mut debug, print] = std::array::from_fn(|_| next());
    let bodies = bodies(std::array::from_fn(|_| next()));
    read.extend([braces(bodies.read)]);
    write.extend([braces(bodies.write)]);
    read.extend(write);
    model.extend([TokenTree::Ident(ident.clone()), braces(read)]);
    debug.extend([TokenTree::Ident(ident.clone()), braces(print)]);
    let mut output = bodies.items;
    output.extend(model);
    output.extend(debug);
    output
}

/// `Debug` by way of `write`.
pub(crate) const DEBUG: &str = "::specwright::expand::wire::debug(self, __f)";

/// `{ … }`.
fn braces(tokens: TokenStream) -> TokenTree {
    TokenTree::Group(Group::new(Delimiter::Brace, tokens))
}

/// serde's traits, with the feature `serde`.
pub(crate) fn emit_serde(ident: &Ident) -> TokenStream {
    let text = format!(
        "#[automatically_derived]
        impl<'de> ::specwright::expand::serde::Deserialize<'de> for {ident} {{
            fn deserialize<__D: ::specwright::expand::serde::Deserializer<'de>>(
                __deserializer: __D,
            ) -> ::core::result::Result<Self, __D::Error> {{
                ::specwright::expand::serde::deserialize(__deserializer)
            }}
        }}

        #[automatically_derived]
        impl ::specwright::expand::serde::Serialize for {ident} {{
            fn serialize<__S: ::specwright::expand::serde::Serializer>(
                &self,
                __serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {{
                ::specwright::expand::serde::serialize(self, __serializer)
            }}
        }}"
    );
    lex([text]).into_iter().collect()
}
