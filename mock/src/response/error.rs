//! Documented errors as responses.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Response, StatusCode};
use serde_json::{Map, Value, json};
use specwright_codegen::conform::{Slot, fits};
use specwright_codegen::ir::{
    Api, Constraints, Direction, ErrorBody, ErrorDef, ErrorId, MemberPath, Message, MessageBody,
    MessageTemplate, Operation, ResponseField, Segment, StatusMatch, Type,
};

use crate::response::compose::{Known, compose};
use crate::response::headers;
use crate::response::sample::sample;
use crate::shape::{Shape, shape};

/// The error of an operation that says that a thing is not there: one whose message tells the id, else the most
/// particular one.
pub(crate) fn not_found(api: &Api, operation: &Operation) -> Option<ErrorId> {
    let particular = |id: &&ErrorId| {
        let error = &api[**id];
        let has_parameter = error.message.as_ref().is_some_and(|message| message.exact().is_none());
        let says = error.message.is_some() || error.code.is_some();
        std::cmp::Reverse((has_parameter, says))
    };
    let fitting = operation.errors.iter().filter(|id| with_exact_status(api, **id, 404));
    fitting.min_by_key(particular).copied()
}

/// The error of an operation that says that a credential is missing: the least particular one, since the others say
/// what else may be wrong with it.
pub(crate) fn unauthorised(api: &Api, operation: &Operation) -> Option<ErrorId> {
    let particular = |id: &&ErrorId| {
        let error = &api[**id];
        (error.code.is_some(), error.message.is_some())
    };
    let fitting = operation.errors.iter().filter(|id| with_exact_status(api, **id, 401));
    fitting.min_by_key(particular).copied()
}

/// Whether an error names a status, not only its class.
fn with_exact_status(api: &Api, id: ErrorId, status: u16) -> bool {
    let matches = &api[id].status;
    matches.contains(status) && !matches!(matches, StatusMatch::Class(_))
}

/// An error as a response: its example, with the values of this request in its message, or what its description
/// gives. `status` is taken where the error may have it.
pub(crate) fn answer(
    api: &Api,
    error: &ErrorDef,
    status: Option<u16>,
    members: &Map<String, Value>,
    path: &[(String, String)],
) -> Response<Bytes> {
    let status = status.filter(|status| error.status.contains(*status));
    let example = error.example.as_ref();
    let status = status.or(example.map(|example| example.status)).unwrap_or_else(|| match &error.status {
        StatusMatch::One(status) => *status,
        StatusMatch::Several(statuses) => statuses.first().copied().unwrap_or(400),
        StatusMatch::Class(class) => u16::from(*class) * 100,
    });
    let filled = error.message.as_ref().map(|template| Filled::of(api, template, members, path));
    let mut response = match (example, filled) {
        // Nothing in it is about this request.
        (Some(example), filled) if filled.as_ref().is_none_or(|filled| !filled.is_own) => {
            as_printed(status, example)
        }
        (_, filled) => made(api, error, status, filled.map(|filled| filled.text)),
    };
    headers::add(api, error.headers.as_ref(), &mut response);
    response
}

/// The bytes that the documentation shows.
pub(crate) fn as_printed(status: u16, message: &Message) -> Response<Bytes> {
    let (media, body) = match &message.body {
        MessageBody::Empty => return response(status, None, Bytes::new()),
        MessageBody::Json(value) => ("application/json", crate::shape::json(value).to_string()),
        // What has the look of JSON goes by that name, however broken it is.
        MessageBody::Text(text) if text.trim_start().starts_with(['{', '[']) => {
            ("application/json", text.clone())
        }
        MessageBody::Text(text) => ("text/plain; charset=utf-8", text.clone()),
    };
    response(status, Some(media), Bytes::from(body))
}

/// A response of this status, media type and body.
pub(crate) fn response(status: u16, media: Option<&str>, body: Bytes) -> Response<Bytes> {
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if let Some(media) = media.and_then(|media| HeaderValue::from_str(media).ok()) {
        response.headers_mut().insert(CONTENT_TYPE, media);
    }
    response
}

