//! The checks of a value: its own limits, then what it holds.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Ident, Lit, Type, spanned::Spanned};

use super::{Bounds, Constraints, Range, demand, element, held};
use crate::{
    pattern::{self, Pattern, Run, Set},
    presence,
};

/// The statements that check `__value`, a reference to a value of this type, at the place of `__check`; none where
/// nothing can be wrong with it.
pub(crate) fn emit_value(constraints: &Constraints, ty: &Type, reason: Option<&str>) -> Option<TokenStream> {
    emit_all(constraints, ty, reason, Inside::Unchecked)
}

/// Whether what a value holds is checked elsewhere, its limits here aside.
#[derive(Clone, Copy)]
enum Inside {
    Unchecked,
    /// The named type's function does it.
    Checked,
}

fn emit_all(
    constraints: &Constraints,
    ty: &Type,
    reason: Option<&str>,
    inside: Inside,
) -> Option<TokenStream> {
    let limits = emit_limits(constraints, ty, reason);
    let named = constraints
        .is
        .as_ref()
        .map(|path| quote_spanned!(path.span().resolved_at(Span::call_site())=> #path(__value, __check);));
    let inside = if named.is_some() { Inside::Checked } else { inside };
    let inside = match (&constraints.each, inside) {
        (Some(each), inside) => emit_each(each, ty, reason, inside),
        (None, Inside::Unchecked) => emit_nested(ty),
        (None, Inside::Checked) => None,
    };
    let parts: Vec<TokenStream> = limits.into_iter().chain(named).chain(inside).collect();
    (!parts.is_empty()).then(|| quote!(#(#parts)*))
}

/// Rules and limits of the type itself, unless it is one that has none.
fn emit_nested(ty: &Type) -> Option<TokenStream> {
    let span = ty.span().resolved_at(Span::call_site());
    has_own_checks(ty)
        .then(|| quote_spanned!(span=> ::specwright::expand::Validate::check(__value, __check);))
}

/// Whether values of a type are checked by what it says of itself.
pub(crate) fn has_own_checks(ty: &Type) -> bool {
    let leaf = leaf(ty);
    let plain = ["String", "bool", "i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "f32", "f64"];
    let is_plain = matches!(leaf, Type::Path(path)
        if path.path.get_ident().is_some_and(|ident| plain.iter().any(|name| ident == name)));
    !is_plain
}

/// The type inside lists, maps, boxes and options.
fn leaf(ty: &Type) -> &Type {
    let inner = element(ty).or_else(|| presence::boxed(ty)).or_else(|| presence::option(ty));
    inner.map_or(ty, leaf)
}

fn emit_each(each: &Constraints, ty: &Type, reason: Option<&str>, inside: Inside) -> Option<TokenStream> {
    let element_type = element(ty)?;
    let checks = emit_all(each, element_type, reason, inside)?;
    let raw = held(ty)?;
    let checks = match presence::option(raw) {
        Some(_) => quote!(if let ::core::option::Option::Some(__value) = __value { #checks }),
        None => checks,
    };
    let elements = match (presence::list(ty), presence::lines(ty)) {
        (Some(_), _) => Some(quote!(__value)),
        (None, Some(_)) => Some(quote!(::specwright::expand::items(__value))),
        (None, None) => None,
    };
    Some(match elements {
        Some(elements) => quote! {
            for (__index, __value) in ::core::iter::Iterator::enumerate(<[_]>::iter(#elements)) {
                let __check = &mut __check.element(__index);
                #checks
            }
        },
        None => quote! {
            for (__name, __value) in __value {
                let __check = &mut __check.entry(__name);
                #checks
            }
        },
    })
}

fn emit_limits(constraints: &Constraints, ty: &Type, reason: Option<&str>) -> Vec<TokenStream> {
    let emit_limit = |key: &Ident, holds: &TokenStream, demand: &str| {
        let name = key.to_string();
        let reason = optional(reason);
        quote!(if !(#holds) { __check.limit(#name, #demand, #reason, __value); })
    };
    let Constraints { length, range, multiple_of, pattern, format, .. } = constraints;
    let mut limits = Vec::new();
    if let Some((key, bounds)) = length {
        let ends = ends(bounds, quote!(0), quote!(::core::primitive::usize::MAX));
        let holds = quote_spanned! {span(key)=>
            ::specwright::expand::validate::Length::length_within(__value, #ends)
        };
        limits.push(emit_limit(key, &holds, &demand::length(bounds, ty)));
    }
    if let Some((key, bounds)) = range {
        limits.push(emit_limit(key, &emit_range(key, bounds), &demand::range(bounds)));
    }
    if let Some((key, step)) = multiple_of {
        let text = demand::text(step).unwrap_or_default();
        let holds =
            quote_spanned!(span(key)=> ::specwright::expand::validate::is_multiple_of(__value, #text));
        limits.push(emit_limit(key, &holds, &demand::multiple_of(step)));
    }
    if let Some((key, text, pattern)) = pattern {
        limits.push(emit_limit(key, &emit_pattern(key, pattern), &demand::pattern(text)));
    }
    if let Some((key, format)) = format {
        let function = Ident::new(&format!("is_{format}"), span(key));
        let holds = quote_spanned! {span(key)=>
            ::specwright::expand::validate::format::#function(::specwright::expand::validate::Text::text(__value))
        };
        limits.push(emit_limit(key, &holds, &demand::format(format)));
    }
    limits
}

/// An expression of type `Option<&'static str>`.
pub(crate) fn optional(text: Option<&str>) -> TokenStream {
    match text {
        Some(text) => quote!(::core::option::Option::Some(#text)),
        None => quote!(::core::option::Option::None),
    }
}

fn ends(bounds: &Bounds, least: TokenStream, most: TokenStream) -> TokenStream {
    let end = |end: &Option<Lit>, open: TokenStream| end.as_ref().map_or(open, |literal| quote!(#literal));
    let (min, max) = (end(&bounds.min, least), end(&bounds.max, most));
    quote!(#min, #max)
}

fn emit_range(key: &Ident, range: &Range) -> TokenStream {
    let is_float = range.ends().any(|end| matches!(end, Lit::Float(_)));
    let is_wide = range.ends().any(|end| matches!(end, Lit::Int(end) if end.base10_parse::<i64>().is_err()));
    let end_type = match (is_float, is_wide) {
        (true, _) => quote!(::core::primitive::f64),
        (false, true) => quote!(::core::primitive::u64),
        (false, false) => quote!(::core::primitive::i64),
    };
    let end = |end: &Option<Lit>| match end {
        // A whole end beside one with a fraction.
        Some(Lit::Int(literal)) if is_float => quote!(::core::option::Option::Some(#literal as #end_type)),
        Some(literal) => quote!(::core::option::Option::Some(#literal)),
        None => quote!(::core::option::Option::None),
    };
    let number = quote_spanned!(span(key)=> ::specwright::expand::validate::Number::<#end_type>);
    let Range { min, above, max, below } = range;
    let included = (min.is_some() || max.is_some()).then(|| {
        let (min, max) = (end(min), end(max));
        quote_spanned!(span(key)=> #number::within(__value, #min, #max))
    });
    let excluded = (above.is_some() || below.is_some()).then(|| {
        let (above, below) = (end(above), end(below));
        quote_spanned!(span(key)=> #number::between(__value, #above, #below))
    });
    let both: Vec<TokenStream> = included.into_iter().chain(excluded).collect();
    quote!(#(#both)&&*)
}

fn emit_pattern(key: &Ident, pattern: &Pattern) -> TokenStream {
    let text = quote_spanned!(span(key)=> ::specwright::expand::validate::Text::text(__value));
    match pattern::lower(pattern) {
        Some(branches) => {
            let branches: Vec<TokenStream> = branches.iter().map(|runs| emit_branch(runs)).collect();
            // A block at the beginning of a statement would be one by itself.
            let one_matches = match branches.as_slice() {
                [branch] => branch.clone(),
                branches => quote!((#(#branches)||*)),
            };
            quote!({
                let __text = ::core::primitive::str::as_bytes(#text);
                #one_matches
            })
        }
        None => {
            let spelt = pattern::spell(pattern);
            quote!({
                static __PATTERN: ::specwright::expand::validate::Regex = ::specwright::expand::validate::Regex::new(#spelt);
                __PATTERN.is_match(#text)
            })
        }
    }
}

fn emit_branch(runs: &[Run]) -> TokenStream {
    let runs = runs.iter().map(|Run { set, min, max }| {
        let (min, set) = (*min as usize, emit_set(set));
        let max = match max {
            Some(max) => {
                let max = *max as usize;
                quote!(#max)
            }
            None => quote!(::core::primitive::usize::MAX),
        };
        quote!(::specwright::expand::validate::run(&mut __rest, #min, #max, |__byte| #set))
    });
    quote!({
        let mut __rest = __text;
        #(#runs &&)* __rest.is_empty()
    })
}

/// Whether `__byte` is in the set, which holds all characters beyond ASCII or none.
fn emit_set(set: &Set) -> TokenStream {
    let ranges = set.ranges().iter().map(|(first, last)| {
        if first == last {
            let byte = byte(*first, u8::MAX);
            return quote!(#byte);
        }
        let (first, last) = (byte(*first, 0x80), byte(*last, u8::MAX));
        quote!(#first..=#last)
    });
    quote!(::core::matches!(__byte, #(#ranges)|*))
}

/// A character as its byte, or what stands for those beyond ASCII.
fn byte(letter: char, beyond: u8) -> Literal {
    Literal::byte_character(if letter.is_ascii() { letter as u8 } else { beyond })
}

fn span(key: &Ident) -> Span {
    key.span().resolved_at(Span::call_site())
}
