//! What a response says of the failure, by the words of its API.

use std::time::{Duration, SystemTime};

use super::Error;
use crate::api_error::{ErrorBody, ErrorCase, ErrorFields};
use crate::retry::retry_after;
use crate::{DecodeError, Model, from_json};

impl Error {
    /// The machine-readable code in the body: a string, or a number as it is written, `20429` for `20429.0`.
    ///
    /// Where it stands is a matter of the API: it is known of errors of operations whose error type derives
    /// [`ApiError`](derive@crate::ApiError), as all generated ones do. Like [`message`](Self::message) and
    /// [`request_id`](Self::request_id) it is there for undocumented errors as well.
    pub fn code(&self) -> Option<&str> {
        self.0.fields.code(self.body()?)
    }

    /// The message in the body, or a body that is plain text. It is the server's, and may hold anything.
    pub fn message(&self) -> Option<&str> {
        self.0.fields.message(self.body()?)
    }

    /// The request's id in the body, by which the vendor can find the call.
    pub fn request_id(&self) -> Option<&str> {
        self.0.fields.request_id(self.body()?)
    }

    /// Reads the body of the response as this type.
    ///
    /// # Errors
    /// When there is no response, or its body is another.
    pub fn decode_body<T: Model>(&self) -> Result<T, DecodeError> {
        let body = self.body().ok_or_else(|| DecodeError::new("", "a response", "nothing"))?;
        from_json(body)
    }

    /// The name of the documented error that this is.
    pub fn documented(&self) -> Option<&'static str> {
        self.0.documented.map(|case| case.name)
    }

    /// The text in the place of a parameter of the documented error's message.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let message = self.0.documented?.message.as_ref()?;
        message.value(self.message()?, |parameter| parameter.name == name)
    }

    /// How long the server asks to wait before the next attempt, by the header `retry-after`
    /// ([RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)) or `retry-after-ms`: seconds, or a date, which is compared
    /// with the response's own `date` or, where it has none, with this machine's clock.
    pub fn retry_after(&self) -> Option<Duration> {
        retry_after::read(self.headers()?, SystemTime::now(), &[])
    }

    /// Reads the body with this knowledge of it, and forgets what it said by any other.
    pub(crate) fn read(&mut self, body: &ErrorBody) {
        self.0.fields = self.response().map(|response| ErrorFields::read(response, body)).unwrap_or_default();
    }

    pub(crate) fn fields(&self) -> &ErrorFields {
        &self.0.fields
    }

    pub(crate) fn set_documented(&mut self, case: Option<&'static ErrorCase>) {
        self.0.documented = case;
    }
}
