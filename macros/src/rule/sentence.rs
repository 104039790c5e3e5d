//! Rules in words.

use quote::ToTokens;
use syn::Lit;

use super::{Condition, Rule, RuleKind};
use crate::{field::Field, words};

/// By which names a sentence calls members.
#[derive(Clone, Copy)]
pub(crate) enum Speaker {
    /// The names of fields and setters, for people who write code.
    Rust,
    /// The names on the wire, for people who look at data.
    Wire,
}

impl Speaker {
    fn name(self, fields: &[Field], index: usize) -> String {
        fields.get(index).map_or_else(String::new, |field| match self {
            Self::Rust => field.text(),
            Self::Wire => field.wire_name.value(),
        })
    }

    /// The names of several members.
    pub(crate) fn names(self, fields: &[Field], members: &[usize]) -> Vec<String> {
        members.iter().map(|index| self.name(fields, *index)).collect()
    }

    /// When a condition holds: `` `phone` is set ``.
    pub(crate) fn condition(self, fields: &[Field], condition: &Condition) -> String {
        let subject = self.name(fields, condition.subject());
        match condition {
            Condition::Present(_) => format!("`{subject}` is set"),
            Condition::Equals(_, values) => {
                let values: Vec<String> = values.iter().map(text).collect();
                format!("`{subject}` is {}", words::list(&values, "or"))
            }
        }
    }
}

/// A value as it would stand in JSON.
fn text(value: &Lit) -> String {
    match value {
        Lit::Str(text) => format!("\"{}\"", text.value()),
        Lit::Int(integer) => integer.base10_digits().to_owned(),
        other => other.to_token_stream().to_string(),
    }
}

/// What a rule demands, a sentence without its end.
pub(crate) fn sentence(kind: &RuleKind, fields: &[Field], speaker: Speaker) -> String {
    let names = speaker.names(fields, kind.members());
    let be = if names.len() == 1 { "is" } else { "are" };
    match kind {
        RuleKind::Any(_) => format!("{} is required", words::list(&names, "or")),
        RuleKind::One(_) => format!("exactly one of {} is required", words::list(&names, "and")),
        RuleKind::AtMostOne(_) => format!("only one of {} may be set", words::list(&names, "and")),
        RuleKind::Together(_) => format!("{} are set together or not at all", words::list(&names, "and")),
        RuleKind::Need(condition, _) => {
            let when = speaker.condition(fields, condition);
            format!("{} {be} required when {when}", words::list(&names, "and"))
        }
        RuleKind::Forbid(condition, _) => {
            let when = speaker.condition(fields, condition);
            format!("{} must not be set when {when}", words::list(&names, "and"))
        }
    }
}

/// A rule for documentation: its name, what it demands, the error, and the reason.
pub(crate) fn describe(rule: &Rule, fields: &[Field]) -> String {
    let mut text = format!("- `{}`: {}", rule.name.value(), sentence(&rule.kind, fields, Speaker::Rust));
    if let Some(error) = &rule.error {
        text.push_str(&format!(" (else the server answers `{error}`)"));
    }
    text.push('.');
    if let Some(reason) = &rule.reason {
        text.push_str(&format!(" {}", reason.value()));
    }
    text
}
