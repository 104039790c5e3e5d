//! OpenAPI 3.1.
//!
//! What a spec says in words that OpenAPI or JSON Schema has is said in those; the rest is in members whose names
//! start with `x-specwright-`, so that nothing is lost. `docs/export.md` has the list of both.

mod answer;
mod body;
mod error;
mod example;
mod head;
mod header;
mod operation;
mod paging;
mod parameter;
mod path;
mod response;
mod rules;
mod security;
mod stream;
mod webhook;

use super::schema::{Dialect, Schemas};
use crate::checked::CheckedApi;
use crate::json::{Json, Object};

/// The version of OpenAPI that is written.
const VERSION: &str = "3.1.1";

/// An API as an OpenAPI document.
pub fn document(api: &CheckedApi) -> Json {
    let schemas = Schemas::of(api, Dialect::OpenApi);
    let paths = path::items(&schemas);
    let errors = error::schemas(&schemas);
    let webhooks = webhook::items(&schemas);
    let references = Json::list([paths.clone(), errors.clone(), webhooks.clone()]);
    let definitions = schemas.definitions(&references, schemas.all_named()).and(errors);
    let components = Object::default()
        .with_some("schemas", definitions.non_empty())
        .with_some("securitySchemes", security::schemes(api).non_empty());
    Object::of("openapi", VERSION)
        .with("info", head::info(api))
        .with("servers", head::servers(&api.servers))
        .with("paths", paths)
        .with_some("webhooks", webhooks.non_empty())
        .with_some("components", components.non_empty())
        .with("x-specwright", 1_i64)
        .and(head::extensions(api))
        .with_some("x-specwright-webhooks", webhook::section(api).non_empty())
        .into()
}
