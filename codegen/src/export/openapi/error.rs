//! Documented errors: a schema each, by what tells it from the others.

use serde_json::Value;

use super::header;

use crate::export::annotation::{description, provenance};
use crate::export::schema::{Form, Schemas};
use crate::ir::{
    Confidence, EnumValues, ErrorDef, MemberPath, MessageTemplate, PathStep, ResponseField, Segment, Shape,
    StatusMatch, Type,
};
use crate::json::{Json, Object};
use crate::pattern::literal;

/// The schemas of all errors.
pub(super) fn schemas(schemas: &Schemas<'_>) -> Object {
    let errors = schemas.api.errors.iter();
    errors.map(|error| (name(error), Json::Object(schema(schemas, error)))).collect()
}

/// The name of an error's schema; no type has a dot in its name.
fn name(error: &ErrorDef) -> String {
    format!("error.{}", error.name)
}

/// A reference to an error's schema.
pub(super) fn reference(error: &ErrorDef) -> Object {
    Object::of("$ref", format!("#/components/schemas/{}", name(error)))
}

fn schema(schemas: &Schemas<'_>, error: &ErrorDef) -> Object {
    let body = schemas.api.error_body.as_ref();
    let message = error.message.as_ref();
    let at = |field: Option<&ResponseField>| field.and_then(ResponseField::member).cloned();
    let told_by = [
        at(body.and_then(|body| body.code.as_ref()))
            .zip(error.code.as_deref().map(|code| one_of(&code_values(schemas, error, code)))),
        at(body.and_then(|body| body.message.as_ref())).zip(message.map(message_schema)),
    ];
    let told_by: Vec<(MemberPath, Object)> = told_by.into_iter().flatten().collect();
    let is_flat = told_by.iter().all(|(path, _)| path.single().is_some());
    let marks = match is_flat {
        true => {
            let required: Vec<Json> =
                told_by.iter().filter_map(|(path, _)| path.single()).map(Json::from).collect();
            let properties: Object = told_by
                .iter()
                .filter_map(|(path, schema)| Some((path.single()?.to_owned(), schema.clone().into())))
                .collect();
            Object::default()
                .with_some("properties", properties.non_empty())
                .with_some("required", Some(required).filter(|required| !required.is_empty()))
        }
        false => {
            Object::of("allOf", Json::list(told_by.iter().map(|(path, schema)| further_in(path, schema))))
        }
    };
    Object::of("title", error.name.as_str())
        .with_some("description", description(&error.doc))
        .and(
            schemas.api.error_body_of(error).map(|ty| schemas.value(&ty, Form::Response)).unwrap_or_default(),
        )
        .and(marks)
        .with("x-specwright-error", facts(schemas, error))
        .and(provenance(schemas.api, &error.provenance, Confidence::Stated))
}

/// What a code is in a body: a text, a number where that is what the member holds, or either.
fn code_values(schemas: &Schemas<'_>, error: &ErrorDef, code: &str) -> Vec<Value> {
    let types = &schemas.api.types;
    let number = code.parse::<i64>().ok().filter(|number| number.to_string() == code).map(Value::from);
    let path = schemas.api.error_body.as_ref().and_then(|body| body.code.as_ref()?.member());
    let whole = schemas.api.error_body_of(error);
    let held = path.zip(whole.as_ref()).and_then(|(path, whole)| types.member_at(whole, path));
    let is_number = match held.map(|member| types.resolve(&member.ty)) {
        Some(Shape::Scalar(Type::AsText(_)) | Shape::Union(_) | Shape::Any) => {
            return std::iter::once(code.into()).chain(number).collect();
        }
        Some(Shape::Scalar(ty)) => ty.is_number(),
        Some(Shape::Enum(values)) => matches!(values.values, EnumValues::Integers(_)),
        _ => false,
    };
    vec![number.filter(|_| is_number).unwrap_or_else(|| code.into())]
}

