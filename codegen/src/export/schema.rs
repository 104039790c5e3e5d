//! Schemas of types, shared by JSON Schema and OpenAPI 3.1, whose schemas are JSON Schema.

mod definitions;
mod enumeration;
mod input;
mod limits;
mod member;
mod named;
pub(super) mod rule;
mod text;
mod types;
mod union;

pub(super) use self::definitions::{Dialect, Form, Schemas};
pub(super) use self::member::style_word;
pub(super) use self::types::nullable;
