//! `specwright::Validate`.

use specwright::{Model, Validate, Violations};

use crate::side::Validated;

#[derive(Clone, PartialEq, Model, Validate)]
#[api(rule(
    "contact",
    any(email, phone),
    reason = "A registrant must be reachable by email, by phone, or by both."
))]
#[api(rule(
    "country-code",
    when(phone, need(country_code)),
    reason = "A phone number is complete only with the calling code of its country."
))]
pub struct Registration {
    #[api(name = "project", length(min = 1, max = 64))]
    project: String,
    #[api(name = "projectFlow", length(min = 1, max = 64))]
    project_flow: String,
    #[api(name = "email", format = email)]
    email: Option<String>,
    #[api(name = "phone", pattern = "[0-9]+")]
    phone: Option<String>,
    #[api(name = "countryCode", pattern = r"\+[0-9]{1,3}")]
    country_code: Option<String>,
    #[api(name = "fullName")]
    full_name: Option<String>,
    #[api(name = "firstName")]
    first_name: Option<String>,
    #[api(name = "lastName")]
    last_name: Option<String>,
    #[api(name = "language")]
    language: Option<String>,
}

impl Validated for Registration {
    type Violations = Violations;

    fn read(text: &str) -> Self {
        specwright::from_json(text.as_bytes()).expect("a registration")
    }

    fn check(&self) -> Result<(), Violations> {
        self.validate()
    }

    fn count(violations: Violations) -> usize {
        violations.len()
    }
}
