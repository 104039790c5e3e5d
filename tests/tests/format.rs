//! The canonical form of a spec says what the spec says, keeps its comments, and stays as it is.

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use specwright_codegen::source::SourceFile;

const UNTIDY: &str = r##"
# yaml-language-server: $schema=specwright.schema.json

# About the file.
specwright: 1
operations:
    createThing:      # behind a key
        out: { json: Thing, status: 201 }
        # above `in`
        in:
            json:
                # above a member
                name: { doc: 'What it is called, "for short".', type: string }
                "colour?": string    # behind a member
                size?: { type: integer, range: 1..100, server-default: 1, doc: "How large it is; the vendor's own scale, which no page of theirs explains." }
                # at the end of the members
        rules: { named: { any: [ name,colour ], doc: A thing is called something } }
        http: "POST /things"
        doc: >-
            A text
              that keeps its lines.
        errors: [NameTaken,
                 "Gone"]
        examples:
            lamp:
                response: { status: 201,
                    json: {"name":"Lamp",
                           "size": 3} }
                request:
                    json: { name: "Lamp" }   # copied as it is
    ping:
        http: 'GET /ping'

        out: empty
    pong: {http: GET /pong, out: empty}
errors:
    NameTaken: { status: 409 }
    Gone:
      status: 410
types:
    Digits: { type: string, pattern: "[0-9]+" }
    Language: { values: { English: en, Norwegian: "no" } }
    Thing:
        members:
        # less deep than it could be
          name: "string"
          code: 'Digits'
          languages:
          - Language
# at the very end
api: { title: "Things: all of them", name: "things" }
servers: { live: "https://example.com" }
"##;

#[test]
fn an_untidy_spec_becomes_a_tidy_one() {
    let text = UNTIDY.trim_start().replace("languages:\n          - Language", "languages: list<Language>");
    insta::assert_snapshot!(assert_sound(&text).expect("it is YAML"));
}

#[test]
fn what_is_tidy_stays_as_it_is() {
    for path in paths("../specs") {
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(assert_sound(&text).unwrap() == text, "{} is not in canonical form", path.display());
    }
}

#[test]
fn all_fixtures_keep_their_meaning() {
    for text in [good_specs(), texts(&paths("fixtures/broken"))].concat() {
        let _ = assert_sound(&text);
        let with_crlf = assert_sound(&text.replace('\n', "\r\n"));
        assert_eq!(with_crlf, assert_sound(&text).map(|formatted| formatted.replace('\n', "\r\n")));
        let _ = assert_sound(&format!("\u{feff}{text}"));
        let _ = assert_sound(&format!("---\n{text}..."));
    }
}

#[test]
fn however_deep_a_spec_is_indented_its_form_is_the_same() {
    for text in texts(&paths("../specs")) {
        let deeper: String = text.lines().flat_map(|line| [spaces(line), line, "\n"]).collect();
        // Texts and JSON keep the lines that their author gave them, which are deeper now.
        let shallow = |text: &str| text.lines().map(str::trim_start).collect::<Vec<_>>().join("\n");
        assert_eq!(shallow(&assert_sound(&deeper).unwrap()), shallow(&text));
    }
}

/// A comment above a line as deep as the line, one behind a blank line, one that is less deep, and one behind the line.
const COMMENTS: [fn(&str) -> String; 4] = [
    |line| format!("{indent}# <mark>\n{line}", indent = spaces(line)),
    |line| format!("\n{indent}  # <mark>\n{line}", indent = spaces(line)),
    |line| format!("# <mark>\n{line}"),
    |line| format!("{line} # <mark>"),
];

#[test]
fn every_line_can_have_a_comment() {
    for text in good_specs().iter().filter(|text| text.len() < 4000) {
        let lines: Vec<&str> = text.split('\n').collect();
        for comment in COMMENTS {
            // Every seventh line at once; one by one where they do not stand together.
            for first in 0..7 {
                let some: Vec<usize> = (first..lines.len()).step_by(7).collect();
                if !has_comments(&lines, &some, comment) {
                    for at in some {
                        has_comments(&lines, &[at], comment);
                    }
                }
            }
        }
    }
}

