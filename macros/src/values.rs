//! Open enums: `value = "wire"` or `value = 3`, and `unknown`.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Ident, Lit, LitInt, LitStr, ext::IdentExt};

use crate::{
    attribute::{Rest, Value},
    constraint,
    impls::{self, Bodies},
    report::Report,
    variant::Variant,
};

mod allowed;
mod integers;
mod listed;
mod texts;

pub(crate) use allowed::emit_allowed;

/// An open enum.
pub(crate) struct Values {
    pub(crate) ident: Ident,
    /// The variant that keeps other values; an enum without one was reported.
    unknown: Option<Ident>,
    known: Known,
    /// Whether a request may hold values that have no variant.
    open: Option<Ident>,
    /// The variants that only answers have.
    answers: Vec<Ident>,
    /// The arm for variants that were reported.
    reported: Option<TokenStream>,
}

/// The values that have a variant of their own, all of one type.
enum Known {
    Texts(Vec<(Ident, LitStr)>),
    Integers(Vec<(Ident, LitInt)>),
}

impl Values {
    /// Parses and checks the variants.
    pub(crate) fn parse(
        ident: Ident,
        open: Option<Ident>,
        variants: Vec<Variant>,
        report: &mut Report,
    ) -> Self {
        let before = report.count();
        let (mut texts, mut integers, mut unknown, mut has_unknown) = (Vec::new(), Vec::new(), None, false);
        let mut answers = Vec::new();
        let count = variants.len();
        for (index, mut variant) in variants.into_iter().enumerate() {
            variant.refuse(&["tag", "json", "text", "bytes", "media"], "an enum of values", report);
            variant.refuse(&constraint::KEYS, "an enum of values", report);
            if let Some(flag) = variant.keys.flag("unknown", report) {
                has_unknown = true;
                unknown = check_unknown(&variant, &flag, index + 1 == count, report).or(unknown);
                continue;
            }
            if variant.keys.flag("response_only", report).is_some() {
                answers.push(variant.local());
            }
            match parse_value(&mut variant, report) {
                Some(Lit::Str(text)) => texts.push((variant.local(), text)),
                Some(Lit::Int(integer)) => integers.push((variant.local(), integer)),
                _ => {}
            }
        }
        if !has_unknown {
            let kept = if texts.is_empty() && !integers.is_empty() { "i64" } else { "String" };
            report.error(
                &ident,
                format_args!(
                    "an enum of values is open; add the variant `#[api(unknown)] Unknown(specwright::Unknown<{kept}>)`"
                ),
            );
        }
        let known = Known::of(texts, integers, report);
        let reported =
            (report.count() > before).then(|| quote!(#[allow(unreachable_patterns)] _ => loop {},));
        Self { ident, unknown, known, open, answers, reported }
    }
}

impl Known {
    fn of(mut texts: Vec<(Ident, LitStr)>, mut integers: Vec<(Ident, LitInt)>, report: &mut Report) -> Self {
        keep_unique(&mut texts, LitStr::value, report);
        keep_unique(&mut integers, LitInt::to_string, report);
        match (texts.first(), integers.first()) {
            (Some(_), Some((_, integer))) => {
                report.error(integer, "the values of an enum are all strings or all integers");
                Self::Texts(texts)
            }
            (None, Some(_)) => Self::Integers(integers),
            _ => Self::Texts(texts),
        }
    }
}

/// The value of a variant that has one.
fn parse_value(variant: &mut Variant, report: &mut Report) -> Option<Lit> {
    let value = match variant.keys.take("value") {
        Some((_, Rest::Equals(Value::Literal(Lit::Str(text))))) => Lit::Str(text),
        Some((_, Rest::Equals(Value::Literal(Lit::Int(integer)))))
            if integer.base10_parse::<i64>().is_ok() =>
        {
            Lit::Int(integer)
        }
        Some((_, Rest::Equals(Value::Literal(Lit::Int(integer))))) => {
            report.error(integer, "an integer value fits into an `i64`, and has no suffix");
            return None;
        }
        Some((_, Rest::Equals(value))) => {
            report.error(value, "a value is a string or an integer");
            return None;
        }
        Some((key, _)) => {
            report.error(key, "`value` needs a value: `value = \"…\"` or `value = 3`");
            return None;
        }
        None => {
            report.error(
                &variant.ident,
                "a variant needs `value = \"…\"`; an enum of types needs `#[api(union)]`",
            );
            return None;
        }
    };
    if !variant.is_unit() {
        report.error(&variant.ident, "a value's variant has no fields");
        return None;
    }
    Some(value)
}

/// The name of the unknown variant, if it can hold a value.
fn check_unknown(variant: &Variant, flag: &Ident, is_last: bool, report: &mut Report) -> Option<Ident> {
    if variant.keys.first(&["value"]).is_some() {
        report.error(flag, "`unknown` keeps the values that no variant names; it has no `value`");
    }
    variant.refuse(&["response_only"], "values without a name", report);
    if !is_last {
        report.error(&variant.ident, "`unknown` stands on the last variant");
    }
    if variant.single().is_none() {
        report.error(
            &variant.ident,
            "the unknown variant has one field: `specwright::Unknown<String>` or `…<i64>`",
        );
        return None;
    }
    Some(variant.local())
}

fn keep_unique<T: ToTokens>(values: &mut Vec<(Ident, T)>, text: fn(&T) -> String, report: &mut Report) {
    let mut seen = Vec::new();
    values.retain(|(_, value)| {
        let text = text(value);
        let is_new = !seen.contains(&text);
        if !is_new {
            report.error(value, "two variants have this value");
        }
        seen.push(text);
        is_new
    });
}

/// All that `Model` gives an open enum: its table, which place of it a variant is, and what follows from that.
pub(crate) fn emit_values(values: &Values) -> TokenStream {
    let ident = &values.ident;
    let (rest, read, write, debug) = match values.known {
        Known::Texts(_) => (
            texts::texts(ident),
            "::specwright::expand::wire::read_text_enum(__from)",
            "__to.text(self.as_str(), self)",
            "::specwright::expand::wire::debug_text_enum(self, __f)",
        ),
        Known::Integers(_) => (
            integers::integers(ident),
            "::specwright::expand::wire::read_integer_enum(__from)",
            "__to.value(self.as_i64(), self)",
            "::specwright::expand::wire::debug_integer_enum(self, __f)",
        ),
    };
    let texts = [table(values) + &rest, read.to_owned(), write.to_owned()];
    impls::emit_impls(ident, debug, texts, |[items, read, write]| Bodies { items, read, write })
}

/// The impl that holds the table.
fn table(values: &Values) -> String {
    let Values { ident, unknown, known, reported, .. } = values;
    let (kind, value, kept, variants, literals) = match known {
        Known::Texts(texts) => (
            "TextEnum",
            "&'static ::core::primitive::str",
            "::std::string::String",
            texts.iter().map(|(variant, _)| variant).collect::<Vec<_>>(),
            texts.iter().map(|(_, text)| format!("{:?},", text.value())).collect::<String>(),
        ),
        Known::Integers(integers) => (
            "IntegerEnum",
            "::core::primitive::i64",
            "::core::primitive::i64",
            integers.iter().map(|(variant, _)| variant).collect(),
            integers.iter().map(|(_, integer)| format!("{},", integer.token())).collect(),
        ),
    };
    let named = variants.iter().copied().chain(unknown);
    let names: Vec<String> = named.map(|variant| variant.unraw().to_string()).collect();
    let placed = || variants.iter().enumerate();
    let last = variants.len().saturating_sub(1);
    let known: String = placed()
        .map(|(place, variant)| match place == last {
            true => format!("::core::result::Result::Ok(_) => Self::{variant},"),
            false => format!("::core::result::Result::Ok({place}usize) => Self::{variant},"),
        })
        .collect();
    let none = if variants.is_empty() { "::core::result::Result::Ok(_) => loop {}," } else { "" };
    let places: String = placed()
        .map(|(place, variant)| format!("Self::{variant} => ::core::result::Result::Ok({place}usize),"))
        .collect();
    let (keep, kept_place) = match unknown {
        Some(unknown) => (
            format!("::core::result::Result::Err(__value) => Self::{unknown}(__value),"),
            format!("Self::{unknown}(__value) => ::core::result::Result::Err(__value),"),
        ),
        None => ("::core::result::Result::Err(_) => loop {},".to_owned(), String::new()),
    };
    let reported = reported.as_ref().map(TokenStream::to_string).unwrap_or_default();
    format!(
        "#[automatically_derived]
        impl ::specwright::expand::wire::{kind} for {ident} {{
            const VALUES: &'static [{value}] = &[{literals}];
            const NAMES: &'static [&'static ::core::primitive::str] = &{names:?};

            #[inline]
            fn of(
                __found: ::core::result::Result<::core::primitive::usize, ::specwright::expand::Unknown<{kept}>>,
            ) -> Self {{
                match __found {{ {known} {none} {keep} }}
            }}

            #[inline]
            fn place(
                &self,
            ) -> ::core::result::Result<::core::primitive::usize, &::specwright::expand::Unknown<{kept}>> {{
                match self {{ {places} {kept_place} {reported} }}
            }}
        }}"
    )
}
