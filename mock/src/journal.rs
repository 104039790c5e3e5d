//! What was received, and what came of it.

use std::collections::VecDeque;

use bytes::Bytes;
use http::Request;
use serde_json::{Value, json};
use specwright_codegen::ir::Api;

use crate::request::credentials::{is_secret_header, is_secret_parameter};
use crate::request::report::Problem;

/// Where a server gives its journal, and forgets it on DELETE.
pub const JOURNAL_PATH: &str = "/__specwright/journal";

/// The entries that are kept; older ones go.
const MAX_ENTRIES: usize = 1000;
/// The bytes of a body that are kept.
const MAX_BODY: usize = 64 * 1024;
const REDACTED: &str = "[redacted]";

/// One request.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Entry {
    /// The name of the API.
    pub api: String,
    /// The method.
    pub method: String,
    /// Path and query, as they came; a credential in it reads `[redacted]`.
    pub path: String,
    /// The operation, where the path led to one.
    pub operation: Option<String>,
    /// The headers in the order in which they came; a credential reads `[redacted]`.
    pub headers: Vec<(String, String)>,
    /// The body, the first 64 KiB of it.
    pub body: Bytes,
    /// What was wrong with it by the description.
    pub problems: Vec<Problem>,
    /// The status that was answered.
    pub status: u16,
    /// The documented error that was answered.
    pub error: Option<String>,
    /// What went wrong on the way because it was asked for, such as `reset`.
    pub fault: Option<&'static str>,
}

impl Entry {
    pub(crate) fn of(api: &Api, request: &Request<Bytes>) -> Self {
        let header = |(name, value): (&http::HeaderName, &http::HeaderValue)| {
            let value = match is_secret_header(api, name) {
                true => REDACTED.to_owned(),
                false => String::from_utf8_lossy(value.as_bytes()).into_owned(),
            };
            (name.as_str().to_owned(), value)
        };
        Self {
            api: api.name.clone(),
            method: request.method().as_str().to_owned(),
            path: shown_path(api, request),
            operation: None,
            headers: request.headers().iter().map(header).collect(),
            body: kept(request.body()),
            problems: Vec::new(),
            status: 0,
            error: None,
            fault: None,
        }
    }

    /// Shows this path in place of that which came.
    pub(crate) fn hide_path(&mut self, shown: Option<String>) {
        if let Some(shown) = shown {
            self.path = match self.path.split_once('?') {
                Some((_, query)) => format!("{shown}?{query}"),
                None => shown,
            };
        }
    }

    /// As JSON, for other programs.
    pub(crate) fn json(&self) -> Value {
        let headers: Vec<Value> = self.headers.iter().map(|(name, value)| json!([name, value])).collect();
        let problem = |problem: &Problem| json!({ "pointer": problem.pointer, "rule": problem.rule, "message": problem.message });
        json!({
            "api": self.api, "method": self.method, "path": self.path, "operation": self.operation,
            "headers": headers, "body": String::from_utf8_lossy(&self.body),
            "problems": self.problems.iter().map(problem).collect::<Vec<_>>(),
            "status": self.status, "error": self.error, "fault": self.fault,
        })
    }
}

fn shown_path(api: &Api, request: &Request<Bytes>) -> String {
    let path = request.uri().path();
    let Some(query) = request.uri().query() else { return path.to_owned() };
    let pair = |pair: &str| {
        let name = form_urlencoded::parse(pair.as_bytes()).next().map(|(name, _)| name.into_owned());
        match name.filter(|name| is_secret_parameter(api, name)) {
            Some(name) => format!("{name}={REDACTED}"),
            None => pair.to_owned(),
        }
    };
    format!("{path}?{}", query.split('&').map(pair).collect::<Vec<_>>().join("&"))
}

/// The latest entries.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    entries: VecDeque<(u64, Entry)>,
}

impl Journal {
    pub(crate) fn add(&mut self, number: u64, entry: Entry) {
        if self.entries.len() >= MAX_ENTRIES {
            self.entries.pop_front();
        }
        self.entries.push_back((number, entry));
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = &(u64, Entry)> {
        self.entries.iter()
    }

    pub(crate) fn clear(&mut self) {
        self.entries.clear();
    }
}

/// A copy, so that the rest can go.
fn kept(body: &Bytes) -> Bytes {
    Bytes::copy_from_slice(body.get(..MAX_BODY).unwrap_or(body))
}
