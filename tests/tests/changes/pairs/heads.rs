//! Servers, credentials and errors: what is known again by what it is, and verdicts by how much of the old is left.

use super::Pair;

const HEADS: &str = "\
specwright: 1
api: { name: heads, title: Heads }
servers:
  live: https://api.example.com/v1
  test: { url: 'https://{place}.example.com/v1', variables: { place: { default: test } } }
  own: { url: 'https://{host}/v1', variables: { host: {} } }
auth:
  key: { scheme: header, name: x-key }
  token: { scheme: bearer }
errors:
  Refused: { status: 4xx }
  Gone: { status: [404, 410] }
  Taken: { status: 409, message: taken }
operations:
  both: { http: GET /both, auth: [{ all: [key, token] }], out: text }
  one: { http: GET /one, auth: key, out: text, errors: [Gone] }
  free: { http: GET /free, auth: [key, none], out: text, errors: [Refused, Taken] }
";

const USE: &str = "pub fn f() -> bool {
    api::Client::builder().server(\"live\").credential(\"key\", \"k\").build().is_ok() }";

pub(super) const PAIRS: &[Pair] = &[
    Pair {
        code: "server_renamed",
        base: HEADS,
        edits: &[("  live: https", "  production: https")],
        wire: "none",
        rust: "behaves",
        dependent: USE,
    },
    Pair {
        code: "server_variable_removed",
        base: HEADS,
        edits: &[(
            "{ url: 'https://{place}.example.com/v1', variables: { place: { default: test } } }",
            "https://test.example.com/v1",
        )],
        wire: "may_break",
        rust: "behaves",
        dependent: USE,
    },
    Pair {
        code: "server_variable_default_changed",
        base: HEADS,
        edits: &[("{ host: {} }", "{ host: { default: example.org } }")],
        wire: "safe",
        rust: "adds",
        dependent: USE,
    },
    Pair {
        code: "scheme_renamed",
        base: HEADS,
        edits: &[
            ("  key: {", "  password: {"),
            ("all: [key", "all: [password"),
            ("auth: key", "auth: password"),
            ("[key, none]", "[password, none]"),
        ],
        wire: "none",
        rust: "behaves",
        dependent: USE,
    },
    Pair {
        code: "auth_alternative_added",
        base: HEADS,
        edits: &[("[{ all: [key, token] }]", "key")],
        wire: "safe",
        rust: "adds",
        dependent: USE,
    },
    Pair {
        code: "auth_alternative_removed",
        base: HEADS,
        edits: &[("auth: key, out", "auth: [{ all: [key, token] }], out")],
        wire: "breaks",
        rust: "behaves",
        dependent: USE,
    },
    Pair {
        code: "auth_alternative_removed",
        base: HEADS,
        edits: &[("[key, none]", "[token, none]")],
        wire: "may_break",
        rust: "behaves",
        dependent: USE,
    },
    Pair {
        code: "auth_dropped",
        base: HEADS,
        edits: &[("[key, none]", "none")],
        wire: "safe",
        rust: "patch",
        dependent: USE,
    },
    Pair {
        code: "error_status_changed",
        base: HEADS,
        edits: &[("status: 4xx", "status: 400")],
        wire: "safe",
        rust: "behaves",
        dependent: USE,
    },
    Pair {
        code: "error_status_changed",
        base: HEADS,
        edits: &[("[404, 410]", "[404, 405]")],
        wire: "may_break",
        rust: "behaves",
        dependent: USE,
    },
    Pair {
        code: "error_match_changed",
        base: HEADS,
        edits: &[(", message: taken", "")],
        wire: "may_break",
        rust: "behaves",
        dependent: USE,
    },
];

const OAUTH2: &str = "\
specwright: 1
api: { name: tokens, title: Tokens }
servers: { live: 'https://api.example.com' }
auth:
  oauth:
    scheme: bearer
    oauth2:
      client-credentials: { token-url: 'https://login.example.com/token', scopes: { read: Reads. } }
    refused-by: [Ended]
errors:
  Ended: { status: 403 }
operations:
  get: { http: GET /pets, auth: oauth, out: text, errors: [Ended] }
";

const ASK: &str = "pub fn f() -> specwright::ClientCredentials {
    specwright::ClientCredentials::of::<api::Client>(\"me\", \"s\") }";

pub(super) const TOKENS: &[Pair] = &[
    Pair {
        code: "scopes_changed",
        base: OAUTH2,
        edits: &[("{ read: Reads. }", "{ read: Reads., write: Writes. }")],
        wire: "safe",
        rust: "patch",
        dependent: ASK,
    },
    Pair {
        code: "scopes_changed",
        base: OAUTH2,
        edits: &[("{ read: Reads. }", "{ write: Writes. }")],
        wire: "may_break",
        rust: "patch",
        dependent: ASK,
    },
    Pair {
        code: "token_address_changed",
        base: OAUTH2,
        edits: &[("https://login", "https://auth")],
        wire: "breaks",
        rust: "behaves",
        dependent: ASK,
    },
    Pair {
        code: "token_address_changed",
        base: OAUTH2,
        edits: &[("    refused-by", "      client-auth: body\n    refused-by")],
        wire: "breaks",
        rust: "behaves",
        dependent: ASK,
    },
    Pair {
        code: "grant_added",
        base: OAUTH2,
        edits: &[(
            "    refused-by",
            "      authorization-code: { authorization-url: 'https://login.example.com/allow', token-url: 'https://login.example.com/token' }\n    refused-by",
        )],
        wire: "safe",
        rust: "adds",
        dependent: ASK,
    },
    Pair {
        code: "grant_removed",
        base: OAUTH2,
        edits: &[(
            "    oauth2:\n      client-credentials: { token-url: 'https://login.example.com/token', scopes: { read: Reads. } }\n",
            "",
        )],
        wire: "breaks",
        rust: "breaks",
        // Whether an address is there is asked when a program is built; programs of pairs are only checked.
        dependent: "",
    },
    Pair {
        code: "token_refusal_changed",
        base: OAUTH2,
        edits: &[("    refused-by: [Ended]\n", "")],
        wire: "none",
        rust: "behaves",
        dependent: ASK,
    },
];