fn made(api: &Api, error: &ErrorDef, status: u16, message: Option<String>) -> Response<Bytes> {
    let Some(body) = &api.error_body else {
        return response(status, Some("text/plain; charset=utf-8"), Bytes::from(error.name.clone()));
    };
    let message = message.unwrap_or_else(|| format!("{}, answered by the Specwright mock", error.name));
    // No code where none is documented: another error might have it.
    let said = [
        (&body.code, error.code.as_ref().map(|code| json!(code))),
        (&body.message, Some(json!(message))),
        (&body.status, Some(json!(status))),
        (&body.request_id, Some(json!("specwright-mock"))),
    ];
    let mut whole = json!({});
    let mut headers = Vec::new();
    for (field, value) in said {
        match (field, value) {
            (Some(ResponseField::Member(path)), Some(value)) => path.put(&mut whole, value),
            (Some(ResponseField::Header(name)), Some(value)) => headers.push((name, scalar_text(&value))),
            _ => {}
        }
    }
    let ty = error.body.clone().unwrap_or(Type::Named(body.ty));
    let example = error.example.as_ref().and_then(crate::response::examples::body_json);
    let composed = |said: &Value| {
        let known = Known { record: Some(said), example: example.as_ref(), ..Known::default() };
        compose(api, &ty, known, "error")
    };
    let mut value = composed(&whole);
    // A member that holds numbers takes no text.
    if let Some((path, number)) = code_as_number(body, error)
        && path.find(&value).is_none_or(Value::is_number)
    {
        path.put(&mut whole, number);
        value = composed(&whole);
    }
    let mut response = response(status, Some("application/json"), Bytes::from(value.to_string()));
    for (name, value) in headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name.as_str()), HeaderValue::from_str(&value)) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

/// The code of an error as a number, and where it goes.
fn code_as_number<'a>(body: &'a ErrorBody, error: &ErrorDef) -> Option<(&'a MemberPath, Value)> {
    let Some(ResponseField::Member(path)) = &body.code else { return None };
    let number: i64 = error.code.as_ref()?.parse().ok()?;
    Some((path, json!(number)))
}

/// A message with values in the place of its parameters.
struct Filled {
    text: String,
    /// Whether a value is one of this request.
    is_own: bool,
}

impl Filled {
    fn of(
        api: &Api,
        template: &MessageTemplate,
        members: &Map<String, Value>,
        path: &[(String, String)],
    ) -> Self {
        let mut filled = Self { text: String::new(), is_own: false };
        for segment in &template.segments {
            match segment {
                Segment::Literal(literal) => filled.text.push_str(literal),
                Segment::Parameter { name, ty } => match own_value(api, name, ty, members, path) {
                    Some(value) => {
                        filled.is_own = true;
                        filled.text.push_str(&value);
                    }
                    None => {
                        let value = sample(api, ty, &Constraints::default(), name);
                        filled.text.push_str(&scalar_text(&value));
                    }
                },
            }
        }
        filled
    }
}

/// A value of the request for a parameter: the member of its name, else the last id of the path.
fn own_value(
    api: &Api,
    name: &str,
    ty: &Type,
    members: &Map<String, Value>,
    path: &[(String, String)],
) -> Option<String> {
    let is_id = name == "id" || name.ends_with("Id") || name.ends_with("_id");
    let last = || path.last().filter(|_| is_id).map(|(_, value)| value.clone());
    let text = members.get(name).map(scalar_text).or_else(last).filter(|text| !text.is_empty())?;
    let is_good = match shape(api, ty) {
        Shape::Scalar(Type::String) => true,
        Shape::Scalar(Type::Integer | Type::UnixTime | Type::UnixMillis) => text.parse::<i64>().is_ok(),
        Shape::Scalar(Type::Unsigned) => text.parse::<u64>().is_ok(),
        Shape::Scalar(Type::Number | Type::Decimal) => text.parse::<f64>().is_ok_and(f64::is_finite),
        _ => fits(api, Slot::of_type(ty), &json!(text), Direction::Out),
    };
    is_good.then_some(text)
}

fn scalar_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Object(_) | Value::Array(_) | Value::Null => String::new(),
        scalar => scalar.to_string(),
    }
}
