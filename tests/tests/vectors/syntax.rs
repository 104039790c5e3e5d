//! The generator: what the common syntax of patterns is, and that two engines decide alike.

use serde_json::{Value, json};
use specwright_codegen::ir::Format;
use specwright_codegen::pattern::{Portable, form};

use super::{formats, patterns, texts};

/// A pattern that is part of the common syntax, and texts that it takes and refuses.
struct Accepted {
    pattern: String,
    anchored: String,
    matches: Vec<String>,
    others: Vec<String>,
}

#[test]
fn the_common_syntax_is_told_from_the_rest() {
    let mut wrong = Vec::new();
    for vector in patterns() {
        let pattern = text(&vector["pattern"]);
        let refused = vector["refused"] == true;
        match Portable::parse(&pattern) {
            Ok(portable) if refused => wrong.push(format!("{pattern:?} is taken as {}", portable.anchored())),
            Err(refusals) if !refused => wrong.push(format!("{pattern:?} is refused: {refusals:?}")),
            Err(refusals) => assert!(!refusals.is_empty(), "{pattern:?}"),
            Ok(_) => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_one_spelling_is_kept() {
    for Accepted { pattern, anchored, .. } in accepted() {
        let again = Portable::parse(&anchored).unwrap_or_else(|refusals| panic!("{pattern:?}: {refusals:?}"));
        assert_eq!(again.anchored(), anchored, "{pattern:?}");
    }
}

#[test]
fn the_crate_regex_decides_so() {
    for vector in accepted() {
        let regex = regex::Regex::new(&vector.anchored).unwrap_or_else(|error| panic!("{error}"));
        decides(&vector, |text| regex.is_match(text));
    }
}

#[test]
fn json_schema_decides_so() {
    for vector in accepted() {
        let validator = jsonschema::draft202012::new(&json!({ "pattern": vector.anchored }))
            .unwrap_or_else(|error| panic!("{}: {error}", vector.pattern));
        decides(&vector, |text| validator.is_valid(&json!(text)));
    }
}

#[test]
fn formats_are_patterns_as_well() {
    let mut seen = Vec::new();
    for vector in formats() {
        let format = match vector["format"].as_str() {
            Some("email") => Format::Email,
            Some("uuid") => Format::Uuid,
            Some("uri") => Format::Uri,
            Some("ipv4") => Format::Ipv4,
            Some("ipv6") => Format::Ipv6,
            Some("hostname") => Format::Hostname,
            Some("day-first-date") => Format::DayFirstDate,
            other => panic!("an unknown format {other:?}"),
        };
        seen.push(format);
        decides_everywhere(&form::of_format(format), &texts(&vector["valid"]), &texts(&vector["invalid"]));
    }
    assert_eq!(
        seen,
        [
            Format::Email,
            Format::Uuid,
            Format::Uri,
            Format::Ipv4,
            Format::Ipv6,
            Format::Hostname,
            Format::DayFirstDate
        ]
    );
}

#[test]
fn dates_are_patterns_as_well() {
    let days = ["2024-02-29", "2000-02-29", "0000-02-29", "2023-11-30", "9999-12-31", "2023-02-28"];
    let no_days = [
        "2023-02-29",
        "1900-02-29",
        "2100-02-29",
        "2023-04-31",
        "2023-00-10",
        "2023-13-01",
        "2023-01-00",
        "2023-01-32",
        "23-01-01",
        "2023-1-1",
        "2023-01-01\n",
        "",
        "２023-01-01",
        "+2023-01-01",
    ];
    decides_everywhere(&form::date(), &days, &no_days);
    let moments = [
        "2024-02-29T23:59:60Z",
        "2023-11-12T10:00:00",
        "2023-11-12t10:00:00.1z",
        "2023-11-12T10:00:00.123456789+23:59",
        "2023-11-12T00:00:00-00:00",
    ];
    let no_moments = [
        "2023-11-12",
        "2023-11-12T10:00",
        "2023-11-12 10:00:00",
        "2023-11-12T24:00:00",
        "2023-11-12T10:60:00",
        "2023-11-12T10:00:61",
        "2023-11-12T10:00:00.",
        "2023-11-12T10:00:00.1234567890",
        "2023-11-12T10:00:00+24:00",
        "2023-11-12T10:00:00+2",
        "2023-11-12T10:00:00+02:60",
        "2023-02-30T10:00:00",
        "2023-11-12T10:00:00Z\n",
        "2023-11-12T10:00:00 Z",
    ];
    decides_everywhere(&form::date_time(), &moments, &no_moments);
}

#[test]
fn base64_is_a_pattern_as_well() {
    let texts = ["", "AA==", "AA", "aGk=", "aGk", "/+8=", "AAAA", "AAAAAAA="];
    let others =
        ["A", "AAAAA", "-_8=", "AA=", "AAA==", "A===", "AB==", "aGl", "AA==AA==", "AAAA\n", "AA= =", "é"];
    decides_everywhere(form::BASE64, &texts, &others);
}

fn accepted() -> Vec<Accepted> {
    let vectors = patterns().into_iter().filter(|vector| vector["refused"] != true);
    let accepted: Vec<_> = vectors
        .map(|vector| {
            let pattern = text(&vector["pattern"]);
            let anchored = Portable::parse(&pattern).map(|portable| portable.anchored()).unwrap_or_default();
            Accepted {
                pattern,
                anchored,
                matches: texts(&vector["matches"]),
                others: texts(&vector["others"]),
            }
        })
        .collect();
    assert!(accepted.len() > 60, "the vectors are no longer understood");
    accepted
}

#[track_caller]
fn decides(vector: &Accepted, takes: impl Fn(&str) -> bool) {
    let Accepted { pattern, anchored, matches, others } = vector;
    matches.iter().for_each(|text| assert!(takes(text), "{pattern:?} as {anchored:?} refuses {text:?}"));
    others.iter().for_each(|text| assert!(!takes(text), "{pattern:?} as {anchored:?} takes {text:?}"));
}

#[track_caller]
fn decides_everywhere<T: AsRef<str>>(anchored: &str, valid: &[T], invalid: &[T]) {
    let owned = |texts: &[T]| texts.iter().map(|text| text.as_ref().to_owned()).collect();
    let vector = Accepted {
        pattern: anchored.to_owned(),
        anchored: anchored.to_owned(),
        matches: owned(valid),
        others: owned(invalid),
    };
    assert!(!valid.is_empty() && !invalid.is_empty(), "no texts for {anchored}");
    let regex = regex::Regex::new(anchored).unwrap_or_else(|error| panic!("{error}"));
    decides(&vector, |text| regex.is_match(text));
    let validator = jsonschema::draft202012::new(&json!({ "pattern": anchored })).expect("a schema");
    decides(&vector, |text| validator.is_valid(&json!(text)));
    // The forms are written in the syntax that authors are held to.
    assert!(Portable::parse(anchored).is_ok(), "{:?}", Portable::parse(anchored));
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}
