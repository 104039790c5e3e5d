//! Responses that are errors.

use super::{Response, Status};
use crate::diagnostic::Code;
use crate::ir::{StatusMatch, Type};
use crate::openapi::operation::headers;
use crate::openapi::operation::media::{self, Nature};
use crate::openapi::status;
use crate::openapi::types::{At, Owner, Types};
use crate::source::Span;

/// A documented error of an operation.
#[derive(Debug, Clone)]
pub(crate) struct Failure {
    pub(crate) status: StatusMatch,
    pub(crate) body: Option<Type>,
    /// Whether the body is a type that the document gives a name.
    pub(crate) has_named_body: bool,
    pub(crate) headers: Option<Type>,
    pub(crate) doc: Option<String>,
    pub(crate) span: Span,
}

impl Failure {
    /// Returns the types that it holds.
    pub(crate) fn types(&self) -> impl Iterator<Item = &Type> {
        self.body.iter().chain(&self.headers)
    }
}

pub(super) fn failures<'d>(
    others: Vec<Response<'d>>,
    owner: &Owner,
    types: &mut Types<'d, '_>,
) -> Vec<Failure> {
    let mut found: Vec<Failure> = Vec::new();
    for response in others {
        let matches = match response.status {
            Status::One(status @ 300..=599) => vec![StatusMatch::One(status)],
            Status::Class(class @ 3..=5) => vec![StatusMatch::Class(class)],
            Status::Default => vec![StatusMatch::Class(4), StatusMatch::Class(5)],
            Status::One(_) | Status::Class(_) => {
                types.notes.say(
                    Code::OpenapiResponse,
                    response.span,
                    "a response that is not the last one is not read",
                );
                continue;
            }
        };
        let name = match response.status {
            Status::One(status) => status.to_string(),
            Status::Class(class) => format!("{class}xx"),
            Status::Default => "Default".to_owned(),
        };
        let at = At::of_response(owner.clone(), &name);
        let body = failure_body(&response, &at, types);
        let schema = response.media.first().and_then(|media| media.schema);
        let has_named_body = schema.is_some_and(|schema| schema.get("$ref").is_some());
        let own = format!("{}Headers", matches.first().map(status::error_name).unwrap_or_default());
        let headers = headers::lower(&response.headers, &own, owner, types);
        for status in matches {
            if found.iter().all(|known| known.status != status) {
                found.push(Failure {
                    status,
                    body: body.clone(),
                    has_named_body,
                    headers: headers.clone(),
                    doc: response.doc.clone(),
                    span: response.span,
                });
            }
        }
    }
    found
}

fn failure_body<'d>(response: &Response<'d>, at: &At, types: &mut Types<'d, '_>) -> Option<Type> {
    let (taken, others) = response.media.split_first()?;
    media::tell_left(taken, others, types.notes);
    match (taken.nature, taken.schema) {
        (Nature::Json, Some(schema)) => Some(types.plain(schema, at).0).filter(|ty| *ty != Type::Any),
        (Nature::Json, None) => None,
        _ => {
            let message = format!("an error of `{}` is read as a text", taken.name.escape_debug());
            types.notes.say(Code::OpenapiErrorBody, taken.entry.key.span, message);
            None
        }
    }
}
