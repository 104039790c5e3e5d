//! Answers that a tester asks for by name.

use bytes::Bytes;
use http::Response;
use specwright_codegen::ir::{ErrorDef, ErrorId};

use super::Exchange;
use crate::failure;
use crate::journal::Entry;
use crate::prefer::Preferences;
use crate::problem::unknown_preference;
use crate::resource::outcomes;

impl Exchange<'_> {
    /// The answer that was asked for, whatever the request is like: an error by name, then an example by name, then
    /// anything with a status. It changes nothing.
    pub(super) fn asked_for(&self, preferences: &Preferences, entry: &mut Entry) -> Option<Response<Bytes>> {
        if let Some(name) = &preferences.error {
            return Some(self.asked_error(name, preferences.code, entry));
        }
        if let Some(name) = &preferences.example {
            return Some(self.asked_example(name));
        }
        preferences.code.map(|code| self.asked_code(code, entry)).unwrap_or_default()
    }

    fn documented(&self) -> impl Iterator<Item = (ErrorId, &ErrorDef)> {
        self.operation.errors.iter().filter_map(|id| Some((*id, self.api.errors.get(id.0)?)))
    }

    fn asked_error(&self, name: &str, status: Option<u16>, entry: &mut Entry) -> Response<Bytes> {
        let found = self.documented().find(|(_, error)| error.name == name).map(|(id, _)| id);
        found.and_then(|id| self.error(id, status, entry)).unwrap_or_else(|| {
            let known = self.documented().map(|(_, error)| error.name.clone()).collect();
            unknown_preference("error", name, known)
        })
    }

    fn asked_example(&self, name: &str) -> Response<Bytes> {
        let with_answer = || self.operation.examples.iter().filter(|example| example.response.is_some());
        let found = with_answer().find(|example| example.name == name);
        match found.and_then(|example| example.response.as_ref()) {
            Some(response) => failure::as_printed(response.status, response),
            None => {
                let known = with_answer().map(|example| example.name.clone()).collect();
                unknown_preference("example with an answer called", name, known)
            }
        }
    }

    /// `None` where a good answer has this status anyway.
    fn asked_code(&self, code: u16, entry: &mut Entry) -> Option<Response<Bytes>> {
        let error = self.documented().find(|(_, error)| failure::may_have(error, code)).map(|(id, _)| id);
        if let Some(response) = error.and_then(|id| self.error(id, Some(code), entry)) {
            return Some(response);
        }
        if outcomes(self.operation).iter().any(|outcome| outcome.status == code) {
            return None;
        }
        let statuses = outcomes(self.operation).into_iter().map(|outcome| outcome.status.to_string());
        let errors = self.documented().map(|(_, error)| match &error.status {
            specwright_codegen::ir::StatusMatch::One(status) => status.to_string(),
            specwright_codegen::ir::StatusMatch::Several(several) => {
                several.iter().map(u16::to_string).collect::<Vec<_>>().join(" or ")
            }
            specwright_codegen::ir::StatusMatch::Class(class) => format!("{class}xx"),
        });
        let mut known: Vec<String> = statuses.chain(errors).collect();
        known.dedup();
        Some(unknown_preference("answer with status", &code.to_string(), known))
    }
}
