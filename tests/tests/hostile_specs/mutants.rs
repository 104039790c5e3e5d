//! Good and broken specs that were changed anywhere.

use std::path::Path;

use proptest::prelude::*;

use crate::hostile_specs::{HEAD, good_specs, read};

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
