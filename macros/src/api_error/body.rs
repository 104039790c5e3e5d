//! `error_body`: where an answer says what went wrong.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, LitStr, Type};

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
        members: Vec<(&'static str, LitStr)>,
        on_success: Option<Ident>,
    },
}

impl Body {
    pub(super) fn parse(keys: &mut Keys, report: &mut Report) -> Self {
        match keys.take("error_body") {
            None => Self::None,
            Some((_, Rest::Equals(Value::Type(constant)))) => Self::Constant(constant),
            Some((_, Rest::List(entries))) => {
                let mut keys = Keys::check(entries, "`error_body`", &KEYS, report);
                let on_success = keys.flag("on_success", report);
                let members = KEYS.into_iter().filter_map(|key| Some((key, keys.string(key, report)?)));
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
                    let setter = Ident::new(setter, member.span());
                    quote!(.#setter(#member))
                });
                let on_success = on_success.as_ref().map(|_| quote!(.on_success()));
                quote!(::specwright::expand::ErrorBody::new() #(#setters)* #on_success)
            }
        }
    }
}
