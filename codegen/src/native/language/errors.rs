//! Errors, and where their responses say what is wrong.

use super::operation::HEADERS;
use super::{DOC, FROM, KNOWN, Names, Rule, Shape, Snippet, Value, Words, may, must};
use crate::form::NameForm;

pub(super) const RESPONSE_FIELD: Value = Value::Either(&[Value::Wire, Value::Shape("response-field")]);

pub(super) const RESPONSE_FIELD_SHAPE: Shape = Shape {
    name: "response-field",
    what: "a place in a response",
    doc: "A header of a response that says something.",
    keys: &[must("header", &Value::Wire, "The header that says it.")],
    rules: &[],
    snippets: &[],
};

pub(super) const ERROR_BODY: Shape = Shape {
    name: "error-body",
    what: "`error-body`",
    doc: "What error responses look like.",
    keys: &[
        must(
            "type",
            &Value::Name(NameForm::UpperCamel),
            "The object type of their body; best a `loose` one.",
        ),
        may(
            "code",
            &RESPONSE_FIELD,
            "Where the machine-readable code is: a member such as `error.code`, or a header.",
        ),
        may("message", &RESPONSE_FIELD, "Where the message is."),
        may("status", &RESPONSE_FIELD, "Where the HTTP status is repeated."),
        may("request-id", &RESPONSE_FIELD, "Where the id of the request is."),
        may("on-2xx", &Value::Flag, "Whether such a body may come with a success status."),
        may(
            "trailing-commas",
            &Value::Flag,
            "Whether the documented JSON has commas before closing brackets.",
        ),
        DOC,
        FROM,
        KNOWN,
    ],
    rules: &[],
    snippets: &[Snippet {
        label: "error-body",
        body: &[("type", "${1:ErrorBody}"), ("code", "${2:code}"), ("message", "${3:message}")],
    }],
};

const ERROR_STATUS: Value = Value::Either(&[
    Value::Status(200, 599),
    Value::Words(Words { what: "a class", words: &["3xx", "4xx", "5xx"] }),
    Value::List(&Value::Status(200, 599), 1),
]);

pub(super) const ERROR: Shape = Shape {
    name: "error",
    what: "an error",
    doc: "A documented error: all that is written here has to match.",
    keys: &[
        must("status", &ERROR_STATUS, "The status: one, a list, or a class such as `4xx`."),
        may("code", &Value::Text, "The exact code in the body."),
        may(
            "message",
            &Value::Text,
            "The exact message in the body, or one with `{parameters}`; a brace of the message itself is doubled.",
        ),
        may(
            "parameters",
            &Value::Map(Names::Wire, &Value::PlainType),
            "The types of the message's parameters; a string where none is given.",
        ),
        may("body", &Value::PlainType, "The type of its body, where it is not that of all errors."),
        may("headers", &HEADERS, "The headers that it has, by name, or the object that they are."),
        may("rust", &Value::Name(NameForm::UpperCamel), "Its name in Rust, where its own does not please."),
        DOC,
        FROM,
        KNOWN,
        may("example", &Value::Shape("message"), "A response as it comes over the wire."),
    ],
    rules: &[Rule::Beside("parameters", &["message"])],
    snippets: &[Snippet {
        label: "error",
        body: &[
            ("status", "${1:409}"),
            ("code", "${2:Conflict}"),
            ("message", "${3:name is taken}"),
            ("doc", "${4:What it means.}"),
        ],
    }],
};

pub(super) const MESSAGE: Shape = Shape {
    name: "message",
    what: "a message",
    doc: "A response as it comes over the wire; without `json` and `text` its body is empty.",
    keys: &[
        must("status", &Value::Status(200, 599), "The HTTP status."),
        may("json", &Value::Json, "The body as JSON: as it is, or as text after `json: |`."),
        may("text", &Value::Text, "The body letter by letter, after `text: |`."),
        DOC,
        FROM,
        KNOWN,
    ],
    rules: &[Rule::AtMostOne(&["json", "text"])],
    snippets: &[],
};
