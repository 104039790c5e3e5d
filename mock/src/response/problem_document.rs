//! What the mock says in its own words: problem documents (RFC 9457).

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{ALLOW, CONTENT_TYPE, HeaderValue};
use http::{Response, StatusCode};
use serde_json::{Map, Value, json};

use crate::request::report::{Part, Problem, ValidationReport};

/// The media type of a problem document.
pub(crate) const MEDIA: &str = "application/problem+json";

/// A problem document before it is written.
#[derive(Debug)]
pub(crate) struct Document {
    status: u16,
    kind: &'static str,
    title: &'static str,
    detail: String,
    more: Map<String, Value>,
}

impl Document {
    /// `kind` is the end of its `type`, which tells these documents from those of the API.
    pub(crate) fn new(
        status: u16,
        kind: &'static str,
        title: &'static str,
        detail: impl Into<String>,
    ) -> Self {
        Self { status, kind, title, detail: detail.into(), more: Map::new() }
    }

    /// Adds a member.
    #[must_use]
    pub(crate) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.more.insert(name.to_owned(), value.into());
        self
    }

    pub(crate) fn response(self) -> Response<Bytes> {
        let mut members = Map::from_iter([
            ("type".to_owned(), json!(format!("urn:specwright-mock:{}", self.kind))),
            ("title".to_owned(), json!(format!("Specwright mock: {}", self.title))),
            ("status".to_owned(), json!(self.status)),
            ("detail".to_owned(), json!(self.detail)),
        ]);
        members.extend(self.more);
        let mut response = Response::new(Bytes::from(Value::Object(members).to_string()));
        *response.status_mut() = StatusCode::from_u16(self.status).unwrap_or(StatusCode::BAD_REQUEST);
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(MEDIA));
        response
    }
}

/// There is no such path.
pub(crate) fn unknown_path(api: &str, method: &str, path: &str, nearest: Option<String>) -> Response<Bytes> {
    let hint = nearest.as_ref().map(|nearest| format!("; the nearest is {nearest}")).unwrap_or_default();
    let detail = format!("{api} has nothing at {method} {path}{hint}");
    let document = Document::new(404, "unknown-path", "there is no such path", detail);
    let document = match nearest {
        Some(nearest) => document.with("nearest", nearest),
        None => document,
    };
    document.response()
}

/// The path is there for other methods.
pub(crate) fn wrong_method(method: &str, path: &str, allowed: &[&'static str]) -> Response<Bytes> {
    let listed = allowed.join(", ");
    let detail = format!("{path} takes {listed}, and not {method}");
    let document = Document::new(405, "wrong-method", "the path takes other methods", detail);
    let mut response = document.with("allowed", allowed.to_vec()).response();
    if let Ok(listed) = HeaderValue::from_str(&listed) {
        response.headers_mut().insert(ALLOW, listed);
    }
    response
}

/// The request is not as described.
pub(crate) fn bad_request(status: u16, operation: &str, report: &ValidationReport) -> Response<Bytes> {
    let part = |part: Part| match part {
        Part::Path => "path",
        Part::Query => "query",
        Part::Header => "header",
        Part::Body => "body",
        Part::Whole => "request",
    };
    let problems: Vec<Value> = report
        .problems
        .iter()
        .map(|problem| {
            json!({
                "part": part(problem.part), "pointer": problem.pointer, "rule": problem.rule,
                "message": problem.message,
            })
        })
        .collect();
    let first = report.problems.first().map(Problem::sentence).unwrap_or_default();
    let detail = match report.problems.len() {
        1 => format!("{operation}: {first}"),
        count => format!("{operation}: {first} (the first of {count} problems)"),
    };
    Document::new(status, "bad-request", "the request is not as described", detail)
        .with("operation", operation)
        .with("problems", problems)
        .response()
}

/// Something that was asked for by name, and is not there.
#[derive(Debug)]
pub(crate) struct Unknown<'a> {
    /// What kind of thing, as in "the operation has no …".
    pub(crate) what: &'static str,
    pub(crate) asked: Cow<'a, str>,
    /// What there is.
    pub(crate) known: Vec<String>,
}

/// Something that was asked for by name is not there.
pub(crate) fn unknown_preference(unknown: Unknown<'_>) -> Response<Bytes> {
    let Unknown { what, asked, known } = unknown;
    let distance = |name: &String| crate::request::route::distance(name, &asked);
    let nearest = known.iter().min_by_key(|name| distance(name));
    let hint = match (nearest, known.as_slice()) {
        (None, _) => ", nor any other".to_owned(),
        (Some(near), _) if distance(near) <= asked.chars().count() / 2 => format!("; the nearest is {near}"),
        (Some(_), [one]) => format!("; the only one is {one}"),
        (Some(_), all) => format!("; there are {}", all.join(", ")),
    };
    let detail = format!("the operation has no {what} `{asked}`{hint}");
    Document::new(400, "unknown-preference", "what `prefer` asks for is not there", detail)
        .with("known", known)
        .response()
}
