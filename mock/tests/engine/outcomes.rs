//! Operations with several good answers.

use serde_json::json;

use specwright_mock::Mock;

use super::{ask, call, shop};

#[test]
fn the_first_where_nothing_else_is_asked_for() {
    let answer = call(&shop(0), "GET /v1/report", "");
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/json")));
    assert!(answer.json()["lines"].is_i64());
}

#[test]
fn the_one_of_the_media_type_that_is_accepted() {
    let answer = ask(&shop(0), "GET /v1/report", &[("accept", "text/html, text/csv;q=0.9")], "");
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("text/csv")));
    assert!(!answer.body.is_empty());
}

#[test]
fn the_one_whose_status_is_preferred() {
    let mock = shop(0);
    let answer = ask(&mock, "GET /v1/report", &[("prefer", "code=202")], "");
    assert_eq!((answer.status, answer.body.len()), (202, 0));
    assert_eq!(answer.header("preference-applied"), Some("code=202"));
    let answer = ask(&mock, "GET /v1/report", &[("prefer", "code=200"), ("accept", "text/csv")], "");
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("text/csv")));
}

#[test]
fn the_one_of_the_nearest_example() {
    let mock = shop(0);
    let small = call(&mock, "POST /v1/report", r#"{ "name": "small" }"#);
    assert_eq!((small.status, small.json()), (201, json!({ "lines": 3 })));
    let large = call(&mock, "POST /v1/report", r#"{ "name": "large" }"#);
    assert_eq!((large.status, large.body.len()), (202, 0));
    let preferred = ask(&mock, "POST /v1/report", &[("prefer", "code=201")], r#"{ "name": "large" }"#);
    assert_eq!((preferred.status, preferred.json()), (201, json!({ "lines": 3 })));
}

#[test]
fn what_is_not_there_was_not_applied() {
    let mock = shop(0);
    for (preference, detail) in [
        ("code=418", "the operation has no response with status `418`; there are 200, 202"),
        ("code=203", "the operation has no response with status `203`; the nearest is 200"),
        ("error=Nope", "the operation has no error `Nope`, nor any other"),
        ("example=Nope", "the operation has no example with a response called `Nope`, nor any other"),
    ] {
        let answer = ask(&mock, "GET /v1/report", &[("prefer", preference), ("prefer", "delay=0ms")], "");
        assert_eq!((answer.status, answer.json()["detail"].as_str()), (400, Some(detail)));
        assert_eq!(answer.header("preference-applied"), Some("delay=0ms"));
    }
}

#[test]
fn bytes_have_a_media_type_of_their_range_and_are_those_of_an_example() {
    let logo = call(&shop(0), "GET /v1/logo", "");
    assert_eq!((logo.status, logo.header("content-type")), (200, Some("image/png")));
    assert_eq!(logo.body, "bytes");
    let export = call(&shop(0), "GET /v1/export", "");
    assert_eq!((export.status, export.header("content-type")), (200, Some("application/octet-stream")));
    assert_eq!(export.body, "a,b\n");
}

#[test]
fn responses_and_errors_have_the_headers_that_the_spec_says() {
    let mock = shop(0);
    let put = call(&mock, "PUT /v1/notes/7", r#"{ "text": "a" }"#);
    assert_eq!(put.status, 200);
    assert!(!put.header("etag").unwrap().is_empty());
    assert!(put.header("x-left").unwrap().parse::<i64>().is_ok());
    assert!(!put.header("allow").unwrap().contains('['));
    // How long a message is, is for who sends it to say.
    assert!(put.header("content-length").is_none_or(|length| length == put.body.len().to_string()));
    assert_eq!(call(&mock, "GET /v1/items/none", "").header("x-hint"), Some("look"));
}

/// As Discord and Twilio have theirs.
#[test]
fn a_code_that_is_a_number_is_sent_as_one() {
    let spec = include_str!("spec.yaml")
        .replace("      code?: string", "      code?: integer")
        .replace("code: item_not_found", "code: \"20404\"");
    let mock = Mock::new("spec.yaml", &spec).unwrap();
    assert_eq!(call(&mock, "GET /v1/items/none", "").json()["code"], 20404);
}
