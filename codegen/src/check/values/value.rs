//! Problems of values that are not what their type says.

use crate::conform::{Finding, Slot, examine};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, Direction, Value, ValueKind};
use crate::source::Span;

/// Reports everything that is wrong with a value. `what` is what a message calls it.
pub(crate) fn check_value(
    api: &Api,
    slot: Slot<'_>,
    value: &Value,
    direction: Direction,
    what: &str,
    report: &mut Report,
) {
    for finding in findings(api, slot, value, direction) {
        report.push(value_mismatch(what, &finding));
    }
}

/// Everything that is wrong with a value.
pub(crate) fn findings<'a>(
    api: &'a Api,
    slot: Slot<'a>,
    value: &Value,
    direction: Direction,
) -> Vec<Finding<'a, Span>> {
    let mut findings = examine(api, slot, value, direction);
    findings.retain(is_certain);
    findings
}

/// Whether something is wrong with a value, and not only with the effort that it takes to find out.
pub(crate) fn is_certain(finding: &Finding<'_, Span>) -> bool {
    finding.word != "effort"
}

/// The problem of a value, or of a part of it.
pub(crate) fn value_mismatch(what: &str, finding: &Finding<'_, Span>) -> Diagnostic {
    let Finding { pointer, message, .. } = finding;
    let subject = if pointer.is_empty() { what.to_owned() } else { format!("`{pointer}` of {what}") };
    let problem = |message: String| Diagnostic::new(Code::ValueMismatch, finding.place, message);
    match finding.rule {
        Some(rule) => problem(format!("{subject} breaks the rule `{}`: {message}", rule.name))
            .related(rule.span, "the rule is here")
            .help("correct the value, or the rule"),
        None => problem(format!("{subject} {message}")).help("correct the value, or what its type allows"),
    }
}

/// A value, for messages.
pub(crate) fn describe(value: &Value) -> String {
    match &value.kind {
        ValueKind::Null => "null".to_owned(),
        ValueKind::Boolean(value) => format!("`{value}`"),
        ValueKind::Number(number) => format!("the number {number}"),
        ValueKind::String(text) if text.len() <= 40 => format!("the text `{}`", text.escape_debug()),
        ValueKind::String(_) => "a text".to_owned(),
        ValueKind::List(_) => "a list".to_owned(),
        ValueKind::Object(_) => "an object".to_owned(),
    }
}
