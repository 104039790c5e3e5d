//! What every call carries.

use serde_json::{Value, json};
use specwright_mock::Mock;

use super::{Answer, ask};

const SPEC: &str = r#"
specwright: 1
api: { name: sky, title: Sky }
servers: { production: https://sky.example.com }
defaults:
  header: { X-Version: 2, User-Agent: sky/1 }
  query: { lang: en }
operations:
  getSky: { http: GET /sky, out: empty }
  getOld: { http: GET /old, in: { header: { "x-version?": string }, query: { lang: string } }, out: empty }
"#;

const ALL: [(&str, &str); 2] = [("x-version", "1"), ("user-agent", "other/2")];

fn answer(line: &str, headers: &[(&str, &str)]) -> Answer {
    let mock = Mock::new("sky.yaml", SPEC).unwrap_or_else(|invalid| panic!("{invalid}"));
    ask(&mock, line, headers, "")
}

/// Pointers and messages of what is wrong.
fn problems(answer: &Answer) -> Vec<(Value, Value)> {
    assert_eq!(answer.status, 400);
    let told = answer.json()["problems"].as_array().cloned().unwrap_or_default();
    told.iter().map(|problem| (problem["pointer"].clone(), problem["message"].clone())).collect()
}

#[test]
fn it_is_asked_for_whatever_its_value() {
    assert_eq!(answer("GET /sky?lang=de", &ALL).status, 200);
    let header = json!("is required: every call carries this header");
    let parameter = json!("is required: every call carries this parameter of the query");
    assert_eq!(
        problems(&answer("GET /sky", &[])),
        [(json!("/X-Version"), header.clone()), (json!("/User-Agent"), header), (json!("/lang"), parameter)]
    );
}

#[test]
fn it_is_no_strange_parameter() {
    assert_eq!(problems(&answer("GET /sky?lang=en&langs=en", &ALL)).len(), 1);
}

#[test]
fn a_member_of_the_same_name_counts_instead() {
    assert_eq!(answer("GET /old?lang=en", &ALL[1..]).status, 200);
    assert_eq!(problems(&answer("GET /old", &ALL)), [(json!("/lang"), json!("is required"))]);
}
