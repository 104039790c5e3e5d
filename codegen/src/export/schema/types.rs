//! The schema of a type where it is used.

use super::input::choice;
use super::text::{NumberText, Text};
use super::{Dialect, Form, Schemas};
use crate::ir::{ElementType, Type};
use crate::json::{Json, Object};

impl Schemas<'_> {
    /// The schema of a type, without null.
    pub(in crate::export) fn value(&self, ty: &Type, form: Form) -> Object {
        match ty {
            Type::String => Object::of("type", "string"),
            Type::Secret => {
                let secret = Object::of("type", "string").with("format", "password");
                let write_only = (form == Form::Request).then_some(true);
                secret.with_some("writeOnly", write_only).with("x-specwright-secret", true)
            }
            Type::Boolean => Object::of("type", "boolean"),
            Type::Integer => Object::of("type", "integer").with("format", "int64"),
            Type::Unsigned => Object::of("type", "integer").with("format", "uint64").with("minimum", 0_u64),
            Type::Number => Object::of("type", "number").with("format", "double"),
            Type::Decimal => Object::of("type", "number").with("format", "decimal"),
            Type::AsText(plain) => self.as_text(plain, form),
            Type::Any => Object::default(),
            Type::DateTime => self.text(Text::DateTime),
            Type::Date => self.text(Text::Date),
            Type::OrderedDate(order) => self.text(Text::Ordered(*order)),
            Type::Time => self.text(Text::Time),
            Type::Duration => self.text(Text::Duration),
            Type::UnixTime => Object::of("type", "integer").with("format", "unix-time"),
            Type::UnixMillis => Object::of("type", "integer").with("format", "unix-millis"),
            Type::HttpDate if form == Form::Request => self.text(Text::HttpDate),
            // Two older forms are read as well.
            Type::HttpDate => Object::of("type", "string").with("format", "http-date"),
            Type::Base64 if form == Form::Request => self.text(Text::Base64),
            // Responses are kept as they come and only decoded on demand.
            Type::Base64 => Object::of("type", "string").with("contentEncoding", "base64"),
            // As data they are text, and in a message they are themselves.
            Type::Bytes => match self.dialect {
                Dialect::JsonSchema => self.text(Text::Base64),
                Dialect::OpenApi => self.bytes(None),
            },
            Type::BytesOrText => self.bytes_or_text(),
            Type::Contents(variants) => self.contents(variants),
            Type::Named(id) => self.reference(*id, form),
            Type::List(element) => Object::of("type", "array").with("items", self.element(element, form)),
            Type::Map(element) => {
                Object::of("type", "object").with("additionalProperties", self.element(element, form))
            }
        }
    }

    fn bytes_or_text(&self) -> Object {
        let text = Object::of("type", "string");
        match self.dialect {
            Dialect::OpenApi => Object::of("anyOf", Json::list([self.bytes(None), text])),
            Dialect::JsonSchema => {
                let bytes = self.text(Text::Base64);
                Object::of("oneOf", Json::list([choice("File", bytes), choice("Text", text)]))
            }
        }
    }

    /// Bytes as they are, of this media type where it is not a range.
    pub(in crate::export) fn bytes(&self, media: Option<&str>) -> Object {
        let media = media.filter(|media| !media.contains('*')).unwrap_or("application/octet-stream");
        Object::of("type", "string").with("format", "binary").with("contentMediaType", media)
    }

    /// A value that travels as text; in a response it may be there itself.
    fn as_text(&self, plain: &Type, form: Form) -> Object {
        let text = NumberText::of(plain);
        match form {
            Form::Request => self.text(Text::Number(text)),
            Form::Response => Object::of("type", Json::list(["string", text.plain()]))
                .with_some("format", text.format())
                .with("x-specwright-as", "text"),
        }
    }

    fn element(&self, element: &ElementType, form: Form) -> Object {
        let value = self.value(&element.ty, form);
        if element.nullable { nullable(value) } else { value }
    }
}

/// A schema that takes null as well.
pub(in crate::export) fn nullable(mut schema: Object) -> Object {
    if schema.is_empty() {
        return schema;
    }
    // Keywords for texts, numbers and so on let null through; what is combined may not.
    let combined = ["$ref", "allOf", "anyOf", "oneOf"].iter().any(|keyword| schema.get(keyword).is_some());
    match schema.get_mut("type") {
        Some(Json::List(kinds)) if !combined => {
            kinds.push("null".into());
            schema
        }
        Some(ty) if !combined => {
            *ty = Json::List(vec![ty.clone(), "null".into()]);
            schema
        }
        _ => Object::of("anyOf", Json::list([schema, Object::of("type", "null")])),
    }
}
