//! Names that the derives make.

use std::collections::HashSet;

use proc_macro2::{TokenStream, TokenTree};
use quote::format_ident;
use syn::{Ident, ext::IdentExt};

/// Names that are in use.
#[derive(Default)]
pub(crate) struct Taken(HashSet<String>);

impl Taken {
    /// Takes every word of some tokens.
    pub(crate) fn words(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Ident(word) => {
                    self.0.insert(word.unraw().to_string());
                }
                TokenTree::Group(group) => self.words(group.stream()),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }

    /// Takes the name, with `_` behind it as often as it is in use.
    pub(crate) fn free(&mut self, mut name: String) -> Ident {
        while !self.0.insert(name.clone()) {
            name.push('_');
        }
        format_ident!("{name}")
    }
}

/// `country_code` or `country-code` as `CountryCode`; what could be no name gets `Member` in front.
pub(crate) fn camel(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_alphanumeric());
    let camel: String = words
        .flat_map(|word| {
            let mut letters = word.chars();
            let first = letters.next().into_iter().flat_map(char::to_uppercase);
            first.chain(letters).collect::<Vec<_>>()
        })
        .collect();
    let is_name = camel.starts_with(char::is_alphabetic) && camel != "Self";
    if is_name { camel } else { format!("Member{camel}") }
}

/// `CreateThing` as `create_thing`.
pub(crate) fn snake(name: &str) -> String {
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
    use super::{Taken, camel, snake};

    #[test]
    fn words_change_their_case() {
        assert_eq!(camel("country_code"), "CountryCode");
        assert_eq!(camel("country-code"), "CountryCode");
        assert_eq!(camel("type_"), "Type");
        assert_eq!(camel("__x2"), "X2");
        assert_eq!(camel("_2"), "Member2");
        assert_eq!(camel("self"), "MemberSelf");
        assert_eq!(camel("--"), "Member");
        assert_eq!(snake("CreateThing"), "create_thing");
        assert_eq!(snake("HTTPThing2Go"), "http_thing2_go");
        assert_eq!(snake("A"), "a");
    }

    #[test]
    fn a_taken_name_gets_a_mark() {
        let mut taken = Taken::default();
        taken.words(quote::quote!(Vec<types::Set>));
        let mut free = |name: &str| taken.free(name.to_owned()).to_string();
        assert_eq!([free("Set"), free("Set"), free("Unset")], ["Set_", "Set__", "Unset"]);
    }
}
