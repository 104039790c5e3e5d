//! The API as a whole, its servers, and what every call has.

use super::Pair;

pub(super) const HEAD: &str = "\
specwright: 1
api: { name: head, title: Head, package: { version: 0.3.0 } }
servers:
  live: https://api.example.com/v1
  regional:
    url: https://{region}.example.com
    variables:
      region: { default: eu, values: [eu, us] }
auth:
  token: { scheme: bearer, env: HEAD_TOKEN, issued-by: { operation: login, token: token } }
  key: { scheme: header, name: x-key }
defaults: { auth: token }
types:
  Session:
    members:
      token: { type: string, secret: true }
      other: { type: string, secret: true }
operations:
  login:
    http: POST /login
    auth: none
    in: { json: { user: string } }
    out: Session
  look: { http: GET /look, out: text }
  choose: { http: GET /choose, auth: [token, key], out: text }
";

pub(super) const LOOK: &str = "pub fn f(client: &api::Client) { let _ = client.look().send(); }";

pub(super) const CLIENT: &str = "pub fn f() { let _ = api::Client::builder(); }";

pub(super) const PAIRS: &[Pair] = &[
    Pair {
        code: "server_added",
        base: HEAD,
        edits: &[("  regional:", "  beta: https://beta.example.com\n  regional:")],
        wire: "safe",
        rust: "adds",
        dependent: CLIENT,
    },
    Pair {
        code: "every_call_changed",
        base: HEAD,
        edits: &[("defaults: { auth: token }", "defaults: { auth: token, header: { x-version: 2 } }")],
        wire: "may_break",
        rust: "behaves",
        dependent: CLIENT,
    },
    Pair {
        code: "server_removed",
        base: HEAD,
        edits: &[("  live: https://api.example.com/v1\n", "")],
        wire: "breaks",
        rust: "behaves",
        dependent: CLIENT,
    },
    Pair {
        code: "default_server_changed",
        base: HEAD,
        edits: &[
            ("  live: https://api.example.com/v1\n", ""),
            ("auth:\n", "  live: https://api.example.com/v1\nauth:\n"),
        ],
        wire: "may_break",
        rust: "behaves",
        dependent: LOOK,
    },
    Pair {
        code: "server_variable_added",
        base: HEAD,
        edits: &[
            ("https://{region}.example.com", "https://{region}.example.com/{tenant}"),
            ("values: [eu, us] }", "values: [eu, us] }\n      tenant: {}"),
        ],
        wire: "breaks",
        rust: "behaves",
        dependent: CLIENT,
    },
    Pair {
        code: "server_variable_removed",
        base: HEAD,
        edits: &[(
            "    url: https://{region}.example.com\n    variables:\n      region: { default: eu, values: [eu, us] }\n",
            "    url: https://eu.example.com\n",
        )],
        wire: "may_break",
        rust: "behaves",
        dependent: CLIENT,
    },
    Pair {
        code: "server_variable_values_changed",
        base: HEAD,
        edits: &[("values: [eu, us]", "values: [eu]")],
        wire: "breaks",
        rust: "behaves",
        dependent: CLIENT,
    },
    Pair {
        code: "server_variable_default_changed",
        base: HEAD,
        edits: &[("default: eu", "default: us")],
        wire: "may_break",
        rust: "behaves",
        dependent: CLIENT,
    },
    Pair {
        code: "server_url_changed",
        base: HEAD,
        edits: &[("example.com/v1", "example.com/v2")],
        wire: "breaks",
        rust: "behaves",
        dependent: LOOK,
    },
    Pair {
        code: "api_renamed",
        base: HEAD,
        edits: &[("name: head", "name: other")],
        wire: "none",
        rust: "breaks",
        dependent: "",
    },
];
