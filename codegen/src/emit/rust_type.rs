//! Types of the IR as Rust types.

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use crate::ir::{Presence, Type, TypeId, TypeKind};

/// Where a type is written.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// In the module `types`, inside this type.
    Types(TypeId),
    /// In the module of an operation.
    Operation,
}

/// A member's type, with what says that it may be absent or null.
pub(super) fn member(context: &Context<'_>, place: Place, ty: &Type, presence: Presence) -> TokenStream {
    let ty = value(context, place, ty);
    match presence {
        Presence::Required => ty,
        Presence::RequiredNullable | Presence::Optional | Presence::Loose => quote!(Option<#ty>),
        Presence::OptionalNullable => quote!(Option<Option<#ty>>),
    }
}

/// A value's type.
pub(super) fn value(context: &Context<'_>, place: Place, ty: &Type) -> TokenStream {
    match ty {
        Type::Named(id) => match (place, behind_alias(context, ty)) {
            // The derives read lists and maps off the syntax, so these are spelled out.
            (_, Some(inner @ (Type::List(_) | Type::Map(_)))) => value(context, place, inner),
            (Place::Types(owner), _) if context.recursion.is_boxed(owner, *id) => {
                let named = named(context, place, *id);
                quote!(Box<#named>)
            }
            _ => named(context, place, *id),
        },
        Type::List(element) => {
            let element = self::element(context, place, element);
            quote!(Vec<#element>)
        }
        Type::Map(element) => {
            let element = self::element(context, place, element);
            quote!(specwright::Map<#element>)
        }
        Type::String => quote!(String),
        Type::Secret => quote!(specwright::Secret),
        Type::Boolean => quote!(bool),
        Type::Integer => quote!(i64),
        Type::Number => quote!(f64),
        Type::Any => quote!(specwright::Json),
        Type::DateTime => quote!(specwright::DateTime),
        Type::Date => quote!(specwright::Date),
        Type::Base64 => quote!(specwright::Base64),
    }
}

/// What a named scalar, list or map stands for in the end.
pub(super) fn behind_alias<'a>(context: &Context<'a>, ty: &Type) -> Option<&'a Type> {
    let mut found = None;
    let mut next = match ty {
        Type::Named(id) => Some(*id),
        _ => None,
    };
    // No chain is longer than there are types.
    for _ in 0..context.api.types.len() {
        let Some(TypeKind::Alias(alias)) =
            next.and_then(|id| context.api.types.get(id.0)).map(|def| &def.kind)
        else {
            break;
        };
        found = Some(&alias.ty);
        next = match &alias.ty {
            Type::Named(id) => Some(*id),
            _ => None,
        };
    }
    found
}

fn named(context: &Context<'_>, place: Place, id: TypeId) -> TokenStream {
    let ident = &context.names.of(id).ident;
    match place {
        Place::Types(_) => quote!(#ident),
        Place::Operation => quote!(types::#ident),
    }
}

fn element(context: &Context<'_>, place: Place, element: &crate::ir::ElementType) -> TokenStream {
    let ty = match &element.ty {
        // A list or map already gives the type a size.
        Type::Named(id) if behind_alias(context, &element.ty).is_none() => named(context, place, *id),
        other => value(context, place, other),
    };
    match element.nullable {
        true => quote!(Option<#ty>),
        false => ty,
    }
}
