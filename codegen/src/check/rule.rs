//! Cross-field rules.

use std::collections::HashMap;

use super::value::{Direction, check_fits};
use crate::diagnostic::{Diagnostic, Report};
use crate::ir::{Api, Condition, Member, MemberRef, Rule, RuleKind, Segment, TypeKind};

pub(super) fn check_rules(api: &Api, report: &mut Report) {
    for def in &api.types {
        if let TypeKind::Object(object) = &def.kind {
            let members: Vec<&Member> = object.members.iter().collect();
            object.rules.iter().for_each(|rule| check_rule(api, rule, &members, report));
        }
    }
    for operation in &api.operations {
        let members: Vec<&Member> = operation.members.iter().map(|input| &input.member).collect();
        operation.rules.iter().for_each(|rule| check_rule(api, rule, &members, report));
    }
}

fn check_rule(api: &Api, rule: &Rule, members: &[&Member], report: &mut Report) {
    let (listed, condition) = match &rule.kind {
        RuleKind::Any(listed)
        | RuleKind::One(listed)
        | RuleKind::AtMostOne(listed)
        | RuleKind::Together(listed) => (listed, None),
        RuleKind::Need(condition, listed) | RuleKind::Forbid(condition, listed) => (listed, Some(condition)),
    };
    let least = if condition.is_some() { 1 } else { 2 };
    if listed.len() < least {
        let (message, help) = match least {
            1 => ("the rule names no member", "name the members that it is about"),
            _ => {
                ("the rule needs two members at least", "a single member is required by leaving out its `?`")
            }
        };
        report.push(Diagnostic::error("rule_too_few", rule.span, message).help(help));
    }
    check_repeats(listed, report);
    if let Some(condition) = condition {
        check_condition(api, condition, listed, members, report);
    }
    check_effect(rule, members, report);
    check_error(api, rule, report);
}

fn check_repeats(listed: &[MemberRef], report: &mut Report) {
    let mut seen = HashMap::new();
    for member in listed {
        if let Some(first) = seen.insert(member.index, member.span) {
            let message = format!("`{}` is listed twice", member.wire_name);
            report.push(
                Diagnostic::error("repeated_name", member.span, message)
                    .related(first, "the first one is here")
                    .help("remove one of the two"),
            );
        }
    }
}

fn check_condition(
    api: &Api,
    condition: &Condition,
    listed: &[MemberRef],
    members: &[&Member],
    report: &mut Report,
) {
    let (Condition::Present(subject) | Condition::Equals(subject, _)) = condition;
    if let Some(own) = listed.iter().find(|member| member.index == subject.index) {
        let message = format!("the rule is about `{}` and depends on it as well", own.wire_name);
        report.push(
            Diagnostic::error("rule_contradicts", own.span, message)
                .related(subject.span, "it depends on it here")
                .help("remove it from one of the two places"),
        );
    }
    let (Condition::Equals(_, values), Some(member)) = (condition, members.get(subject.index)) else {
        return;
    };
    if values.is_empty() {
        let message = format!("the rule says no value of `{}`", subject.wire_name);
        report.push(
            Diagnostic::error("rule_too_few", subject.span, message)
                .help("write `when: member` for any value"),
        );
    }
    for value in values {
        let what = format!("the value of `{}`", subject.wire_name);
        check_fits(api, &member.ty, false, value, Direction::Request, &what, report);
    }
}

/// A rule that required members always keep or always break.
fn check_effect(rule: &Rule, members: &[&Member], report: &mut Report) {
    let required = |member: &MemberRef| {
        members.get(member.index).is_some_and(|member| member.presence == crate::ir::Presence::Required)
    };
    let always = |listed: &[MemberRef]| listed.iter().filter(|member| required(member)).count();
    let (kept, broken) = match &rule.kind {
        RuleKind::Any(listed) => (always(listed) > 0, false),
        RuleKind::One(listed) | RuleKind::AtMostOne(listed) => (false, always(listed) > 1),
        RuleKind::Together(listed) => (!listed.is_empty() && always(listed) == listed.len(), false),
        RuleKind::Need(_, listed) => (!listed.is_empty() && always(listed) == listed.len(), false),
        RuleKind::Forbid(Condition::Present(subject), listed) => {
            (false, required(subject) && always(listed) > 0)
        }
        RuleKind::Forbid(..) => (false, false),
    };
    if kept {
        let message = format!("the rule `{}` always holds: members that it names are required", rule.name);
        report.push(
            Diagnostic::warning("rule_without_effect", rule.span, message)
                .help("remove the rule, or make the members optional with `?`"),
        );
    } else if broken {
        let message = format!("the rule `{}` can never hold: members that it names are required", rule.name);
        report.push(
            Diagnostic::error("rule_never_holds", rule.span, message)
                .help("make the members optional with `?`"),
        );
    }
}

fn check_error(api: &Api, rule: &Rule, report: &mut Report) {
    let Some(error) = rule.error.and_then(|id| api.errors.get(id.0)) else { return };
    let captures = error
        .message
        .iter()
        .flat_map(|message| &message.segments)
        .any(|segment| matches!(segment, Segment::Parameter { .. }));
    if captures {
        let message = format!("the rule gives the error `{}`, whose message has parameters", error.name);
        report.push(
            Diagnostic::error("rule_error_parameters", rule.span, message)
                .related(error.span, "the error is defined here")
                .help("before anything is sent, nobody knows their values: name another error, or none"),
        );
    }
}
