//! Whatever stands in a spec, reading it ends soon, with an answer and without a panic.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use specwright_codegen::diagnostic::{Diagnostic, Severity};
use specwright_codegen::export::{json_schema, openapi};
use specwright_codegen::lint::Levels;
use specwright_codegen::source::SourceFile;

const HEAD: &str =
    "specwright: 1\napi: { name: weather, title: Weather }\nservers:\n  live: https://example.com\n";

/// Reads a text, and looks at all that the answer promises.
fn read(text: &str) -> Vec<Diagnostic> {
    let file = SourceFile::new("spec.yaml", text);
    let diagnostics = match specwright_codegen::read(&file) {
        Ok(checked) => {
            assert!(checked.warnings.iter().all(|warning| warning.severity == Severity::Warning));
            // What can be read can be exported; of very large ones nothing new is to be learned.
            if text.len() < 1_000_000 {
                assert!(!openapi::document(&checked.api).to_yaml().is_empty());
                assert!(!json_schema::api(&checked.api).to_pretty_text().is_empty());
            }
            // The lints come after all else, which is dear for large ones.
            if text.len() < 20_000 {
                let found = specwright_codegen::check(&file, &Levels::default());
                assert!(found.iter().all(|found| found.severity == Severity::Warning));
                assert!(found.len() >= checked.warnings.len());
            }
            checked.warnings
        }
        Err(diagnostics) => {
            assert!(diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error));
            diagnostics
        }
    };
    for diagnostic in &diagnostics {
        assert_ne!(diagnostic.code, "internal_error", "{text}");
        for span in diagnostic.related.iter().map(|(span, _)| span).chain([&diagnostic.span]) {
            let range = span.start as usize..span.end as usize;
            assert!(text.get(range).is_some(), "{} has no place: {span:?}", diagnostic.message);
        }
    }
    diagnostics.iter().take(20).for_each(|diagnostic| assert!(!diagnostic.render(&file).is_empty()));
    diagnostics
}

fn codes(text: &str) -> Vec<&'static str> {
    let mut codes: Vec<_> = read(text).into_iter().map(|diagnostic| diagnostic.code).collect();
    codes.dedup();
    codes
}

/// Specs without problems.
fn good_specs() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = |path: PathBuf| std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = folder(root.join("fixtures"))
        .chain(folder(root.join("../specs")))
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    paths.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

#[test]
fn nothing_is_an_empty_spec() {
    for text in
        ["", " ", "\n", "\r\n\r\n", "# a comment\n", "\u{feff}", "\u{feff}# a comment", "---\n", "~\n"]
    {
        let codes = codes(text);
        assert!(
            matches!(codes.as_slice(), ["empty_spec" | "wrong_kind" | "missing_value"]),
            "{text:?}: {codes:?}"
        );
    }
}

#[test]
fn other_things_than_specs_are_refused() {
    let texts = [
        "hello",
        "[]",
        "{}",
        "42",
        "- a\n- b\n",
        "specwright",
        "\0",
        "\u{1}\u{2}\u{3}",
        "{",
        "}",
        "\"",
        "'",
        "|",
        ">",
        "%",
        "@",
        "`",
        "&",
        "*",
        "!",
        "? ",
        "- - - -",
        "a: b: c",
        "\t",
        "...",
        "---\n---\n",
        "<html></html>",
        "{\"openapi\": \"3.1.0\"}",
        "\u{fffd}\u{fffd}",
        "🦀: 🦀",
        "a\u{2028}b: c",
        "\u{85}",
    ];
    for text in texts {
        assert!(!read(text).is_empty(), "{text:?}");
    }
}

#[test]
fn line_ends_and_a_byte_order_mark_make_no_difference() {
    for text in good_specs() {
        let plain = codes(&text);
        assert_eq!(codes(&format!("\u{feff}{text}")), plain);
        // A raw body keeps its line ends, so only specs without one stay the same word for word.
        assert_eq!(codes(&text.replace('\n', "\r\n")), plain);
    }
}

#[test]
fn places_count_characters_and_spans_bytes() {
    let text =
        format!("{HEAD}operations:\n  ping: {{ title: \"smörgåsbord 🦀\", http: GET /ping, out: Nix }}\n");
    let file = SourceFile::new("spec.yaml", text.as_str());
    let diagnostics = specwright_codegen::read(&file).unwrap_err();
    let span = diagnostics[0].span;
    assert_eq!(&text[span.start as usize..span.end as usize], "Nix");
    assert_eq!(file.line_column(span.start).column, 57);
    let with_mark = SourceFile::new("spec.yaml", "\u{feff}nonsense: 1\n");
    let diagnostics = specwright_codegen::read(&with_mark).unwrap_err();
    let at = diagnostics.iter().find(|diagnostic| diagnostic.code == "unknown_key").unwrap().span;
    assert_eq!(with_mark.line_column(at.start).column, 1);
}

