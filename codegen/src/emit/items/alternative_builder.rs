//! Complete builders of alternatives become the union, as they become their object.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::Context;
use crate::ir::{Condition, Object, Rule, Type, TypeId, Union};
use crate::names::Name;

/// The impls that make a union out of the builder of an alternative, where its type is that of no other.
pub(crate) fn items(context: &Context<'_>, id: TypeId, union: &Union) -> Vec<TokenStream> {
    if !context.requests.can_hold(id) {
        return Vec::new();
    }
    let types = &context.api.types;
    let objects = types.distinct_alternatives(id, union).into_iter().filter_map(|ty| match ty {
        Type::Named(alternative) => Some((alternative, types.object(alternative)?)),
        _ => None,
    });
    objects.map(|alternative| item(context, id, alternative)).collect()
}

fn item(context: &Context<'_>, id: TypeId, (alternative, object): (TypeId, &Object)) -> TokenStream {
    let (union, ident) = (&context.names.of(id).ident, &context.names.of(alternative).ident);
    let builder = Name::new(format!("{ident}Builder"));
    let names = [union.to_string(), ident.to_string()];
    // Beginning as neither name does, a parameter hides neither.
    let initial = ["A", "B", "C"].into_iter().find(|one| !names.iter().any(|name| name.starts_with(one)));
    let initial = initial.unwrap_or("A");
    let states = (0..state_count(object)).map(|index| Name::new(format!("{initial}{index}")));
    let states: Vec<Name> = states.collect();
    let states = (!states.is_empty()).then(|| quote!(<#(#states),*>));
    let is_complete = states.as_ref().map(|states| quote!(where #ident: From<#builder #states>));
    quote! {
        impl #states From<#builder #states> for #union #is_complete {
            fn from(builder: #builder #states) -> Self {
                #ident::from(builder).into()
            }
        }
    }
}

/// How many members a builder knows of whether they were given: those that are required, and those that a rule is about
/// which presence decides.
fn state_count(object: &Object) -> usize {
    let required = object
        .members
        .iter()
        .enumerate()
        .filter(|(_, member)| member.presence.is_required() && member.is_given() && member.is_sent());
    let is_decided = |rule: &&Rule| !matches!(rule.when, Some(Condition::Equals(..)));
    let ruled = object.rules.iter().filter(is_decided).flat_map(Rule::named).map(|member| member.index);
    required.map(|(index, _)| index).chain(ruled).collect::<BTreeSet<usize>>().len()
}
