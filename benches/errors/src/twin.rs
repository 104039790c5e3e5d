//! The same errors as one writes them by hand: a body with `serde_derive`, and a `match`.

use std::borrow::Cow;

use serde::Deserialize;
use specwright::Response;

/// What an error answer says; texts without escapes are not copied.
#[derive(Default, Deserialize)]
struct Body<'b> {
    #[serde(borrow)]
    code: Option<Cow<'b, str>>,
    #[serde(borrow)]
    message: Option<Cow<'b, str>>,
}

impl<'b> Body<'b> {
    fn of(response: &'b Response) -> Self {
        serde_json::from_slice(response.body()).unwrap_or_default()
    }
}

/// The errors of `createAppRegistration`. The answer is boxed, as clippy wants it.
#[allow(dead_code, reason = "made, and dropped")]
pub enum RegistrationError {
    ContactMissing(Box<Response>),
    CountryCodeMissing(Box<Response>),
    EmailDomainNotAllowed(Box<Response>),
    Conflict(Box<Response>),
    Other(Box<Response>),
}

impl RegistrationError {
    pub fn of(response: Response) -> Self {
        let Body { code, message } = Body::of(&response);
        let make = match (response.status().as_u16(), code.as_deref(), message.as_deref()) {
            (409, Some("PreconditionFailed"), Some("email domain not allowed")) => {
                Self::EmailDomainNotAllowed
            }
            (409, Some("MissingParameter"), Some("Needs an email or a phone at least")) => {
                Self::ContactMissing
            }
            (409, Some("MissingParameter"), Some("missing countryCode")) => Self::CountryCodeMissing,
            (409, ..) => Self::Conflict,
            _ => Self::Other,
        };
        make(Box::new(response))
    }
}

/// The errors of `deleteApplicant`.
#[allow(dead_code, reason = "made, and dropped")]
pub enum DeletionError {
    ApplicantNotFound(String, Box<Response>),
    NotFound(Box<Response>),
    Other(Box<Response>),
}

impl DeletionError {
    pub fn of(response: Response) -> Self {
        if response.status().as_u16() != 404 {
            return Self::Other(Box::new(response));
        }
        let Body { code, message } = Body::of(&response);
        let id = message
            .as_deref()
            .filter(|_| code.as_deref() == Some("NotFound"))
            .and_then(|message| message.strip_prefix("Validation Request with id "))
            .and_then(|rest| rest.strip_suffix(" not found"))
            .filter(|id| !id.is_empty())
            .map(str::to_owned);
        match id {
            Some(id) => Self::ApplicantNotFound(id, Box::new(response)),
            None => Self::NotFound(Box::new(response)),
        }
    }
}
