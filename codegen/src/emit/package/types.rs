//! The module `types`: one item for each named type, in the author's order.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::attributes::constraint;
use crate::emit::items::{common, conversion, enumeration, object, union};
use crate::emit::text::documentation::Documentation;
use crate::emit::text::rust_type;
use crate::emit::text::rust_type::Site;
use crate::emit::text::{item, parallel};
use crate::emit::{Context, File};
use crate::ir::{Alias, TypeDef, TypeId, TypeKind};

/// The module's file; none where the API names no type.
pub(crate) fn file(context: &Context<'_>) -> Option<File> {
    let types = &context.api.types;
    let print = |index: usize| {
        let items: Vec<String> = definition(context, TypeId::new(index));
        items.join("\n")
    };
    let head = "\n//! The types of requests and responses.\n";
    (!types.is_empty())
        .then(|| item::printed_file(context, "src/types.rs", head, parallel::map(types.len(), print)))
}

/// A type, with what else is written for it.
fn definition(context: &Context<'_>, id: TypeId) -> Vec<String> {
    let def = &context.api[id];
    let item = match &def.kind {
        TypeKind::Object(object) => object::item(context, id, def, object),
        TypeKind::Enum(values) => enumeration::item(context, id, def, values),
        TypeKind::Union(union) => union::item(context, id, def, union),
        TypeKind::Alias(alias) => alias_item(context, id, def, alias),
    };
    let common = match &def.kind {
        TypeKind::Union(union) => common::item(context, id, union),
        _ => None,
    };
    let available = context.features.of_type(id);
    let print = |item: TokenStream| available.guard(&item::print(item));
    let conversion = conversion::item(context, id).map(|conversion| {
        let source =
            context.conversions.source(id).map_or(available, |source| context.features.of_type(source));
        available.guard_beside(source, &item::print(conversion))
    });
    std::iter::once(item).chain(common).map(print).chain(conversion).collect()
}

fn alias_item(context: &Context<'_>, id: TypeId, def: &TypeDef, alias: &Alias) -> TokenStream {
    let ident = &context.names.of(id).ident;
    let place = Site::Types(id);
    let mut docs = Documentation::of(def.doc.as_deref());
    docs.available(context.features.of_type(id));
    let is_checked = context.requests.can_hold(id) && constraint::is_constrained(&context.api.types, id);
    let limits = is_checked.then(|| {
        let keys = constraint::keys(context, place, &alias.ty, &alias.constraints);
        quote!(#[specwright::constrained(#(#keys),*)])
    });
    if !is_checked {
        docs.facts(&alias.constraints);
    }
    let docs = docs.provenance(context.api, &def.provenance).tokens();
    let ty = rust_type::value(context, place, &alias.ty);
    quote! {
        #docs
        #limits
        pub type #ident = #ty;
    }
}
