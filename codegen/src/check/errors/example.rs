//! Whether examples of errors are what the errors say.

use serde_json::Value;

use super::apart::precedence;
use super::template::matches;
use crate::check::values::value::check_value;
use crate::conform::Slot;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, Direction, ErrorBody, ErrorDef, Message, MessageBody, Operation, ResponseField};

/// What a response says, by the members that the API names.
pub(crate) struct Answer {
    status: u16,
    code: Option<String>,
    message: Option<String>,
}

pub(crate) fn check_example(api: &Api, error: &ErrorDef, example: &Message, report: &mut Report) {
    let mut mismatch = |message: String| {
        report.push(
            Diagnostic::new(Code::ExampleMismatch, example.span, message)
                .related(error.span, "the error is here")
                .help("mend the example, or the error"),
        );
    };
    let answer = Answer::of(api, example);
    if !error.status.contains(answer.status) {
        mismatch(format!(
            "the example's status {} is not a status of the error `{}`",
            answer.status, error.name
        ));
    }
    if let (Some(wanted), Some(found)) = (&error.code, &answer.code)
        && found != wanted
    {
        let (found, wanted) = (found.escape_debug(), wanted.escape_debug());
        mismatch(format!("the example's code is `{found}`, and the error's is `{wanted}`"));
    }
    if let (Some(template), Some(found)) = (&error.message, &answer.message)
        && !matches(template, found)
    {
        mismatch(format!("the example's message is not that of the error `{}`", error.name));
    }
    if let MessageBody::Json(value) = &example.body
        && let Some(ty) = api.error_body_of(error)
    {
        check_value(api, Slot::of_type(&ty), value, Direction::Out, "the error body", report);
    }
}

/// Reports examples that are another error of the same operation before they are their own.
pub(crate) fn check_own_error(api: &Api, operation: &Operation, report: &mut Report) {
    let mut errors: Vec<&ErrorDef> = operation.errors.iter().map(|id| &api[*id]).collect();
    errors.sort_by_key(|error| precedence(error));
    for error in &errors {
        let Some(example) = &error.example else { continue };
        let answer = Answer::of(api, example);
        let taken = errors.iter().find(|other| answer.is(other));
        if let Some(other) = taken.filter(|other| other.name != error.name && answer.is(error)) {
            let message =
                format!("the example of `{}` is a `{}`, which goes before it", error.name, other.name);
            report.push(
                Diagnostic::new(Code::ExampleMismatch, example.span, message)
                    .related(other.span, format!("`{}` is here", other.name))
                    .help("mend the example, or say what differs"),
            );
        }
    }
}

impl Answer {
    fn of(api: &Api, example: &Message) -> Self {
        let body = api.error_body.as_ref();
        let (mut code, mut message) = (None, None);
        match Content::of(&example.body, body) {
            Content::Nothing => {}
            Content::Message(text) => message = Some(text),
            Content::Object(whole) => {
                let found =
                    |field: Option<&ResponseField>| field.and_then(ResponseField::member)?.find(&whole);
                code = found(body.and_then(|body| body.code.as_ref())).and_then(scalar_text);
                message = found(body.and_then(|body| body.message.as_ref()))
                    .and_then(|found| found.as_str().map(str::to_owned));
            }
        }
        Self { status: example.status, code, message }
    }

    fn is(&self, error: &ErrorDef) -> bool {
        error.status.contains(self.status)
            && error.code.as_ref().is_none_or(|code| self.code.as_ref() == Some(code))
            && error
                .message
                .as_ref()
                .is_none_or(|template| self.message.as_ref().is_some_and(|text| matches(template, text)))
    }
}

/// The parts of a body that can tell errors apart.
enum Content {
    Nothing,
    /// A text that is all of the response.
    Message(String),
    Object(Value),
}

impl Content {
    fn of(body: &MessageBody, error_body: Option<&ErrorBody>) -> Self {
        match body {
            MessageBody::Empty => Self::Nothing,
            MessageBody::Json(value) => Self::of_json(value.to_json()),
            MessageBody::Text(text) => Self::of_text(text.trim(), error_body),
        }
    }

    fn of_json(value: Value) -> Self {
        match value {
            Value::String(text) => Self::Message(text),
            Value::Object(_) => Self::Object(value),
            _ => Self::Nothing,
        }
    }

    fn of_text(text: &str, error_body: Option<&ErrorBody>) -> Self {
        if !text.starts_with(['{', '[', '<', '"']) {
            return if text.is_empty() { Self::Nothing } else { Self::Message(text.to_owned()) };
        }
        let mended = match error_body.is_some_and(|body| body.trailing_commas) {
            true => without_trailing_commas(text),
            false => text.to_owned(),
        };
        serde_json::from_str(&mended).map_or(Self::Nothing, Self::of_json)
    }
}

/// A single value as it is written, a text without its quotes.
fn scalar_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        _ => None,
    }
}

/// JSON text without the commas that stand before a closing bracket.
fn without_trailing_commas(text: &str) -> String {
    let mut mended = String::with_capacity(text.len());
    let (mut in_string, mut escaped) = (false, false);
    for letter in text.chars() {
        if !in_string && matches!(letter, '}' | ']') {
            let kept = mended.trim_end();
            let length = kept.strip_suffix(',').map_or(mended.len(), str::len);
            mended.truncate(length);
        }
        in_string ^= letter == '"' && !escaped;
        escaped = in_string && letter == '\\' && !escaped;
        mended.push(letter);
    }
    mended
}
