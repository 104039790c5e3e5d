//! Lists by offset and by cursor, followed as a client follows them.

use std::collections::BTreeSet;

use serde_json::json;

use super::{ask, call, shop};

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

/// The ids of a list of events.
fn ids(events: &serde_json::Value) -> Vec<i64> {
    events.as_array().unwrap().iter().map(|event| event["id"].as_i64().unwrap()).collect()
}

#[test]
fn urls_lead_to_everything_once_and_are_no_parameters() {
    let mock = shop(45);
    let host = [("host", "127.0.0.1:80")];
    let (mut seen, mut sizes, mut target) =
        (BTreeSet::new(), Vec::new(), "/v1/events-by-url?limit=20".to_owned());
    loop {
        let page = ask(&mock, &format!("GET {target}"), &host, "").json();
        let events = ids(&page["data"]["events"]);
        sizes.push(events.len());
        seen.extend(events);
        let next = page["links"]["next"].as_str();
        assert_eq!(page["data"]["more"], json!(next.is_some()));
        let Some(next) = next else { break };
        target = next.strip_prefix("http://127.0.0.1:80").unwrap().to_owned();
        assert!(target.starts_with("/v1/events-by-url?limit=20&"), "{target}");
    }
    assert_eq!((sizes, seen.len()), (vec![20, 20, 5], 45));
    let unknown = ask(&mock, "GET /v1/events?mock-after=20", &host, "");
    assert_eq!(unknown.status, 400, "other lists have no such parameter");
}

#[test]
fn links_lead_to_everything_once() {
    let mock = shop(45);
    let (mut seen, mut target) = (Vec::new(), "/v1/events-by-link".to_owned());
    loop {
        let page = ask(&mock, &format!("GET {target}"), &[("host", "h.test")], "");
        seen.extend(ids(&page.json()));
        let Some(link) = page.header("link") else { break };
        let next = link.strip_prefix("<http://h.test").and_then(|link| link.strip_suffix(">; rel=\"next\""));
        target = next.unwrap_or_else(|| panic!("{link}")).to_owned();
    }
    assert_eq!((seen.len(), seen.iter().collect::<BTreeSet<_>>().len()), (45, 45));
}

/// A page in the path is no thing that there always is.
#[test]
fn pages_in_the_path_come_to_an_end() {
    let mock = shop(45);
    let counts: Vec<usize> = (1..5)
        .map(|page| ids(&call(&mock, &format!("GET /v1/pages/{page}/events/20"), "").json()).len())
        .collect();
    assert_eq!(counts, [20, 20, 5, 0]);
}

#[test]
fn the_last_item_leads_on() {
    let mock = shop(45);
    let (mut sizes, mut line) = (Vec::new(), "GET /v1/events-after-last?limit=20".to_owned());
    loop {
        let page = call(&mock, &line, "").json();
        let events = ids(&page["events"]);
        sizes.push(events.len());
        if page["more"] == json!(false) {
            break;
        }
        line = format!("GET /v1/events-after-last?limit=20&after={}", events.last().unwrap());
    }
    assert_eq!(sizes, [20, 20, 5]);
    let strange = call(&mock, "GET /v1/events-after-last?after=-7", "").json();
    assert_eq!((&strange["events"], &strange["more"]), (&json!([]), &json!(false)));
}

#[test]
fn an_object_of_the_last_item_leads_on() {
    let mock = shop(30);
    for page in ["one", "two", "three"] {
        let answer = call(&mock, "POST /v1/visits", &json!({ "page": page }).to_string()).json();
        assert_eq!(answer["page"], page);
    }
    let (mut seen, mut sizes, mut line) = (Vec::new(), Vec::new(), "GET /v1/visits?limit=10".to_owned());
    loop {
        let page = call(&mock, &line, "").json();
        let visits = page["visits"].as_array().unwrap();
        let cursors = visits.iter().map(|visit| visit["seen"]["at"].as_str().unwrap().to_owned());
        seen.extend(cursors);
        sizes.push(visits.len());
        if page["more"] == json!(false) {
            break;
        }
        line = format!("GET /v1/visits?limit=10&after={}", seen.last().unwrap());
    }
    assert_eq!((sizes, seen.iter().collect::<BTreeSet<_>>().len()), (vec![10, 10, 10, 3], 33));
}

#[test]
fn headers_say_what_they_are_to_say_of_a_page() {
    let mock = shop(45);
    let mut seen = Vec::new();
    for page in 1..=3 {
        let answer = call(&mock, &format!("GET /v1/events-by-headers?size=20&page={page}"), "");
        assert_eq!((answer.header("x-pages"), answer.header("x-total")), (Some("3"), Some("45")));
        seen.extend(ids(&answer.json()));
    }
    assert_eq!(seen.len(), 45);

    let (mut seen, mut line) = (Vec::new(), "GET /v1/events-by-next-header?limit=20".to_owned());
    loop {
        let answer = call(&mock, &line, "");
        seen.extend(ids(&answer.json()));
        assert_eq!(answer.header("x-more"), Some(if seen.len() < 45 { "true" } else { "false" }));
        let Some(next) = answer.header("x-next") else { break };
        line = format!("GET /v1/events-by-next-header?limit=20&after={next}");
    }
    assert_eq!(seen.len(), 45);
}
