//! What all alternatives of a union have, asked of the union.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::Context;
use crate::emit::recursion::Recursion;
use crate::emit::text::rust_type;
use crate::emit::text::rust_type::Site;
use crate::ir::{Api, CommonMember, Type, TypeId, Union};
use crate::names::{Name, Names};
use crate::prose::markdown::code;

/// Methods that every type has, which a member must not hide.
const TAKEN: [&str; 10] =
    ["borrow", "borrow_mut", "clone", "clone_into", "eq", "fmt", "into", "ne", "to_owned", "try_into"];

/// The methods that give the members which all alternatives have.
pub(crate) fn item(context: &Context<'_>, id: TypeId, union: &Union) -> Option<TokenStream> {
    let methods = methods(context.api, context.names, &context.recursion, union);
    let methods: Vec<TokenStream> =
        methods.iter().map(|(name, common)| method(context, id, name, common)).collect();
    let ident = &context.names.of(id).ident;
    (!methods.is_empty()).then(|| quote!(impl #ident { #(#methods)* }))
}

/// The members that have a method, with its name.
pub(crate) fn methods<'a>(
    api: &'a Api,
    names: &'a Names,
    recursion: &Recursion,
    union: &'a Union,
) -> Vec<(&'a Name, CommonMember<'a>)> {
    let common = api.types.common_members(union).into_iter().filter_map(|common| {
        let (first, place) = common.places.first()?;
        let name = names.of(*first).parts.get(*place)?;
        let is_boxed = |(owner, _): &(TypeId, usize)| {
            matches!(&common.member.ty, Type::Named(named) if recursion.is_boxed(*owner, *named))
        };
        let is_free = !TAKEN.contains(&name.to_string().as_str());
        (is_free && !common.places.iter().any(is_boxed)).then_some((name, common))
    });
    common.collect()
}

fn method(context: &Context<'_>, id: TypeId, name: &Name, common: &CommonMember<'_>) -> TokenStream {
    let variants = &context.names.of(id).parts;
    let form = Form::of(context, &common.member.ty);
    let arms = variants.iter().zip(&common.places).map(|(variant, (object, place))| {
        let field = &context.names.of(*object).parts[*place];
        let value = form.value(quote!(it.#field), rust_type::options(common.member));
        quote!(Self::#variant(it) => #value,)
    });
    let ty = form.ty(context, id, &common.member.ty);
    let whether = if common.member.presence.is_required() && !common.member.presence.is_nullable() {
        "`None` of what is not known."
    } else {
        "`None` where there is none, and of what is not known."
    };
    let docs = format!(" The member {} of every alternative; {whether}", code(&common.member.wire_name));
    quote! {
        #[doc = #docs]
        pub fn #name(&self) -> Option<#ty> {
            match self {
                #(#arms)*
                Self::Unknown(_) => None,
            }
        }
    }
}

/// How a value is given.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// As it is: it is small.
    Copied,
    /// As what it derefs to.
    Deref,
    Borrowed,
}

impl Form {
    fn of(context: &Context<'_>, ty: &Type) -> Self {
        match context.api.types.behind_aliases(ty) {
            Type::Boolean | Type::Integer | Type::Unsigned | Type::Number => Self::Copied,
            Type::String | Type::List(_) => Self::Deref,
            _ => Self::Borrowed,
        }
    }

    fn ty(self, context: &Context<'_>, id: TypeId, ty: &Type) -> TokenStream {
        let plain = context.api.types.behind_aliases(ty);
        let site = Site::Types(id);
        match (self, plain) {
            (Self::Deref, Type::List(element)) => {
                let element = rust_type::element(context, site, element);
                quote!(&[#element])
            }
            (Self::Deref, _) => quote!(&str),
            (Self::Copied, _) => rust_type::value(context, site, ty),
            (Self::Borrowed, _) => {
                let ty = rust_type::value(context, site, ty);
                quote!(&#ty)
            }
        }
    }

    fn value(self, field: TokenStream, options: usize) -> TokenStream {
        match (self, options) {
            (Self::Copied, 0) => quote!(Some(#field)),
            (Self::Copied, 1) => field,
            (Self::Copied, _) => quote!(#field.flatten()),
            (_, 0) => quote!(Some(&#field)),
            (Self::Deref, 1) => quote!(#field.as_deref()),
            (Self::Deref, _) => quote!(#field.as_ref().and_then(|it| it.as_deref())),
            (Self::Borrowed, 1) => quote!(#field.as_ref()),
            (Self::Borrowed, _) => quote!(#field.as_ref().and_then(|it| it.as_ref())),
        }
    }
}
