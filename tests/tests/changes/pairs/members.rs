//! Parameters, members of requests and responses, and rules between them.

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

/// A type with a member of every kind, and what stands around it.
macro_rules! pet {
    ($rest:literal) => {
        concat!(
            "specwright: 1\napi: { name: bodies, title: Bodies }\nservers: { live: 'https://api.example.com' }\ntypes:\n",
            "  Pet:\n    additional: string\n    members:\n      name: string\n      note?: string\n      size: integer\n",
            "      kind: { const: cat }\n      code?: { type: string, length: 1..8, pattern: '[a-z]+' }\n",
            "      weight?: { type: number, server-default: 1 }\n      born?: { type: date, doc: The day. }\n",
            "      tags?: list<string>\n      level?: Level\n      word?: string\n  Level: { values: [low, high] }\noperations:\n",
            $rest
        )
    };
}

const REQUEST: &str = pet!("  putPet:\n    http: PUT /pet\n    in:\n      json: Pet\n    out: empty\n");
const RESPONSE: &str = pet!("  getPet: { http: GET /pet, out: Pet }\n");
const BOTH: &str = pet!("  putPet: { http: PUT /pet, in: { json: Pet }, out: Pet }\n");

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

const PUT: &str = "pub fn f() -> api::types::Pet { api::types::Pet::builder().name(\"a\").size(1).build() }";
const PET: &str = "pub fn f(pet: api::types::Pet) -> (String, Option<String>, i64, Option<specwright::Date>, Option<Vec<String>>) {
    (pet.name, pet.note, pet.size, pet.born, pet.tags) }";
const MORE: &str =
    "pub fn f(pet: api::types::Pet) -> (specwright::Map<String>, Option<api::types::Level>, Option<String>) {
    (pet.additional, pet.level, pet.word) }";
