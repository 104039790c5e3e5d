//! `issues("token", token = token, expires_in = lifetime)`: the answer is a token of a scheme.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Ident, Lit, LitStr};

use crate::{
    attribute::{Entry, Head, Keys, Rest, Value},
    auth::Auth,
    report::Report,
};

const ALL: &str = "`issues` names a scheme, and the members of the answer that are the token and its lifetime in \
    seconds: `issues(\"token\", token = …, expires_in = …)`; without the lifetime, the token does not run out";

/// Where the token and its lifetime stand in the answer: fields by their Rust names, perhaps within others.
pub(crate) struct Issues {
    scheme: LitStr,
    token: Vec<Ident>,
    expires_in: Option<Vec<Ident>>,
}

impl Issues {
    /// Takes `issues` out of the keys.
    pub(crate) fn parse(keys: &mut Keys, report: &mut Report) -> Option<Self> {
        let (key, rest) = keys.take("issues")?;
        let mut entries = match rest {
            Rest::List(entries) => entries.into_iter(),
            _ => Vec::new().into_iter(),
        };
        let Some(Entry { head: Head::Literal(Lit::Str(scheme)), rest: Rest::Nothing }) = entries.next()
        else {
            report.error(key, ALL);
            return None;
        };
        let mut keys = Keys::check(entries.collect(), "`issues`", &["token", "expires_in"], report);
        if keys.first(&["token"]).is_none() {
            report.error(&key, ALL);
        }
        let token = member(&mut keys, "token", report);
        let expires_in = member(&mut keys, "expires_in", report);
        Some(Self { scheme, token: token?, expires_in })
    }

    /// Reports an operation that needs the token that it issues.
    pub(crate) fn check(&self, auth: &Auth, report: &mut Report) {
        if auth.needs(&self.scheme.value()) {
            report.error(&self.scheme, "the operation that issues a token cannot need it: see its `auth`");
        }
    }

    /// The impl of `specwright::IssuesToken`.
    pub(crate) fn emit(&self, ident: &Ident) -> TokenStream {
        let Self { scheme, token, expires_in } = self;
        let span = |path: &[Ident]| path.last().map_or_else(Span::call_site, Ident::span);
        let secret = quote_spanned!(span(token)=> ::specwright::expand::Token::new(__output #(.#token)*));
        let lifetime = expires_in.as_ref().map(
            |expires_in| quote_spanned!(span(expires_in)=> .expires_in_seconds(__output #(.#expires_in)*)),
        );
        quote! {
            #[automatically_derived]
            impl ::specwright::expand::IssuesToken for #ident {
                const SCHEME: &'static ::core::primitive::str = #scheme;

                #[inline]
                fn token(__output: <Self as ::specwright::expand::Operation>::Output) -> ::specwright::expand::Token {
                    #secret #lifetime
                }
            }
        }
    }
}

/// `key = member`, or `key = member.member`.
fn member(keys: &mut Keys, key: &str, report: &mut Report) -> Option<Vec<Ident>> {
    let (word, rest) = keys.take(key)?;
    let member = match &rest {
        Rest::Equals(Value::Fields(steps)) => {
            let is_there = steps.iter().all(|step| step.options == 0);
            is_there.then(|| steps.iter().map(|step| step.field.clone()).collect())
        }
        Rest::Equals(value) => value.word().map(|word| vec![word.clone()]),
        _ => None,
    };
    if member.is_none() {
        let site = match &rest {
            Rest::Equals(value) => value.to_token_stream(),
            _ => word.to_token_stream(),
        };
        report.error(
            site,
            format_args!("`{key}` names a member of the answer that is always there: `{key} = member`"),
        );
    }
    member
}
