//! Reads the members of a request from the wire.

mod body;
mod every_call;
mod json;
mod multipart;
mod named;
mod pairs;
mod parameters;
mod texts;
mod unions;

use bytes::Bytes;
use serde_json::Value;
use specwright_codegen::conform::{Given, push_step};
use specwright_codegen::ir::{Api, Operation, Place};

use crate::{Part, Problem};

/// What was read of a member.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Reading {
    /// It is not there.
    Absent,
    /// Its value in its JSON form. A text that is none of the member's type stays a text.
    Value(Value),
    /// It is there, and cannot be read.
    Unreadable(Unreadable),
    /// What it would be part of cannot be read, which is a problem by itself.
    Lost,
}

impl Reading {
    /// What the request has of the member.
    pub(super) fn given(&self) -> Given<'_, Value> {
        match self {
            Self::Absent => Given::Absent,
            Self::Value(value) => Given::Value(value),
            Self::Unreadable(Unreadable { rule, message }) => Given::Unreadable { word: rule, message },
            Self::Lost => Given::Lost,
        }
    }
}

/// Why something cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unreadable {
    pub(super) rule: &'static str,
    pub(super) message: String,
}

impl Unreadable {
    fn malformed(message: impl Into<String>) -> Self {
        Self { rule: "malformed", message: message.into() }
    }

    fn repeated() -> Self {
        Self { rule: "repeated", message: "must come once, and comes several times".to_owned() }
    }

    /// With a subject, for what is of no single member.
    fn of(&self, subject: &str) -> Self {
        Self { rule: self.rule, message: format!("{subject} {}", self.message) }
    }

    fn into_problem(self, part: Part, pointer: String) -> Problem {
        Problem { part, pointer, rule: self.rule.to_owned(), message: self.message, error: None }
    }
}

/// A name that nobody declared.
pub(super) fn unknown(part: Part, name: &str, message: &str) -> Problem {
    let mut pointer = String::new();
    push_step(&mut pointer, name);
    Problem { part, pointer, rule: "unknown".to_owned(), message: message.to_owned(), error: None }
}

/// A request as it was read.
pub(super) struct Read {
    /// What was read of each member of the operation, in its order.
    pub(super) readings: Vec<Reading>,
    /// What is wrong beyond single members.
    pub(super) problems: Vec<Problem>,
}

/// Reads the members of an operation's request.
pub(super) fn read(
    api: &Api,
    operation: &Operation,
    path: &[(String, String)],
    request: &http::Request<Bytes>,
) -> Read {
    let mut problems = Vec::new();
    let query = parameters::Query::parse(request.uri().query().unwrap_or_default());
    query.report_undeclared(api, operation, &mut problems);
    every_call::report_missing(api, operation, request.headers(), &query, &mut problems);
    let mut body = body::Content::parse(api, operation, request.headers(), request.body(), &mut problems);
    let readings = operation.members.iter().map(|input| match input.place {
        Place::Path => parameters::read_path(api, operation, input, path, request.uri().path()),
        Place::Query => query.read(api, input),
        Place::Header => parameters::read_header(api, input, request.headers()),
        Place::Cookie => parameters::read_cookie(api, input, request.headers()),
        Place::Json | Place::Part | Place::Form | Place::Body => body.read(api, input),
    });
    Read { readings: readings.collect(), problems }
}
