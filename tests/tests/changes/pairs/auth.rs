//! Credentials of operations, and the tokens that one of them issues.

use super::Pair;
use super::servers::{CLIENT, HEAD, LOOK};

const CHOOSE: &str = "pub fn f(client: &api::Client) { let _ = client.choose().send(); }";

pub(super) const PAIRS: &[Pair] = &[
    Pair {
        code: "auth_alternative_added",
        base: HEAD,
        edits: &[("look: { http", "look: { auth: [token, key], http")],
        wire: "safe",
        rust: "adds",
        dependent: LOOK,
    },
    Pair {
        code: "auth_required",
        base: HEAD,
        edits: &[("    auth: none\n", "    auth: key\n")],
        wire: "breaks",
        rust: "behaves",
        dependent: CLIENT,
    },
    Pair {
        code: "auth_dropped",
        base: HEAD,
        edits: &[("look: { http", "look: { auth: none, http")],
        wire: "safe",
        rust: "patch",
        dependent: LOOK,
    },
    Pair {
        code: "auth_alternative_removed",
        base: HEAD,
        edits: &[("auth: [token, key]", "auth: [token]")],
        wire: "breaks",
        rust: "behaves",
        dependent: CHOOSE,
    },
    Pair {
        code: "scheme_kind_changed",
        base: HEAD,
        edits: &[("scheme: header", "scheme: query")],
        wire: "breaks",
        rust: "behaves",
        dependent: CHOOSE,
    },
    Pair {
        code: "scheme_place_changed",
        base: HEAD,
        edits: &[("name: x-key", "name: x-api-key")],
        wire: "breaks",
        rust: "behaves",
        dependent: CHOOSE,
    },
    Pair {
        code: "token_place_changed",
        base: HEAD,
        edits: &[("token: token }", "token: other }")],
        wire: "breaks",
        rust: "behaves",
        dependent: LOOK,
    },
    Pair {
        code: "token_issue_removed",
        base: HEAD,
        edits: &[(", issued-by: { operation: login, token: token }", "")],
        wire: "may_break",
        rust: "breaks",
        dependent: "fn issues<T: specwright::IssuesToken>() {} pub fn f() { issues::<api::operations::Login>(); }",
    },
    Pair {
        code: "token_issue_added",
        base: HEAD,
        edits: &[
            ("name: x-key }", "name: x-key, issued-by: { operation: relogin, token: other } }"),
            ("  look:", "  relogin: { http: POST /relogin, auth: none, out: Session }\n  look:"),
        ],
        wire: "safe",
        rust: "adds",
        dependent: LOOK,
    },
    Pair {
        code: "scheme_removed",
        base: HEAD,
        edits: &[("  key: { scheme: header, name: x-key }\n", ""), ("[token, key]", "token")],
        wire: "none",
        rust: "behaves",
        dependent: CHOOSE,
    },
    Pair {
        code: "scheme_added",
        base: HEAD,
        edits: &[("  key: {", "  more: { scheme: basic }\n  key: {")],
        wire: "none",
        rust: "adds",
        dependent: CHOOSE,
    },
    Pair {
        code: "scheme_variable_changed",
        base: HEAD,
        edits: &[("HEAD_TOKEN", "TOKEN")],
        wire: "none",
        rust: "behaves",
        dependent: CHOOSE,
    },
];
