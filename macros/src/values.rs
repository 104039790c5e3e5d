//! Open enums: `value = "wire"` or `value = 3`, and `unknown`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Lit, LitInt, LitStr, ext::IdentExt};

use crate::{
    attribute::{Rest, Value},
    report::Report,
    variant::Variant,
};

mod integers;
mod texts;

/// An open enum.
pub(crate) struct Values {
    ident: Ident,
    /// The variant that keeps other values; an enum without one was reported.
    unknown: Option<Ident>,
    known: Known,
}

/// The values that have a variant of their own, all of one type.
enum Known {
    Texts(Vec<(Ident, LitStr)>),
    Integers(Vec<(Ident, LitInt)>),
}

impl Values {
    /// Parses and checks the variants.
    pub(crate) fn parse(ident: Ident, variants: Vec<Variant>, report: &mut Report) -> Self {
        let (mut texts, mut integers, mut unknown) = (Vec::new(), Vec::new(), None);
        let count = variants.len();
        for (index, mut variant) in variants.into_iter().enumerate() {
            variant.refuse(&["tag", "json", "text"], "an enum of values", report);
            let flag = variant.keys.flag("unknown", report);
            let value = parse_value(&mut variant, flag.is_none(), report);
            if let Some(flag) = flag {
                check_unknown(&variant, &flag, index + 1 == count, value.is_some(), report);
                unknown = Some(variant.local());
                continue;
            }
            if !variant.is_unit() {
                report.error(&variant.ident, "a value's variant has no fields");
            }
            match value {
                Some(Lit::Str(text)) => texts.push((variant.local(), text)),
                Some(Lit::Int(integer)) => integers.push((variant.local(), integer)),
                _ => {}
            }
        }
        if unknown.is_none() {
            let kept = if texts.is_empty() && !integers.is_empty() { "i64" } else { "String" };
            report.error(
                &ident,
                format_args!(
                    "an enum of values is open; add the variant `#[api(unknown)] Unknown(specwright::Unknown<{kept}>)`"
                ),
            );
        }
        Self { ident, unknown, known: Known::of(texts, integers, report) }
    }
}

impl Known {
    fn of(texts: Vec<(Ident, LitStr)>, integers: Vec<(Ident, LitInt)>, report: &mut Report) -> Self {
        check_unique(texts.iter().map(|(_, text)| (text.value(), text)), report);
        check_unique(integers.iter().map(|(_, integer)| (integer.to_string(), integer)), report);
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

/// The value of a variant; one that is missing is reported where it must be there.
fn parse_value(variant: &mut Variant, must_be: bool, report: &mut Report) -> Option<Lit> {
    match variant.keys.take("value") {
        Some((_, Rest::Equals(Value::Literal(Lit::Str(text))))) => return Some(Lit::Str(text)),
        Some((_, Rest::Equals(Value::Literal(Lit::Int(integer))))) => {
            if integer.base10_parse::<i64>().is_ok() {
                return Some(Lit::Int(integer));
            }
            report.error(integer, "an integer value fits into an `i64`, and has no suffix");
        }
        Some((_, Rest::Equals(value))) => report.error(value, "a value is a string or an integer"),
        Some((key, _)) => report.error(key, "`value` needs a value: `value = \"…\"` or `value = 3`"),
        None if must_be => {
            report.error(
                &variant.ident,
                "a variant needs `value = \"…\"`; an enum of types needs `#[api(union)]`",
            );
        }
        None => {}
    }
    None
}

fn check_unknown(variant: &Variant, flag: &Ident, is_last: bool, has_value: bool, report: &mut Report) {
    if has_value {
        report.error(flag, "`unknown` keeps the values that no variant names; it has no `value`");
    }
    if !is_last {
        report.error(&variant.ident, "`unknown` stands on the last variant");
    }
    if variant.single().is_none() {
        report.error(
            &variant.ident,
            "the unknown variant has one field: `specwright::Unknown<String>` or `…<i64>`",
        );
    }
}

fn check_unique<'a, T: quote::ToTokens + 'a>(
    values: impl Iterator<Item = (String, &'a T)>,
    report: &mut Report,
) {
    let mut seen = Vec::new();
    for (value, tokens) in values {
        if seen.contains(&value) {
            report.error(tokens, "two variants have this value");
        }
        seen.push(value);
    }
}

/// All that `Model` gives an open enum.
pub(crate) fn emit_values(values: &Values) -> TokenStream {
    let Values { ident, unknown, known } = values;
    let debug = emit_debug(values);
    let rest = match known {
        Known::Texts(texts) => texts::emit_texts(ident, texts, unknown.as_ref()),
        Known::Integers(integers) => integers::emit_integers(ident, integers, unknown.as_ref()),
    };
    quote!(#rest #debug)
}

fn emit_debug(values: &Values) -> TokenStream {
    let Values { ident, unknown, known } = values;
    let variants: Vec<&Ident> = match known {
        Known::Texts(texts) => texts.iter().map(|(variant, _)| variant).collect(),
        Known::Integers(integers) => integers.iter().map(|(variant, _)| variant).collect(),
    };
    let names = variants.iter().map(|variant| variant.unraw().to_string());
    let unknown = match unknown {
        Some(unknown) => {
            let name = unknown.unraw().to_string();
            quote!(Self::#unknown(value) => ::specwright::wire::debug_one(__f, #name, value.get()),)
        }
        None => quote!(_ => loop {},),
    };
    quote! {
        #[automatically_derived]
        impl ::core::fmt::Debug for #ident {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self {
                    #(Self::#variants => __f.write_str(#names),)*
                    #unknown
                }
            }
        }
    }
}
