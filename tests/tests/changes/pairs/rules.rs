//! Rules between members.

use super::Pair;

const RULES: &str = "\
specwright: 1
api: { name: rules, title: Rules }
servers: { live: 'https://api.example.com' }
errors:
  Refused: { status: 409 }
operations:
  send:
    http: POST /pet
    in:
      json:
        email?: string
        phone?: string
        code?: string
        fax?: string
    rules:
      contact: { any: [email, phone] }
      numbers: { at-most-one: [phone, fax] }
      value: { when: { code: x }, need: [email] }
    out: empty
";

const SEND: &str = "pub fn f(client: &api::Client) { let _ = client.send().phone(\"1\").send(); }";

pub(super) const PAIRS: &[Pair] = &[
    Pair {
        code: "rule_added",
        base: RULES,
        edits: &[("    rules:\n", "    rules:\n      all: { together: [phone, code] }\n")],
        wire: "breaks",
        rust: "breaks",
        dependent: SEND,
    },
    Pair {
        code: "rule_removed",
        base: RULES,
        edits: &[("      numbers: { at-most-one: [phone, fax] }\n", "")],
        wire: "safe_unchecked",
        rust: "behaves",
        dependent: SEND,
    },
    Pair {
        code: "rule_loosened",
        base: RULES,
        edits: &[("any: [email, phone]", "any: [email, phone, code]")],
        wire: "safe_unchecked",
        rust: "behaves",
        dependent: SEND,
    },
    Pair {
        code: "rule_tightened",
        base: RULES,
        edits: &[("any: [email, phone]", "one: [email, phone]")],
        wire: "breaks",
        rust: "breaks",
        dependent: "pub fn f(client: &api::Client) { let _ = client.send().phone(\"1\").email(\"a\").send(); }",
    },
    Pair {
        code: "rule_changed",
        base: RULES,
        edits: &[("when: { code: x }", "when: { code: z }")],
        wire: "breaks",
        rust: "behaves",
        dependent: SEND,
    },
    Pair {
        code: "rule_renamed",
        base: RULES,
        edits: &[("      numbers:", "      digits:")],
        wire: "none",
        rust: "behaves",
        dependent: SEND,
    },
    Pair {
        code: "rule_error_changed",
        base: RULES,
        edits: &[("[phone, fax] }", "[phone, fax], error: Refused }")],
        wire: "none",
        rust: "behaves",
        dependent: SEND,
    },
];