fn one_of(values: &[Value]) -> Object {
    match values {
        [value] => Object::of("const", Json::from(value.clone())),
        values => Object::of("enum", Json::list(values.iter().map(|value| Json::from(value.clone())))),
    }
}

/// What the spec says of it, in its words.
fn facts(schemas: &Schemas<'_>, error: &ErrorDef) -> Object {
    let status = match &error.status {
        StatusMatch::One(status) => u64::from(*status).into(),
        StatusMatch::Several(several) => Json::list(several.iter().map(|status| u64::from(*status))),
        StatusMatch::Class(class) => format!("{class}xx").into(),
    };
    let parameters: Object = error
        .message
        .iter()
        .flat_map(MessageTemplate::parameters)
        .map(|(name, ty)| (name.to_owned(), schemas.value(ty, Form::Response).into()))
        .collect();
    Object::of("status", status)
        .with_some("code", error.code.as_deref())
        .with_some("message", error.message.as_ref().map(MessageTemplate::written))
        .with_some("parameters", parameters.non_empty())
        .with_some("body", error.body.as_ref().map(|_| true))
        .with_some("rust", error.rust_name.as_deref())
        .with_some("headers", header::name(schemas.api, error.headers.as_ref()))
}

fn message_schema(message: &MessageTemplate) -> Object {
    if let Some(text) = message.exact() {
        return Object::of("const", text);
    }
    let segment = |segment: &Segment| match segment {
        Segment::Literal(text) => literal(text),
        Segment::Parameter { .. } => r"[\s\S]*".to_owned(),
    };
    let pattern: String = message.segments.iter().map(segment).collect();
    Object::of("type", "string").with("pattern", format!("^{pattern}$"))
}

/// A body that the error is told by, where all that such a body must have is known.
pub(super) fn sample(schemas: &Schemas<'_>, error: &ErrorDef, status: Option<u16>) -> Option<Object> {
    let body = schemas.api.error_body.as_ref()?;
    let message = match &error.message {
        None => None,
        Some(message) => Some(message.exact()?),
    };
    if message.is_none() && error.code.is_none() {
        return None;
    }
    let mut sample = serde_json::json!({});
    let said = [
        (
            &body.code,
            error.code.as_deref().and_then(|code| code_values(schemas, error, code).into_iter().next()),
        ),
        (&body.message, message.map(Value::from)),
        (&body.status, status.map(Value::from)),
    ];
    for (field, value) in said {
        if let (Some(path), Some(value)) = (field.as_ref().and_then(ResponseField::member), value) {
            path.put(&mut sample, value);
        }
    }
    let ty = schemas.api.error_body_of(error)?;
    is_complete(schemas, &ty, &sample).then(|| Object::of("value", Json::from(sample)))
}

/// The schema of a whole that has something at a place inside.
fn further_in(path: &MemberPath, schema: &Object) -> Object {
    path.steps.iter().rfold(schema.clone(), |schema, step| match step {
        PathStep::Member(name) => Object::of("type", "object")
            .with("properties", Object::of(name, schema))
            .with("required", Json::list([name.as_str()])),
        PathStep::First => {
            Object::of("type", "array").with("prefixItems", Json::list([schema])).with("minItems", 1_u64)
        }
    })
}

/// Whether a sample has what must be there.
fn is_complete(schemas: &Schemas<'_>, ty: &Type, sample: &Value) -> bool {
    match (schemas.api.types.resolve(ty), sample) {
        (Shape::Object(object), Value::Object(members)) => {
            object.members.iter().all(|member| match members.get(&member.wire_name) {
                Some(value) => is_complete(schemas, &member.ty, value),
                None => !member.presence.is_required(),
            })
        }
        (Shape::List(element), Value::Array(items)) => {
            items.iter().all(|item| is_complete(schemas, &element.ty, item))
        }
        (Shape::Object(_) | Shape::List(_), _) => false,
        _ => true,
    }
}
