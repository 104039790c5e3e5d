//! Enums: closed in requests unless the spec opens them, open in responses.

use super::{Form, Schemas};
use crate::export::annotation::{description, provenance};
use crate::ir::{Confidence, Direction, Enum, EnumValue, EnumValues};
use crate::json::{Json, Object};

impl Schemas<'_> {
    pub(super) fn enumeration(&self, values: &Enum, whole: Confidence, form: Form) -> Object {
        let (ty, listed, elsewhere, described) = match &values.values {
            EnumValues::Strings(all) => {
                let wire = |text: &String| text.as_str().into();
                (
                    "string",
                    listed(all, form, wire),
                    elsewhere(all, form, wire),
                    self.described(all, whole, wire),
                )
            }
            EnumValues::Integers(all) => {
                let wire = |number: &i64| (*number).into();
                (
                    "integer",
                    listed(all, form, wire),
                    elsewhere(all, form, wire),
                    self.described(all, whole, wire),
                )
            }
        };
        let closed = Object::of("type", ty).with("enum", listed);
        let schema = match values.open || form == Form::Response {
            true => {
                // What a request holds beside the values is not empty.
                let least = (form == Form::Request && ty == "string").then_some(1_u64);
                let other = Object::of("type", ty).with_some("minLength", least);
                Object::of("anyOf", Json::list([closed, other]))
            }
            false => closed,
        };
        // Responses are read as they come.
        let refused = elsewhere.filter(|_| values.open && form == Form::Request);
        schema
            .with_some("not", refused.map(|refused| Object::of("enum", refused)))
            .with_some("x-specwright-open", values.open.then_some(true))
            .with_some("x-specwright-values", described)
    }

    /// What is said of the values, where anything is.
    fn described<T>(
        &self,
        values: &[EnumValue<T>],
        whole: Confidence,
        wire: impl Fn(&T) -> Json,
    ) -> Option<Json> {
        let silent = |value: &EnumValue<T>| {
            value.name.is_none()
                && value.doc.is_none()
                && value.only.is_none()
                && value.provenance.places.is_empty()
        };
        if values.iter().all(silent) {
            return None;
        }
        let only = |value: &EnumValue<T>| {
            value.only.map(|only| match only {
                Direction::In => "in",
                Direction::Out => "out",
            })
        };
        Some(Json::list(values.iter().map(|value| {
            Object::of("value", wire(&value.wire))
                .with_some("name", value.name.as_deref())
                .with_some("description", description(&value.doc))
                .with_some("only", only(value))
                .and(provenance(self.api, &value.provenance, whole))
        })))
    }
}

/// The values that may occur there.
fn listed<T>(values: &[EnumValue<T>], form: Form, wire: impl Fn(&T) -> Json) -> Json {
    Json::list(values.iter().filter(|value| !is_elsewhere(value, form)).map(|value| wire(&value.wire)))
}

/// The values that may only occur elsewhere, if there are any.
fn elsewhere<T>(values: &[EnumValue<T>], form: Form, wire: impl Fn(&T) -> Json) -> Option<Json> {
    let mut values = values.iter().filter(|value| is_elsewhere(value, form)).peekable();
    values.peek()?;
    Some(Json::list(values.map(|value| wire(&value.wire))))
}

fn is_elsewhere<T>(value: &EnumValue<T>, form: Form) -> bool {
    let elsewhere = match form {
        Form::Request => Direction::Out,
        Form::Response => Direction::In,
    };
    value.only == Some(elsewhere)
}
