//! Parameters.

use super::Pair;

const PARAMETERS: &str = "\
specwright: 1
api: { name: parameters, title: Parameters }
servers: { live: 'https://api.example.com' }
types:
  Order: { values: [up, down] }
operations:
  search:
    http: GET /search/{scope}
    in:
      path: { scope: string }
      query:
        q: string
        tags: list<string>
        limit?: integer
        order?: Order
        free?: string
        count: { type: integer, range: 1..10, server-default: 5 }
        code: { type: string, pattern: '[a-z]+', length: ..8 }
    out: text
";

const SEARCH: &str = "pub fn f(client: &api::Client) {
    let _ = client.search().scope(\"a\").q(\"b\").tags([\"c\"]).limit(1).free(\"d\").count(2).code(\"e\").send(); }";

const FIELDS: &str = "pub fn f(search: api::operations::Search) -> (String, Option<i64>, Option<String>) {
    (search.q, search.limit, search.free) }";

pub(super) const PAIRS: &[Pair] = &[
    Pair {
        code: "parameter_added_required",
        base: PARAMETERS,
        edits: &[("        q: string\n", "        q: string\n        lang: string\n")],
        wire: "breaks",
        rust: "breaks",
        dependent: SEARCH,
    },
    Pair {
        code: "parameter_added_optional",
        base: PARAMETERS,
        edits: &[("        q: string\n", "        q: string\n        lang?: string\n")],
        wire: "safe",
        rust: "adds",
        dependent: SEARCH,
    },
    Pair {
        code: "parameter_removed",
        base: PARAMETERS,
        edits: &[("        free?: string\n", "")],
        wire: "may_break",
        rust: "breaks",
        dependent: SEARCH,
    },
    Pair {
        code: "parameter_became_required",
        base: PARAMETERS,
        edits: &[("limit?: integer", "limit: integer")],
        wire: "breaks",
        rust: "breaks",
        dependent: FIELDS,
    },
    Pair {
        code: "parameter_became_optional",
        base: PARAMETERS,
        edits: &[("q: string", "q?: string")],
        wire: "safe",
        rust: "breaks",
        dependent: FIELDS,
    },
    Pair {
        code: "parameter_type_changed",
        base: PARAMETERS,
        edits: &[("q: string", "q: list<integer>")],
        wire: "breaks",
        rust: "breaks",
        dependent: FIELDS,
    },
    Pair {
        code: "parameter_type_widened",
        base: PARAMETERS,
        edits: &[("limit?: integer", "limit?: number")],
        wire: "safe",
        rust: "breaks",
        dependent: FIELDS,
    },
    Pair {
        code: "parameter_type_narrowed",
        base: PARAMETERS,
        edits: &[("q: string", "q: date")],
        wire: "breaks",
        rust: "breaks",
        dependent: FIELDS,
    },
    Pair {
        code: "parameter_default_changed",
        base: PARAMETERS,
        edits: &[("server-default: 5", "server-default: 6")],
        wire: "may_break",
        rust: "behaves",
        dependent: SEARCH,
    },
    Pair {
        code: "parameter_became_enum",
        base: PARAMETERS,
        edits: &[("free?: string", "free?: Order")],
        wire: "breaks",
        rust: "breaks",
        dependent: FIELDS,
    },
    Pair {
        code: "parameter_limit_tightened",
        base: PARAMETERS,
        edits: &[("1..10", "1..9")],
        wire: "breaks",
        rust: "behaves",
        dependent: SEARCH,
    },
    Pair {
        code: "parameter_limit_loosened",
        base: PARAMETERS,
        edits: &[("1..10", "0..10")],
        wire: "safe_unchecked",
        rust: "behaves",
        dependent: SEARCH,
    },
    Pair {
        code: "parameter_pattern_changed",
        base: PARAMETERS,
        edits: &[("[a-z]+", "[a-z0-9]+")],
        wire: "may_break",
        rust: "behaves",
        dependent: SEARCH,
    },
    Pair {
        code: "parameter_style_changed",
        base: PARAMETERS,
        edits: &[("tags: list<string>", "tags: { type: list<string>, as: comma }")],
        wire: "breaks",
        rust: "behaves",
        dependent: SEARCH,
    },
    Pair {
        code: "parameter_moved",
        base: PARAMETERS,
        edits: &[
            ("        free?: string\n", ""),
            ("    out: text", "      header:\n        free?: string\n    out: text"),
        ],
        wire: "breaks",
        rust: "behaves",
        dependent: SEARCH,
    },
    Pair {
        code: "parameter_wire_name_changed",
        base: PARAMETERS,
        edits: &[("q: string", "query: { type: string, rust: q }")],
        wire: "breaks",
        rust: "behaves",
        dependent: SEARCH,
    },
    Pair {
        code: "parameter_rust_name_changed",
        base: PARAMETERS,
        edits: &[("q: string", "q: { type: string, rust: query }")],
        wire: "none",
        rust: "breaks",
        dependent: SEARCH,
    },
    Pair {
        code: "parameter_encoding_changed",
        base: PARAMETERS,
        edits: &[("path: { scope: string }", "path: { scope: { type: string, reserved: true } }")],
        wire: "breaks",
        rust: "behaves",
        dependent: SEARCH,
    },
    Pair {
        code: "parameter_constant_changed",
        base: PARAMETERS,
        edits: &[("q: string", "q: { const: all }")],
        wire: "breaks",
        rust: "breaks",
        dependent: SEARCH,
    },
];
