//! Responses that a tester asks for by name.

use std::borrow::Cow;

use bytes::Bytes;
use http::Response;
use specwright_codegen::ir::{ErrorDef, ErrorId, StatusMatch};

use super::Exchange;
use crate::behavior::resource::outcomes;
use crate::journal::Entry;
use crate::request::preferences::Preferences;
use crate::response::error;
use crate::response::headers;
use crate::response::problem_document::Unknown;

impl Exchange<'_> {
    /// The response that was asked for, whatever the request is like: an error by name, then an example by name, then
    /// anything with a status. It changes nothing. `None` where nothing was asked for, or a good answer has the status.
    pub(super) fn asked_for<'p>(
        &self,
        preferences: &'p Preferences,
        entry: &mut Entry,
    ) -> Result<Option<Response<Bytes>>, Unknown<'p>> {
        if let Some(name) = &preferences.error {
            return self.asked_error(name, preferences.code, entry).map(Some);
        }
        if let Some(name) = &preferences.example {
            return self.asked_example(name).map(Some);
        }
        preferences.code.map_or(Ok(None), |code| self.asked_code(code, entry))
    }

    fn documented(&self) -> impl Iterator<Item = (ErrorId, &ErrorDef)> {
        self.operation.errors.iter().map(|id| (*id, &self.api[*id]))
    }

    fn asked_error<'p>(
        &self,
        name: &'p str,
        status: Option<u16>,
        entry: &mut Entry,
    ) -> Result<Response<Bytes>, Unknown<'p>> {
        let found = self.documented().find(|(_, error)| error.name == name).map(|(id, _)| id);
        found.and_then(|id| self.error(id, status, entry)).ok_or_else(|| Unknown {
            what: "error",
            asked: Cow::Borrowed(name),
            known: self.documented().map(|(_, error)| error.name.clone()).collect(),
        })
    }

    fn asked_example<'p>(&self, name: &'p str) -> Result<Response<Bytes>, Unknown<'p>> {
        let with_answer = || self.operation.examples.iter().filter(|example| example.response.is_some());
        let found = with_answer().find(|example| example.name == name);
        match found.and_then(|example| example.response.as_ref()) {
            Some(shown) => {
                let mut response = error::as_printed(shown.status, shown);
                let outcomes = outcomes(self.operation);
                let outcome = outcomes.iter().find(|outcome| outcome.status == shown.status);
                headers::add(self.api, outcome.and_then(|outcome| outcome.headers.as_ref()), &mut response);
                Ok(response)
            }
            None => Err(Unknown {
                what: "example with a response called",
                asked: Cow::Borrowed(name),
                known: with_answer().map(|example| example.name.clone()).collect(),
            }),
        }
    }

    fn asked_code(&self, code: u16, entry: &mut Entry) -> Result<Option<Response<Bytes>>, Unknown<'static>> {
        let error = self.documented().find(|(_, error)| error.status.contains(code)).map(|(id, _)| id);
        if let Some(response) = error.and_then(|id| self.error(id, Some(code), entry)) {
            return Ok(Some(response));
        }
        if outcomes(self.operation).iter().any(|outcome| outcome.status == code) {
            return Ok(None);
        }
        let statuses = outcomes(self.operation).into_iter().map(|outcome| outcome.status.to_string());
        let errors = self.documented().map(|(_, error)| match &error.status {
            StatusMatch::One(status) => status.to_string(),
            StatusMatch::Several(several) => {
                several.iter().map(u16::to_string).collect::<Vec<_>>().join(" or ")
            }
            StatusMatch::Class(class) => format!("{class}xx"),
        });
        let mut known: Vec<String> = statuses.chain(errors).collect();
        known.dedup();
        Err(Unknown { what: "response with status", asked: Cow::Owned(code.to_string()), known })
    }
}
