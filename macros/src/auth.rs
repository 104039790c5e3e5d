//! `auth = "token"`, `auth("token", "key")`, `auth(all("key", "secret"), none)`: schemes by name, any one set of them.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Lit, LitStr};

use crate::{
    attribute::{Entry, Head, Keys, Rest, Value},
    report::Report,
};

/// How an operation proves who calls.
#[derive(Default)]
pub(crate) struct Auth {
    /// Sets of schemes; most have one.
    sets: Vec<Vec<LitStr>>,
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
            Some((_, Rest::Equals(Value::Literal(Lit::Str(scheme))))) => auth.sets.push(vec![scheme]),
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
            Entry { head: Head::Literal(Lit::Str(scheme)), rest: Rest::Nothing } => {
                self.sets.push(vec![scheme]);
            }
            Entry { head: Head::Word(word), rest: Rest::Nothing } if word == "none" => {
                self.need = Need::Optional
            }
            Entry { head: Head::Word(word), rest: Rest::List(entries) } if word == "all" => {
                self.add_all(&word, entries, report);
            }
            other => {
                report.error(other, "expected the name of a scheme in quotes, `all(…)` of several, or `none`")
            }
        }
    }

    fn add_all(&mut self, word: &Ident, entries: Vec<Entry>, report: &mut Report) {
        let mut set = Vec::new();
        for entry in entries {
            match entry {
                Entry { head: Head::Literal(Lit::Str(scheme)), rest: Rest::Nothing } => set.push(scheme),
                other => report.error(other, "expected the name of a scheme in quotes"),
            }
        }
        match set.len() {
            0 | 1 => {
                report.error(word, "`all` names schemes that are needed together: `all(\"key\", \"secret\")`")
            }
            _ => self.sets.push(set),
        }
    }

    /// Whether nothing but this scheme will do.
    pub(crate) fn needs(&self, scheme: &str) -> bool {
        self.need == Need::Required
            && !self.sets.is_empty()
            && self.sets.iter().all(|set| set.iter().any(|one| one.value() == scheme))
    }

    /// The value of `OperationInfo::auth`, if it takes schemes.
    pub(crate) fn emit(&self) -> Option<TokenStream> {
        let Self { sets, need } = self;
        if sets.is_empty() {
            return None;
        }
        let or_none = (*need == Need::Optional).then(|| quote!(.or_none()));
        let auth = match sets.iter().all(|set| set.len() == 1) {
            true => {
                let schemes = sets.iter().flatten();
                quote!(any_of(&[#(#schemes),*]))
            }
            false => {
                let sets = sets.iter().map(|set| quote!(&[#(#set),*]));
                quote!(any_set_of(&[#(#sets),*]))
            }
        };
        Some(quote!(::specwright::expand::Auth::#auth #or_none))
    }
}
