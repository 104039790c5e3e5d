//! Each code has a pair of specs with the verdicts that it must have.

use std::collections::BTreeSet;

use specwright_codegen::diff::{Code, Entry};
use specwright_codegen::source::SourceFile;

use super::{catalogue, compared, pairs};

/// Codes that no pair of specs is needed for, each with the reason.
const WITHOUT_PAIR: &[(&str, &str)] = &[
    ("examples_changed", "tells readers only, as `documentation_changed` does"),
    ("provenance_changed", "tells readers only, as `documentation_changed` does"),
    ("builder_needs_more", "a net below the findings: each need of a builder is told by what makes it"),
    ("rust_surface_grew", "a net below the findings: what is added is told by what adds it"),
    ("recursion_limit_raised", "`generated.rs` shows which types ask for it; to compile them takes seconds"),
    (
        "default_feature_removed",
        "takes a spec of more than 200 types and operations; `a_crate_that_grows` has it",
    ),
];

#[test]
fn every_code_has_a_pair() {
    let known: BTreeSet<&str> = pairs::all().iter().map(|pair| pair.code).collect();
    for code in Code::ALL {
        let reason = WITHOUT_PAIR.iter().any(|(without, _)| *without == code.as_str());
        assert!(
            known.contains(code.as_str()) != reason,
            "{code} has a pair or a reason why not, and not both"
        );
    }
    for code in known {
        assert!(Code::find(code).is_some(), "{code} is a code");
    }
}

