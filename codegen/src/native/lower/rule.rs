//! Cross-field rules.

use std::collections::HashMap;

use super::scope::Scope;
use crate::diagnostic::suggest::Candidates;
use crate::diagnostic::{Code, Diagnostic, Edit, Report};
use crate::ir;
use crate::ir::MemberRef;
use crate::native::parse::{Condition, Rule, RuleKind, Text};

/// Rules over members of these wire names, in their order.
pub(crate) fn lower_rules(
    rules: &[Rule],
    names: &[&str],
    scope: &Scope<'_>,
    report: &mut Report,
) -> Vec<ir::Rule> {
    let members =
        Members { by_name: names.iter().enumerate().map(|(at, name)| (*name, at)).collect(), names };
    rules.iter().filter_map(|rule| lower_rule(rule, &members, scope, report)).collect()
}

/// The members that rules may name.
struct Members<'n> {
    names: &'n [&'n str],
    by_name: HashMap<&'n str, usize>,
}

fn lower_rule(rule: &Rule, names: &Members<'_>, scope: &Scope<'_>, report: &mut Report) -> Option<ir::Rule> {
    let provenance = scope.provenance(&rule.notes, report);
    let error = rule.error.as_ref().and_then(|error| scope.error_id(error, report));
    let mut refs = |members: &[Text]| -> Vec<MemberRef> {
        members.iter().filter_map(|member| member_ref(member, names, report)).collect()
    };
    let kind = match &rule.kind {
        RuleKind::Any(members) => ir::RuleKind::Any(refs(members)),
        RuleKind::One(members) => ir::RuleKind::One(refs(members)),
        RuleKind::AtMostOne(members) => ir::RuleKind::AtMostOne(refs(members)),
        RuleKind::Together(members) => ir::RuleKind::Together(refs(members)),
        RuleKind::Need(condition, members) => {
            let members = refs(members);
            ir::RuleKind::Need(lower_condition(condition, names, report)?, members)
        }
        RuleKind::Forbid(condition, members) => {
            let members = refs(members);
            ir::RuleKind::Forbid(lower_condition(condition, names, report)?, members)
        }
    };
    Some(ir::Rule {
        name: rule.name.value.clone(),
        kind,
        error,
        doc: rule.notes.doc.clone(),
        provenance,
        span: rule.span,
    })
}

fn lower_condition(condition: &Condition, names: &Members<'_>, report: &mut Report) -> Option<ir::Condition> {
    match condition {
        Condition::Present(member) => member_ref(member, names, report).map(ir::Condition::Present),
        Condition::Equals(member, values) => {
            member_ref(member, names, report).map(|member| ir::Condition::Equals(member, values.clone()))
        }
    }
}

fn member_ref(member: &Text, names: &Members<'_>, report: &mut Report) -> Option<MemberRef> {
    match names.by_name.get(member.value.as_str()) {
        Some(index) => Some(MemberRef { index: *index, wire_name: member.value.clone(), span: member.span }),
        None => {
            let without_mark = member.value.trim_end_matches('?');
            let message = format!("there is no member `{}` here", member.value);
            let problem = Diagnostic::new(Code::UnknownMember, member.span, message);
            report.push(if names.by_name.contains_key(without_mark) {
                problem
                    .help(format!("write `{without_mark}`: the `?` is no part of the name"))
                    .edit(Edit::replace(member.span, &member.value, without_mark))
            } else {
                problem.suggest(&member.value, &Candidates { what: "members", words: names.names.to_vec() })
            });
            None
        }
    }
}
