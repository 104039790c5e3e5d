//! `status = 409`, `status(401, 403)`, `status = 4xx`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Lit, LitInt};

use crate::{
    attribute::{Entry, Head, Keys, Rest, Value},
    report::Report,
};

const ALL: &str = "a status is `status = 409`, `status(401, 403)` or `status = 4xx`";

/// The statuses of an error. The order of the kinds is the order in which they are tried.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Statuses {
    One(u16),
    Several(Vec<u16>),
    Class(u8),
}

impl Statuses {
    /// Takes `status` out of the keys.
    pub(super) fn parse(keys: &mut Keys, variant: &Ident, report: &mut Report) -> Option<Self> {
        match keys.take("status") {
            Some((_, Rest::Equals(Value::Literal(Lit::Int(literal))))) => one_or_class(&literal, report),
            Some((key, Rest::List(entries))) => several(&key, entries, report),
            Some((key, _)) => {
                report.error(key, ALL);
                None
            }
            None => {
                report.error(
                    variant,
                    format_args!(
                        "a documented error has a status, and what is not documented `other`: {ALL}"
                    ),
                );
                None
            }
        }
    }

    /// Whether there is a status that is of both.
    pub(super) fn meet(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Class(one), Self::Class(two)) => one == two,
            (Self::Class(class), one) | (one, Self::Class(class)) => {
                one.listed().iter().any(|status| status / 100 == u16::from(*class))
            }
            (one, two) => one.listed().iter().any(|status| two.listed().contains(status)),
        }
    }

    /// One goes before several, and several before a class.
    pub(super) fn rank(&self) -> u8 {
        match self {
            Self::One(_) => 0,
            Self::Several(_) => 1,
            Self::Class(_) => 2,
        }
    }

    fn listed(&self) -> &[u16] {
        match self {
            Self::One(status) => std::slice::from_ref(status),
            Self::Several(statuses) => statuses,
            Self::Class(_) => &[],
        }
    }

    /// The value of `specwright::ErrorStatuses`.
    pub(super) fn emit(&self) -> TokenStream {
        match self {
            Self::One(status) => quote!(::specwright::expand::ErrorStatuses::One(#status)),
            Self::Several(statuses) => {
                quote!(::specwright::expand::ErrorStatuses::Several(&[#(#statuses),*]))
            }
            Self::Class(class) => quote!(::specwright::expand::ErrorStatuses::Class(#class)),
        }
    }
}

fn one_or_class(literal: &LitInt, report: &mut Report) -> Option<Statuses> {
    if literal.suffix() != "xx" {
        return one(literal, report).map(Statuses::One);
    }
    match literal.base10_digits() {
        "3" => Some(Statuses::Class(3)),
        "4" => Some(Statuses::Class(4)),
        "5" => Some(Statuses::Class(5)),
        _ => {
            report.error(literal, "a class of errors is `3xx`, `4xx` or `5xx`");
            None
        }
    }
}

fn several(key: &Ident, entries: Vec<Entry>, report: &mut Report) -> Option<Statuses> {
    let before = report.count();
    let mut statuses = Vec::new();
    for entry in entries {
        match entry {
            Entry { head: Head::Literal(Lit::Int(literal)), rest: Rest::Nothing } => {
                let status = one(&literal, report);
                if status.is_some_and(|status| statuses.contains(&status)) {
                    report.error(&literal, "this status stands here twice");
                }
                statuses.extend(status);
            }
            other => report.error(other, ALL),
        }
    }
    if statuses.is_empty() && report.count() == before {
        report.error(key, ALL);
    }
    match statuses.as_slice() {
        _ if report.count() > before => None,
        [one] => Some(Statuses::One(*one)),
        _ => Some(Statuses::Several(statuses)),
    }
}

fn one(literal: &LitInt, report: &mut Report) -> Option<u16> {
    let status = literal.base10_parse().ok().filter(|status| (200..600).contains(status));
    if status.is_none() || !literal.suffix().is_empty() {
        report.error(literal, "an HTTP status is a number from 200 to 599");
        return None;
    }
    status
}
