//! What was read is made into what can be sent.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::Context;
use crate::ir::{ElementType, Member, Object, Presence, Type, TypeId, TypeKind, Union};

/// The impl that makes a type of requests out of the one that responses hold in its place.
pub(crate) fn item(context: &Context<'_>, id: TypeId) -> Option<TokenStream> {
    let source = context.conversions.source(id)?;
    let body = match (&context.api[id].kind, &context.api[source].kind) {
        (TypeKind::Object(input), TypeKind::Object(output)) => object(context, (id, input), (source, output)),
        (TypeKind::Union(input), TypeKind::Union(_)) => union(context, (id, input), source),
        _ => return None,
    };
    let (input, output) = (&context.names.of(id).ident, &context.names.of(source).ident);
    let value = if keeps_any(context, id, source) { quote!(value) } else { quote!(_) };
    Some(quote! {
        /// What was read, without what only responses have; what only requests have is not set.
        impl From<#output> for #input {
            fn from(#value: #output) -> Self {
                #body
            }
        }
    })
}

/// Whether anything of what was read can be sent.
fn keeps_any(context: &Context<'_>, id: TypeId, source: TypeId) -> bool {
    let (TypeKind::Object(input), TypeKind::Object(output)) =
        (&context.api[id].kind, &context.api[source].kind)
    else {
        return true;
    };
    let is_read = |member: &Member| output.members.iter().any(|other| other.wire_name == member.wire_name);
    input.members.iter().filter(|member| member.is_given()).any(is_read)
        || input.additional.is_some() && output.additional.is_some()
}

fn object(
    context: &Context<'_>,
    (id, input): (TypeId, &Object),
    (source, output): (TypeId, &Object),
) -> TokenStream {
    let (names, sources) = (&context.names.of(id).parts, &context.names.of(source).parts);
    let given = input.members.iter().zip(names).filter(|(member, _)| member.is_given());
    let fields = given.map(|(member, field)| {
        let place = output.members.iter().position(|other| other.wire_name == member.wire_name);
        match place.and_then(|place| Some((output.members.get(place)?, sources.get(place)?))) {
            Some((other, from)) => {
                let value = self::member(context, (id, member), (source, other), quote!(value.#from));
                quote!(#field: #value,)
            }
            None => quote!(#field: None,),
        }
    });
    let additional = match (&input.additional, &output.additional) {
        (Some(ty), Some(other)) => {
            let (ty, other) = (element(ty), element(other));
            let value = entries(context, &ty, &other, quote!(value.additional));
            Some(quote!(additional: #value,))
        }
        (Some(_), None) => Some(quote!(additional: specwright::Map::new(),)),
        (None, _) => None,
    };
    quote!(Self { #(#fields)* #additional })
}

fn element(ty: &Type) -> ElementType {
    ElementType { ty: ty.clone(), nullable: false }
}

fn member(
    context: &Context<'_>,
    (id, member): (TypeId, &Member),
    (source, other): (TypeId, &Member),
    from: TokenStream,
) -> TokenStream {
    let is_boxed = |owner: TypeId, ty: &Type| matches!(ty, Type::Named(named) if context.recursion.is_boxed(owner, *named));
    let boxes = (is_boxed(id, &member.ty), is_boxed(source, &other.ty));
    let convert = |from: TokenStream| value(context, (&member.ty, &other.ty), boxes, from);
    if is_same(context, &member.ty, &other.ty) && boxes.0 == boxes.1 {
        return from;
    }
    let one = convert(quote!(value));
    match member.presence {
        Presence::Required => convert(from),
        Presence::RequiredNullable | Presence::Optional | Presence::Loose => {
            quote!(#from.map(|value| #one))
        }
        Presence::OptionalNullable => quote!(#from.map(|value| value.map(|value| #one))),
    }
}

/// Whether both are the same in Rust.
fn is_same(context: &Context<'_>, input: &Type, output: &Type) -> bool {
    let types = &context.api.types;
    match (types.behind_aliases(input), types.behind_aliases(output)) {
        (Type::List(one), Type::List(other)) | (Type::Map(one), Type::Map(other)) => {
            is_same(context, &one.ty, &other.ty)
        }
        (one, other) => one == other,
    }
}

fn value(
    context: &Context<'_>,
    (input, output): (&Type, &Type),
    (is_boxed, was_boxed): (bool, bool),
    from: TokenStream,
) -> TokenStream {
    let types = &context.api.types;
    match (types.behind_aliases(input), types.behind_aliases(output)) {
        (one, other) if is_same(context, one, other) && is_boxed == was_boxed => from,
        (Type::List(one), Type::List(other)) => {
            let each = nullable(context, one, other);
            quote!(#from.into_iter().map(|value| #each).collect())
        }
        (Type::Map(one), Type::Map(other)) => entries(context, one, other, from),
        (one, other) => {
            let from = if was_boxed { quote!((*#from)) } else { from };
            let made = if is_same(context, one, other) { from } else { quote!(#from.into()) };
            if is_boxed { quote!(Box::new(#made)) } else { made }
        }
    }
}

fn entries(context: &Context<'_>, one: &ElementType, other: &ElementType, from: TokenStream) -> TokenStream {
    if is_same(context, &one.ty, &other.ty) {
        return from;
    }
    let each = nullable(context, one, other);
    quote!(#from.into_iter().map(|(name, value)| (name, #each)).collect())
}

/// An element or entry by the name `value`.
fn nullable(context: &Context<'_>, one: &ElementType, other: &ElementType) -> TokenStream {
    let each = value(context, (&one.ty, &other.ty), (false, false), quote!(value));
    if one.nullable { quote!(value.map(|value| #each)) } else { each }
}

fn union(context: &Context<'_>, (id, input): (TypeId, &Union), source: TypeId) -> TokenStream {
    let TypeKind::Union(output) = &context.api[source].kind else { return TokenStream::new() };
    let (names, sources) = (&context.names.of(id).parts, &context.names.of(source).parts);
    let ident = &context.names.of(source).ident;
    let variants = input.variants.iter().zip(&output.variants).zip(names.iter().zip(sources));
    let arms = variants.map(|((one, other), (to, from))| {
        let types = &context.api.types;
        let (ty, was) = (types.behind_aliases(&one.ty), types.behind_aliases(&other.ty));
        let is_boxed = |owner: TypeId, ty: &Type| matches!(ty, Type::Named(named) if context.recursion.is_boxed(owner, *named));
        let value = value(context, (ty, was), (is_boxed(id, ty), is_boxed(source, was)), quote!(value));
        quote!(#ident::#from(value) => Self::#to(#value),)
    });
    quote! {
        match value {
            #(#arms)*
            #ident::Unknown(unknown) => Self::Unknown(unknown),
        }
    }
}