const SEND: &str = "pub fn f(client: &api::Client) { let _ = client.send().phone(\"1\").send(); }";

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
    Pair {
        code: "request_body_presence_changed",
        base: REQUEST,
        edits: &[("      json: Pet\n", "      json?: Pet\n")],
        wire: "safe",
        rust: "breaks",
        dependent: "pub fn f(put: api::operations::PutPet) -> api::types::Pet { put.body }",
    },
    Pair {
        code: "request_member_added_required",
        base: REQUEST,
        edits: &[("      name: string\n", "      name: string\n      lang: string\n")],
        wire: "breaks",
        rust: "breaks",
        dependent: PUT,
    },
    Pair {
        code: "request_member_added_optional",
        base: REQUEST,
        edits: &[("      name: string\n", "      name: string\n      lang?: string\n")],
        wire: "safe",
        rust: "adds",
        dependent: PUT,
    },
    Pair {
        code: "request_member_removed",
        base: REQUEST,
        edits: &[("      note?: string\n", "")],
        wire: "may_break",
        rust: "breaks",
        dependent: PET,
    },
    Pair {
        code: "request_member_became_required",
        base: REQUEST,
        edits: &[("note?: string", "note: string")],
        wire: "breaks",
        rust: "breaks",
        dependent: PET,
    },
    Pair {
        code: "request_member_became_optional",
        base: REQUEST,
        edits: &[("name: string", "name?: string")],
        wire: "safe",
        rust: "breaks",
        dependent: PET,
    },
    Pair {
        code: "request_type_changed",
        base: REQUEST,
        edits: &[("size: integer", "size: boolean")],
        wire: "breaks",
        rust: "breaks",
        dependent: PET,
    },
    Pair {
        code: "request_type_widened",
        base: REQUEST,
        edits: &[("size: integer", "size: number")],
        wire: "safe",
        rust: "breaks",
        dependent: PET,
    },
    Pair {
        code: "request_type_narrowed",
        base: REQUEST,
        edits: &[("name: string", "name: date")],
        wire: "breaks",
        rust: "breaks",
        dependent: PET,
    },
    Pair {
        code: "request_nullability_changed",
        base: REQUEST,
        edits: &[("name: string", "name: string | null")],
        wire: "safe",
        rust: "breaks",
        dependent: PET,
    },
    Pair {
        code: "request_default_changed",
        base: REQUEST,
        edits: &[("server-default: 1", "server-default: 2")],
        wire: "may_break",
        rust: "behaves",
        dependent: PET,
    },
    Pair {
        code: "request_constant_changed",
        base: REQUEST,
        edits: &[("const: cat", "const: dog")],
        wire: "breaks",
        rust: "behaves",
        dependent: PET,
    },
    Pair {
        code: "request_value_added",
        base: REQUEST,
        edits: &[("[low, high]", "[low, high, top]")],
        wire: "safe",
        rust: "adds",
        dependent: MORE,
    },
    Pair {
        code: "request_value_removed",
        base: REQUEST,
        edits: &[("[low, high]", "[low]")],
        wire: "breaks",
        rust: "breaks",
        dependent: "pub fn f(level: &api::types::Level) -> bool { matches!(level, api::types::Level::High) }",
    },
    Pair {
        code: "request_became_enum",
        base: REQUEST,
        edits: &[("word?: string", "word?: Level")],
        wire: "breaks",
        rust: "breaks",
        dependent: MORE,
    },
    Pair {
        code: "request_limit_tightened",
        base: REQUEST,
        edits: &[("1..8", "1..7")],
        wire: "breaks",
        rust: "behaves",
        dependent: PET,
    },
    Pair {
        code: "request_limit_loosened",
        base: REQUEST,
        edits: &[("1..8", "0..8")],
        wire: "safe_unchecked",
        rust: "behaves",
        dependent: PET,
    },
    Pair {
        code: "request_pattern_changed",
        base: REQUEST,
        edits: &[("[a-z]+", "[a-z0-9]+")],
        wire: "may_break",
        rust: "behaves",
        dependent: PET,
    },
    Pair {
        code: "request_extra_members_changed",
        base: REQUEST,
        edits: &[("    additional: string\n", "")],
        wire: "breaks",
        rust: "breaks",
        dependent: MORE,
    },
    Pair {
        code: "request_wire_name_changed",
        base: REQUEST,
        edits: &[("size: integer", "length: { type: integer, rust: size }")],
        wire: "breaks",
        rust: "behaves",
        dependent: PET,
    },
    Pair {
        code: "request_rust_name_changed",
        base: REQUEST,
        edits: &[("size: integer", "size: { type: integer, rust: length }")],
        wire: "none",
        rust: "breaks",
        dependent: PET,
    },
    Pair {
        code: "response_member_added",
        base: RESPONSE,
        edits: &[("      name: string\n", "      name: string\n      lang: string\n")],
        wire: "safe",
        rust: "adds",
        dependent: PET,
    },
    Pair {
        code: "response_member_removed",
        base: RESPONSE,
        edits: &[("      size: integer\n", "")],
        wire: "breaks",
        rust: "breaks",
        dependent: PET,
    },
    Pair {
        code: "response_member_became_required",
        base: RESPONSE,
        edits: &[("note?: string", "note: string")],
        wire: "safe",
        rust: "breaks",
        dependent: PET,
    },
    Pair {
        code: "response_member_became_optional",
        base: RESPONSE,
        edits: &[("name: string", "name?: string")],
        wire: "breaks",
        rust: "breaks",
        dependent: PET,
    },
    Pair {
        code: "response_type_changed",
        base: RESPONSE,
        edits: &[("size: integer", "size: boolean")],
        wire: "breaks",
        rust: "breaks",
        dependent: PET,
    },
    Pair {
        code: "response_type_widened",
        base: RESPONSE,
        edits: &[("size: integer", "size: number")],
        wire: "breaks",
        rust: "breaks",
        dependent: PET,
    },
    Pair {
        code: "response_type_narrowed",
        base: RESPONSE,
        edits: &[("name: string", "name: date")],
        wire: "safe",
        rust: "breaks",
        dependent: PET,
    },
    Pair {
        code: "response_nullability_changed",
        base: RESPONSE,
        edits: &[("name: string", "name: string | null")],
        wire: "breaks",
        rust: "breaks",
        dependent: PET,
    },
    Pair {
        code: "response_default_changed",
        base: RESPONSE,
        edits: &[("server-default: 1", "server-default: 2")],
        wire: "may_break",
        rust: "patch",
        dependent: PET,
    },
    Pair {
        code: "response_constant_changed",
        base: RESPONSE,
        edits: &[("const: cat", "const: dog")],
        wire: "may_break",
        rust: "behaves",
        dependent: PET,
    },
    Pair {
        code: "response_value_added",
        base: RESPONSE,
        edits: &[("[low, high]", "[low, high, top]")],
        wire: "safe",
        rust: "adds",
        dependent: MORE,
    },
    Pair {
        code: "response_value_removed",
        base: RESPONSE,
        edits: &[("[low, high]", "[low]")],
        wire: "safe",
        rust: "breaks",
        dependent: "pub fn f(level: &api::types::Level) -> bool { matches!(level, api::types::Level::High) }",
    },
    Pair {
        code: "response_became_enum",
        base: RESPONSE,
        edits: &[("word?: string", "word?: Level")],
        wire: "safe",
        rust: "breaks",
        dependent: MORE,
    },
    Pair {
        code: "response_limit_tightened",
        base: RESPONSE,
        edits: &[("1..8", "1..7")],
        wire: "safe",
        rust: "patch",
        dependent: PET,
    },
    Pair {
        code: "response_limit_loosened",
        base: RESPONSE,
        edits: &[("1..8", "0..8")],
        wire: "safe",
        rust: "patch",
        dependent: PET,
    },
    Pair {
        code: "response_pattern_changed",
        base: RESPONSE,
        edits: &[("[a-z]+", "[a-z0-9]+")],
        wire: "safe",
        rust: "patch",
        dependent: PET,
    },
    Pair {
        code: "response_extra_members_changed",
        base: RESPONSE,
        edits: &[("    additional: string\n", "")],
        wire: "safe",
        rust: "breaks",
        dependent: MORE,
    },
    Pair {
        code: "response_wire_name_changed",
        base: RESPONSE,
        edits: &[("size: integer", "length: { type: integer, rust: size }")],
        wire: "breaks",
        rust: "behaves",
        dependent: PET,
    },
    Pair {
        code: "response_rust_name_changed",
        base: RESPONSE,
        edits: &[("size: integer", "size: { type: integer, rust: length }")],
        wire: "none",
        rust: "breaks",
        dependent: PET,
    },
    Pair {
        code: "secrecy_changed",
        base: REQUEST,
        edits: &[("name: string", "name: { type: string, secret: true }")],
        wire: "none",
        rust: "breaks",
        dependent: PET,
    },
    Pair {
        code: "request_direction_changed",
        base: BOTH,
        edits: &[("note?: string", "note?: { type: string, only: out }")],
        wire: "may_break",
        rust: "breaks",
        dependent: "pub fn f() -> api::types::Pet { api::types::Pet::builder().name(\"a\").size(1).note(\"b\").build() }",
    },
    Pair {
        code: "response_direction_changed",
        base: BOTH,
        edits: &[("note?: string", "note?: { type: string, only: in }")],
        wire: "may_break",
        rust: "patch",
        dependent: PET,
    },
    Pair {
        code: "element_nullability_changed",
        base: RESPONSE,
        edits: &[("list<string>", "list<string | null>")],
        wire: "breaks",
        rust: "breaks",
        dependent: PET,
    },
    Pair {
        code: "member_deprecated",
        base: RESPONSE,
        edits: &[("born?: { type: date,", "born?: { type: date, deprecated: true,")],
        wire: "safe",
        rust: "patch",
        dependent: PET,
    },
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
