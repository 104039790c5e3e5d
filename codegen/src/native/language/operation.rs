//! Operations: what goes in and what comes out.

use super::errors::RESPONSE_FIELD;
use super::types::{DEPRECATED, RULES};
use super::{
    AUTH_USE, DOC, ENVELOPE, ERRORS, FROM, KNOWN, Key, MEDIA_RANGE, MEDIA_TYPE, MEMBERS, Names, Rule, Shape,
    Snippet, Value, Words, may, must,
};
use crate::form::NameForm;

pub(crate) static SHAPES: &[Shape] =
    &[OPERATION, INPUTS, BODY, OUTCOME_SHAPE, STREAM, EVENT, ENVELOPE_SHAPE, PAGES, EXAMPLE, REQUEST];

const OUT_WORD: Value = Value::Words(Words { what: "`out`", words: &["empty", "text", "bytes"] });
pub(super) const HEADERS: Value = Value::Either(&[Value::PlainType, MEMBERS]);
const OUTCOME: Value = Value::Either(&[OUT_WORD, Value::Type, Value::Shape("outcome")]);
const OUT: Value = Value::Either(&[
    OUT_WORD,
    Value::Type,
    Value::Shape("outcome"),
    Value::Map(Names::Form(NameForm::UpperCamel), &OUTCOME),
]);

const OPERATION: Shape = Shape {
    name: "operation",
    what: "an operation",
    doc: "One operation of the API.",
    keys: &[
        may("title", &Value::Text, "A heading."),
        may(
            "rust",
            &Value::Name(NameForm::Snake),
            "Its name in Rust, where the one made from its name does not please.",
        ),
        may("tags", &Value::List(&Value::Text, 0), "The groups that it is in."),
        must(
            "http",
            &Value::Method,
            "Method and path, which is appended to the base URL: `GET /orders/{id}`.",
        ),
        may(
            "server",
            &Value::Name(NameForm::Kebab),
            "The server that it is on, where it is not that of the client.",
        ),
        may("auth", &AUTH_USE, "The scheme that is used, a list of schemes of which one is, or `none`."),
        may("accept", &Value::Text, "The `Accept` header; it follows from `out` otherwise."),
        may("idempotent", &Value::Flag, "Whether sending it twice does no more than sending it once."),
        may(
            "safe-refusals",
            &Value::Either(&[Value::Status(400, 599), Value::List(&Value::Status(400, 599), 1)]),
            "Statuses with which the server refuses it and has done nothing, so that it may be sent again.",
        ),
        may(
            "idempotency-key",
            &Value::Wire,
            "The header of a key by which the server knows the request again; the client makes one for each call.",
        ),
        DEPRECATED,
        DOC,
        FROM,
        KNOWN,
        may("in", &Value::Shape("in"), "What the caller gives, by where it goes."),
        may("rules", &RULES, "Rules between members, wherever they go."),
        may("pages", &Value::Shape("pages"), "How the list is paged."),
        must(
            "out",
            &OUT,
            "What a success answers: a type, `empty`, `text`, `bytes`, an outcome, or several by name.",
        ),
        may(
            "stream",
            &Value::Shape("stream"),
            "What a success answers instead where a member of the request asks for a stream.",
        ),
        may("errors", &ERRORS, "The documented errors that it may answer, beside those of `defaults`."),
        may(
            "examples",
            &Value::Map(Names::Form(NameForm::Kebab), &Value::Shape("example")),
            "Documented requests and responses, by name.",
        ),
    ],
    rules: &[],
    snippets: &[
        Snippet {
            label: "operation",
            body: &[("title", "${1:Get a thing}"), ("http", "GET ${2:/things}"), ("out", "${3:Thing}")],
        },
        Snippet {
            label: "operation without a response",
            body: &[("title", "${1:Delete a thing}"), ("http", "DELETE ${2:/things}"), ("out", "empty")],
        },
    ],
};

const JSON_BODY: Value = Value::Either(&[Value::Type, MEMBERS]);
const BODY_CHOICE: Value = Value::Map(Names::Form(NameForm::UpperCamel), &Value::Shape("body"));

