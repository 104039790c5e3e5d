//! JSON Schema 2020-12.
//!
//! What a request must satisfy is said in standard keywords, so that any validator holds data to the spec: types,
//! presence, limits, and the rules between members. Formats are patterns as well, since validators need not know
//! formats. What no keyword says is in members whose names start with `x-specwright-`.

use super::annotation::description;
use super::schema::{Dialect, Form, Schemas};
use crate::checked::CheckedApi;
use crate::ir::{Operation, TypeId};
use crate::json::{Json, Object};

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The input of an operation: the flat object of all its members by wire name, wherever they go. A whole body is
/// the member `body`; one of several media types is an object with the alternative's name as its one member.
pub fn operation_input(api: &CheckedApi, operation: &Operation) -> Json {
    let schemas = Schemas::of(api, Dialect::JsonSchema);
    with_definitions(&schemas, schemas.flat_input(operation))
}

/// A named type as requests hold it.
pub fn request_type(api: &CheckedApi, id: TypeId) -> Json {
    let schemas = Schemas::of(api, Dialect::JsonSchema);
    with_definitions(&schemas, schemas.named(id, Form::Request))
}

/// Every named type and the input of every operation, under `$defs`. A type that requests and responses hold
/// differently is there twice, as responses hold it under its name and `.response`.
pub fn api(api: &CheckedApi) -> Json {
    let schemas = Schemas::of(api, Dialect::JsonSchema);
    let inputs = api
        .operations
        .iter()
        .map(|operation| (operation.name.clone(), Json::Object(schemas.flat_input(operation))));
    let inputs: Object = inputs.collect();
    let definitions = schemas.definitions(&inputs.clone().into(), schemas.all_named());
    Object::of("$schema", DIALECT)
        .with("title", api.title.as_str())
        .with_some("description", description(&api.doc))
        .with("$defs", inputs.and(definitions))
        .into()
}

fn with_definitions(schemas: &Schemas<'_>, schema: Object) -> Json {
    let definitions = schemas.definitions(&schema.clone().into(), Vec::new()).non_empty();
    Object::of("$schema", DIALECT).and(schema).with_some("$defs", definitions).into()
}
