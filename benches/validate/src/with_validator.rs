//! The crate `validator`.

use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;
use validator::{Validate, ValidationError, ValidationErrors};

use crate::side::Validated;

static DIGITS: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[0-9]+$").expect("a pattern"));
static COUNTRY_CODE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^\+[0-9]{1,3}$").expect("a pattern"));

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[validate(schema(function = "contact", skip_on_field_errors = false))]
#[validate(schema(function = "country_code", skip_on_field_errors = false))]
#[allow(dead_code, clippy::duplicated_attributes)]
pub struct Registration {
    #[validate(length(min = 1, max = 64))]
    project: String,
    #[validate(length(min = 1, max = 64))]
    project_flow: String,
    #[validate(email)]
    email: Option<String>,
    #[validate(regex(path = *DIGITS))]
    phone: Option<String>,
    #[validate(regex(path = *COUNTRY_CODE))]
    country_code: Option<String>,
    full_name: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
    language: Option<String>,
}

fn contact(registration: &Registration) -> Result<(), ValidationError> {
    match (&registration.email, &registration.phone) {
        (None, None) => {
            Err(ValidationError::new("contact").with_message("`email` or `phone` is required".into()))
        }
        _ => Ok(()),
    }
}

fn country_code(registration: &Registration) -> Result<(), ValidationError> {
    match (&registration.phone, &registration.country_code) {
        (Some(_), None) => Err(ValidationError::new("country-code")
            .with_message("`countryCode` is required when `phone` is set".into())),
        _ => Ok(()),
    }
}

impl Validated for Registration {
    type Violations = ValidationErrors;

    fn read(text: &str) -> Self {
        serde_json::from_str(text).expect("a registration")
    }

    fn check(&self) -> Result<(), ValidationErrors> {
        self.validate()
    }

    fn count(violations: ValidationErrors) -> usize {
        violations.field_errors().values().map(|errors| errors.len()).sum()
    }
}
