//! What the endings ask for: one trait for each thing that may be missing or too much, so that rustc prints one
//! sentence for each.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Ident;

use super::{Plan, formula::Formula};
use crate::{
    field::Field,
    names::{Taken, camel},
    object::Object,
    presence::Presence,
    rule::{Condition, Rule, RuleKind, Speaker, sentence},
    words,
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

/// All needs: of the required members in their order, then of the rules that presence decides.
pub(super) fn needs(object: &Object) -> Vec<Need> {
    let (fields, mut taken) = (&object.fields, Taken::default());
    let required = fields.iter().enumerate().filter(|(_, field)| field.presence.is_required());
    let required = required.map(|(index, field)| {
        let fulfilled: &[&str] = match field.presence {
            _ if field.may_be_absent_when_given() => &["Set", "Maybe", "Null"],
            Presence::RequiredNullable => &["Set", "Null"],
            _ => &["Set"],
        };
        let wording = Wording {
            headline: format!("`{}` is required", field.text()),
            label: call(&[field.text()]),
            reason: None,
        };
        (camel(&field.text()), Formula::Present(index), wording, fulfilled)
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

/// One of the things that a rule demands.
struct Statement {
    name: String,
    formula: Formula,
    headline: String,
    label: String,
}

/// The statements that a rule makes.
fn of_rule(rule: &Rule, fields: &[Field]) -> Vec<Statement> {
    let members = rule.kind.members();
    match &rule.kind {
        RuleKind::Any(_) => vec![at_least_one(rule, fields)],
        RuleKind::One(_) => vec![at_least_one(rule, fields), only_one(rule, fields)],
        RuleKind::AtMostOne(_) => vec![only_one(rule, fields)],
        RuleKind::Together(_) => members.iter().map(|member| together(*member, members, fields)).collect(),
        RuleKind::Need(condition, _) => {
            members.iter().map(|member| needed(*member, condition, fields)).collect()
        }
        RuleKind::Forbid(condition, _) => {
            members.iter().map(|member| forbidden(*member, condition, fields)).collect()
        }
    }
}

fn at_least_one(rule: &Rule, fields: &[Field]) -> Statement {
    let members = rule.kind.members();
    Statement {
        name: camel(&rule.name.value()),
        formula: Formula::any_of(members),
        headline: sentence(&rule.kind, fields, Speaker::Rust),
        label: call(&Speaker::Rust.names(fields, members)),
    }
}

fn only_one(rule: &Rule, fields: &[Field]) -> Statement {
    let members = rule.kind.members();
    let names = Speaker::Rust.names(fields, members);
    Statement {
        name: format!("OnlyOne{}", camel(&rule.name.value())),
        formula: Formula::two_of(members).negated(),
        headline: format!("only one of {} may be set", words::list(&names, "and")),
        label: format!("leave out all but one of {}", calls(&names, "and")),
    }
}

fn together(member: usize, members: &[usize], fields: &[Field]) -> Statement {
    let others: Vec<usize> = members.iter().copied().filter(|other| *other != member).collect();
    let when = words::list(&Speaker::Rust.names(fields, &others), "or");
    let own = name(fields, member);
    Statement {
        name: format!("{}Together", camel(&own)),
        formula: Formula::implies(Formula::any_of(&others), Formula::Present(member)),
        headline: format!("`{own}` is required when {when} is set"),
        label: call(&[own]),
    }
}

fn needed(member: usize, condition: &Condition, fields: &[Field]) -> Statement {
    let (own, subject) = (name(fields, member), condition.subject());
    Statement {
        name: format!("{}When{}", camel(&own), camel(&name(fields, subject))),
        formula: Formula::implies(Formula::Present(subject), Formula::Present(member)),
        headline: format!("`{own}` is required when {}", Speaker::Rust.condition(fields, condition)),
        label: call(&[own]),
    }
}

fn forbidden(member: usize, condition: &Condition, fields: &[Field]) -> Statement {
    let (own, subject) = (name(fields, member), condition.subject());
    Statement {
        name: format!("No{}When{}", camel(&own), camel(&name(fields, subject))),
        formula: Formula::All(vec![Formula::Present(subject), Formula::Present(member)]).negated(),
        headline: format!("`{own}` must not be set when {}", Speaker::Rust.condition(fields, condition)),
        label: format!("leave out {}", calls(&[own, name(fields, subject)], "or")),
    }
}

fn name(fields: &[Field], member: usize) -> String {
    Speaker::Rust.names(fields, &[member]).concat()
}

/// `` call `.a(…)` or `.b(…)` before this ``.
fn call(names: &[String]) -> String {
    format!("call {} before this", calls(names, "or"))
}

fn calls(names: &[String], last: &str) -> String {
    let calls: Vec<String> = names.iter().map(|name| format!("`.{name}(…)`")).collect();
    words::join(&calls, last)
}

/// The members whose states the needs ask about.
pub(super) fn tracked(needs: &[Need]) -> Vec<usize> {
    let mut members: Vec<usize> = needs.iter().flat_map(|need| need.formula.members()).collect();
    members.sort_unstable();
    members.dedup();
    members
}

/// The bounds of an ending.
pub(super) fn bounds(plan: &Plan<'_>) -> Vec<TokenStream> {
    let module = &plan.module;
    let bound = |need: &Need| {
        let (formula, marker) = (need.formula.emit(&plan.states), &need.marker);
        quote!(#formula: #module::#marker)
    };
    let composed = plan.needs.iter().filter(|need| !matches!(need.formula, Formula::Present(_)));
    let mut members: Vec<usize> = composed.flat_map(|need| need.formula.members()).collect();
    members.sort_unstable();
    members.dedup();
    let states = plan.states.iter().filter(|state| members.contains(&state.field)).map(|state| {
        let parameter = &state.parameter;
        quote!(#parameter: ::specwright::builder::State)
    });
    states.chain(plan.needs.iter().map(bound)).collect()
}

/// The hidden module with the traits.
pub(super) fn emit_needs(plan: &Plan<'_>) -> Option<TokenStream> {
    let (module, vis) = (&plan.module, &plan.object.vis);
    let traits = plan.needs.iter().map(emit_need);
    (!plan.needs.is_empty()).then(|| {
        quote! {
            #[doc(hidden)]
            #vis mod #module {
                #(#traits)*
            }
        }
    })
}

fn emit_need(need: &Need) -> TokenStream {
    let Need { marker, wording: Wording { headline, label, reason }, fulfilled, .. } = need;
    // Braces would be parameters of the message.
    let text = |text: &str| text.replace('{', "{{").replace('}', "}}");
    let (headline, label) = (text(headline), text(label));
    let note = reason.as_ref().map(|reason| {
        let reason = text(reason);
        quote!(, note = #reason)
    });
    let fulfilled = fulfilled.iter().map(|state| format_ident!("{state}"));
    quote! {
        #[diagnostic::on_unimplemented(message = #headline, label = #label #note)]
        pub trait #marker {}
        #(
            #[diagnostic::do_not_recommend]
            impl #marker for ::specwright::builder::#fulfilled {}
        )*
    }
}
