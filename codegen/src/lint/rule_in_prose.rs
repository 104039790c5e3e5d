//! Rules that only a text for people tells.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::Requests;
use crate::ir::{Api, Member, Rule, TypeKind};
use crate::source::Span;

/// What documents write where a rule is meant.
const PHRASES: [&str; 18] = [
    "required if",
    "required when",
    "required unless",
    "required with",
    "mandatory if",
    "mandatory when",
    "mandatory unless",
    "needed if",
    "needed when",
    "must be given if",
    "must be given when",
    "at least one of",
    "exactly one of",
    "only one of",
    "mutually exclusive",
    "but not both",
    "cannot be combined",
    "cannot be used together",
];

pub(super) fn lint_docs(api: &Api, requests: &Requests, report: &mut Report) {
    for operation in &api.operations {
        let members: Vec<&Member> = operation.members.iter().map(|input| &input.member).collect();
        lint_whole(operation.doc.as_deref(), operation.span, &members, &operation.rules, report);
        lint_members(&members, &operation.rules, report);
    }
    for (id, def) in api.types.with_ids() {
        if let TypeKind::Object(object) = &def.kind
            && requests.can_hold(id)
        {
            let members: Vec<&Member> = object.members.iter().collect();
            lint_whole(def.doc.as_deref(), def.span, &members, &object.rules, report);
            lint_members(&members, &object.rules, report);
        }
    }
}

fn lint_whole(doc: Option<&str>, span: Span, members: &[&Member], rules: &[Rule], report: &mut Report) {
    let optional = members.iter().filter(|member| !member.presence.is_required()).count();
    if let Some(phrase) = doc.and_then(phrase)
        && rules.is_empty()
        && optional > 0
    {
        report.push(problem(phrase, span, "there are no `rules`"));
    }
}

fn lint_members(members: &[&Member], rules: &[Rule], report: &mut Report) {
    for (index, member) in members.iter().enumerate() {
        if let Some(phrase) = member.doc.as_deref().and_then(phrase)
            && !rules.iter().any(|rule| rule.names(index))
        {
            report.push(problem(phrase, member.span, &format!("no rule names `{}`", member.wire_name)));
        }
    }
}

fn problem(phrase: &str, span: Span, lack: &str) -> Diagnostic {
    let message = format!("the text says `{phrase}`, and {lack}");
    Diagnostic::new(Code::RuleInProse, span, message)
        .help("add a rule, so that builders and validators hold callers to it")
}

/// The phrase by which a text tells a rule.
fn phrase(doc: &str) -> Option<&'static str> {
    let doc = doc.to_ascii_lowercase();
    let found = PHRASES.iter().find(|phrase| doc.contains(**phrase)).copied();
    found.or_else(|| either_or(&doc).then_some("either … or"))
}

/// `either … or …` within a sentence.
fn either_or(doc: &str) -> bool {
    doc.split('.').any(|sentence| {
        let after = sentence.split_once("either ").map(|(_, after)| after);
        after.is_some_and(|after| after.contains(" or "))
    })
}
