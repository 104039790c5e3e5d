//! Things that are made, replaced, changed and deleted.

use serde_json::{Value, json};
use specwright_mock::Mock;

use super::{call, shop};

fn made(mock: &Mock) -> (String, Value) {
    let answer = call(mock, "POST /v1/items", r#"{ "name": "lamp", "colour": "red", "size": 7 }"#);
    assert_eq!(answer.status, 201);
    let item = answer.json();
    assert_eq!((&item["name"], &item["colour"], &item["size"]), (&json!("lamp"), &json!("red"), &json!(7)));
    (format!("/v1/items/{}", item["id"].as_str().unwrap()), item)
}

#[test]
fn put_replaces_all_and_what_is_not_sent_is_as_the_server_assumes() {
    let mock = shop(0);
    let (path, before) = made(&mock);
    let answer = call(&mock, &format!("PUT {path}"), r#"{ "name": "torch" }"#);
    assert_eq!(answer.status, 200);
    let after = answer.json();
    assert_eq!(after["id"], before["id"]);
    assert_eq!((&after["name"], &after["size"]), (&json!("torch"), &json!(1)));
    assert!(after.get("colour").is_none_or(Value::is_null), "{after}");
    assert_eq!(call(&mock, &format!("GET {path}"), "").json(), after);
}

#[test]
fn patch_changes_what_is_sent_and_null_is_sent() {
    let mock = shop(0);
    let (path, before) = made(&mock);
    let patch = |body: &str| {
        let answer = call(&mock, &format!("PATCH {path}"), body);
        assert_eq!(answer.status, 200);
        assert_eq!(call(&mock, &format!("GET {path}"), "").json(), answer.json(), "it is kept");
        answer.json()
    };
    assert_eq!(patch("{}"), before);
    let after = patch(r#"{ "size": 9 }"#);
    assert_eq!(
        (&after["name"], &after["colour"], &after["size"]),
        (&json!("lamp"), &json!("red"), &json!(9))
    );
    let after = patch(r#"{ "colour": null }"#);
    assert_eq!((&after["colour"], &after["size"]), (&Value::Null, &json!(9)));
}

#[test]
fn the_id_of_the_path_stays_whatever_is_sent() {
    let mock = shop(0);
    let (path, before) = made(&mock);
    let answer = call(&mock, &format!("PATCH {path}"), r#"{ "id": "other", "name": "torch" }"#);
    assert_eq!(answer.status, 400, "the description has no such member");
    assert_eq!(call(&mock, &format!("GET {path}"), "").json(), before);
}

#[test]
fn what_is_not_there_is_neither_replaced_nor_changed_nor_deleted_twice() {
    let mock = shop(0);
    let (path, _) = made(&mock);
    for (line, body) in [("PUT", r#"{ "name": "x" }"#), ("PATCH", "{}"), ("DELETE", ""), ("GET", "")] {
        let answer = call(&mock, &format!("{line} /v1/items/nobody"), body);
        assert_eq!((answer.status, answer.json()["code"].as_str()), (404, Some("item_not_found")), "{line}");
        assert_eq!(answer.json()["message"], "no item nobody");
    }
    assert_eq!(call(&mock, &format!("DELETE {path}"), "").status, 200);
    assert_eq!(call(&mock, &format!("DELETE {path}"), "").status, 404);
    assert_eq!(call(&mock, &format!("PUT {path}"), r#"{ "name": "x" }"#).status, 404);
}

#[test]
fn put_makes_a_thing_where_no_error_says_that_it_must_be_there() {
    let mock = shop(0);
    let put = call(&mock, "PUT /v1/notes/n-1", r#"{ "text": "one" }"#);
    assert_eq!((put.status, put.json()), (200, json!({ "noteId": "n-1", "text": "one" })));
    assert_eq!(call(&mock, "GET /v1/notes/n-1", "").json(), put.json());
    let put = call(&mock, "PUT /v1/notes/n-1", r#"{ "text": "two" }"#);
    assert_eq!(call(&mock, "GET /v1/notes/n-1", "").json()["text"], "two");
    assert_eq!(put.json()["text"], "two");
}
