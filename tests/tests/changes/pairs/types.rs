//! Named types, enums and unions.

use super::Pair;

const KINDS: &str = "\
specwright: 1
api: { name: kinds, title: Kinds }
servers: { live: 'https://api.example.com' }
lints: { unused_type: allow }
types:
  Shape:
    tag: kind
    one-of:
      Circle: { type: Circle, tag: circle }
      Square: { type: Square, tag: square }
      Dot: { type: Dot, tag: dot }
  Circle: { members: { radius: integer } }
  Square: { members: { side: integer } }
  Dot: { members: { at: integer } }
  Size: { members: { width: integer } }
  Colour:
    values:
      Red: red
      Blue: blue
  Loop:
    members:
      inner?: Other
  Other: { members: { x: string } }
  Paint: { members: { name: string } }
  Unused: { members: { x: string } }
operations:
  draw: { http: GET /shape, out: Shape }
  measure: { http: GET /size, out: Size }
  colour: { http: POST /colour, in: { json: { colour: Colour } }, out: empty }
  loops: { http: GET /loop, out: Loop }
  paint: { http: POST /paint, in: { json: Paint }, out: Paint }
";

const COMMON: &str = "\
specwright: 1
api: { name: common, title: Common }
servers: { live: 'https://api.example.com' }
types:
  Event: { tag: kind, one-of: { Made: { type: Made, tag: made }, Gone: { type: Gone, tag: gone } } }
  Made: { members: { \"note?\": string, by: string } }
  Gone: { members: { \"note?\": string } }
operations:
  look: { http: GET /event, out: Event }
";

const SHAPE: &str = "pub fn f(shape: api::types::Shape) -> i64 {
    match shape { api::types::Shape::Circle(circle) => circle.radius, _ => 0 } }";
const COLOUR: &str =
    "pub fn f(colour: &api::types::Colour) -> bool { matches!(colour, api::types::Colour::Red) }";

pub(super) const PAIRS: &[Pair] = &[
    Pair {
        code: "rust_name_changed",
        base: COMMON,
        edits: &[("Gone: { members: { \"note?\": string } }", "Gone: { members: { \"text?\": integer } }")],
        wire: "none",
        rust: "breaks",
        dependent: "pub fn f(event: &api::types::Event) -> bool { event.note().is_some() }",
    },
    Pair {
        code: "type_removed",
        base: KINDS,
        edits: &[("  Unused: { members: { x: string } }\n", "")],
        wire: "none",
        rust: "breaks",
        dependent: "pub fn f(unused: api::types::Unused) -> String { unused.x }",
    },
    Pair {
        code: "type_added",
        base: KINDS,
        edits: &[("  Unused:", "  More: { members: { x: string } }\n  Unused:")],
        wire: "none",
        rust: "adds",
        dependent: SHAPE,
    },
    Pair {
        code: "type_renamed",
        base: KINDS,
        edits: &[("Shape", "Form")],
        wire: "none",
        rust: "breaks",
        dependent: SHAPE,
    },
    Pair {
        code: "type_kind_changed",
        base: KINDS,
        edits: &[("  Size: { members: { width: integer } }", "  Size: { type: string }")],
        wire: "breaks",
        rust: "breaks",
        dependent: "pub fn f(size: api::types::Size) -> i64 { size.width }",
    },
    Pair {
        code: "union_variant_added",
        base: KINDS,
        edits: &[
            ("      Square:", "      Line: { type: Line, tag: line }\n      Square:"),
            ("  Unused:", "  Line: { members: { to: integer } }\n  Unused:"),
        ],
        wire: "safe",
        rust: "adds",
        dependent: SHAPE,
    },
    Pair {
        code: "union_variant_removed",
        base: KINDS,
        edits: &[("      Square: { type: Square, tag: square }\n", "")],
        wire: "safe",
        rust: "breaks",
        dependent: "pub fn f(shape: api::types::Shape) -> bool { matches!(shape, api::types::Shape::Square(_)) }",
    },
    Pair {
        code: "union_tag_changed",
        base: KINDS,
        edits: &[("tag: kind", "tag: form")],
        wire: "breaks",
        rust: "behaves",
        dependent: SHAPE,
    },
    Pair {
        code: "union_tag_value_changed",
        base: KINDS,
        edits: &[("tag: circle", "tag: round")],
        wire: "breaks",
        rust: "behaves",
        dependent: SHAPE,
    },
    Pair {
        code: "variant_renamed",
        base: KINDS,
        edits: &[("      Circle:", "      Round:")],
        wire: "none",
        rust: "breaks",
        dependent: SHAPE,
    },
    Pair {
        code: "openness_changed",
        base: KINDS,
        edits: &[("  Colour:\n", "  Colour:\n    open: true\n")],
        wire: "safe_unchecked",
        rust: "behaves",
        dependent: COLOUR,
    },
    Pair {
        code: "wire_value_changed",
        base: KINDS,
        edits: &[("Red: red", "Red: rouge")],
        wire: "breaks",
        rust: "behaves",
        dependent: COLOUR,
    },
    Pair {
        code: "enum_encoding_changed",
        base: KINDS,
        edits: &[("Red: red", "Red: 1"), ("Blue: blue", "Blue: 2")],
        wire: "breaks",
        rust: "breaks",
        dependent: "pub fn f(colour: &api::types::Colour) -> &str { colour.as_str() }",
    },
    Pair {
        code: "rust_type_changed",
        base: KINDS,
        edits: &[
            ("inner?: Other", "inner?: Other\n      loop?: Loop"),
            (
                "  Other: { members: { x: string } }",
                "  Other:\n    members:\n      x: string\n      back?: Loop",
            ),
        ],
        wire: "none",
        rust: "breaks",
        dependent: "pub fn f(inner: api::types::Loop) -> Option<api::types::Other> { inner.inner }",
    },
    Pair {
        code: "builder_removed",
        base: KINDS,
        edits: &[(
            "paint: { http: POST /paint, in: { json: Paint }, out: Paint }",
            "paint: { http: POST /paint, out: Paint }",
        )],
        wire: "none",
        rust: "breaks",
        dependent: "pub fn f() -> api::types::Paint { api::types::Paint::builder().name(\"a\").build() }",
    },
];