/// What YAML folds does not stand in the file letter by letter.
#[test]
fn a_folded_type_has_a_place() {
    for folded in ["{ type: N8 \n\né}", "{ type: 'N8 \n\né' }", "{ type: \"N8\\Lé<\" }", "{ type: \"é\" }"]
    {
        assert_eq!(
            codes(&format!("{HEAD}types:\n  N7: {folded}\noperations: {{ }}\n")),
            ["bad_type"],
            "{folded}"
        );
    }
}

#[test]
fn an_alias_bomb_is_refused_before_it_goes_off() {
    let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..40 {
        let before = format!("*a{}", level - 1);
        text.push_str(&format!("a{level}: &a{level} [{}]\n", [before.as_str(); 9].join(", ")));
    }
    assert_eq!(codes(&text), ["anchor_or_alias"]);
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

#[test]
fn an_example_of_a_tangled_union_is_tried_for_a_bounded_time() {
    let text = format!(
        "{HEAD}types:\n  U:\n    one-of: {{ A: list<U>, B: list<U>, C: list<U>, D: list<U> }}\noperations:\n  a:\n    http: GET /a\n    out: U\n    examples:\n      e: {{ response: {{ status: 200, json: {}1{} }} }}\n",
        "[".repeat(40),
        "]".repeat(40)
    );
    read(&text);
}

/// An operation with optional members `m0`, `m1` … and rules.
fn with_rules(members: usize, rules: impl Iterator<Item = String>) -> String {
    let members: String = (0..members).map(|at| format!("        m{at}?: string\n")).collect();
    let rules: String = rules.enumerate().map(|(at, rule)| format!("      r{at}: {{ {rule} }}\n")).collect();
    format!(
        "{HEAD}operations:\n  a:\n    http: POST /a\n    out: empty\n    in:\n      json:\n{members}    rules:\n{rules}"
    )
}

/// `m3, m4, m5` for `3..6`.
fn listed(members: impl Iterator<Item = usize>) -> String {
    members.map(|at| format!("m{at}")).collect::<Vec<_>>().join(", ")
}

#[test]
fn hundreds_of_ordinary_rules_are_compared() {
    let pairs = (0..300).map(|at| match at {
        299 => "when: m0, need: [m300]".to_owned(),
        _ => format!("when: m{at}, need: [m{}]", at + 1),
    });
    assert_eq!(codes(&with_rules(301, pairs)), Vec::<&str>::new());
    let chain = (0..=200).map(|at| match at {
        200 => "when: m0, need: [m200]".to_owned(),
        _ => format!("when: m{at}, need: [m{}]", at + 1),
    });
    assert_eq!(codes(&with_rules(201, chain)), ["rule_implied"]);
}

/// More pigeons than holes: no request keeps these rules, and to see it takes longer than anyone waits.
#[test]
fn rules_that_are_a_hard_puzzle_are_given_up() {
    let (pigeons, holes) = (16, 15);
    let somewhere =
        (0..pigeons).map(|pigeon| format!("any: [{}]", listed((0..holes).map(|hole| pigeon * holes + hole))));
    let alone = (0..holes)
        .map(|hole| format!("at-most-one: [{}]", listed((0..pigeons).map(|pigeon| pigeon * holes + hole))));
    let rules: Vec<String> = somewhere.chain(alone).collect();
    assert_eq!(codes(&with_rules(pigeons * holes, rules.into_iter())), Vec::<&str>::new());
}

#[test]
fn many_and_long_rules_are_compared_for_a_bounded_time() {
    for word in ["any", "one", "at-most-one", "together", "when: m0, need", "when: { m0: [a, b] }, forbid"] {
        let long = (0..300).map(|at| format!("{word}: [{}]", listed(1 + at % 7..300)));
        read(&with_rules(400, long));
        let short = (0..5_000).map(|at| format!("{word}: [m{}, m{}]", 1 + at % 399, 1 + at * 7 % 398 % 399));
        read(&with_rules(400, short));
        read(&with_rules(20_000, std::iter::once(format!("{word}: [{}]", listed(1..20_000)))));
    }
    let values = |count: usize| (0..count).map(|at| format!("v{at}")).collect::<Vec<_>>().join(", ");
    let rule = |at: usize| format!("when: {{ m0: [{}] }}, need: [{}]", values(5_000), listed(1 + at..400));
    read(&with_rules(400, (0..20).map(rule)));
}

#[test]
fn large_files_are_refused_politely() {
    assert_eq!(codes(&format!("# {}\n", "x".repeat(64 << 20))), ["too_large"]);
    let types: String = (0..20_001).map(|at| format!("  T{at}: {{ type: string }}\n")).collect();
    assert!(codes(&format!("{HEAD}types:\n{types}operations: {{}}\n")).contains(&"too_many"));
}

/// Lines of about a size, each with its number.
fn numbered(size: usize, line: &dyn Fn(usize) -> String) -> String {
    let mut text = String::new();
    for at in 0.. {
        if text.len() > size {
            break;
        }
        text.push_str(&line(at));
    }
    text
}

/// Texts of about a size, each hard in its own way.
fn large_texts(size: usize) -> Vec<(&'static str, String)> {
    let fill = |piece: &str| piece.repeat(size / piece.len());
    vec![
        ("a long comment", format!("# {}\n", fill("x"))),
        ("many comments", fill("# x\n")),
        ("blank lines", fill("\n")),
        ("a long plain text", format!("a: {}\n", fill("word "))),
        ("a long quoted text", format!("a: \"{}\"\n", fill("é\\n"))),
        ("a block text", format!("a: |\n{}", fill("  line\n"))),
        ("a flow list", format!("a: [{}]\n", fill("b, "))),
        ("a flow map", format!("a: {{{}}}\n", fill("b: c, "))),
        ("open flow pairs", format!("a: [{}", fill("b: "))),
        ("the same key", fill("a: b\n")),
        ("other keys", numbered(size, &|at| format!("k{at}: v\n"))),
        ("aliases", fill("- *a\n")),
        ("open brackets", fill("[")),
        ("closed brackets", fill("[]")),
        ("quotes", fill("'")),
        ("dashes", fill("-\n")),
        (
            "unknown members",
            format!(
                "{HEAD}types: {{ T: {{ members: {{ {} }} }} }}\n",
                numbered(size, &|at| format!("m{at}: Missing{at}, "))
            ),
        ),
    ]
}

/// Nothing is timed: what takes more than its share of work does not come to an end here.
#[test]
fn large_texts_of_every_kind_are_read() {
    for (_, text) in large_texts(2 << 20) {
        read(&text);
    }
}

#[test]
fn twenty_megabytes_are_read() {
    let text = format!("{HEAD}{}", numbered(20 << 20, &|at| format!("key{at}: a value of some length\n")));
    assert!(text.len() >= 20 << 20);
    assert_eq!(codes(&text).last(), Some(&"unknown_key"));
}

/// What may stand where something else was.
const JUNK: [&str; 16] = [
    "",
    "~",
    "no",
    "1",
    "-1.5e3",
    "2023-11-12",
    "text",
    "Name",
    "\"quoted\"",
    "[]",
    "{}",
    "[[a], {b: c}]",
    "{ a: { b: [c] } }",
    "list<",
    "*a",
    "|\n",
];

#[test]
fn every_value_of_a_good_spec_can_be_junk() {
    for text in good_specs().iter().filter(|text| text.len() < 4000) {
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let Some((key, _)) = line.split_once(':') else { continue };
            for junk in JUNK {
                let line = format!("{key}: {junk}");
                let mutated = [&lines[..at], &[line.as_str()], &lines[at + 1..]].concat();
                read(&mutated.join("\n"));
            }
        }
    }
}

