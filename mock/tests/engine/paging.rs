//! Lists by offset and by cursor, followed as a client follows them.

use std::collections::BTreeSet;

use serde_json::json;

use super::{call, shop};

#[test]
fn offsets_lead_to_everything_once() {
    let mock = shop(45);
    let (mut seen, mut offset, mut sizes) = (BTreeSet::new(), 0, Vec::new());
    loop {
        let page = call(&mock, &format!("GET /v1/items?offset={offset}&limit=20"), "").json();
        assert_eq!(
            (&page["total"], &page["offset"], &page["limit"]),
            (&json!(45), &json!(offset), &json!(20))
        );
        let items = page["items"].as_array().unwrap();
        if items.is_empty() {
            break;
        }
        sizes.push(items.len());
        offset += items.len();
        seen.extend(items.iter().map(|item| item["id"].as_str().unwrap().to_owned()));
    }
    assert_eq!((sizes, seen.len()), (vec![20, 20, 5], 45));
}

#[test]
fn sizes_are_those_of_the_description() {
    let mock = shop(45);
    let page = call(&mock, "GET /v1/items", "").json();
    assert_eq!(
        (page["items"].as_array().unwrap().len(), &page["offset"]),
        (10, &json!(0)),
        "what is assumed"
    );
    assert_eq!(call(&mock, "GET /v1/items?limit=51", "").status, 400, "more than the description allows");
    let behind = call(&mock, "GET /v1/items?offset=100", "").json();
    assert_eq!((behind["items"].as_array().unwrap().len(), &behind["total"]), (0, &json!(45)));
}

#[test]
fn what_is_made_and_deleted_counts_and_members_filter() {
    let mock = shop(12);
    let total = |line: &str| call(&mock, line, "").json()["total"].as_u64().unwrap();
    let made = call(&mock, "POST /v1/items", r#"{ "name": "lamp", "colour": "ultraviolet" }"#).json();
    assert_eq!(total("GET /v1/items"), 13);
    assert_eq!(total("GET /v1/items?colour=ultraviolet"), 1);
    assert_eq!(total("GET /v1/items?colour=nobodys"), 0);
    call(&mock, &format!("DELETE /v1/items/{}", made["id"].as_str().unwrap()), "");
    assert_eq!((total("GET /v1/items"), total("GET /v1/items?colour=ultraviolet")), (12, 0));
}

#[test]
fn cursors_lead_to_everything_once() {
    let mock = shop(45);
    let (mut seen, mut sizes, mut line) = (BTreeSet::new(), Vec::new(), "GET /v1/events".to_owned());
    loop {
        let page = call(&mock, &line, "").json();
        let events = page["events"].as_array().unwrap();
        sizes.push(events.len());
        seen.extend(events.iter().map(|event| event["id"].as_i64().unwrap()));
        let Some(next) = page["next"].as_str() else { break };
        line = format!("GET /v1/events?after={next}");
    }
    assert_eq!((sizes, seen.len()), (vec![20, 20, 5], 45));
    let page = call(&mock, "GET /v1/events?limit=45", "").json();
    assert_eq!(
        (page["events"].as_array().unwrap().len(), &page["next"]),
        (45, &json!(null)),
        "no empty page"
    );
    let strange = call(&mock, "GET /v1/events?after=made-up", "").json();
    assert_eq!((&strange["events"], &strange["next"]), (&json!([]), &json!(null)));
}
