//! Operations: which there are, and where they go.

use super::Pair;
use super::media::UPLOAD;
use super::outcomes::PUT;

pub(super) const CALLS: &str = "\
specwright: 1
api: { name: calls, title: Calls }
servers: { live: 'https://api.example.com', files: 'https://files.example.com' }
types:
  Thing: { members: { id: string } }
  Page:
    members:
      items: list<Thing>
      others: list<Thing>
      pages?: integer
      count?: integer
operations:
  getThing:
    http: GET /things/{id}
    in: { path: { id: string } }
    out: Thing
  dropThing:
    http: DELETE /things/{id}
    deprecated: true
    in: { path: { id: string } }
    out: empty
  putThing:
    http: PUT /things/{id}
    in: { path: { id: string }, json: { name: string } }
    out:
      Created: { status: 201, json: Thing }
      Changed: { status: 200, json: Thing }
  ping: { http: GET /ping, out: empty }
  watch: { http: GET /watch, out: { events: Thing, until: bye } }
  say: { http: GET /say, out: text }
  limited: { http: GET /limited, out: { body: empty, headers: { X-Left: integer } } }
  list:
    http: GET /things
    in: { query: { page: integer, start: integer } }
    pages: { by: page, page: page, first: 1, items: items, last: pages }
    out: Page
  plain:
    http: GET /plain
    in: { query: { page: integer } }
    out: Page
  attach:
    http: POST /files
    in: { multipart: { file: { type: bytes, media: image/png } } }
    out: empty
  upload:
    http: POST /things
    in:
      one-of:
        Json: { json: Thing }
        Csv: { text: text/csv }
    out: empty
";

pub(super) const GET: &str =
    "pub fn f(client: &api::Client) { let _ = client.get_thing().id(\"1\").send(); }";

pub(super) const PING: &str = "pub fn f(client: &api::Client) { let _ = client.ping().send(); }";

pub(super) const PAIRS: &[Pair] = &[
    Pair {
        code: "operation_added",
        base: CALLS,
        edits: &[("  ping:", "  more: { http: GET /more, out: empty }\n  ping:")],
        wire: "safe",
        rust: "adds",
        dependent: PING,
    },
    Pair {
        code: "operation_removed",
        base: CALLS,
        edits: &[("  ping: { http: GET /ping, out: empty }\n", "")],
        wire: "breaks",
        rust: "breaks",
        dependent: PING,
    },
    Pair {
        code: "deprecated_operation_removed",
        base: CALLS,
        edits: &[(
            "  dropThing:\n    http: DELETE /things/{id}\n    deprecated: true\n    in: { path: { id: string } }\n    out: empty\n",
            "",
        )],
        wire: "breaks",
        rust: "breaks",
        dependent: "pub fn f(client: &api::Client) { let _ = client.drop_thing().id(\"1\").send(); }",
    },
    Pair {
        code: "operation_renamed",
        base: CALLS,
        edits: &[("  ping:", "  knock:")],
        wire: "none",
        rust: "breaks",
        dependent: PING,
    },
    Pair {
        code: "operation_renamed",
        base: CALLS,
        edits: &[("  ping:", "  pingError: { http: GET /error, out: empty }\n  ping:")],
        wire: "none",
        rust: "breaks",
        dependent: "pub fn f(ping: api::operations::Ping) -> api::operations::Ping { let _ = api::operations::Ping::builder(); ping }",
    },
    Pair {
        code: "operation_renamed",
        base: CALLS,
        edits: &[("  putThing:\n", "  putThing:\n    rust: replace_thing\n")],
        wire: "none",
        rust: "breaks",
        dependent: PUT,
    },
    Pair {
        code: "method_changed",
        base: CALLS,
        edits: &[("GET /ping", "POST /ping")],
        wire: "breaks",
        rust: "behaves",
        dependent: PING,
    },
    Pair {
        code: "path_changed",
        base: CALLS,
        edits: &[("GET /ping", "GET /v2/ping")],
        wire: "breaks",
        rust: "behaves",
        dependent: PING,
    },
    Pair {
        code: "path_variable_renamed",
        base: CALLS,
        edits: &[(
            "    http: GET /things/{id}\n    in: { path: { id:",
            "    http: GET /things/{thing}\n    in: { path: { thing:",
        )],
        wire: "none",
        rust: "breaks",
        dependent: GET,
    },
    Pair {
        code: "idempotence_changed",
        base: CALLS,
        edits: &[("    http: POST /things\n", "    http: POST /things\n    idempotent: true\n")],
        wire: "safe",
        rust: "behaves",
        dependent: UPLOAD,
    },
    Pair {
        code: "retry_hint_changed",
        base: CALLS,
        edits: &[("ping: { http", "ping: { safe-refusals: [429], http")],
        wire: "none",
        rust: "behaves",
        dependent: PING,
    },
    Pair {
        code: "operation_server_changed",
        base: CALLS,
        edits: &[("ping: { http", "ping: { server: files, http")],
        wire: "may_break",
        rust: "behaves",
        dependent: PING,
    },
    Pair {
        code: "accept_changed",
        base: CALLS,
        edits: &[("ping: { http", "ping: { accept: text/plain, http")],
        wire: "may_break",
        rust: "behaves",
        dependent: PING,
    },
    Pair {
        code: "operation_deprecated",
        base: CALLS,
        edits: &[("ping: { http", "ping: { deprecated: true, http")],
        wire: "safe",
        rust: "patch",
        dependent: PING,
    },
    Pair {
        code: "deprecation_lifted",
        base: CALLS,
        edits: &[("    deprecated: true\n", "")],
        wire: "safe",
        rust: "patch",
        dependent: PING,
    },
    Pair {
        code: "documentation_changed",
        base: CALLS,
        edits: &[("ping: { http", "ping: { doc: More., http")],
        wire: "none",
        rust: "patch",
        dependent: PING,
    },
];
