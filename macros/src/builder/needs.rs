//! What the endings ask for: one trait for each thing that may be missing or too much, so that rustc prints one
//! sentence for each.

use std::fmt::Write as _;

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use super::{
    Plan,
    formula::Formula,
    statement::{Statement, call, of_rule},
    states::State,
};
use crate::{
    names::{Taken, upper_camel},
    object::Object,
    presence::FieldPresence,
};

/// A trait over what is known of members, that an ending asks for.
pub(super) struct Need {
    /// The trait's name in the hidden module.
    marker: Ident,
    /// What must not be known to be false.
    formula: Formula,
    wording: Wording,
    /// The states that fulfil it.
    fulfilled: &'static [&'static str],
}

/// What rustc says of a need that is not fulfilled.
struct Wording {
    headline: String,
    /// What stands under the caller's code.
    label: String,
    /// The author's reason.
    reason: Option<String>,
}

/// All needs: of the required members in their order, besides those that cannot be given, then of the rules that presence decides.
pub(super) fn needs(object: &Object, left_out: &[usize]) -> Vec<Need> {
    let (fields, mut taken) = (&object.fields, Taken::default());
    let required = fields.iter().enumerate();
    let required =
        required.filter(|(index, field)| field.presence.is_required() && !left_out.contains(index));
    let required = required.map(|(index, field)| {
        let fulfilled: &[&str] = match field.presence {
            _ if field.may_be_absent_when_given() => &["Set", "Maybe", "Null"],
            FieldPresence::RequiredNullable => &["Set", "Null"],
            _ => &["Set"],
        };
        let wording = Wording {
            headline: format!("`{}` is required", field.text()),
            label: call(&[field.text()]),
            reason: None,
        };
        (upper_camel(&field.text()), Formula::Present(index), wording, fulfilled)
    });
    let rules = object.rules.iter().filter(|rule| rule.kind.is_decided_by_presence()).flat_map(|rule| {
        let reason = rule.reason.as_ref().map(|reason| reason.value().trim().to_owned());
        of_rule(rule, fields).into_iter().map(move |Statement { name, formula, headline, label }| {
            let wording = Wording { headline, label, reason: reason.clone() };
            (name, formula, wording, &["Set", "Maybe"][..])
        })
    });
    let needs = required.chain(rules).map(|(name, formula, wording, fulfilled)| Need {
        marker: taken.free(name),
        formula,
        wording,
        fulfilled,
    });
    needs.collect()
}

/// The members whose states the needs ask about.
pub(super) fn tracked(needs: &[Need]) -> Vec<usize> {
    let mut members: Vec<usize> = needs.iter().flat_map(|need| need.formula.members()).collect();
    members.sort_unstable();
    members.dedup();
    members
}

/// The bounds of an ending.
pub(super) fn write_bounds(needs: &[Need], module: &Ident, states: &[State]) -> String {
    let composed = needs.iter().filter(|need| !matches!(need.formula, Formula::Present(_)));
    let mut members: Vec<usize> = composed.flat_map(|need| need.formula.members()).collect();
    members.sort_unstable();
    members.dedup();
    let mut bounds = String::new();
    for State { parameter, .. } in states.iter().filter(|state| members.contains(&state.field)) {
        let _ = write!(bounds, "{parameter}: ::specwright::expand::builder::State, ");
    }
    for Need { marker, formula, .. } in needs {
        let _ = write!(bounds, "{}: {module}::{marker}, ", formula.write(states));
    }
    bounds
}

/// The hidden module with the traits.
pub(super) fn emit_needs(plan: &Plan<'_>, traits: Option<TokenStream>) -> Option<TokenStream> {
    let Plan { object: Object { vis, .. }, module, needs, .. } = plan;
    (!needs.is_empty()).then(|| quote!(#[doc(hidden)] #[allow(non_snake_case)] #vis mod #module { #traits }))
}

/// The traits.
pub(super) fn write_needs(plan: &Plan<'_>) -> String {
    plan.needs.iter().map(write_need).collect()
}

fn write_need(need: &Need) -> String {
    let Need { marker, wording: Wording { headline, label, reason }, fulfilled, .. } = need;
    // Braces would be parameters of the message.
    let text = |text: &str| text.replace('{', "{{").replace('}', "}}");
    let (headline, label) = (text(headline), text(label));
    let note = reason.as_ref().map(|reason| format!(", note = {:?}", text(reason))).unwrap_or_default();
    let mut item = format!(
        "#[diagnostic::on_unimplemented(message = {headline:?}, label = {label:?}{note})] pub trait {marker} {{}}"
    );
    for state in *fulfilled {
        let _ = write!(
            item,
            "#[diagnostic::do_not_recommend] impl {marker} for ::specwright::expand::builder::{state} {{}}"
        );
    }
    item
}
