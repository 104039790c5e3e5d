//! Rules in the words of the spec language.

use crate::export::annotation::{description, provenance};
use crate::ir::{Api, Condition, Confidence, MemberRef, Rule};
use crate::json::{Json, Object};

/// Rules where no schema says them, or none is held to them. `whole` is how what is around them is known.
pub(in crate::export) fn in_words<'r>(
    api: &Api,
    rules: impl IntoIterator<Item = &'r Rule>,
    whole: Confidence,
) -> Option<Json> {
    let rule = |rule: &Rule| {
        let error = rule.error.map(|id| &api[id]).map(|error| error.name.as_str());
        Object::of("name", rule.name.as_str())
            .and(words(rule))
            .with_some("error", error)
            .with_some("description", description(&rule.doc))
            .and(provenance(api, &rule.provenance, whole))
    };
    let rules: Vec<Object> = rules.into_iter().map(rule).collect();
    (!rules.is_empty()).then(|| Json::list(rules))
}

fn words(rule: &Rule) -> Object {
    let when = rule.when.as_ref().map(when).unwrap_or_default();
    when.with(rule.demand.as_str(), names(&rule.members))
}

fn when(condition: &Condition) -> Object {
    match condition {
        Condition::Present(member) => Object::of("when", member.wire_name.as_str()),
        Condition::Equals(member, values) => {
            Object::of("when", Object::of(&member.wire_name, Json::list(values)))
        }
    }
}

fn names(members: &[MemberRef]) -> Json {
    Json::list(members.iter().map(|member| member.wire_name.as_str()))
}
