//! Objects: structs with public fields.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::Context;
use crate::emit::attributes::{constant, constraint, rule};
use crate::emit::items::alternative_builder;
use crate::emit::text::documentation;
use crate::emit::text::documentation::Documentation;
use crate::emit::text::rust_type;
use crate::emit::text::rust_type::Site;
use crate::ir::{Direction, Object, Presence, TypeDef, TypeId};

pub(crate) fn item(context: &Context<'_>, id: TypeId, def: &TypeDef, object: &Object) -> TokenStream {
    let names = context.names.of(id);
    let ident = &names.ident;
    let place = Site::Types(id);
    let can_be_sent = context.requests.can_hold(id);
    let mut docs = Documentation::of(def.doc.as_deref());
    docs.available(context.features.of_type(id));
    let (derives, rules) = match can_be_sent {
        true => (
            quote!(#[derive(Clone, PartialEq, specwright::Payload)]),
            rule::attributes(context.api, &object.rules, &names.parts),
        ),
        // Responses are not checked, so that their rules are documentation.
        false => {
            docs.section("Rules", documentation::rules(context.api, &object.rules));
            (quote!(#[derive(Clone, PartialEq, specwright::Model)]), Vec::new())
        }
    };
    docs.section("Constants", constant::entries(object));
    let docs = docs.provenance(context.api, &def.provenance).tokens();
    let fixed = constant::of_object(object);
    let unions = alternative_builder::attributes(context, id);
    let given = object.members.iter().zip(&names.parts).filter(|(member, _)| member.is_given());
    let fields = given.map(|(member, field)| {
        let (docs, limits) = match can_be_sent {
            true => (
                documentation::member(context.api, member, &def.provenance),
                constraint::keys(context, place, &member.ty, &member.constraints),
            ),
            false => (documentation::answered_member(context.api, member, &def.provenance), Vec::new()),
        };
        let wire_name = &member.wire_name;
        let nullable = nullable(member.presence);
        let only = match member.only {
            Some(Direction::In) => Some(quote!(, request_only)),
            Some(Direction::Out) => Some(quote!(, response_only)),
            None => None,
        };
        let ty = rust_type::member(context, place, &member.ty, member.presence);
        quote! {
            #docs
            #[api(name = #wire_name #nullable #only #(, #limits)*)]
            pub #field: #ty,
        }
    });
    let additional = object.additional.as_ref().map(|ty| {
        let limits = constraint::each(context, place, ty).filter(|_| can_be_sent).map(|each| quote!(, #each));
        let ty = rust_type::value(context, place, ty);
        quote! {
            /// Members that have no field of their own, by their names on the wire.
            #[api(additional #limits)]
            pub additional: specwright::Map<#ty>,
        }
    });
    quote! {
        #docs
        #derives
        #fixed
        #(#rules)*
        #(#unions)*
        #[non_exhaustive]
        pub struct #ident {
            #(#fields)*
            #additional
        }
    }
}

/// What the attribute says where the Rust type alone does not: `Option` that is always written.
pub(crate) fn nullable(presence: Presence) -> Option<TokenStream> {
    (presence == Presence::RequiredNullable).then(|| quote!(, nullable))
}
