//! Bodies of requests as callers give them, and what of them stands on the wire.

use super::Pair;

/// One body by members, one as a whole, one of several.
const FORMS: &str = "\
specwright: 1
api: { name: forms, title: Forms }
servers: { live: 'https://api.example.com' }
types:
  Pet: { members: { name: string, \"age?\": integer } }
  Ranked: { members: { name: string, rank: integer } }
  Tag: { type: string, length: 1..8 }
  Label: { type: string, length: 1..4 }
  TextOrNumber: { one-of: { Text: string, Number: integer } }
operations:
  byMembers: { http: POST /a, in: { json: { name: string, \"age?\": integer } }, out: empty }
  whole: { http: POST /b, in: { json: Pet }, out: empty }
  several:
    http: POST /c
    in: { one-of: { Json: { json: Pet }, Csv: { text: text/csv } } }
    out: empty
  bytes: { http: POST /d, in: { bytes: image/png }, out: empty }
  text: { http: GET /e, out: text }
  picture: { http: GET /f, out: { body: bytes, media: image/* } }
  elements: { http: POST /g, in: { json: { tags: list<Tag>, word: string } }, out: empty }
  ranked: { http: GET /h, out: Ranked }
";

const BY_MEMBERS: &str =
    "pub fn f(client: &api::Client) { let _ = client.by_members().name(\"a\").age(1).send(); }";
const WHOLE: &str =
    "pub fn f(client: &api::Client, pet: api::types::Pet) { let _ = client.whole().body(pet).send(); }";
const SEVERAL: &str = "pub fn f(client: &api::Client, pet: api::types::Pet) {
    let _ = client.several().body(api::operations::SeveralBody::Json(pet)).send(); }";
const ELEMENTS: &str =
    "pub fn f(client: &api::Client) { let _ = client.elements().tags([\"a\"]).word(\"b\").send(); }";

pub(super) const PAIRS: &[Pair] = &[
    Pair {
        code: "request_body_given_otherwise",
        base: FORMS,
        edits: &[(
            "POST /a, in: { json: { name: string, \"age?\": integer } }",
            "POST /a, in: { json: Pet }",
        )],
        wire: "none",
        rust: "breaks",
        dependent: BY_MEMBERS,
    },
    Pair {
        code: "request_body_given_otherwise",
        base: FORMS,
        edits: &[(
            "POST /b, in: { json: Pet }",
            "POST /b, in: { json: { name: string, \"age?\": integer } }",
        )],
        wire: "none",
        rust: "breaks",
        dependent: WHOLE,
    },
    Pair {
        code: "request_body_given_otherwise",
        base: FORMS,
        edits: &[(
            "POST /b, in: { json: Pet }",
            "POST /b, in: { one-of: { Json: { json: Pet }, Csv: { text: text/csv } } }",
        )],
        wire: "none",
        rust: "breaks",
        dependent: WHOLE,
    },
    Pair {
        code: "request_body_given_otherwise",
        base: FORMS,
        edits: &[(
            "    in: { one-of: { Json: { json: Pet }, Csv: { text: text/csv } } }",
            "    in: { json: Pet }",
        )],
        wire: "none",
        rust: "breaks",
        dependent: SEVERAL,
    },
    Pair {
        code: "request_encoding_changed",
        base: FORMS,
        edits: &[("bytes: image/png", "bytes: image/*")],
        wire: "safe",
        rust: "behaves",
        dependent: BY_MEMBERS,
    },
    Pair {
        code: "response_media_changed",
        base: FORMS,
        edits: &[("media: image/*", "media: image/png")],
        wire: "safe",
        rust: "behaves",
        dependent: BY_MEMBERS,
    },
    Pair {
        code: "response_type_changed",
        base: FORMS,
        edits: &[("GET /e, out: text", "GET /e, out: { body: bytes, media: text/plain }")],
        wire: "may_break",
        rust: "breaks",
        dependent: "pub async fn f(client: api::Client) -> Option<String> { client.text().send().await.ok() }",
    },
    Pair {
        code: "request_limit_tightened",
        base: FORMS,
        edits: &[("list<Tag>", "list<Label>")],
        wire: "breaks",
        rust: "behaves",
        dependent: ELEMENTS,
    },
    Pair {
        code: "request_limit_loosened",
        base: FORMS,
        edits: &[("list<Tag>", "list<string>")],
        wire: "safe_unchecked",
        rust: "behaves",
        dependent: ELEMENTS,
    },
    Pair {
        code: "request_type_widened",
        base: FORMS,
        edits: &[("word: string", "word: TextOrNumber")],
        wire: "safe",
        rust: "breaks",
        dependent: "pub fn f(elements: api::operations::Elements) -> String { elements.word }",
    },
    Pair {
        code: "response_member_became_optional",
        base: FORMS,
        edits: &[("rank: integer", "\"rank?\": integer")],
        wire: "breaks",
        rust: "breaks",
        dependent: "pub fn f(one: api::types::Ranked) -> i64 { one.rank }",
    },
];

/// A required member that may be null is read as `None` where it is absent.
pub(super) const NULLABLE: &[Pair] = &[
    Pair {
        code: "response_member_became_optional",
        base: "\
specwright: 1
api: { name: nullable, title: Nullable }
servers: { live: 'https://api.example.com' }
types:
  Ranked: { members: { name: string, rank: integer | null } }
operations:
  ranked: { http: GET /h, out: Ranked }
",
        edits: &[("rank: integer | null", "\"rank?\": integer")],
        wire: "safe",
        rust: "patch",
        dependent: "pub fn f(one: api::types::Ranked) -> Option<i64> { one.rank }",
    },
    Pair {
        code: "response_member_removed",
        base: "\
specwright: 1
api: { name: nullable, title: Nullable }
servers: { live: 'https://api.example.com' }
types:
  Ranked: { members: { name: string, rank: integer | null } }
operations:
  ranked: { http: GET /h, out: Ranked }
",
        edits: &[(", rank: integer | null", "")],
        wire: "may_break",
        rust: "breaks",
        dependent: "pub fn f(one: api::types::Ranked) -> Option<i64> { one.rank }",
    },
];
