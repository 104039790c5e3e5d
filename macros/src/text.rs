//! Tokens made of text.
//!
//! Cargo builds derives without optimization, where `quote!` costs most of their time: each token is several calls.
//! Text is lexed by rustc, which is optimized. So what holds no token of an author, and what no error points at, is
//! written as text; types, documentation, visibilities and the names of setters are quoted with their spans.

use proc_macro2::{LexError, Span, TokenStream, TokenTree};
use syn::Error;

/// The tokens of each text, from one call of rustc's lexer.
pub(crate) fn lex<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Vec<TokenStream> {
    let mut joined = String::new();
    for text in texts {
        joined.push('(');
        joined.push_str(text.as_ref());
        joined.push_str(")\n");
    }
    let groups =
        lex_one(&joined).unwrap_or_else(|error| Error::new(Span::call_site(), error).into_compile_error());
    let content = |token| match token {
        TokenTree::Group(group) => group.stream(),
        other => TokenStream::from(other),
    };
    groups.into_iter().map(content).collect()
}

/// The tokens of a text, or why it has none.
fn lex_one(text: &str) -> Result<TokenStream, String> {
    // `proc_macro2` would lex it a second time, to know whether rustc will.
    if proc_macro::is_available() {
        return text
            .parse()
            .map(|tokens: proc_macro::TokenStream| tokens.into())
            .map_err(|error| error.to_string());
    }
    text.parse().map_err(|error: LexError| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::lex;

    #[test]
    fn each_text_has_its_tokens() {
        let texts = ["fn a()", "", "{ \"(\"; b }"];
        let tokens: Vec<String> = lex(texts).iter().map(|tokens| tokens.to_string()).collect();
        assert_eq!(tokens, ["fn a ()", "", "{ \"(\" ; b }"]);
    }

    #[test]
    fn text_that_is_not_rust_is_an_error() {
        let tokens: String = lex(["fn a("]).iter().map(|tokens| tokens.to_string()).collect();
        assert!(tokens.contains("compile_error"), "{tokens}");
    }
}
