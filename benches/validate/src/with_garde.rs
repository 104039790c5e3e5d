//! The crate `garde`.

use garde::{Report, Validate};
use serde::Deserialize;

use crate::side::Validated;

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[garde(allow_unvalidated)]
#[allow(dead_code)]
pub struct Registration {
    #[garde(length(chars, min = 1, max = 64))]
    project: String,
    #[garde(length(chars, min = 1, max = 64))]
    project_flow: String,
    #[garde(email, custom(contact(&self.phone)))]
    email: Option<String>,
    #[garde(pattern("^[0-9]+$"))]
    phone: Option<String>,
    #[garde(pattern(r"^\+[0-9]{1,3}$"), custom(with_phone(&self.phone)))]
    country_code: Option<String>,
    full_name: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
    language: Option<String>,
}

/// `garde` has no rules of the whole struct: each stands on one of its members.
fn contact(phone: &Option<String>) -> impl FnOnce(&Option<String>, &()) -> garde::Result {
    move |email, ()| match (email, phone) {
        (None, None) => Err(garde::Error::new("`email` or `phone` is required")),
        _ => Ok(()),
    }
}

fn with_phone(phone: &Option<String>) -> impl FnOnce(&Option<String>, &()) -> garde::Result {
    move |country_code, ()| match (phone, country_code) {
        (Some(_), None) => Err(garde::Error::new("`countryCode` is required when `phone` is set")),
        _ => Ok(()),
    }
}

impl Validated for Registration {
    type Violations = Report;

    fn read(text: &str) -> Self {
        serde_json::from_str(text).expect("a registration")
    }

    fn check(&self) -> Result<(), Report> {
        self.validate()
    }

    fn count(violations: Report) -> usize {
        violations.iter().count()
    }
}