const INPUTS: Shape = Shape {
    name: "in",
    what: "`in`",
    doc: "What the caller gives, by where it goes, with at most one body.",
    keys: &[
        may("path", &MEMBERS, "Parameters in the path; each becomes one segment."),
        may("query", &MEMBERS, "Query parameters."),
        may("header", &MEMBERS, "Headers, without those that the client sets itself."),
        may("cookie", &MEMBERS, "Cookies."),
        may("json", &JSON_BODY, "A JSON body: its members, or its type."),
        may("json?", &JSON_BODY, "A JSON body that may be left out; of members, when none of them is set."),
        may("multipart", &MEMBERS, "A multipart form."),
        may("multipart?", &MEMBERS, "A multipart form that is left out when no member is set."),
        may("urlencoded", &MEMBERS, "An urlencoded form."),
        may("urlencoded?", &MEMBERS, "An urlencoded form that is left out when no member is set."),
        may("bytes", &MEDIA_RANGE, "A body of bytes: its media type, or a range such as `image/*`."),
        may("bytes?", &MEDIA_RANGE, "A body of bytes that may be left out."),
        may("lines", &Value::Type, "A body of JSON values, one after the other: the type of each."),
        may("lines?", &Value::Type, "A body of JSON values, one after the other, that may be left out."),
        may("one-of", &BODY_CHOICE, "A body of one of several media types."),
        may("one-of?", &BODY_CHOICE, "A body of one of several media types that may be left out."),
        may(
            "media",
            &MEDIA_TYPE,
            "The media type of `json`, where it is not `application/json`, or of `lines`, where it is not `application/x-ndjson`.",
        ),
        DOC,
        FROM,
        KNOWN,
    ],
    rules: &[
        Rule::AtMostOne(&[
            "json",
            "json?",
            "multipart",
            "multipart?",
            "urlencoded",
            "urlencoded?",
            "bytes",
            "bytes?",
            "lines",
            "lines?",
            "one-of",
            "one-of?",
        ]),
        Rule::Beside("media", &["json", "json?", "lines", "lines?"]),
    ],
    snippets: &[],
};

const BODY: Shape = Shape {
    name: "body",
    what: "a body",
    doc: "One of several bodies.",
    keys: &[
        may("json", &Value::PlainType, "Its JSON type."),
        may("text", &MEDIA_TYPE, "The media type of a text."),
        may("bytes", &MEDIA_RANGE, "The media type of bytes, or a range such as `image/*`."),
        may("media", &MEDIA_TYPE, "The media type of the JSON, where it is not `application/json`."),
        DOC,
        FROM,
        KNOWN,
    ],
    rules: &[Rule::Exactly(&[&["json"], &["text"], &["bytes"]]), Rule::Beside("media", &["json"])],
    snippets: &[],
};

const OUTCOME_SHAPE: Shape = Shape {
    name: "outcome",
    what: "an outcome",
    doc: "A successful response.",
    keys: &[
        STATUS,
        may("json", &Value::Type, "Its JSON type."),
        may(
            "body",
            &Value::Words(Words { what: "`body`", words: &["empty", "text", "bytes"] }),
            "No body, a text, or bytes.",
        ),
        EVENTS_KEY,
        LINES_KEY,
        UNTIL,
        RESUMABLE,
        may("envelope", &ENVELOPE, "The object around the result; `none` lifts the default."),
        may("media", &MEDIA_RANGE, "Its media type; of bytes perhaps a range such as `image/*`."),
        may("headers", &HEADERS, "The headers that it has, by name, or the object that they are."),
        DOC,
        FROM,
        KNOWN,
    ],
    rules: &[
        Rule::Exactly(&[&["json"], &["body"], &["events"], &["lines"]]),
        Rule::Beside("envelope", &["json"]),
        Rule::Beside("until", &["events"]),
        Rule::Beside("resumable", &["events", "body"]),
    ],
    snippets: &[],
};

const STREAM: Shape = Shape {
    name: "stream",
    what: "`stream`",
    doc: "A stream that a success answers where a member of the request asks for it.",
    keys: &[
        must(
            "by",
            &Value::Wire,
            "The boolean of the request that asks for it. Callers do so by how they end a call.",
        ),
        STATUS,
        EVENTS_KEY,
        LINES_KEY,
        UNTIL,
        RESUMABLE,
        may("media", &MEDIA_TYPE, "Its media type."),
        DOC,
        FROM,
        KNOWN,
    ],
    rules: &[
        Rule::Exactly(&[&["events"], &["lines"]]),
        Rule::Beside("until", &["events"]),
        Rule::Beside("resumable", &["events"]),
    ],
    snippets: &[],
};

const STATUS: Key = may(
    "status",
    &Value::Either(&[Value::Status(200, 299), Value::Status(304, 304)]),
    "Its status; 200 unless said. 304 says that nothing was modified.",
);
const EVENTS_KEY: Key = may(
    "events",
    &EVENTS,
    "Server-sent events: the JSON type of their data, `text`, or several by their names.",
);
const LINES_KEY: Key = may(
    "lines",
    &Value::Type,
    "The type of JSON values that come one after the other, by lines or as a sequence.",
);
const UNTIL: Key =
    may("until", &Value::Text, "The data of the event that ends the stream, such as `[DONE]`.");
const RESUMABLE: Key = may(
    "resumable",
    &Value::Flag,
    "Whether the server goes on where it was interrupted: behind the event that `last-event-id` of a request names, or, of \
     bytes, with those that its `range` names.",
);

const EVENTS: Value = Value::Either(&[
    Value::Words(Words { what: "`events`", words: &["text"] }),
    Value::Type,
    Value::Map(Names::Form(NameForm::UpperCamel), &Value::Shape("event")),
]);

const EVENT: Shape = Shape {
    name: "event",
    what: "an event",
    doc: "A server-sent event of a name.",
    keys: &[
        must("event", &Value::Wire, "Its name: the field `event` on the wire."),
        may("json", &Value::Type, "The JSON type of its data."),
        may(
            "body",
            &Value::Words(Words { what: "the body of an event", words: &["empty", "text"] }),
            "Data that is not read, or a text.",
        ),
        DOC,
        FROM,
        KNOWN,
    ],
    rules: &[Rule::Exactly(&[&["json"], &["body"]])],
    snippets: &[],
};

