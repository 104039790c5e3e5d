//! Responses that say that a token is good no more.

use crate::api_error::ErrorFields;
use crate::{ErrorBody, ErrorStatuses, Response};

/// A documented response that says that a token is good no more, beside the 401 of bearer tokens: see
/// [`Scheme::refused_by`](super::Scheme::refused_by).
///
/// ```
/// use specwright::{ErrorStatuses, Refusal};
///
/// const ENDED: Refusal = Refusal::new(ErrorStatuses::One(403)).code("TokenEnded");
/// # let _ = ENDED;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Refusal {
    /// The statuses that it may have.
    pub statuses: ErrorStatuses,
    /// The code that it has; any, where none is said.
    pub code: Option<&'static str>,
    /// The message that it has; any, where none is said.
    pub message: Option<&'static str>,
}

impl Refusal {
    /// Any response of these statuses.
    pub const fn new(statuses: ErrorStatuses) -> Self {
        Self { statuses, code: None, message: None }
    }

    /// Asks for this code.
    #[must_use]
    pub const fn code(mut self, code: &'static str) -> Self {
        self.code = Some(code);
        self
    }

    /// Asks for this message.
    #[must_use]
    pub const fn message(mut self, message: &'static str) -> Self {
        self.message = Some(message);
        self
    }

    /// Whether a response is it, with what it says in the places of an error's body.
    fn is(&self, response: &Response, body: &ErrorBody) -> bool {
        if !self.statuses.contain(response.status().as_u16()) {
            return false;
        }
        if self.code.is_none() && self.message.is_none() {
            return true;
        }
        let said = ErrorFields::read(response, body);
        let bytes = response.body();
        self.code.is_none_or(|code| said.code(bytes) == Some(code))
            && self.message.is_none_or(|message| said.message(bytes) == Some(message))
    }
}

/// The refusals of a scheme, and where they say what they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Refusals {
    pub(super) body: ErrorBody,
    pub(super) any: &'static [Refusal],
}

impl Refusals {
    pub(super) const NONE: Self = Self { body: ErrorBody::new(), any: &[] };

    /// Whether a response is one of them.
    pub(crate) fn has(&self, response: &Response) -> bool {
        self.any.iter().any(|refusal| refusal.is(response, &self.body))
    }
}
