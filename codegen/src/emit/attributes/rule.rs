//! Rules: as attributes where they are enforced, and in words where they are documentation.

use proc_macro2::TokenStream;
use quote::quote;

use super::constraint::number;
use crate::ir::{Api, Condition, Decimal, Rule, Value, ValueKind};
use crate::names::Name;

/// One attribute for each rule; `fields` are the names of the members that the rules go by.
pub(crate) fn attributes(api: &Api, rules: &[Rule], fields: &[Name]) -> Vec<TokenStream> {
    rules.iter().map(|rule| attribute(api, rule, fields)).collect()
}

fn attribute(api: &Api, rule: &Rule, fields: &[Name]) -> TokenStream {
    let members = rule.members.iter().filter_map(|member| fields.get(member.index));
    let demand = Name::new(rule.demand.as_str().replace('-', "_"));
    let demand = quote!(#demand(#(#members),*));
    let kind = match &rule.when {
        None => demand,
        Some(condition) => {
            let condition = condition_key(condition, fields);
            quote!(when(#condition, #demand))
        }
    };
    let name = &rule.name;
    let error = rule.error.map(|id| &api[id]).map(|error| {
        let error = Name::new(error.name.as_str());
        quote!(, error = #error)
    });
    let reason = rule.doc.as_ref().map(|doc| {
        let doc = doc.split_whitespace().collect::<Vec<_>>().join(" ");
        quote!(, reason = #doc)
    });
    quote!(#[api(rule(#name, #kind #error #reason))])
}

fn condition_key(condition: &Condition, fields: &[Name]) -> TokenStream {
    let subject = fields.get(condition.member().index);
    let Condition::Equals(_, values) = condition else { return quote!(#subject) };
    let values: Vec<TokenStream> = values.iter().filter_map(literal).collect();
    match values.as_slice() {
        [value] => quote!(#subject = #value),
        values => quote!(#subject = [#(#values),*]),
    }
}

/// A value that a condition compares with; `check` lets only single ones through.
fn literal(value: &Value) -> Option<TokenStream> {
    match &value.kind {
        ValueKind::Boolean(value) => Some(quote!(#value)),
        ValueKind::String(value) => Some(quote!(#value)),
        ValueKind::Number(value) => Decimal::of(value).map(|value| number(&value)),
        ValueKind::Null | ValueKind::List(_) | ValueKind::Object(_) => None,
    }
}
