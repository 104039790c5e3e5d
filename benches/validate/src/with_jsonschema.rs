//! The crate `jsonschema`: its validator is compiled once, and what it checks is JSON already.

use std::sync::LazyLock;

use jsonschema::{ValidationError, Validator};
use serde_json::{Value, json};

use crate::side::Validated;

static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| {
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {
            "project": { "type": "string", "minLength": 1, "maxLength": 64 },
            "projectFlow": { "type": "string", "minLength": 1, "maxLength": 64 },
            "email": { "type": "string", "format": "email" },
            "phone": { "type": "string", "pattern": "^[0-9]+$" },
            "countryCode": { "type": "string", "pattern": "^\\+[0-9]{1,3}$" },
            "fullName": { "type": "string" },
            "firstName": { "type": "string" },
            "lastName": { "type": "string" },
            "language": { "type": "string" }
        },
        "required": ["project", "projectFlow"],
        "anyOf": [{ "required": ["email"] }, { "required": ["phone"] }],
        "dependentRequired": { "phone": ["countryCode"] }
    });
    jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema")
});

pub struct Registration(Value);

impl Validated for Registration {
    type Violations = Vec<ValidationError<'static>>;

    fn read(text: &str) -> Self {
        Self(serde_json::from_str(text).expect("a registration"))
    }

    fn check(&self) -> Result<(), Self::Violations> {
        let errors: Vec<_> = VALIDATOR.iter_errors(&self.0).map(ValidationError::to_owned).collect();
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }

    fn count(violations: Self::Violations) -> usize {
        violations.len()
    }
}
