//! Other people's description languages, written from the IR.

pub mod json_schema;
pub mod openapi;

mod annotation;
mod schema;
