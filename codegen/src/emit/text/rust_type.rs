//! Types of the IR as Rust types.

use std::cell::Cell;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::emit::Context;
use crate::ir::{DateOrder, Member, Presence, Type, TypeId};

/// Where a type is written.
#[derive(Clone, Copy)]
pub(crate) enum Site<'p> {
    /// In the module `types`, inside this type.
    Types(TypeId),
    /// In the module of an operation, which imports what it is told here.
    Operation(&'p Imports),
}

/// What a module has to import, for what was written in it.
#[derive(Default)]
pub(crate) struct Imports {
    types: Cell<bool>,
}

impl Imports {
    /// Whether the module `types` was named.
    pub(crate) fn has_types(&self) -> bool {
        self.types.get()
    }
}

/// A member's type, with what says that it may be absent or null.
pub(crate) fn member(context: &Context<'_>, site: Site<'_>, ty: &Type, presence: Presence) -> TokenStream {
    let ty = value(context, site, ty);
    match presence {
        Presence::Required => ty,
        Presence::RequiredNullable | Presence::Optional | Presence::Loose => quote!(Option<#ty>),
        Presence::OptionalNullable => quote!(Option<Option<#ty>>),
    }
}

/// How many times a member's type is wrapped in `Option`.
pub(crate) fn options(member: &Member) -> usize {
    match member.presence {
        Presence::Required => 0,
        Presence::RequiredNullable | Presence::Optional | Presence::Loose => 1,
        Presence::OptionalNullable => 2,
    }
}

/// A value's type.
pub(crate) fn value(context: &Context<'_>, site: Site<'_>, ty: &Type) -> TokenStream {
    match ty {
        Type::Named(id) => match (site, context.api.types.behind_aliases(ty)) {
            // The derives read lists and maps off the syntax, so these are spelled out.
            (_, inner @ (Type::List(_) | Type::Map(_))) => value(context, site, inner),
            (Site::Types(owner), _) if context.recursion.is_boxed(owner, *id) => {
                let named = named(context, site, *id);
                quote!(Box<#named>)
            }
            _ => named(context, site, *id),
        },
        Type::List(element) => {
            let element = self::element(context, site, element);
            quote!(Vec<#element>)
        }
        Type::Map(element) => {
            let element = self::element(context, site, element);
            quote!(specwright::Map<#element>)
        }
        Type::String => quote!(String),
        Type::Secret => quote!(specwright::Secret),
        Type::Boolean => quote!(bool),
        Type::Integer => quote!(i64),
        Type::Unsigned => quote!(u64),
        Type::Number => quote!(f64),
        Type::Decimal => quote!(specwright::Decimal),
        Type::AsText(plain) => {
            let plain = value(context, site, plain);
            quote!(specwright::AsText<#plain>)
        }
        Type::Any => quote!(specwright::Json),
        Type::DateTime => quote!(specwright::DateTime),
        Type::Date => quote!(specwright::Date),
        Type::OrderedDate(order) => {
            let order = Ident::new(date_order(*order), Span::call_site());
            quote!(specwright::DateAs<specwright::date_order::#order>)
        }
        Type::Time => quote!(specwright::Time),
        Type::Duration => quote!(specwright::IsoDuration),
        Type::UnixTime => quote!(specwright::UnixTime),
        Type::UnixMillis => quote!(specwright::UnixMillis),
        Type::HttpDate => quote!(specwright::HttpDate),
        Type::Base64 => quote!(specwright::Base64),
        Type::Bytes => quote!(specwright::File),
        Type::BytesOrText => quote!(specwright::FileOrText),
        // The enum of an operation's bodies has a name that only the operation knows.
        Type::Contents(_) => quote!(specwright::Json),
    }
}

fn date_order(order: DateOrder) -> &'static str {
    match order {
        DateOrder::DayMonthYear => "DayMonthYear",
        DateOrder::DayMonthYearSlashes => "DayMonthYearSlashes",
        DateOrder::DayMonthYearDots => "DayMonthYearDots",
        DateOrder::MonthDayYear => "MonthDayYear",
        DateOrder::MonthDayYearSlashes => "MonthDayYearSlashes",
        DateOrder::YearMonthDaySlashes => "YearMonthDaySlashes",
        DateOrder::YearMonthDayDigits => "YearMonthDayDigits",
    }
}

/// A named type by its name.
pub(crate) fn named(context: &Context<'_>, site: Site<'_>, id: TypeId) -> TokenStream {
    let ident = &context.names.of(id).ident;
    match site {
        Site::Types(_) => quote!(#ident),
        Site::Operation(imports) => {
            imports.types.set(true);
            quote!(types::#ident)
        }
    }
}

/// The type of a list's elements or a map's entries.
pub(crate) fn element(
    context: &Context<'_>,
    site: Site<'_>,
    element: &crate::ir::ElementType,
) -> TokenStream {
    let ty = match &element.ty {
        // A list or map already gives the type a size, and the derives do not look into it.
        Type::Named(id) => named(context, site, *id),
        other => value(context, site, other),
    };
    match element.nullable {
        true => quote!(Option<#ty>),
        false => ty,
    }
}
