//! Events that the API sends.

use super::types::{ADDITIONAL, DEPRECATED, INCLUDE, LOOSE, MEMBERS_OF, ONE_OF, OPEN, RULES_OF, TAG, VALUES};
use super::{DOC, FROM, KNOWN, Names, Rule, Shape, Snippet, Value, Words, may, must};
use crate::form::NameForm;

pub(crate) static SHAPES: &[Shape] = &[WEBHOOKS, SIGNATURE, TIMESTAMP, SECRET, PLACE, WEBHOOK];

const HEADER: Value = Value::Wire;

const WEBHOOKS: Shape = Shape {
    name: "webhooks",
    what: "`webhooks`",
    doc: "Events that the API sends to an address of its user.",
    keys: &[
        may(
            "signature",
            &Value::Shape("signature"),
            "How they are signed: HMAC-SHA256. Without it, they are read unverified.",
        ),
        may(
            "event",
            &Value::Either(&[Value::Wire, Value::Shape("event-place")]),
            "What tells which event it is: a member of the body, such as `event.type`, or a header. Without it, the event \
             is taken that fits the body best.",
        ),
        must(
            "events",
            &Value::Map(Names::Form(NameForm::UpperCamel), &Value::Shape("webhook")),
            "The events, by name.",
        ),
        DOC,
        FROM,
        KNOWN,
    ],
    rules: &[],
    snippets: &[],
};

const WEBHOOK: Shape = Shape {
    name: "webhook",
    what: "a webhook",
    doc: "An event that the API sends.",
    keys: &[
        may("event", &Value::Wire, "Its name on the wire, where one tells which event it is."),
        may("json", &Value::PlainType, "The JSON type of its body, where it is not written here."),
        DEPRECATED,
        DOC,
        FROM,
        KNOWN,
        may(
            "name",
            &Value::Name(NameForm::UpperCamel),
            "The name of the type that is written here, where the one made of that of the event does not please.",
        ),
        INCLUDE,
        LOOSE,
        OPEN,
        TAG,
        MEMBERS_OF,
        VALUES,
        ONE_OF,
        ADDITIONAL,
        RULES_OF,
    ],
    rules: &[
        Rule::Exactly(&[&["json"], &["include", "members"], &["values"], &["one-of"]]),
        Rule::Beside("name", &["members", "include", "values", "one-of"]),
        Rule::Beside("loose", &["members", "include"]),
        Rule::Beside("additional", &["members", "include"]),
        Rule::Beside("rules", &["members", "include"]),
        Rule::Beside("open", &["values", "one-of"]),
        Rule::Beside("tag", &["one-of"]),
    ],
    snippets: &[Snippet {
        label: "webhook",
        body: &[("event", "${1:order.created}"), ("json", "${2:Order}")],
    }],
};

const PLACE: Shape = Shape {
    name: "event-place",
    what: "the place of an event's name",
    doc: "A header that tells which event it is.",
    keys: &[must("header", &HEADER, "The header.")],
    rules: &[],
    snippets: &[],
};

const SIGNATURE: Shape = Shape {
    name: "signature",
    what: "`signature`",
    doc: "How events are signed: HMAC-SHA256, in a header.",
    keys: &[
        must("header", &HEADER, "The header that holds the signature."),
        may("separator", &Value::Text, "What stands between the elements of the header, where it is a list."),
        may("prefix", &Value::Text, "What a signature begins with, such as `sha256=`."),
        may(
            "encoding",
            &Value::Words(Words { what: "`encoding`", words: &["hex", "base64"] }),
            "How a signature is written; `hex` unless said.",
        ),
        may(
            "signed",
            &Value::Text,
            "What is signed: a text with `{body}`, and perhaps `{timestamp}` and `{id}`; the body unless said.",
        ),
        may("timestamp", &Value::Shape("signature-timestamp"), "Where the time of the signature is."),
        may("id", &HEADER, "The header of the event's id."),
        may("tolerance", &Value::Integer, "How many seconds the timestamp may be from now; 300 unless said."),
        may("secret", &Value::Shape("signature-secret"), "How the key is written in secrets."),
        DOC,
    ],
    rules: &[Rule::Beside("tolerance", &["timestamp"])],
    snippets: &[
        Snippet {
            label: "as GitHub",
            body: &[("header", "${1:X-Hub-Signature-256}"), ("prefix", "${2:sha256=}")],
        },
        Snippet {
            label: "as Stripe",
            body: &[
                ("header", "${1:Stripe-Signature}"),
                ("separator", "\",\""),
                ("prefix", "v1="),
                ("signed", "\"{timestamp}.{body}\""),
                ("timestamp", "{ prefix: t= }"),
            ],
        },
        Snippet {
            label: "as Standard Webhooks",
            body: &[
                ("header", "webhook-signature"),
                ("separator", "\" \""),
                ("prefix", "\"v1,\""),
                ("encoding", "base64"),
                ("signed", "\"{id}.{timestamp}.{body}\""),
                ("timestamp", "{ header: webhook-timestamp }"),
                ("id", "webhook-id"),
                ("secret", "{ encoding: base64, prefix: whsec_ }"),
            ],
        },
    ],
};

const TIMESTAMP: Shape = Shape {
    name: "signature-timestamp",
    what: "`timestamp`",
    doc: "Where the time of a signature is.",
    keys: &[
        may("header", &HEADER, "The header that holds it."),
        may(
            "prefix",
            &Value::Text,
            "What it begins with, where it stands in the list that holds the signature.",
        ),
        may(
            "type",
            &Value::Words(Words {
                what: "the type of a timestamp",
                words: &["unix-time", "unix-millis", "date-time"],
            }),
            "How it is written; `unix-time` unless said.",
        ),
    ],
    rules: &[Rule::Exactly(&[&["header"], &["prefix"]])],
    snippets: &[],
};

const SECRET: Shape = Shape {
    name: "signature-secret",
    what: "`secret` of a signature",
    doc: "How the key is written in secrets.",
    keys: &[
        may(
            "encoding",
            &Value::Words(Words { what: "the encoding of a secret", words: &["text", "hex", "base64"] }),
            "How it is written; `text` unless said, which is the key itself.",
        ),
        may("prefix", &Value::Text, "What may stand before it, such as `whsec_`."),
    ],
    rules: &[],
    snippets: &[],
};