/// Whether the spec is YAML with a comment at each of some lines; then none of them is lost.
fn has_comments(lines: &[&str], at: &[usize], comment: fn(&str) -> String) -> bool {
    let with_comment = |(index, line): (usize, &&str)| match at.contains(&index) {
        true => comment(line),
        false => (*line).to_owned(),
    };
    let text = lines.iter().enumerate().map(with_comment).collect::<Vec<_>>().join("\n");
    let Some(formatted) = assert_sound(&text) else { return false };
    assert_eq!(formatted.matches("<mark>").count(), at.len(), "{text}\n---\n{formatted}");
    true
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 512,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2),
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_spec_with_a_piece_changed_keeps_its_meaning(
        which in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        length in 0_usize..40,
        insert in "[a-zA-Z0-9 :,?|>+'\"{}\\[\\]\n~#<>é-]{0,20}",
    ) {
        let specs = good_specs();
        let text = which.get(&specs);
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let start = *at.get(&places);
        let end = (start + length..=text.len()).find(|end| text.is_char_boundary(*end)).unwrap_or(text.len());
        assert_sound(&format!("{}{insert}{}", &text[..start], &text[end..]));
    }

    #[test]
    fn lines_that_change_places_keep_their_meaning(
        which in any::<prop::sample::Index>(),
        one in any::<prop::sample::Index>(),
        other in any::<prop::sample::Index>(),
    ) {
        let specs = good_specs();
        let mut lines: Vec<&str> = which.get(&specs).lines().collect();
        let (one, other) = (one.index(lines.len()), other.index(lines.len()));
        lines.swap(one, other);
        assert_sound(&lines.join("\n"));
    }

    #[test]
    fn random_yaml_keeps_its_meaning(text in "([a-zA-Z0-9 :,?|>&*!%@#'\"{}\\[\\]\n~<.+-]|\n  |: |- |\n# | #|\\|\n|\\|[+2-]){0,120}") {
        assert_sound_or_refused(&text);
        assert_sound_or_refused(&format!("types:\n  T:\n    members:\n      {}", text.replace('\n', "\n      ")));
    }
}

/// The canonical form, if the text is YAML; with all that is promised of it.
fn assert_sound(text: &str) -> Option<String> {
    let refused = matches!(format(text), Err(codes) if codes.contains(&"internal_error"));
    assert!(!refused, "refused:\n{text}");
    assert_sound_or_refused(text)
}

/// As [`assert_sound`], of YAML that no spec has, such as comments in empty lists of lists: it may be left as it is.
fn assert_sound_or_refused(text: &str) -> Option<String> {
    let formatted = format(text).ok()?;
    assert_eq!(format(&formatted).as_ref(), Ok(&formatted), "not idempotent:\n{text}");
    let meant = meaning(text);
    // A version that does not stand first is put there, and what is wrong below comes to light.
    if !meant.as_ref().is_err_and(|codes| codes.contains(&"language_version")) {
        assert_eq!(meaning(&formatted), meant, "{text}\n---\n{formatted}");
    }
    Some(formatted)
}

fn format(text: &str) -> Result<String, Vec<&'static str>> {
    specwright_codegen::format(&SourceFile::new("spec.yaml", text))
        .map_err(|problems| problems.iter().map(|problem| problem.code.as_str()).collect())
}

/// The IR without places, or the codes of what is wrong.
fn meaning(text: &str) -> Result<String, Vec<&'static str>> {
    match specwright_codegen::read(&SourceFile::new("spec.yaml", text)) {
        Ok(checked) => Ok(without_places(&format!("{:?}", checked.api))),
        Err(problems) => {
            let mut codes: Vec<&'static str> = problems.iter().map(|problem| problem.code.as_str()).collect();
            codes.sort_unstable();
            Err(codes)
        }
    }
}

fn without_places(debug: &str) -> String {
    let mut pieces = debug.split("Span { file: ");
    let first = pieces.next().unwrap_or("").to_owned();
    pieces.fold(first, |text, piece| text + piece.split_once(" }").map_or("", |(_, rest)| rest))
}

fn spaces(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches(' ').len()]
}

fn good_specs() -> Vec<String> {
    texts(&[paths("fixtures"), paths("../specs")].concat())
}

fn texts(paths: &[PathBuf]) -> Vec<String> {
    paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}

fn paths(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    paths
}
