//! `auth = "token"`, `auth("token", "key")`, `auth("token", none)`: schemes by name, any one of them.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Lit, LitStr};

use crate::{
    attribute::{Entry, Head, Keys, Rest, Value},
    report::Report,
};

/// How an operation proves who calls.
#[derive(Default)]
pub(crate) struct Auth {
    schemes: Vec<LitStr>,
    need: Need,
}

/// Whether a scheme must be there.
#[derive(Default, PartialEq, Eq)]
enum Need {
    #[default]
    Required,
    Optional,
}

impl Auth {
    /// Takes `auth` out of the keys.
    pub(crate) fn parse(keys: &mut Keys, report: &mut Report) -> Self {
        let mut auth = Self::default();
        match keys.take("auth") {
            None => {}
            Some((_, Rest::Equals(Value::Literal(Lit::Str(scheme))))) => auth.schemes.push(scheme),
            Some((_, Rest::List(entries))) if !entries.is_empty() => {
                for entry in entries {
                    auth.add(entry, report);
                }
            }
            Some((key, _)) => report.error(
                key,
                "`auth` names schemes: `auth = \"token\"`, `auth(\"token\", \"key\")`, `auth(\"token\", none)`",
            ),
        }
        auth
    }

    fn add(&mut self, entry: Entry, report: &mut Report) {
        match entry {
            Entry { head: Head::Literal(Lit::Str(scheme)), rest: Rest::Nothing } => self.schemes.push(scheme),
            Entry { head: Head::Word(word), rest: Rest::Nothing } if word == "none" => {
                self.need = Need::Optional
            }
            other => report.error(other, "expected the name of a scheme in quotes, or `none`"),
        }
    }

    /// Whether nothing but this scheme will do.
    pub(crate) fn needs(&self, scheme: &str) -> bool {
        self.need == Need::Required
            && !self.schemes.is_empty()
            && self.schemes.iter().all(|one| one.value() == scheme)
    }

    /// The value of `OperationInfo::auth`, if it takes schemes.
    pub(crate) fn emit(&self) -> Option<TokenStream> {
        let Self { schemes, need } = self;
        if schemes.is_empty() {
            return None;
        }
        let or_none = (*need == Need::Optional).then(|| quote!(.or_none()));
        Some(quote!(::specwright::expand::Auth::any_of(&[#(#schemes),*]) #or_none))
    }
}
