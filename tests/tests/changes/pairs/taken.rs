//! Names that something else has now: who named what had them compiles, or not, and gets something else.

use super::Pair;

const TAKEN: &str = "\
specwright: 1
api: { name: taken, title: Taken }
servers: { live: 'https://api.example.com' }
types:
  Pet: { members: { id: string, name: string } }
  PetDetail: { members: { id: string, name: string, owner: string } }
  Size: { members: { s: { type: string, rust: short }, l: { type: string, rust: long } } }
  Colour: { values: { Red: r, Blue: b } }
operations:
  ping: { http: GET /ping, out: empty }
  pong: { http: GET /pong, out: empty }
  listPets: { http: GET /pets, out: list<Pet> }
  getPet: { http: 'GET /pets/{id}/{part}', in: { path: { id: string, part: string } }, out: PetDetail }
  size: { http: GET /size, out: Size }
  colour: { http: GET /colour, out: Colour }
";

const PING: &str =
    "pub fn f(client: &api::Client) { let _ = client.ping().send(); let _ = client.pong().send(); }";
const PETS: &str = "pub fn f(pets: <api::operations::ListPets as specwright::Operation>::Output) -> Vec<api::types::Pet> { pets }";

pub(super) const PAIRS: &[Pair] = &[
    Pair {
        code: "operation_renamed",
        base: TAKEN,
        edits: &[("  ping:", "  other:"), ("  pong:", "  ping:"), ("  other:", "  pong:")],
        wire: "none",
        rust: "behaves",
        dependent: PING,
    },
    Pair {
        code: "operation_renamed",
        base: TAKEN,
        edits: &[
            ("  ping:", "  old:"),
            ("operations:", "operations:\n  ping: { http: GET /v2/ping, out: empty }"),
        ],
        wire: "none",
        rust: "behaves",
        dependent: PING,
    },
    Pair {
        code: "operation_added",
        base: TAKEN,
        edits: &[
            ("  ping:", "  old:"),
            ("operations:", "operations:\n  ping: { http: GET /v2/ping, out: empty }"),
        ],
        wire: "safe",
        rust: "adds",
        dependent: PING,
    },
    Pair {
        code: "operation_removed",
        base: TAKEN,
        edits: &[
            ("  ping: { http: GET /ping, out: empty }\n", ""),
            ("  pong:", "  ping:"),
            ("operations:", "operations:\n  pong: { http: GET /pang, out: empty }"),
        ],
        wire: "breaks",
        rust: "behaves",
        dependent: PING,
    },
    Pair {
        code: "path_variable_renamed",
        base: TAKEN,
        edits: &[("{id}/{part}", "{part}/{id}")],
        wire: "none",
        rust: "behaves",
        dependent: "pub fn f(client: &api::Client) { let _ = client.get_pet().id(\"1\").part(\"2\").send(); }",
    },
    Pair {
        code: "type_renamed",
        base: TAKEN,
        edits: &[("Pet:", "PetSummary:"), ("list<Pet>", "list<PetSummary>"), ("PetDetail", "Pet")],
        wire: "none",
        rust: "breaks",
        dependent: PETS,
    },
    Pair {
        code: "type_renamed",
        base: TAKEN,
        edits: &[
            ("PetDetail", "Other"),
            ("Pet:", "PetDetail:"),
            ("list<Pet>", "list<PetDetail>"),
            ("Other", "Pet"),
        ],
        wire: "none",
        rust: "breaks",
        dependent: PETS,
    },
    Pair {
        code: "response_rust_name_changed",
        base: TAKEN,
        edits: &[
            ("rust: short", "rust: other"),
            ("rust: long", "rust: short"),
            ("rust: other", "rust: long"),
        ],
        wire: "none",
        rust: "behaves",
        dependent: "pub fn f(size: api::types::Size) -> (String, String) { (size.short, size.long) }",
    },
    Pair {
        code: "variant_renamed",
        base: TAKEN,
        edits: &[("Red: r, Blue: b", "Red: b, Blue: r")],
        wire: "none",
        rust: "behaves",
        dependent: "pub fn f(colour: &api::types::Colour) -> bool { matches!(colour, api::types::Colour::Red) }",
    },
];
