//! Names that the derives make.

use std::collections::HashSet;

use heck::{ToLowerCamelCase, ToUpperCamelCase};
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

/// `country_code` or `country-code` as `CountryCode`; what could not be a name gets `Member` in front.
pub(crate) fn upper_camel(name: &str) -> String {
    let camel = name.to_upper_camel_case();
    let is_name = camel.starts_with(char::is_alphabetic) && camel != "Self";
    if is_name { camel } else { format!("Member{camel}") }
}

/// `CreateThing` as `createThing`.
pub(crate) fn lower_camel(name: &str) -> String {
    name.to_lower_camel_case()
}

#[cfg(test)]
mod tests {
    use super::{Taken, lower_camel, upper_camel};

    #[test]
    fn words_change_their_case() {
        assert_eq!(upper_camel("country_code"), "CountryCode");
        assert_eq!(upper_camel("country-code"), "CountryCode");
        assert_eq!(upper_camel("type_"), "Type");
        assert_eq!(upper_camel("__x2"), "X2");
        assert_eq!(upper_camel("_2"), "Member2");
        assert_eq!(upper_camel("self"), "MemberSelf");
        assert_eq!(upper_camel("--"), "Member");
        assert_eq!(lower_camel("CreateThing"), "createThing");
        assert_eq!(lower_camel("HTTPThing2Go"), "httpThing2Go");
        assert_eq!(lower_camel("A"), "a");
    }

    #[test]
    fn a_taken_name_gets_a_mark() {
        let mut taken = Taken::default();
        taken.words(quote::quote!(Vec<types::Set>));
        let mut free = |name: &str| taken.free(name.to_owned()).to_string();
        assert_eq!([free("Set"), free("Set"), free("Unset")], ["Set_", "Set__", "Unset"]);
    }
}
