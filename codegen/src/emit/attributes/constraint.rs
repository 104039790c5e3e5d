//! Limits of values as keys of attributes.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::Context;
use crate::emit::items::enumeration::integer;
use crate::emit::text::rust_type;
use crate::emit::text::rust_type::Site;
use crate::ir::{
    Bounds, Constraints, Decimal, End, Format, MAX_ALIASES, Range, Type, TypeId, TypeKind, Types,
};

/// The keys for a value of this type: its own limits, and the named types whose limits it has.
pub(crate) fn keys(
    context: &Context<'_>,
    place: Site<'_>,
    ty: &Type,
    constraints: &Constraints,
) -> Vec<TokenStream> {
    let Constraints { length, range, multiple_of, pattern, format } = constraints;
    let length = length.as_ref().map(|bounds| {
        ends(quote!(length), bounds, |end| {
            let end = Literal::u64_unsuffixed(end);
            quote!(#end)
        })
    });
    let range = range.as_deref().map(range_key);
    let multiple_of = multiple_of.as_ref().map(|step| {
        let step = number(&step.of);
        quote!(multiple_of = #step)
    });
    let pattern = pattern.as_ref().map(|pattern| {
        let regex = text(&pattern.regex);
        quote!(pattern = #regex)
    });
    let format = format.map(|format| match format {
        Format::Email => quote!(format = email),
        Format::Uuid => quote!(format = uuid),
        Format::Uri => quote!(format = uri),
        Format::Ipv4 => quote!(format = ipv4),
        Format::Ipv6 => quote!(format = ipv6),
        Format::Hostname => quote!(format = hostname),
        Format::DayFirstDate => quote!(format = day_first_date),
    });
    [length, range, multiple_of, pattern, format, named(context, place, ty)].into_iter().flatten().collect()
}

/// A pattern as one writes it: raw where it has backslashes.
fn text(regex: &str) -> Literal {
    let raw = format!("r\"{regex}\"");
    // What Rust would escape may hide or reorder text: only an escaped literal shows it.
    let is_visible = |c: char| c.escape_debug().len() == 1 || matches!(c, '\\' | '\'');
    let is_plain = regex.contains('\\') && regex.chars().all(is_visible);
    match raw.parse() {
        Ok(literal) if is_plain => literal,
        _ => Literal::string(regex),
    }
}

fn ends<T: Copy>(key: TokenStream, bounds: &Bounds<T>, literal: impl Fn(T) -> TokenStream) -> TokenStream {
    let end = |name: TokenStream, end: Option<T>| {
        end.map(|end| {
            let end = literal(end);
            quote!(#name = #end)
        })
    };
    let ends = [end(quote!(min), bounds.min), end(quote!(max), bounds.max)];
    let ends = ends.into_iter().flatten();
    quote!(#key(#(#ends),*))
}

/// `range(min = 0, below = 1)`.
fn range_key(range: &Range) -> TokenStream {
    let end = |end: &Option<End>, included: TokenStream, excluded: TokenStream| {
        end.as_ref().map(|end| {
            let (name, at) = match end {
                End::Included(at) => (included, number(at)),
                End::Excluded(at) => (excluded, number(at)),
            };
            quote!(#name = #at)
        })
    };
    let ends = [end(&range.min, quote!(min), quote!(above)), end(&range.max, quote!(max), quote!(below))];
    let ends = ends.into_iter().flatten();
    quote!(range(#(#ends),*))
}

/// A number as a literal: an integer where it is one of 64 bits.
pub(crate) fn number(number: &Decimal) -> TokenStream {
    match (number.to_i64(), number.to_u64()) {
        (Some(value), _) => integer(value),
        (None, Some(value)) => {
            let literal = Literal::u64_unsuffixed(value);
            quote!(#literal)
        }
        (None, None) => {
            let value = number.to_f64();
            let sign = value.is_sign_negative().then(|| quote!(-));
            let literal = Literal::f64_unsuffixed(value.abs());
            quote!(#sign #literal)
        }
    }
}

/// `is = types::Digits`, or `each(…)` where the elements have such a type.
fn named(context: &Context<'_>, place: Site<'_>, ty: &Type) -> Option<TokenStream> {
    match ty {
        Type::Named(id) if is_constrained(&context.api.types, *id) => {
            let path = rust_type::named(context, place, *id);
            Some(quote!(is = #path))
        }
        Type::Named(id) => match &context.api[*id].kind {
            // Lists and maps are spelled out where a member has one.
            TypeKind::Alias(alias) => named(context, place, &alias.ty),
            _ => None,
        },
        Type::List(element) | Type::Map(element) => each(context, place, &element.ty),
        _ => None,
    }
}

/// `each(…)` for entries of this type, where they have limits.
pub(crate) fn each(context: &Context<'_>, place: Site<'_>, ty: &Type) -> Option<TokenStream> {
    let inner = named(context, place, ty)?;
    Some(quote!(each(#inner)))
}

/// Whether a named type has limits, its own or those of named types that it is made of.
pub(crate) fn is_constrained(types: &Types, id: TypeId) -> bool {
    constrained_within(types, id, MAX_ALIASES)
}

fn constrained_within(types: &Types, id: TypeId, names: usize) -> bool {
    let TypeKind::Alias(alias) = &types[id].kind else { return false };
    let Some(names) = names.checked_sub(1) else { return false };
    !alias.constraints.is_empty() || leaf(&alias.ty).is_some_and(|id| constrained_within(types, id, names))
}

/// The named type in a type, inside lists and maps.
fn leaf(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Named(id) => Some(*id),
        Type::List(element) | Type::Map(element) => leaf(&element.ty),
        _ => None,
    }
}
