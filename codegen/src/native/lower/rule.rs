//! Cross-field rules.

use super::reference::Referable;
use super::scope::Scope;
use crate::diagnostic::Report;
use crate::ir;
use crate::ir::{Member, MemberRef};
use crate::native::parse::{Condition, Rule};

/// Rules over members.
pub(crate) fn lower_rules<'m>(
    rules: &[Rule],
    members: impl IntoIterator<Item = &'m Member>,
    scope: &Scope<'_>,
    report: &mut Report,
) -> Vec<ir::Rule> {
    let members = Referable::of("here", members);
    rules.iter().filter_map(|rule| lower_rule(rule, &members, scope, report)).collect()
}

fn lower_rule(
    rule: &Rule,
    members: &Referable<'_>,
    scope: &Scope<'_>,
    report: &mut Report,
) -> Option<ir::Rule> {
    let provenance = scope.provenance(&rule.notes, report);
    let error = rule.error.as_ref().and_then(|error| scope.error_id(error, report));
    let listed: Vec<MemberRef> = rule.members.iter().filter_map(|name| members.find(name, report)).collect();
    let when = match &rule.when {
        Some(condition) => Some(lower_condition(condition, members, report)?),
        None => None,
    };
    Some(ir::Rule {
        name: rule.name.value.clone(),
        when,
        demand: rule.demand,
        members: listed,
        error,
        doc: rule.notes.doc.clone(),
        provenance,
        span: rule.span,
    })
}

fn lower_condition(
    condition: &Condition,
    members: &Referable<'_>,
    report: &mut Report,
) -> Option<ir::Condition> {
    match condition {
        Condition::Present(member) => members.find(member, report).map(ir::Condition::Present),
        Condition::Equals(member, values) => {
            members.find(member, report).map(|member| ir::Condition::Equals(member, values.clone()))
        }
    }
}
