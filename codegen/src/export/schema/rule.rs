//! Rules between members, in the standard keywords of JSON Schema.

mod words;

use super::Form;
use crate::export::annotation::{description, provenance};
use crate::ir::{Api, Condition, Confidence, Demand, MemberRef, Rule};
use crate::json::{Json, Object};
use crate::prose::rule::sentence;

pub(in crate::export) use self::words::in_words;

/// What a rule has to know of a member.
#[derive(Debug, Clone, Copy)]
pub(in crate::export) struct Subject<'m> {
    pub(super) wire_name: &'m str,
    /// Whether it may be null, which is not present.
    pub(super) may_be_null: bool,
    /// Whether an empty list sends nothing, and so is not present.
    pub(super) least_sent: Option<&'static str>,
}

/// The rules, each a part of `allOf` of its own. Responses are not held to them, so that they are only mentioned there.
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
    let error = rule.error.map(|id| &api[id]).map(|error| error.name.as_str());
    Object::of("x-specwright-rule", rule.name.as_str())
        .with_some("description", description([Some(said(rule)), rule.doc.clone()].into_iter().flatten()))
        .with_some("x-specwright-error", error)
        .and(provenance(api, &rule.provenance, whole))
        .and(keywords(rule, subjects))
}

/// What the rule demands, as a sentence.
pub(in crate::export) fn said(rule: &Rule) -> String {
    let mut sentence = sentence(rule);
    if let Some(first) = sentence.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    format!("{sentence}.")
}

/// A rule in keywords.
fn keywords(rule: &Rule, subjects: &[Subject<'_>]) -> Object {
    let members = all_of(&rule.members, subjects);
    match (&rule.when, rule.demand) {
        (None, demand) => demanded(demand, &members),
        (Some(condition), Demand::Need) => need(condition, &members, subjects),
        (Some(condition), demand) => when(condition, subjects, demanded(demand, &members)),
    }
}

fn demanded(demand: Demand, members: &[Subject<'_>]) -> Object {
    match demand {
        Demand::Any => Object::of("anyOf", each_present(members)),
        Demand::One => Object::of("oneOf", each_present(members)),
        Demand::AtMostOne => at_most_one(members),
        Demand::Together => together(members),
        Demand::Need => all_present(members),
        Demand::Forbid => none_present(members),
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
        !self.may_be_null && self.least_sent.is_none()
    }

    /// The schema of objects in which it is present.
    fn present(&self) -> Object {
        let mut there =
            Object::default().with_some("not", self.may_be_null.then(|| Object::of("type", "null")));
        if let Some(keyword) = self.least_sent {
            there = there.with(keyword, 1_u64);
        }
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
