//! Rules: as attributes where they are enforced, and in words where they are documentation.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::emit::items::enumeration::integer;
use crate::emit::text::markdown::{code, inline};
use crate::ir::{Api, Condition, MemberRef, Rule, RuleKind, Value, ValueKind};
use crate::names::Name;

/// One attribute for each rule; `fields` are the names of the members that the rules go by.
pub(crate) fn attributes(api: &Api, rules: &[Rule], fields: &[Name]) -> Vec<TokenStream> {
    rules.iter().map(|rule| attribute(api, rule, fields)).collect()
}

fn attribute(api: &Api, rule: &Rule, fields: &[Name]) -> TokenStream {
    let members = |members: &[MemberRef]| -> TokenStream {
        let members = members.iter().filter_map(|member| fields.get(member.index));
        quote!(#(#members),*)
    };
    let kind = match &rule.kind {
        RuleKind::Any(listed) => {
            let listed = members(listed);
            quote!(any(#listed))
        }
        RuleKind::One(listed) => {
            let listed = members(listed);
            quote!(one(#listed))
        }
        RuleKind::AtMostOne(listed) => {
            let listed = members(listed);
            quote!(at_most_one(#listed))
        }
        RuleKind::Together(listed) => {
            let listed = members(listed);
            quote!(together(#listed))
        }
        RuleKind::Need(condition, listed) => {
            let (condition, listed) = (condition_key(condition, fields), members(listed));
            quote!(when(#condition, need(#listed)))
        }
        RuleKind::Forbid(condition, listed) => {
            let (condition, listed) = (condition_key(condition, fields), members(listed));
            quote!(when(#condition, forbid(#listed)))
        }
    };
    let name = &rule.name;
    let error = rule.error.and_then(|id| api.errors.get(id.0)).map(|error| {
        let error = Ident::new(&error.name, Span::call_site());
        quote!(, error = #error)
    });
    let reason = rule.doc.as_ref().map(|doc| {
        let doc = doc.split_whitespace().collect::<Vec<_>>().join(" ");
        quote!(, reason = #doc)
    });
    quote!(#[api(rule(#name, #kind #error #reason))])
}

fn condition_key(condition: &Condition, fields: &[Name]) -> TokenStream {
    let (Condition::Present(subject) | Condition::Equals(subject, _)) = condition;
    let subject = fields.get(subject.index);
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
        ValueKind::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => Some(integer(whole)),
            (None, Some(number)) => {
                let sign = number.is_sign_negative().then(|| quote!(-));
                let literal = Literal::f64_unsuffixed(number.abs());
                Some(quote!(#sign #literal))
            }
            (None, None) => None,
        },
        ValueKind::Null | ValueKind::List(_) | ValueKind::Object(_) => None,
    }
}

/// A rule as a list entry: what it demands, the documented reason, and the error it pre-empts.
pub(crate) fn entry(api: &Api, rule: &Rule) -> String {
    let mut text = format!("- {}: {}", code(&rule.name), sentence(&rule.kind));
    if let Some(doc) = &rule.doc {
        text.push_str(&format!(". {}", inline(doc.trim().trim_end_matches('.'))));
    }
    if let Some(error) = rule.error.and_then(|id| api.errors.get(id.0)) {
        text.push_str(&format!(" ({})", code(&error.name)));
    }
    text
}

pub(crate) fn sentence(kind: &RuleKind) -> String {
    match kind {
        RuleKind::Any(members) => format!("at least one of {} is set", list(members, "and")),
        RuleKind::One(members) => format!("exactly one of {} is set", list(members, "and")),
        RuleKind::AtMostOne(members) => format!("at most one of {} is set", list(members, "and")),
        RuleKind::Together(members) => format!("{} are set together or not at all", list(members, "and")),
        RuleKind::Need(condition, members) => {
            let be = if members.len() == 1 { "is" } else { "are" };
            format!("{} {be} required when {}", list(members, "and"), when(condition))
        }
        RuleKind::Forbid(condition, members) => {
            format!("{} must not be set when {}", list(members, "and"), when(condition))
        }
    }
}

fn when(condition: &Condition) -> String {
    match condition {
        Condition::Present(member) => format!("{} is set", code(&member.wire_name)),
        Condition::Equals(member, values) => {
            let values: Vec<String> = values.iter().map(|value| code(&json(value))).collect();
            format!("{} is {}", code(&member.wire_name), join(&values, "or"))
        }
    }
}

fn list(members: &[MemberRef], last: &str) -> String {
    let names: Vec<String> = members.iter().map(|member| code(&member.wire_name)).collect();
    join(&names, last)
}

fn join(names: &[String], last: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}

/// A value as compact JSON.
pub(crate) fn json(value: &Value) -> String {
    plain(value).to_string()
}

/// A value without its places.
pub(crate) fn plain(value: &Value) -> serde_json::Value {
    use serde_json::Value as Json;
    match &value.kind {
        ValueKind::Null => Json::Null,
        ValueKind::Boolean(value) => Json::Bool(*value),
        ValueKind::Number(value) => Json::Number(value.clone()),
        ValueKind::String(value) => Json::String(value.clone()),
        ValueKind::List(values) => Json::Array(values.iter().map(plain).collect()),
        ValueKind::Object(members) => {
            Json::Object(members.iter().map(|(name, value)| (name.clone(), plain(value))).collect())
        }
    }
}