#[test]
fn pairs_have_their_verdicts() {
    let rows = catalogue::rows();
    let mut wrong = Vec::new();
    for pair in pairs::all() {
        if let Err(problems) = specwright_codegen::read(&SourceFile::new("new.yaml", pair.new_spec())) {
            wrong.push(format!("{}: {}", pair.code, problems[0].message));
            continue;
        }
        let comparison = compared(pair.base, &pair.new_spec());
        let told = |entry: &Entry| {
            format!("{} (wire: {}, rust: {})", entry.code, entry.wire.as_str(), entry.rust.as_str())
        };
        let all: Vec<String> = comparison.entries.iter().map(told).collect();
        let expected = format!("{} (wire: {}, rust: {})", pair.code, pair.wire, pair.rust);
        let worst = comparison.rust().as_str();
        if !all.contains(&expected) || (worst == "breaks") != (pair.rust == "breaks") {
            wrong.push(format!("{expected}: {}", all.join(", ")));
        }
        let of_code: Vec<_> =
            rows.iter().filter(|row| row.code.is_some_and(|code| code.as_str() == pair.code)).collect();
        let is_row = |row: &&catalogue::Row| {
            row.wire.iter().any(|wire| wire == pair.wire) && row.rust.iter().any(|rust| rust == pair.rust)
        };
        if !of_code.iter().any(is_row) {
            wrong.push(format!("no row of the catalogue says {expected}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// However an operation comes by another name in Rust.
#[test]
fn an_operation_that_is_called_otherwise_is_one_change() {
    let old = "\
specwright: 1
api: { name: one, title: One }
servers: { live: 'https://api.example.com' }
errors: { Missing: { status: 404 } }
types:
  Pet: { members: { name: string } }
  Page: { members: { pets: list<Pet>, \"next?\": string } }
operations:
  listPets:
    http: GET /pets
    in: { query: { \"cursor?\": string } }
    pages: { by: cursor, cursor: cursor, next: next, items: pets }
    out: Page
    errors: [Missing]
  putPet:
    http: PUT /pets/{id}
    in: { path: { id: string }, one-of: { Json: { json: Pet }, Text: { text: text/plain } } }
    out: { Made: { status: 201, json: Pet }, Kept: { status: 200, body: empty } }
    errors: [Missing]
";
    for operation in ["listPets", "putPet"] {
        let named = format!("  {operation}:\n");
        let by_rust = old.replace(&named, &format!("{named}    rust: something\n"));
        let by_name = old.replace(&named, "  something:\n");
        for (old, new) in [(old, by_rust.as_str()), (by_rust.as_str(), old), (old, by_name.as_str())] {
            let entries = compared(old, new).entries;
            let [entry] = entries.as_slice() else { panic!("{operation}: {entries:#?}") };
            assert_eq!((entry.code.as_str(), entry.rust.as_str()), ("operation_renamed", "breaks"));
            assert!(entry.softening.is_some(), "{operation}");
        }
    }
}

/// What comes or goes with an operation, or with its pages, is not told apart from that.
#[test]
fn what_goes_through_pages_goes_with_the_last_of_them() {
    let spec = |operations: &str| {
        format!(
            "specwright: 1\napi: {{ name: paged, title: Paged }}\nservers: {{ live: 'https://api.example.com' }}\n\
             operations:\n  ping: {{ http: GET /, out: empty }}\n  pong: {{ http: PUT /, out: empty }}\n{operations}"
        )
    };
    let list = "  list:\n    http: GET /list\n    in: { query: { page: integer } }\n    out: { json: list<string> }\n";
    let paged = spec(&format!("{list}    pages: {{ by: page, page: page }}\n"));
    for (old, new, told) in [
        (&paged, spec(""), "operation_removed"),
        (&spec(""), paged.clone(), "operation_added"),
        (&paged, spec(list), "paging_removed"),
        (&spec(list), paged.clone(), "paging_added"),
    ] {
        let codes: Vec<&str> = compared(old, &new).entries.iter().map(|entry| entry.code.as_str()).collect();
        assert_eq!(codes, [told]);
    }
    // The last operation that shared its errors takes the enum with it.
    let alone = paged.replace("  pong: { http: PUT /, out: empty }\n", "");
    let entries =
        compared(&alone, &alone.replace(list, "").replace("    pages: { by: page, page: page }\n", ""))
            .entries;
    let told: Vec<&str> = entries.iter().map(|entry| entry.message.as_str()).collect();
    assert_eq!(
        told,
        [
            "`list` is gone (`GET /list`)",
            "`errors::CommonError` is gone: no two operations share their errors any more"
        ]
    );
}

/// A message that stands alone says of what it is.
#[test]
fn a_message_says_what_a_member_is_of() {
    let old = "\
specwright: 1
api: { name: told, title: Told }
servers: { live: 'https://api.example.com' }
types: { Pet: { members: { name: string, \"note?\": string } } }
operations:
  getPet:
    http: GET /pet
    in: { query: { \"limit?\": { type: integer, server-default: 10 } } }
    out: Pet
";
    for (from, to, told) in [
        ("name: string", "name: integer", "`Pet`: `name` is `integer`, and was `string`"),
        ("\"note?\": string", "\"text?\": string", "`Pet`: `note` is called `text` in Rust"),
        (
            "\"limit?\": { type: integer, server-default: 10 }",
            "limit: integer",
            "`getPet`: `limit` must be given, and was optional; builders ask for it: `limit` is required",
        ),
        ("getPet", "readPet", "`getPet` is called `readPet` (`GET /pet`)"),
        ("Pet: {", "Pet: { doc: One., ", "the documentation of `types.Pet` changed"),
    ] {
        let entries = compared(old, &old.replace(from, to)).entries;
        let messages: Vec<&str> = entries.iter().map(|entry| entry.message.as_str()).collect();
        assert_eq!(messages.first(), Some(&told), "{messages:?}");
        // That it must be given says all of what is assumed without it.
        assert!(!messages.iter().any(|message| message.contains("servers assume")), "{messages:?}");
    }
    let renamed = compared(old, &old.replace("note?", "text?")).entries;
    assert!(
        renamed.iter().all(|entry| entry.wire.as_str() != "breaks"),
        "old clients read none: {renamed:#?}"
    );
}

#[test]
fn a_crate_that_grows_loses_its_default_feature() {
    let spec = |count: usize| {
        let types: String =
            (0..count).map(|at| format!("  T{at}: {{ members: {{ x: string }} }}\n")).collect();
        format!(
            "specwright: 1\napi: {{ name: many, title: Many }}\nservers: {{ a: 'https://api.example.com' }}\n\
             lints: {{ unused_type: allow }}\ntypes:\n{types}operations:\n  call: {{ http: GET /, out: T0 }}\n"
        )
    };
    let comparison = compared(&spec(199), &spec(200));
    let found = comparison.entries.iter().find(|entry| entry.code.as_str() == "default_feature_removed");
    assert!(found.is_some_and(|entry| entry.rust.as_str() == "breaks"), "{:#?}", comparison.entries);
}

/// Files of ignored changes name them.
#[test]
fn no_two_changes_of_a_comparison_have_one_fingerprint() {
    for pair in pairs::all() {
        let entries = compared(pair.base, &pair.new_spec()).entries;
        let known: BTreeSet<String> = entries.iter().map(Entry::fingerprint).collect();
        assert_eq!(known.len(), entries.len(), "{}: {entries:#?}", pair.code);
    }
}

/// Other words for the same are no change.
#[test]
fn what_says_the_same_is_no_change() {
    let spec = "\
specwright: 1
api: { name: same, title: Same }
servers: { live: 'https://api.example.com' }
auth:
  key: { scheme: header, name: x-key }
  token: { scheme: bearer }
defaults:
  header: { x-version: one }
types:
  Spot: { members: { lat: number, lon: number } }
operations:
  get:
    http: GET /pet/{id}
    auth: [key, token]
    in:
      path: { id: string }
      query: { tags: list<string> }
      header: { x-trace: string }
    out: Spot
  put:
    http: PUT /pet
    in: { json: { spot: Spot } }
    out: empty
    auth: { all: [key, token] }
";
    for (from, to) in [
        ("x-version: one", "X-Version: one"),
        ("x-trace: string", "X-Trace: string"),
        ("auth: [key, token]", "auth: [token, key]"),
        ("all: [key, token]", "all: [token, key]"),
        ("tags: list<string>", "tags: { type: list<string>, as: repeat }"),
        ("{ spot: Spot }", "{ spot: { type: Spot, rust: spot } }"),
    ] {
        assert!(spec.contains(from), "{from}");
        let entries = compared(spec, &spec.replace(from, to)).entries;
        assert!(entries.is_empty(), "{to}: {entries:#?}");
    }
}

/// What a body holds is compared in whatever form callers give it.
#[test]
fn a_body_by_members_and_as_a_whole_are_one_body() {
    let spec = |body: &str| {
        format!(
            "specwright: 1\napi: {{ name: forms, title: Forms }}\nservers: {{ live: 'https://api.example.com' }}\n\
             lints: {{ unused_type: allow }}\ntypes:\n\
             \x20 Pet: {{ members: {{ name: string, \"age?\": integer }}, rules: {{ r: {{ any: [name, age] }} }} }}\n\
             \x20 More: {{ members: {{ name: string, \"age?\": integer, rank: Rank }} }}\n\
             \x20 Open: {{ members: {{ name: string, \"age?\": integer }}, additional: string }}\n\
             \x20 Rank: {{ values: [high, low] }}\noperations:\n\
             \x20 put: {{ http: PUT /pet, in: {{ {body} }}, out: empty }}\n"
        )
    };
    let members = "json: { name: string, \"age?\": integer }";
    let form = "request_body_given_otherwise none";
    for (old, new, told) in [
        (members, "json: Pet", &[form, "rule_added breaks"][..]),
        ("json: Pet", members, &[form, "rule_removed safe_unchecked"]),
        (members, "json: More", &[form, "request_member_added_required breaks"]),
        ("json: More", members, &[form, "request_member_removed may_break"]),
        (members, "json: Open", &[form, "request_extra_members_changed safe"]),
        (members, "json: any", &[form, "request_type_widened safe"]),
        (members, "json: list<string>", &[form, "request_type_changed breaks"]),
        (
            members,
            "\"json?\": Open",
            &[form, "request_body_presence_changed safe", "request_extra_members_changed safe"],
        ),
        (
            members,
            "one-of: { Json: { json: Open }, Text: { text: text/plain } }",
            &[form, "request_extra_members_changed safe", "request_media_added safe"],
        ),
        (
            "json: More",
            "one-of: { Json: { json: Open }, Text: { text: text/plain } }",
            &[
                form,
                "request_media_added safe",
                "request_type_changed none",
                "request_extra_members_changed safe",
                "request_member_removed may_break",
            ],
        ),
        (
            "bytes: image/png",
            "one-of: { Png: { bytes: image/png }, Text: { text: text/plain } }",
            &[form, "request_media_added safe"],
        ),
    ] {
        let entries = compared(&spec(old), &spec(new)).entries;
        let matters = entries.iter().filter(|entry| {
            !["type_added", "builder_removed", "rust_surface_grew"].contains(&entry.code.as_str())
        });
        let found: BTreeSet<String> =
            matters.map(|entry| format!("{} {}", entry.code, entry.wire.as_str())).collect();
        let told: BTreeSet<String> = told.iter().map(|text| (*text).to_owned()).collect();
        assert_eq!(found, told, "{old} -> {new}");
    }
}
