//! Rules in the words of the spec language.

use crate::export::annotation::{description, provenance};
use crate::ir::{Api, Condition, Confidence, MemberRef, Rule, RuleKind};
use crate::json::{Json, Object};

/// Rules where no schema says them, or none is held to them. `whole` is how what is around them is known.
pub(in crate::export) fn in_words<'r>(
    api: &Api,
    rules: impl IntoIterator<Item = &'r Rule>,
    whole: Confidence,
) -> Option<Json> {
    let rule = |rule: &Rule| {
        let error = rule.error.and_then(|id| api.errors.get(id.0)).map(|error| error.name.as_str());
        Object::of("name", rule.name.as_str())
            .and(words(&rule.kind))
            .with_some("error", error)
            .with_some("description", description(&rule.doc))
            .and(provenance(api, &rule.provenance, whole))
    };
    let rules: Vec<Object> = rules.into_iter().map(rule).collect();
    (!rules.is_empty()).then(|| Json::list(rules))
}

fn words(kind: &RuleKind) -> Object {
    match kind {
        RuleKind::Any(members) => Object::of("any", names(members)),
        RuleKind::One(members) => Object::of("one", names(members)),
        RuleKind::AtMostOne(members) => Object::of("at-most-one", names(members)),
        RuleKind::Together(members) => Object::of("together", names(members)),
        RuleKind::Need(condition, members) => when(condition).with("need", names(members)),
        RuleKind::Forbid(condition, members) => when(condition).with("forbid", names(members)),
    }
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