const ENVELOPE_SHAPE: Shape = Shape {
    name: "envelope",
    what: "`envelope`",
    doc: "An object around the result, or what a result shows as its proof.",
    keys: &[
        may("member", &Value::Wire, "The member that holds the result; without it the whole is the result."),
        may("expect", &Value::JsonObject, "Members with the values that a success has."),
        DOC,
        FROM,
        KNOWN,
    ],
    rules: &[Rule::Exactly(&[&["member", "expect"]])],
    snippets: &[],
};

const PAGES: Shape = Shape {
    name: "pages",
    what: "`pages`",
    doc: "How a list is paged. `page`, `size`, `offset`, `limit` and `cursor` are parameters, the others places in the response: members such as `meta.next`, or headers.",
    keys: &[
        must(
            "by",
            &Value::Words(Words { what: "`by`", words: &["page", "offset", "cursor", "url", "link"] }),
            "What leads from one page to the next; `link` is the header of that name (RFC 8288).",
        ),
        may("page", &Value::Wire, "The parameter with the page's number."),
        may("first", &Value::Integer, "The number of the first page; 1 unless said."),
        may("size", &Value::Wire, "The parameter with the size of a page."),
        may("offset", &Value::Wire, "The parameter with the number of items to skip."),
        may("limit", &Value::Wire, "The parameter with the greatest number of items."),
        may("cursor", &Value::Wire, "The parameter with the cursor."),
        may(
            "next",
            &RESPONSE_FIELD,
            "Where the next cursor is, or the URL of the next page: a member or a header.",
        ),
        may("last-item", &Value::Wire, "The member of the last item that is the next cursor."),
        may("items", &Value::Wire, "Where the items are; without it, the response is the list."),
        may(
            "more",
            &RESPONSE_FIELD,
            "Where it is said whether there is more, as a boolean: a member or a header.",
        ),
        may("last", &RESPONSE_FIELD, "Where the number of the last page is: a member or a header."),
        may("total", &RESPONSE_FIELD, "Where the number of all items is: a member or a header."),
        DOC,
        FROM,
        KNOWN,
    ],
    rules: &[
        Rule::Case("by", &["page"], &["page"], &["offset", "limit", "cursor", "next", "last-item"]),
        Rule::Case(
            "by",
            &["offset"],
            &["offset", "limit"],
            &["page", "first", "size", "last", "cursor", "next", "last-item"],
        ),
        Rule::Case(
            "by",
            &["cursor"],
            &["cursor"],
            &["page", "first", "size", "offset", "limit", "last", "total"],
        ),
        Rule::Case(
            "by",
            &["url"],
            &["next"],
            &["page", "first", "size", "offset", "limit", "cursor", "last-item", "last", "total"],
        ),
        Rule::Case(
            "by",
            &["link"],
            &[],
            &["page", "first", "size", "offset", "limit", "cursor", "next", "last-item", "last", "total"],
        ),
        Rule::AtMostOne(&["next", "last-item"]),
    ],
    snippets: &[
        Snippet {
            label: "by page",
            body: &[
                ("by", "page"),
                ("page", "${1:page}"),
                ("size", "${2:pageSize}"),
                ("items", "${3:items}"),
                ("last", "${4:totalPages}"),
            ],
        },
        Snippet {
            label: "by offset",
            body: &[
                ("by", "offset"),
                ("offset", "${1:offset}"),
                ("limit", "${2:limit}"),
                ("items", "${3:items}"),
            ],
        },
        Snippet {
            label: "by cursor",
            body: &[
                ("by", "cursor"),
                ("cursor", "${1:cursor}"),
                ("next", "${2:next}"),
                ("items", "${3:items}"),
            ],
        },
    ],
};

const EXAMPLE: Shape = Shape {
    name: "example",
    what: "an example",
    doc: "A documented request, its response, or both.",
    keys: &[
        DOC,
        FROM,
        KNOWN,
        may("request", &Value::Shape("request"), "Values before encoding, by where they go."),
        may("response", &Value::Shape("message"), "The response as it comes over the wire."),
    ],
    rules: &[],
    snippets: &[],
};

const REQUEST: Shape = Shape {
    name: "request",
    what: "a request",
    doc: "Values before encoding, by where they go.",
    keys: &[
        may("path", &Value::JsonObject, "Values of path parameters."),
        may("query", &Value::JsonObject, "Values of query parameters."),
        may("header", &Value::JsonObject, "Values of headers."),
        may("cookie", &Value::JsonObject, "Values of cookies."),
        may("json", &Value::Json, "The JSON body."),
        may("bytes", &Value::Json, "The bytes of the body, as base64 text."),
        may("lines", &Value::Json, "The values of the body, as a list."),
        may("multipart", &Value::JsonObject, "Values of the form."),
        may("urlencoded", &Value::JsonObject, "Values of the form."),
        may("one-of", &Value::JsonObject, "The body, under the name of its alternative."),
    ],
    rules: &[],
    snippets: &[],
};
