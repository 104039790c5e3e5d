//! Patterns and formats, by the vectors that bind generator and derives as well.

use serde_json::{Map, Value, json};
use specwright_codegen::ir::Api;
use specwright_mock::judge_members;

use super::read;

/// A description with one member, limited so.
fn limited(limit: &str) -> Api {
    read(&format!(
        "specwright: 1\napi: {{ name: limited, title: Limited }}\nservers: {{ production: https://api.example.com }}\n\
         operations:\n  send:\n    http: POST /send\n    in:\n      json:\n        text: {{ type: string, {limit} }}\n    out: empty\n"
    ))
}

fn is_good(api: &Api, text: &str) -> bool {
    let members = Map::from_iter([("text".to_owned(), Value::from(text))]);
    judge_members(api, &api.operations[0], &members).is_empty()
}

fn vectors(name: &str) -> Vec<Value> {
    let path = format!("{}/../tests/vectors/{name}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).expect("the vectors")).expect("JSON")
}

fn texts(value: &Value) -> impl Iterator<Item = &str> {
    value.as_array().expect("texts").iter().map(|text| text.as_str().expect("a text"))
}

#[test]
fn patterns() {
    let mut tried = 0;
    for vector in vectors("patterns.json").iter().filter(|vector| vector["refused"] != true) {
        // JSON is YAML.
        let api = limited(&format!("pattern: {}", vector["pattern"]));
        for (key, wanted) in [("matches", true), ("others", false)] {
            for text in texts(&vector[key]) {
                assert_eq!(is_good(&api, text), wanted, "{} {text:?}", vector["pattern"]);
                tried += 1;
            }
        }
    }
    assert!(tried > 200, "only {tried} texts");
}

#[test]
fn formats() {
    for vector in vectors("formats.json") {
        let api = limited(&format!("format: {}", vector["format"].as_str().expect("a format")));
        for (key, wanted) in [("valid", true), ("invalid", false)] {
            for text in texts(&vector[key]) {
                assert_eq!(is_good(&api, text), wanted, "{} {text:?}", vector["format"]);
            }
        }
    }
}

/// Dates and base64 are what the runtime takes.
#[test]
fn dates_and_base64() {
    let api = read(
        "specwright: 1\napi: { name: forms, title: Forms }\nservers: { production: https://api.example.com }\n\
         operations:\n  send:\n    http: POST /send\n    in:\n      json:\n        day?: date\n        moment?: date-time\n\
         \u{20}       bytes?: base64\n    out: empty\n",
    );
    let takes = |name: &str, text: &str| {
        let members = Map::from_iter([(name.to_owned(), json!(text))]);
        judge_members(&api, &api.operations[0], &members).is_empty()
    };
    for text in [
        "",
        "0000-01-01",
        "0000-02-29",
        "2024-02-29",
        "2023-02-29",
        "1900-02-29",
        "9999-12-31",
        "2024-1-1",
        "2024-05-17 ",
        "+024-05-17",
        "２０２４-05-17",
        "2024-04-31",
        "2024-13-01",
        "2024-00-10",
    ] {
        assert_eq!(takes("day", text), text.parse::<specwright::Date>().is_ok(), "{text}");
        for clock in [
            "T09:30:00",
            "t23:59:60z",
            "T24:00:00",
            "T09:30",
            " 09:30:00Z",
            "T09:30:00.",
            "T09:30:00.123456789+23:59",
            "T09:30:00.1234567890",
            "T09:30:00-00:00",
            "T09:30:00+24:00",
            "T09:30:00Z\n",
            "T09:30:61",
        ] {
            let text = format!("{text}{clock}");
            assert_eq!(takes("moment", &text), text.parse::<specwright::DateTime>().is_ok(), "{text}");
        }
    }
    for text in [
        "", "AA==", "AA", "aGk=", "aGl", "/+8=", "A", "-_8=", "AA=", "AA==AA==", "AAAA\n", "AA= =", "é",
        "AB==",
    ] {
        assert_eq!(takes("bytes", text), text.parse::<specwright::Base64>().is_ok(), "{text}");
    }
}
