//! Documented errors.

use super::Pair;

const ERRORS: &str = "\
specwright: 1
api: { name: errors, title: Errors }
servers: { live: 'https://api.example.com' }
lints: { told_by_message: allow }
error-body: { type: Problem, code: code, message: message }
types:
  Problem:
    members:
      code?: string
      message?: string
errors:
  Missing: { status: 404, message: 'no {id}', parameters: { id: integer } }
  Taken: { status: 409, code: taken }
  Denied: { status: 403 }
operations:
  one: { http: GET /one, out: empty, errors: [Missing, Taken] }
  two: { http: GET /two, out: empty, errors: [Taken] }
  three: { http: GET /three, out: empty, errors: [Denied] }
  more: { http: GET /more, out: empty, errors: [Denied] }
  four: { http: GET /four, out: empty, errors: [Denied] }
";

const MISSING: &str = "pub fn f(error: &api::operations::OneError) -> bool {
    matches!(error, api::operations::OneError::Missing { .. }) }";

pub(super) const PAIRS: &[Pair] = &[
    Pair {
        code: "error_added",
        base: ERRORS,
        edits: &[("errors: [Missing, Taken] }", "errors: [Missing, Taken, Denied] }")],
        wire: "may_break",
        rust: "adds",
        dependent: MISSING,
    },
    Pair {
        code: "error_removed",
        base: ERRORS,
        edits: &[("errors: [Missing, Taken] }", "errors: [Missing] }")],
        wire: "safe",
        rust: "breaks",
        dependent: "pub fn f(error: api::operations::OneError) -> bool { matches!(error, api::operations::OneError::Taken { .. }) }",
    },
    Pair {
        code: "error_status_changed",
        base: ERRORS,
        edits: &[("Missing: { status: 404", "Missing: { status: 410")],
        wire: "breaks",
        rust: "behaves",
        dependent: MISSING,
    },
    Pair {
        code: "error_code_changed",
        base: ERRORS,
        edits: &[("code: taken", "code: in_use")],
        wire: "breaks",
        rust: "behaves",
        dependent: MISSING,
    },
    Pair {
        code: "error_message_changed",
        base: ERRORS,
        edits: &[("no {id}", "not {id}")],
        wire: "breaks",
        rust: "behaves",
        dependent: MISSING,
    },
    Pair {
        code: "error_parameters_changed",
        base: ERRORS,
        edits: &[("parameters: { id: integer }", "parameters: { id: boolean }")],
        wire: "may_break",
        rust: "breaks",
        dependent: "pub fn f(error: api::operations::OneError) -> Option<i64> { match error { api::operations::OneError::Missing { id, .. } => Some(id), _ => None } }",
    },
    Pair {
        code: "error_match_changed",
        base: ERRORS,
        edits: &[("Denied: { status: 403 }", "Denied: { status: 403, code: denied }")],
        wire: "safe",
        rust: "behaves",
        dependent: MISSING,
    },
    Pair {
        code: "error_place_changed",
        base: ERRORS,
        edits: &[("code: code", "code: word"), ("code?: string", "code?: string\n      word?: string")],
        wire: "breaks",
        rust: "behaves",
        dependent: MISSING,
    },
    Pair {
        code: "error_body_changed",
        base: ERRORS,
        edits: &[("code: taken }", "code: taken, body: Problem }")],
        wire: "may_break",
        rust: "adds",
        dependent: MISSING,
    },
    Pair {
        code: "error_renamed",
        base: ERRORS,
        edits: &[("Missing", "Absent")],
        wire: "none",
        rust: "breaks",
        dependent: MISSING,
    },
    Pair {
        code: "error_enum_split",
        base: ERRORS,
        edits: &[
            (
                "  three: { http: GET /three, out: empty, errors: [Denied] }\n",
                "  three: { http: GET /three, out: empty, errors: [Missing] }\n",
            ),
            (
                "  more: { http: GET /more, out: empty, errors: [Denied] }\n",
                "  more: { http: GET /more, out: empty, errors: [Missing] }\n  most: { http: GET /most, out: empty, errors: [Missing] }\n",
            ),
        ],
        wire: "none",
        rust: "breaks",
        dependent: "pub fn f(error: api::operations::FourError) -> api::errors::CommonError { error }",
    },
];
