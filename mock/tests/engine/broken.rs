//! Requests that are none, and what is said of them.

use serde_json::{Value, json};

use super::{ask, call, shop};

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

#[test]
fn the_detail_says_where_and_what() {
    let mock = shop(0);
    let form = ("content-type", "application/x-www-form-urlencoded");
    for (line, headers, body, detail) in [
        (
            "POST /v1/items",
            &[][..],
            "{bad",
            "addItem: the body is not JSON: a mistake is in line 1, column 2",
        ),
        ("POST /v1/items", &[], r#"{"name":"#, "addItem: the body is not JSON: it ends too early"),
        ("POST /v1/items", &[], "[]", "addItem: the body must be an object, and is a list"),
        (
            "POST /v1/items",
            &[],
            "",
            "addItem: the content type of the body must be `application/json`, and is missing",
        ),
        (
            "POST /v1/items",
            &[form],
            "name=x",
            "addItem: the content type of the body must be `application/json`, and is \
             `application/x-www-form-urlencoded`",
        ),
        ("POST /v1/items", &[], "{}", "addItem: /name is required"),
        (
            "POST /v1/items",
            &[],
            r#"{ "size": "big" }"#,
            "addItem: /name is required (the first of 2 problems)",
        ),
        ("POST /v1/purchases", &[], r#"{ "buyer": {} }"#, "buy: /buyer: `email` or `phone` is required"),
        (
            "POST /v1/purchases",
            &[],
            r#"{ "buyer": { "email": "a" }, "price": 1, "offer": "b" }"#,
            "buy: only one of `price` and `offer` may be set",
        ),
        ("GET /v1/items?limit=0", &[], "", "listItems: /limit must be between 1 and 50"),
        ("GET /v1/items?colr=red", &[], "", "listItems: /colr is not a parameter of this query"),
        (
            "GET /v1/items?limit=%zz",
            &[],
            "",
            "listItems: /limit has a percent sign without two hexadecimal digits behind it",
        ),
        ("GET /v1/items", &[], "{}", "listItems: there is a body, and this operation takes none"),
    ] {
        let answer = ask(&mock, line, headers, body);
        let problem = answer.json();
        assert_eq!((answer.status, text(&problem["detail"])), (400, detail));
        assert_eq!(answer.header("content-type"), Some("application/problem+json"));
        assert_eq!(problem["type"], "urn:specwright-mock:bad-request");
    }
    assert_eq!(call(&mock, "GET /v1/items", "").json()["total"], 1, "none of them had an effect");
}

#[test]
fn paths_and_methods_that_there_are_not() {
    let mock = shop(0);
    for (line, nearest) in
        [("GET /v1/item", "GET /items"), ("GET /items/", "GET /items"), ("POST /v1/item", "POST /items")]
    {
        let answer = call(&mock, line, "");
        assert_eq!((answer.status, text(&answer.json()["nearest"])), (404, nearest), "{line}");
    }
    let nowhere = call(&mock, "GET /something/else/altogether", "");
    assert_eq!(nowhere.json()["detail"], "Shop has nothing at GET /something/else/altogether");
    for (line, allow) in [
        ("PUT /v1/items", "GET, POST"),
        ("POST /v1/items/1", "GET, PUT, PATCH, DELETE"),
        ("BREW /v1/report", "GET, POST"),
    ] {
        let answer = call(&mock, line, "");
        assert_eq!((answer.status, answer.header("allow")), (405, Some(allow)), "{line}");
    }
    let journal = mock.journal();
    assert_eq!(journal.len(), 7, "they are received all the same");
    assert!(journal.iter().all(|entry| entry.operation.is_none()));
    assert_eq!(json!(journal[0].status), 404);
}
