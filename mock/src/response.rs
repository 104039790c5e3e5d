//! What a request is answered with: examples of the documentation, values made from types, errors, problem documents.

pub(crate) mod charset;
pub(crate) mod compose;
pub(crate) mod conditional;
pub(crate) mod error;
pub(crate) mod examples;
pub(crate) mod headers;
pub(crate) mod partial;
pub(crate) mod problem_document;
pub(crate) mod reply;
pub(crate) mod sample;
pub(crate) mod stream;
