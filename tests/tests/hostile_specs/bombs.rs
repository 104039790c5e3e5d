//! Nesting, chains and circles.

use crate::hostile_specs::{HEAD, codes, read};

#[test]
fn an_alias_bomb_is_refused_before_it_goes_off() {
    let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..40 {
        let before = format!("*a{}", level - 1);
        text.push_str(&format!("a{level}: &a{level} [{}]\n", [before.as_str(); 9].join(", ")));
    }
    assert_eq!(codes(&text), ["anchor_or_alias"]);
    let document = format!("openapi: 3.1.0\n{text}");
    assert_eq!(codes(&document), ["too_large"]);
}

#[test]
fn deep_nesting_is_refused() {
    let deep = 10_000;
    let indented = (0..deep).map(|level| format!("{}a:\n", " ".repeat(level))).collect::<String>();
    let texts = [
        "[".repeat(deep),
        "{a: ".repeat(deep),
        format!("x: {}{}", "[".repeat(deep), "]".repeat(deep)),
        format!("x: {}1{}", "{a: ".repeat(deep), "}".repeat(deep)),
        "- ".repeat(deep),
        "? ".repeat(deep),
        indented,
    ];
    for text in &texts {
        assert_eq!(codes(text), ["nested_too_deep"], "{}", &text[..20]);
    }
    let types = format!(
        "{HEAD}operations: {{ a: {{ http: GET /a, out: {}string{} }} }}\n",
        "list<".repeat(deep),
        ">".repeat(deep)
    );
    assert_eq!(codes(&types), ["bad_type"]);
    let json = format!(
        "{HEAD}operations:\n  a:\n    http: GET /a\n    out: any\n    examples:\n      e:\n        response:\n          status: 200\n          json: |\n            {}\n",
        "[".repeat(deep)
    );
    assert_eq!(codes(&json), ["bad_json"]);
}

#[test]
fn chains_of_definitions_do_not_overflow_the_stack() {
    let count = 15_000;
    let chain = |line: &dyn Fn(usize) -> String| -> String {
        let types: String = (0..count).map(line).collect();
        format!(
            "{HEAD}types:\n{types}  T{count}: {{ members: {{ end: string }} }}\noperations:\n  a: {{ http: GET /a, out: T0 }}\n"
        )
    };
    assert_eq!(
        codes(&chain(&|at| format!("  T{at}: {{ members: {{ next: T{} }} }}\n", at + 1))),
        Vec::<&str>::new()
    );
    assert_eq!(codes(&chain(&|at| format!("  T{at}: {{ type: T{} }}\n", at + 1))), ["alias_chain"]);
    assert_eq!(
        codes(&chain(&|at| format!("  T{at}: {{ one-of: {{ A: T{}, B: string }} }}\n", at + 1))),
        Vec::<&str>::new()
    );
    let includes =
        chain(&|at| format!("  T{at}: {{ include: [T{}], members: {{ m{at}: string }} }}\n", at + 1));
    assert!(codes(&includes).contains(&"include_too_much"));
    assert_eq!(
        codes(&chain(&|at| format!("  T{at}: {{ members: {{ next: T{}, back: T0 }} }}\n", at + 1))),
        ["endless_type"]
    );
    let rings = chain(&|at| format!("  T{at}: {{ one-of: {{ A: T{}, B: T0 }} }}\n", at + 1));
    assert_eq!(codes(&rings), ["type_circle"]);
}

/// Each asks whether null fits all that come behind it.
#[test]
fn chains_of_unions_in_a_document_are_read() {
    for end in ["string", "'null'"] {
        let unions: String = (0..10_000)
            .map(|at| {
                format!(
                    "    U{at}: {{ oneOf: [{{ $ref: '#/components/schemas/U{}' }}, {{ type: object, properties: {{ m{at}: {{ type: string }} }} }}] }}\n",
                    at + 1
                )
            })
            .collect();
        let text = format!(
            "openapi: 3.1.0\ninfo: {{ title: A }}\nservers: [{{ url: 'https://a.example' }}]\npaths:\n  /a: {{ get: {{ operationId: a, responses: {{ '200': {{ description: A, content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/U0' }} }} }} }} }} }} }}\ncomponents:\n  schemas:\n{unions}    U10000: {{ type: {end} }}\n"
        );
        let file = specwright_codegen::source::SourceFile::new("a.yaml", text);
        let checked = specwright_codegen::read(&file).unwrap();
        assert!(checked.api.types.len() >= 20_000);
    }
}

#[test]
fn an_example_of_a_tangled_union_is_tried_for_a_bounded_time() {
    let text = format!(
        "{HEAD}types:\n  U:\n    one-of: {{ A: list<U>, B: list<U>, C: list<U>, D: list<U> }}\noperations:\n  a:\n    http: GET /a\n    out: U\n    examples:\n      e: {{ response: {{ status: 200, json: {}1{} }} }}\n",
        "[".repeat(40),
        "]".repeat(40)
    );
    read(&text);
}

/// How a value is written is asked for before circles are found.
#[test]
fn a_list_of_itself_is_refused_wherever_it_stands() {
    for circle in [
        "Code: { type: list<Code> }",
        "Code: { type: map<Code> }",
        "Code: { type: list<Other> }\n  Other: { type: list<Code>, length: ..3 }",
    ] {
        for place in [
            "in: { query: { code: Code } }",
            "in: { header: { code: list<Code> } }",
            "in: { cookie: { code: Code } }",
            "in: { urlencoded: { code: Code } }",
            "in: { multipart: { code: Code } }",
            "in: { json: { code: Code } }",
            "in: { json: Code }",
        ] {
            let text = format!(
                "{HEAD}types:\n  {circle}\noperations:\n  put:\n    http: PUT /\n    {place}\n    out: {{ json: Code, headers: {{ x: Code }} }}\n"
            );
            assert!(!codes(&text).is_empty(), "{text}");
        }
    }
}
