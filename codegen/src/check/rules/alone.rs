//! What is wrong with a rule by itself, whatever the others say.

use std::collections::HashMap;

use super::Party;
use crate::check::values::request_values::RequestValues;
use crate::check::values::single::single_of;
use crate::check::values::value::{describe, findings, value_mismatch};
use crate::conform::Slot;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{
    Api, Condition, Demand, Direction, Member, MemberRef, Rule, Segment, Shape, Type, Value, ValueKind,
};
use crate::source::Span;

/// The problems of one rule; while it has any, it is not compared with others.
pub(crate) fn check_alone<'a>(
    api: &'a Api,
    rule: &Rule,
    parties: &[Party<'a>],
    values: &mut RequestValues<'a>,
    report: &mut Report,
) {
    let (listed, condition) = (&rule.members, rule.when.as_ref());
    let least = if condition.is_some() { 1 } else { 2 };
    if listed.len() < least {
        let message = match least {
            1 => "the rule names no member",
            _ => "the rule needs two members at least",
        };
        let help = match (least, rule.demand) {
            (1, _) => "name the members that it is about",
            (_, Demand::Any | Demand::One) => "a single member is required by leaving out its `?`",
            _ => "name the other members as well, or remove the rule",
        };
        report.push(Diagnostic::new(Code::RuleTooFew, rule.span, message).help(help));
    }
    check_repeats(listed, report);
    if let Some(condition) = condition {
        check_self_reference(condition, listed, report);
    }
    if let Some(Condition::Equals(subject, wanted)) = condition
        && let Some(party) = parties.get(subject.index)
    {
        check_values(api, subject, wanted, party.member, values, report);
    }
    check_error(api, rule, report);
}

fn check_repeats(listed: &[MemberRef], report: &mut Report) {
    let mut seen = HashMap::new();
    for member in listed {
        if let Some(first) = seen.insert(member.index, member.span) {
            let message = format!("`{}` is listed twice", member.wire_name);
            report.push(
                Diagnostic::new(Code::RepeatedName, member.span, message)
                    .related(first, "the first one is here")
                    .help("remove one of the two"),
            );
        }
    }
}

fn check_self_reference(condition: &Condition, listed: &[MemberRef], report: &mut Report) {
    let subject = condition.member();
    if let Some(own) = listed.iter().find(|member| member.index == subject.index) {
        let message = format!("the rule is about `{}` and depends on it as well", own.wire_name);
        report.push(
            Diagnostic::new(Code::RuleContradicts, own.span, message)
                .related(subject.span, "it depends on it here")
                .help("remove it from one of the two places"),
        );
    }
}

/// Each value that does not fit costs a look at all that would.
const MAX_MISFITS: usize = 20;

fn check_values<'a>(
    api: &'a Api,
    subject: &MemberRef,
    wanted: &[Value],
    member: &'a Member,
    values: &mut RequestValues<'a>,
    report: &mut Report,
) {
    if wanted.is_empty() {
        let message = format!("the rule says no value of `{}`", subject.wire_name);
        report.push(
            Diagnostic::new(Code::RuleTooFew, subject.span, message)
                .help("name the member alone for any value"),
        );
    }
    let unlike = match api.types.resolve(&member.ty) {
        _ if api.types.file(&member.ty).is_some() => Some("is a file, and a rule does not look into files"),
        Shape::Union(_) => Some("is one of several types, and a rule compares values of one type"),
        _ => None,
    };
    if let Some(unlike) = unlike {
        let message = format!("`{}` {unlike}", subject.wire_name);
        let help = "name the member alone: the rule then asks whether it is there";
        return report.push(Diagnostic::new(Code::RuleValueNotSingle, subject.span, message).help(help));
    }
    let allowed = values.of(api, &member.ty);
    let mut seen: HashMap<_, Span> = HashMap::new();
    let mut misfitting = 0;
    for value in wanted {
        let Some(single) = single_of(api, &member.ty, value) else {
            report.push(not_single(subject, value));
            continue;
        };
        if let Some(first) = seen.insert(single, value.span) {
            report.push(twice(value, first));
        } else if misfitting < MAX_MISFITS && !allowed.as_ref().is_some_and(|all| all.contains(&single)) {
            let what = format!("the value of `{}`", subject.wire_name);
            let found = findings(api, Slot::of_member(member), value, Direction::In);
            misfitting += found.len();
            found.iter().for_each(|finding| {
                let problem = value_mismatch(&what, finding);
                report.push(match travels_as_text(api, member, value) {
                    Some(text) => {
                        problem.help(format!("write `\"{text}\"`: `{}` travels as text", subject.wire_name))
                    }
                    None => problem,
                });
            });
        }
    }
}

/// The text that a number or a boolean is where it travels as text.
fn travels_as_text(api: &Api, member: &Member, value: &Value) -> Option<String> {
    let is_text = matches!(api.types.resolve(&member.ty), Shape::Scalar(Type::AsText(_)));
    match &value.kind {
        ValueKind::Number(number) if is_text => Some(number.to_string()),
        ValueKind::Boolean(boolean) if is_text => Some(boolean.to_string()),
        _ => None,
    }
}

fn not_single(subject: &MemberRef, value: &Value) -> Diagnostic {
    let message = format!("`{}` is compared with {}", subject.wire_name, describe(value));
    Diagnostic::new(Code::RuleValueNotSingle, value.span, message)
        .help("a rule compares with texts, numbers, `true` and `false` only")
}

fn twice(value: &Value, first: Span) -> Diagnostic {
    Diagnostic::new(Code::DuplicateValue, value.span, format!("{} is there twice", describe(value)))
        .related(first, "the first one is here")
        .help("remove one of the two")
}

fn check_error(api: &Api, rule: &Rule, report: &mut Report) {
    let Some(error) = rule.error.map(|id| &api[id]) else { return };
    let captures = error
        .message
        .iter()
        .flat_map(|message| &message.segments)
        .any(|segment| matches!(segment, Segment::Parameter { .. }));
    if captures {
        let message = format!("the rule gives the error `{}`, whose message has parameters", error.name);
        report.push(
            Diagnostic::new(Code::RuleErrorParameters, rule.span, message)
                .related(error.span, "the error is defined here")
                .help("before anything is sent, nobody knows their values: name another error, or none"),
        );
    }
}
