//! Changes as public documents had them from one version to the next.

use super::Pair;

const FOUND: &str = "\
specwright: 1
api: { name: found, title: Found }
servers: { live: 'https://api.example.com' }
types:
  Key:
    members:
      last-used: any
      places: { type: list<string>, doc: Where it was used. }
      details: Details
      uses: integer
      spent: integer as text
      rates: list<number as text>
  Details: { members: { name: string } }
operations:
  getKey: { http: GET /key, in: { query: { from: unsigned } }, out: Key }
  putKey: { http: PUT /key, in: { json: { details: Details, limit: unsigned } }, out: empty }
";

const KEY: &str = "pub fn f(key: api::types::Key) -> (specwright::Json, Vec<String>, api::types::Details) {
    (key.last_used, key.places, key.details) }";

const SPENT: &str = "pub fn f(key: api::types::Key) -> specwright::AsText<i64> { key.spent }";

pub(super) const PAIRS: &[Pair] = &[
    Pair {
        code: "response_nullability_changed",
        base: FOUND,
        edits: &[("last-used: any", "last-used: date-time | null")],
        wire: "safe",
        rust: "breaks",
        dependent: KEY,
    },
    // Not a new name of the same: the documentation is about something else.
    Pair {
        code: "response_member_removed",
        base: FOUND,
        edits: &[(
            "places: { type: list<string>, doc: Where it was used. }",
            "models: { type: list<string>, doc: How often it is used. }",
        )],
        wire: "breaks",
        rust: "breaks",
        dependent: KEY,
    },
    Pair {
        code: "request_type_widened",
        base: FOUND,
        edits: &[("json: { details: Details,", "json: { details: map<any>,")],
        wire: "safe",
        rust: "breaks",
        dependent: "pub fn f(put: api::operations::PutKey) -> api::types::Details { put.details }",
    },
    // What was sent may be more than what is read in 64 bits.
    Pair {
        code: "request_type_widened",
        base: FOUND,
        edits: &[("limit: unsigned", "limit: integer")],
        wire: "may_break",
        rust: "breaks",
        dependent: "pub fn f(put: api::operations::PutKey) -> u64 { put.limit }",
    },
    Pair {
        code: "response_type_narrowed",
        base: FOUND,
        edits: &[("uses: integer", "uses: unsigned")],
        wire: "may_break",
        rust: "breaks",
        dependent: "pub fn f(key: api::types::Key) -> i64 { key.uses }",
    },
    // What is read from a text is read without one, too, but not the reverse.
    Pair {
        code: "response_type_narrowed",
        base: FOUND,
        edits: &[("spent: integer as text", "spent: integer")],
        wire: "safe",
        rust: "breaks",
        dependent: SPENT,
    },
    Pair {
        code: "response_type_narrowed",
        base: FOUND,
        edits: &[("spent: integer as text", "spent: unsigned")],
        wire: "may_break",
        rust: "breaks",
        dependent: SPENT,
    },
    Pair {
        code: "response_type_narrowed",
        base: FOUND,
        edits: &[("list<number as text>", "list<integer>")],
        wire: "safe",
        rust: "breaks",
        dependent: "pub fn f(key: api::types::Key) -> Vec<specwright::AsText<f64>> { key.rates }",
    },
    Pair {
        code: "response_type_changed",
        base: FOUND,
        edits: &[("uses: integer", "uses: integer as text")],
        wire: "breaks",
        rust: "breaks",
        dependent: "pub fn f(key: api::types::Key) -> i64 { key.uses }",
    },
    Pair {
        code: "parameter_type_widened",
        base: FOUND,
        edits: &[("from: unsigned", "from: integer")],
        wire: "may_break",
        rust: "breaks",
        dependent: "pub fn f(get: api::operations::GetKey) -> u64 { get.from }",
    },
];
