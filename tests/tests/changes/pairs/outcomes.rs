//! What operations give.

use super::Pair;
use super::operations::{CALLS, GET};

pub(super) const PUT: &str = "pub fn f(output: api::operations::PutThingOutput) -> Option<String> {
    match output { api::operations::PutThingOutput::Changed(thing) => Some(thing.id), _ => None } }";

pub(super) const PAIRS: &[Pair] = &[
    Pair {
        code: "outcome_removed",
        base: CALLS,
        edits: &[(
            "      Changed: { status: 200, json: Thing }\n",
            "      Gone: { status: 204, body: empty }\n",
        )],
        wire: "breaks",
        rust: "breaks",
        dependent: PUT,
    },
    Pair {
        code: "outcome_added",
        base: CALLS,
        edits: &[("      Changed:", "      Gone: { status: 204, body: empty }\n      Changed:")],
        wire: "may_break",
        rust: "adds",
        dependent: PUT,
    },
    Pair {
        code: "outcome_renamed",
        base: CALLS,
        edits: &[("      Changed:", "      Put:")],
        wire: "none",
        rust: "breaks",
        dependent: PUT,
    },
    Pair {
        code: "success_status_changed",
        base: CALLS,
        edits: &[("{ status: 201, json", "{ status: 202, json")],
        wire: "may_break",
        rust: "patch",
        dependent: PUT,
    },
    Pair {
        code: "response_body_appeared",
        base: CALLS,
        edits: &[("ping: { http: GET /ping, out: empty", "ping: { http: GET /ping, out: text")],
        wire: "safe",
        rust: "breaks",
        dependent: "pub async fn f(client: api::Client) { if let Ok(()) = client.ping().send().await {} }",
    },
    Pair {
        code: "response_body_disappeared",
        base: CALLS,
        edits: &[("GET /say, out: text", "GET /say, out: empty")],
        wire: "breaks",
        rust: "breaks",
        dependent: "pub async fn f(client: api::Client) -> Option<String> { client.say().send().await.ok() }",
    },
    Pair {
        code: "response_media_changed",
        base: CALLS,
        edits: &[("GET /say, out: text", "GET /say, out: { body: text, media: text/csv }")],
        wire: "may_break",
        rust: "behaves",
        dependent: "pub async fn f(client: api::Client) -> Option<String> { client.say().send().await.ok() }",
    },
    Pair {
        code: "response_headers_added",
        base: CALLS,
        edits: &[("GET /say, out: text", "GET /say, out: { body: text, headers: { X-Left: integer } }")],
        wire: "safe",
        rust: "adds",
        dependent: "pub async fn f(client: api::Client) -> Option<String> { client.say().send().await.ok() }",
    },
    Pair {
        code: "response_headers_removed",
        base: CALLS,
        edits: &[("{ body: empty, headers: { X-Left: integer } }", "empty")],
        wire: "may_break",
        rust: "breaks",
        dependent: "pub async fn f(client: api::Client) -> Option<i64> {
    client.limited().send().with_response().await.ok()?.headers().ok().map(|headers| headers.x_left) }",
    },
    Pair {
        code: "stream_changed",
        base: CALLS,
        edits: &[("until: bye", "until: end")],
        wire: "may_break",
        rust: "behaves",
        dependent: "pub async fn f(client: api::Client) -> Option<String> {
            Some(client.watch().send().await.ok()?.next().await?.ok()?.id) }",
    },
    Pair {
        code: "envelope_changed",
        base: CALLS,
        edits: &[(
            "    in: { path: { id: string } }\n    out: Thing",
            "    in: { path: { id: string } }\n    out: { json: Thing, envelope: { member: data } }",
        )],
        wire: "breaks",
        rust: "behaves",
        dependent: GET,
    },
];