#[test]
fn every_line_of_a_good_spec_can_be_missing_twice_or_moved() {
    for text in good_specs().iter().filter(|text| text.len() < 4000) {
        let lines: Vec<&str> = text.lines().collect();
        for at in 0..lines.len() {
            let indented = format!("  {}", lines[at]);
            for there in [vec![], vec![lines[at]; 2], vec![indented.as_str()], vec![lines[at].trim_start()]] {
                read(&[&lines[..at], &there, &lines[at + 1..]].concat().join("\n"));
            }
        }
    }
}

#[test]
fn a_good_spec_can_end_anywhere() {
    for text in good_specs().iter().filter(|text| text.len() < 2500) {
        for (at, _) in text.char_indices() {
            read(&text[..at]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_text_is_read(text in "(?s).{0,200}") {
        read(&text);
    }

    #[test]
    fn random_yaml_is_read(text in "([a-zA-Z0-9 :,?|>&*!%@#'\"{}\\[\\]\n~<.-]|\n  |: |- ){0,120}") {
        read(&text);
        read(&format!("{HEAD}{text}"));
        read(&format!("{HEAD}operations:\n  a: {{ http: GET /a, out: empty }}\ntypes:\n  T:\n    members:\n      {}", text.replace('\n', "\n      ")));
    }

    #[test]
    fn random_bytes_are_decoded(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let (file, problem) = specwright_codegen::decode("spec.yaml", bytes);
        prop_assert!(problem.is_some() || std::str::from_utf8(file.text.as_bytes()).is_ok());
        read(&file.text);
    }

    #[test]
    fn a_good_spec_with_a_piece_changed_is_read(which in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), length in 0_usize..40, insert in "[a-zA-Z0-9 :,?|'\"{}\\[\\]\n~<>é-]{0,20}") {
        let specs = good_specs();
        let text = which.get(&specs);
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let start = *at.get(&places);
        let end = (start + length..=text.len()).find(|end| text.is_char_boundary(*end)).unwrap_or(text.len());
        read(&format!("{}{insert}{}", &text[..start], &text[end..]));
    }

    #[test]
    fn broken_specs_can_be_broken_further(at in any::<prop::sample::Index>(), insert in "[a-zA-Z0-9 :,?|'\"{}\\[\\]\n~<>é-]{0,20}") {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/broken");
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let Ok(text) = std::fs::read_to_string(&path) else { continue };
            if path.extension().is_none_or(|ending| ending != "yaml") || text.is_empty() {
                continue;
            }
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let (before, after) = text.split_at(*at.get(&places));
            read(&format!("{before}{insert}{after}"));
        }
    }
}
