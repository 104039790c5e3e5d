//! Rules between members, in the standard keywords of JSON Schema.

mod words;

use super::Form;
use crate::emit::attributes::rule::sentence;
use crate::export::annotation::{description, provenance};
use crate::ir::{Api, Condition, Confidence, MemberRef, Rule, RuleKind};
use crate::json::{Json, Object};

pub(in crate::export) use self::words::in_words;

/// What a rule has to know of a member.
#[derive(Debug, Clone, Copy)]
pub(in crate::export) struct Subject<'m> {
    pub(super) wire_name: &'m str,
    /// Whether it may be null, which is not present.
    pub(super) may_be_null: bool,
    /// Whether an empty list sends nothing, and so is not present.
    pub(super) empty_is_absent: bool,
}

/// The rules, each a part of `allOf` of its own. Answers are not held to them, so that they are only mentioned there.
pub(in crate::export) fn all<'r>(
    api: &Api,
    rules: impl IntoIterator<Item = &'r Rule>,
    subjects: &[Subject<'_>],
    whole: Confidence,
    form: Form,
) -> Object {
    if form == Form::Response {
        return Object::default().with_some("x-specwright-rules", in_words(api, rules, whole));
    }
    let rules: Vec<Json> = rules.into_iter().map(|rule| one(api, rule, subjects, whole).into()).collect();
    Object::default().with_some("allOf", Some(rules).filter(|rules| !rules.is_empty()))
}

fn one(api: &Api, rule: &Rule, subjects: &[Subject<'_>], whole: Confidence) -> Object {
    let error = rule.error.and_then(|id| api.errors.get(id.0)).map(|error| error.name.as_str());
    Object::of("x-specwright-rule", rule.name.as_str())
        .with_some(
            "description",
            description([Some(said(&rule.kind)), rule.doc.clone()].into_iter().flatten()),
        )
        .with_some("x-specwright-error", error)
        .and(provenance(api, &rule.provenance, whole))
        .and(keywords(&rule.kind, subjects))
}

/// What the rule demands, as a sentence.
pub(in crate::export) fn said(kind: &RuleKind) -> String {
    let mut sentence = sentence(kind);
    if let Some(first) = sentence.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    format!("{sentence}.")
}

/// A rule in keywords.
fn keywords(kind: &RuleKind, subjects: &[Subject<'_>]) -> Object {
    match kind {
        RuleKind::Any(members) => Object::of("anyOf", each_present(&all_of(members, subjects))),
        RuleKind::One(members) => Object::of("oneOf", each_present(&all_of(members, subjects))),
        RuleKind::AtMostOne(members) => at_most_one(&all_of(members, subjects)),
        RuleKind::Together(members) => together(&all_of(members, subjects)),
        RuleKind::Need(condition, members) => need(condition, &all_of(members, subjects), subjects),
        RuleKind::Forbid(condition, members) => {
            when(condition, subjects, none_present(&all_of(members, subjects)))
        }
    }
}

fn at_most_one(members: &[Subject<'_>]) -> Object {
    if let [_, _] = members {
        return Object::of("not", all_present(members));
    }
    let Json::List(mut alternatives) = each_present(members) else { return Object::default() };
    alternatives.push(none_present(members).into());
    Object::of("oneOf", alternatives)
}

fn together(members: &[Subject<'_>]) -> Object {
    if !members.iter().all(Subject::is_plain) {
        return Object::of("oneOf", Json::list([all_present(members), none_present(members)]));
    }
    // In a circle, so that the schema grows no faster than the rule.
    let next = members.iter().cycle().skip(1);
    let needs =
        |(own, next): (&Subject<'_>, &Subject<'_>)| (own.wire_name.to_owned(), Json::list([next.wire_name]));
    Object::of("dependentRequired", members.iter().zip(next).map(needs).collect::<Object>())
}

fn need(condition: &Condition, members: &[Subject<'_>], subjects: &[Subject<'_>]) -> Object {
    match condition {
        Condition::Present(member)
            if members.iter().chain(&subject(member, subjects)).all(Subject::is_plain) =>
        {
            let names = Json::list(members.iter().map(|member| member.wire_name));
            Object::of("dependentRequired", Object::of(&member.wire_name, names))
        }
        _ => when(condition, subjects, all_present(members)),
    }
}

fn when(condition: &Condition, subjects: &[Subject<'_>], then: Object) -> Object {
    let applies = match condition {
        Condition::Present(member) => {
            subject(member, subjects).map(|subject| subject.present()).unwrap_or_default()
        }
        Condition::Equals(member, values) => {
            let equals = match values.as_slice() {
                [value] => Object::of("const", value),
                values => Object::of("enum", Json::list(values)),
            };
            Object::of("required", Json::list([member.wire_name.as_str()]))
                .with("properties", Object::of(&member.wire_name, equals))
        }
    };
    Object::of("if", applies).with("then", then)
}

impl Subject<'_> {
    /// Whether to be there is to be present.
    fn is_plain(&self) -> bool {
        !self.may_be_null && !self.empty_is_absent
    }

    /// The schema of objects in which it is present.
    fn present(&self) -> Object {
        let there = Object::default()
            .with_some("not", self.may_be_null.then(|| Object::of("type", "null")))
            .with_some("minItems", self.empty_is_absent.then_some(1_u64));
        let properties = there.non_empty().map(|there| Object::of(self.wire_name, there));
        Object::of("required", Json::list([self.wire_name])).with_some("properties", properties)
    }
}

fn each_present(members: &[Subject<'_>]) -> Json {
    Json::list(members.iter().map(Subject::present))
}

fn all_present(members: &[Subject<'_>]) -> Object {
    match members.iter().all(Subject::is_plain) {
        true => Object::of("required", Json::list(members.iter().map(|member| member.wire_name))),
        false => Object::of("allOf", each_present(members)),
    }
}

fn none_present(members: &[Subject<'_>]) -> Object {
    match members {
        [one] => Object::of("not", one.present()),
        several => Object::of("not", Object::of("anyOf", each_present(several))),
    }
}

fn subject<'m>(member: &MemberRef, subjects: &[Subject<'m>]) -> Option<Subject<'m>> {
    subjects.get(member.index).copied()
}

fn all_of<'m>(members: &[MemberRef], subjects: &[Subject<'m>]) -> Vec<Subject<'m>> {
    members.iter().filter_map(|member| subject(member, subjects)).collect()
}
