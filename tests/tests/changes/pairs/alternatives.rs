//! What becomes a union by itself: values of a type that one alternative has, and their builders.

use super::Pair;

const FIGURES: &str = "\
specwright: 1
api: { name: figures, title: Figures }
servers: { live: 'https://api.example.com' }
types:
  Shape:
    tag: kind
    one-of:
      Circle: { type: Circle, tag: circle }
      Square: { type: Square, tag: square }
  Label: { one-of: { Text: string, Number: integer } }
  Circle: { members: { radius: integer } }
  Square: { members: { side: integer } }
  Pen: { members: { ink: string } }
  PenInput: { members: { ink: string } }
  Chain: { tag: kind, one-of: { Link: { type: Link, tag: link }, Ring: { type: Ring, tag: ring } } }
  Link: { members: { \"to?\": Spot, id: integer } }
  Ring: { members: { \"to?\": Spot } }
  Spot: { members: { at: integer } }
  Word: { type: string, pattern: '[a-z]+' }
  Listed: { one-of: { Words: list<Word>, Texts: list<string>, Numbers: list<integer> } }
operations:
  draw: { http: POST /shape, in: { json: Shape }, out: Shape }
  label: { http: POST /label, in: { json: Label }, out: empty }
  pen: { http: GET /pen, out: Pen }
  change: { http: PUT /pen, in: { json: PenInput }, out: empty }
  chain: { http: GET /chain, out: Chain }
  list: { http: POST /list, in: { json: Listed }, out: empty }
";

const VALUE: &str = "pub fn f(circle: api::types::Circle) -> api::types::Shape { circle.into() }";
const BUILDER: &str = "pub fn f() -> api::types::Shape { api::types::Circle::builder().radius(1).into() }";

pub(super) const PAIRS: &[Pair] = &[
    Pair {
        code: "union_variant_added",
        base: FIGURES,
        edits: &[("      Square: {", "      Disc: { type: Circle, tag: disc }\n      Square: {")],
        wire: "safe",
        rust: "breaks",
        dependent: VALUE,
    },
    Pair {
        code: "union_variant_added",
        base: FIGURES,
        edits: &[("      Square: {", "      Disc: { type: Circle, tag: disc }\n      Square: {")],
        wire: "safe",
        rust: "breaks",
        dependent: BUILDER,
    },
    Pair {
        code: "union_variant_added",
        base: FIGURES,
        edits: &[("Number: integer", "Number: integer, Other: boolean")],
        wire: "safe",
        rust: "adds",
        dependent: "pub fn f() -> api::types::Label { \"a\".into() }",
    },
    // An alias is the type that it stands for, in lists as well.
    Pair {
        code: "union_variant_removed",
        base: FIGURES,
        edits: &[("Texts: list<string>, ", "")],
        wire: "breaks",
        rust: "breaks",
        dependent: "pub fn f() -> api::types::Listed { api::types::Listed::Texts(Vec::new()) }",
    },
    Pair {
        code: "request_type_changed",
        base: FIGURES,
        edits: &[("Square, tag: square", "Circle, tag: square")],
        wire: "none",
        rust: "breaks",
        dependent: BUILDER,
    },
    Pair {
        code: "builder_removed",
        base: FIGURES,
        edits: &[("in: { json: Shape }, out: Shape", "in: { json: Circle }, out: Shape")],
        wire: "none",
        rust: "breaks",
        dependent: BUILDER,
    },
    Pair {
        code: "rust_name_changed",
        base: FIGURES,
        edits: &[(
            "PenInput: { members: { ink: string } }",
            "PenInput: { members: { ink: string, by: string } }",
        )],
        wire: "none",
        rust: "breaks",
        dependent: "pub fn f(pen: api::types::Pen) -> api::types::PenInput { pen.into() }",
    },
    Pair {
        code: "rust_name_changed",
        base: FIGURES,
        edits: &[(
            "Spot: { members: { at: integer } }",
            "Spot: { members: { at: integer, \"back?\": Link, \"ring?\": Ring } }",
        )],
        wire: "none",
        rust: "breaks",
        dependent: "pub fn f(chain: &api::types::Chain) -> bool { chain.to().is_some() }",
    },
];
