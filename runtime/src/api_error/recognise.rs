//! Which documented error a response is.

use super::{ErrorCase, ErrorFields, ErrorMessage, ErrorTable};
use crate::{Error, Model, Response, Violation, Violations};

/// What stands for a request that breaks rules no documented error is named for.
pub const INVALID: usize = usize::MAX;

/// The index of the documented error that an error is, which remembers it. When it is none, [`INVALID`] for a request
/// that breaks rules, else an index behind the last.
pub fn recognise(error: &mut Error, table: &'static ErrorTable) -> usize {
    error.read(&table.body);
    let (found, none) = match error.violations() {
        Some(violations) => (preempted(violations, table), INVALID),
        None => (position(error, table), table.cases.len()),
    };
    error.set_documented(found.and_then(|index| table.cases.get(index)));
    found.unwrap_or(none)
}

/// The body of the response, for a documented error that has a field for it.
pub fn error_body<T: Model>(error: &Error) -> Option<Box<T>> {
    error.decode_body().ok().map(Box::new)
}

/// The headers of the response, for a documented error that has a field for them.
pub fn error_headers<T: Model>(error: &Error) -> Option<Box<T>> {
    crate::from_headers(error.headers()?).ok().map(Box::new)
}

/// The error that the server would have answered: of the first violated rule that has one. Nobody knows the
/// parameters of a message that was never written.
fn preempted(violations: &Violations, table: &'static ErrorTable) -> Option<usize> {
    let errors = violations.iter().filter_map(Violation::error);
    let has_parameters = |case: &ErrorCase| matches!(case.message, Some(ErrorMessage::Template { .. }));
    let index = |name| table.cases.iter().position(|case| case.name == name && !has_parameters(case));
    errors.into_iter().find_map(index)
}

fn position(error: &Error, table: &'static ErrorTable) -> Option<usize> {
    let response = error.response()?;
    let is_failure = !response.status().is_success();
    // A 2xx that proved no success is an error; one that cannot be read is only where the API says so.
    if !is_failure && !error.is_refusal() && !table.body.on_success {
        return None;
    }
    let facts = ResponseFacts::of(response, error.fields());
    table.cases.iter().position(|case| facts.is(case))
}

/// Whether a 2xx that reads as a success is an error all the same.
pub(crate) fn is_disguised(response: &Response, table: &'static ErrorTable) -> bool {
    if !table.body.on_success {
        return false;
    }
    let fields = ErrorFields::read(response, &table.body);
    let facts = ResponseFacts::of(response, &fields);
    fields.status.is_some_and(|status| status >= 400) || table.cases.iter().any(|case| facts.is(case))
}

/// What of a response tells errors apart.
struct ResponseFacts<'a> {
    status: u16,
    in_success: bool,
    status_in_body: Option<u16>,
    code: Option<&'a str>,
    message: Option<&'a str>,
}

impl<'a> ResponseFacts<'a> {
    fn of(response: &'a Response, fields: &'a ErrorFields) -> Self {
        let body = response.body();
        Self {
            status: response.status().as_u16(),
            in_success: response.status().is_success(),
            status_in_body: fields.status,
            code: fields.code(body),
            message: fields.message(body),
        }
    }

    fn is(&self, case: &ErrorCase) -> bool {
        self.has_status_of(case)
            && case.code.is_none_or(|code| self.code == Some(code))
            && case
                .message
                .as_ref()
                .is_none_or(|wanted| self.message.is_some_and(|message| wanted.fits(message)))
    }

    /// The status of the response decides. A 2xx does not tell errors apart: there the body's status stands in
    /// for it or, if it has none, code and message have to do.
    fn has_status_of(&self, case: &ErrorCase) -> bool {
        if case.statuses.contain(self.status) {
            return true;
        }
        self.in_success
            && match self.status_in_body {
                Some(status) => case.statuses.contain(status),
                None => case.code.is_some() || case.message.is_some(),
            }
    }
}
