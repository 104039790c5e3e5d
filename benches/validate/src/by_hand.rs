//! What one writes by hand to find the same: where, the rule's name, what it demands, and the value that breaks it.

use std::marker::PhantomData;

use serde::Deserialize;

use crate::side::Validated;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", bound = "")]
#[allow(dead_code)]
pub struct Registration<Value> {
    project: String,
    project_flow: String,
    email: Option<String>,
    phone: Option<String>,
    country_code: Option<String>,
    full_name: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
    language: Option<String>,
    #[serde(skip)]
    value: PhantomData<Value>,
}

#[allow(dead_code)]
pub struct Violation<Value> {
    pointer: &'static str,
    rule: &'static str,
    message: &'static str,
    value: Option<Value>,
}

/// What is kept of a value that breaks a limit.
pub trait Kept {
    fn keep(text: &str) -> Self;
}

/// The value as JSON, cut where it is long.
#[allow(dead_code)]
pub struct Shown(String);

impl Kept for Shown {
    fn keep(text: &str) -> Self {
        let (text, end) = match text.char_indices().nth(40) {
            Some((end, _)) => (&text[..end], "…"),
            None => (text, ""),
        };
        Self(serde_json::to_string(text).expect("a text has a JSON form") + end)
    }
}

/// Nothing.
pub struct Left;

impl Kept for Left {
    fn keep(_: &str) -> Self {
        Self
    }
}

impl<Value: Kept> Validated for Registration<Value> {
    type Violations = Vec<Violation<Value>>;

    fn read(text: &str) -> Self {
        serde_json::from_str(text).expect("a registration")
    }

    fn check(&self) -> Result<(), Vec<Violation<Value>>> {
        let mut violations = Vec::new();
        let mut limit = |pointer, rule, message, text: &str| {
            violations.push(Violation { pointer, rule, message, value: Some(Value::keep(text)) });
        };
        if !is_id(&self.project) {
            limit("/project", "length", "must have 1 to 64 characters", &self.project);
        }
        if !is_id(&self.project_flow) {
            limit("/projectFlow", "length", "must have 1 to 64 characters", &self.project_flow);
        }
        if let Some(email) = self.email.as_deref().filter(|email| !is_email(email)) {
            limit("/email", "format", "must be an e-mail address", email);
        }
        if let Some(phone) = self.phone.as_deref().filter(|phone| !is_digits(phone)) {
            limit("/phone", "pattern", "must match `[0-9]+`", phone);
        }
        if let Some(code) = self.country_code.as_deref().filter(|code| !is_country_code(code)) {
            limit("/countryCode", "pattern", "must match `\\+[0-9]{1,3}`", code);
        }
        let mut rule = |rule, message| {
            violations.push(Violation { pointer: "", rule, message, value: None });
        };
        if self.email.is_none() && self.phone.is_none() {
            rule("contact", "`email` or `phone` is required");
        }
        if self.phone.is_some() && self.country_code.is_none() {
            rule("country-code", "`countryCode` is required when `phone` is set");
        }
        if violations.is_empty() { Ok(()) } else { Err(violations) }
    }

    fn count(violations: Vec<Violation<Value>>) -> usize {
        violations.len()
    }
}

fn is_id(text: &str) -> bool {
    (1..=64).contains(&text.chars().count())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_country_code(text: &str) -> bool {
    text.strip_prefix('+').is_some_and(|digits| digits.len() <= 3 && is_digits(digits))
}

/// WHATWG's rule.
fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let is_local = |byte: u8| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte);
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    !local.is_empty() && local.bytes().all(is_local) && domain.split('.').all(is_label)
}
