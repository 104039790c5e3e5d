//! A Rust identifier that threads can share.

use std::fmt;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt};

/// An identifier, known to be a valid one. Unlike [`Ident`] it can be used by several threads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name(String);

impl Name {
    /// Takes what conversion made, or a word of the attribute grammar. What `check` let through is an identifier
    /// already; in anything else, which no API has that was checked, what cannot stand in one becomes an underscore.
    pub(crate) fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let starts = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        if starts && text.chars().all(is_letter) {
            return Self(text);
        }
        let letters = text.chars().map(|c| if is_letter(c) { c } else { '_' });
        Self(std::iter::once('_').filter(|_| !starts).chain(letters).collect())
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl ToTokens for Name {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append(Ident::new(&self.0, Span::call_site()));
    }
}

#[cfg(test)]
mod tests {
    use quote::ToTokens;

    use super::Name;

    #[test]
    fn any_text_is_an_identifier() {
        for (text, expected) in [
            ("name", "name"),
            ("_", "_"),
            ("", "_"),
            ("9a", "_9a"),
            ("a-b", "a_b"),
            ("at-most-one", "at_most_one"),
            ("\u{202e}é", "___"),
            ("a b\0", "a_b_"),
        ] {
            assert_eq!(Name::new(text).to_token_stream().to_string(), expected, "{text:?}");
        }
    }
}
