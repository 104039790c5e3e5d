//! Bodies of requests: whether there is one, and of which media types.

use super::Pair;
use super::operations::{CALLS, PING};
use super::outcomes::PUT;

pub(super) const UPLOAD: &str = "pub fn f(body: api::operations::UploadBody) -> Option<String> {
    match body { api::operations::UploadBody::Csv(text) => Some(text), _ => None } }";

pub(super) const PAIRS: &[Pair] = &[
    Pair {
        code: "request_body_added",
        base: CALLS,
        edits: &[(
            "  ping: { http: GET /ping,",
            "  ping: { http: GET /ping, in: { \"json?\": { \"x?\": string } },",
        )],
        wire: "safe",
        rust: "adds",
        dependent: PING,
    },
    Pair {
        code: "request_body_removed",
        base: CALLS,
        edits: &[(", json: { name: string } }", " }")],
        wire: "may_break",
        rust: "breaks",
        dependent: "pub fn f(client: &api::Client) { let _ = client.put_thing().id(\"1\").name(\"a\").send(); }",
    },
    Pair {
        code: "request_encoding_changed",
        base: CALLS,
        edits: &[("json: { name", "urlencoded: { name")],
        wire: "breaks",
        rust: "behaves",
        dependent: PUT,
    },
    Pair {
        code: "request_media_added",
        base: CALLS,
        edits: &[("        Csv:", "        Xml: { text: text/xml }\n        Csv:")],
        wire: "safe",
        rust: "adds",
        dependent: UPLOAD,
    },
    Pair {
        code: "request_media_removed",
        base: CALLS,
        edits: &[("        Csv: { text: text/csv }", "        Xml: { text: text/xml }")],
        wire: "breaks",
        rust: "breaks",
        dependent: UPLOAD,
    },
    Pair {
        code: "part_media_changed",
        base: CALLS,
        edits: &[("media: image/png", "media: image/jpeg")],
        wire: "breaks",
        rust: "behaves",
        dependent: PING,
    },
];
