//! `error_body`: where an answer says what went wrong.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Lit, LitStr, Type};

use crate::{
    attribute::{Keys, Rest, Value},
    report::Report,
};

const KEYS: [&str; 5] = ["code", "message", "status", "request_id", "on_success"];

/// Where an answer says what went wrong.
pub(super) enum Body {
    None,
    /// A constant of type `specwright::ErrorBody`.
    Constant(Box<Type>),
    Here {
        /// Each member of the body by the name of its field.
        members: Vec<(&'static str, Source)>,
        on_success: Option<Ident>,
    },
}

/// Where an answer says something.
pub(super) enum Source {
    /// `code = "code"`, or the pointer of a member further in.
    Member(LitStr),
    /// `code(header = "x-error-code")`
    Header(LitStr),
}

impl Source {
    fn parse(keys: &mut Keys, key: &str, report: &mut Report) -> Option<Self> {
        match keys.take(key)? {
            (_, Rest::Equals(Value::Literal(Lit::Str(name)))) => Some(Self::Member(name)),
            (_, Rest::List(entries)) => {
                let mut keys = Keys::check(entries, &format!("`{key}`"), &["header"], report);
                keys.string("header", report).map(Self::Header)
            }
            (word, _) => {
                report.error(
                    word,
                    format_args!(
                        "`{key}` is a member, `{key} = \"…\"`, or a header, `{key}(header = \"…\")`"
                    ),
                );
                None
            }
        }
    }
}

impl Body {
    pub(super) fn parse(keys: &mut Keys, report: &mut Report) -> Self {
        match keys.take("error_body") {
            None => Self::None,
            Some((_, Rest::Equals(Value::Type(constant)))) => Self::Constant(constant),
            Some((_, Rest::List(entries))) => {
                let mut keys = Keys::check(entries, "`error_body`", &KEYS, report);
                let on_success = keys.flag("on_success", report);
                let members =
                    KEYS.into_iter().filter_map(|key| Some((key, Source::parse(&mut keys, key, report)?)));
                Self::Here { members: members.collect(), on_success }
            }
            Some((key, _)) => {
                report.error(
                    key,
                    "`error_body` names members, `error_body(code = \"code\")`, or a constant, `error_body = BODY`",
                );
                Self::None
            }
        }
    }

    /// The value of `specwright::ErrorBody`.
    pub(super) fn emit(&self) -> TokenStream {
        match self {
            Self::None => quote!(::specwright::expand::ErrorBody::new()),
            Self::Constant(constant) => quote!(#constant),
            Self::Here { members, on_success } => {
                let setters = members.iter().map(|(setter, member)| {
                    let (setter, name) = match member {
                        Source::Member(name) => (Ident::new(setter, name.span()), name),
                        Source::Header(name) => (Ident::new(&format!("{setter}_header"), name.span()), name),
                    };
                    quote!(.#setter(#name))
                });
                let on_success = on_success.as_ref().map(|_| quote!(.on_success()));
                quote!(::specwright::expand::ErrorBody::new() #(#setters)* #on_success)
            }
        }
    }
}
