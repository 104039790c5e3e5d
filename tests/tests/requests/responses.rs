//! What a scripted server on 127.0.0.1 answers: headers with types, and pages that are found in every way there is.

use specwright::{blocking, from_headers};
use specwright_tests::{Answer, Server};

use crate::Client;
use crate::operations::{
    CreateNamed, CreateNamedError, FindNamed, FindNamedOutput, ListAfter, ListByUrl, ListDeep, ListOffset,
    ListPages, ListRepos, ListReposError, SaveProfile, SearchByBody,
};
use crate::types::{
    FindNamedFoundHeaders, FindNamedMovedHeaders, Named, ProfileInput, SaveProfileAlt, SaveProfileLevel,
    Scope,
};

fn client(server: &Server) -> blocking::Client<Client> {
    let retry = specwright::Retry::OFF;
    specwright::ClientBuilder::new().base_url(server.url("/v1")).retry(retry).build().unwrap()
}

fn named(name: &str) -> Answer {
    Answer::json(201, format!(r#"{{ "name": "{name}" }}"#))
}

fn names(items: impl Iterator<Item = Result<Named, impl std::fmt::Debug>>) -> Vec<String> {
    items.map(|item| item.unwrap().name).collect()
}

/// The targets of the requests that came, in their order.
fn targets(server: &Server, count: usize) -> Vec<String> {
    (0..count).map(|_| server.received().target).collect()
}

#[test]
fn headers_have_their_types_beside_the_output() {
    let server = Server::start(
        named("oak")
            .header("location", "/v1/named/oak")
            .header("last-modified", "Sun, 06 Nov 1994 08:49:37 GMT")
            .header("allow", "GET, PUT")
            .header("allow", "DELETE")
            .header("x-counts", "1,2 , 3")
            .header("x-cached", "true"),
    );
    let created = client(&server).call_with_response(CreateNamed::builder().name("oak").build()).unwrap();
    let headers = created.headers().unwrap();
    assert_eq!((created.output.name.as_str(), headers.location.as_str()), ("oak", "/v1/named/oak"));
    assert_eq!(headers.last_modified.unwrap().to_string(), "Sun, 06 Nov 1994 08:49:37 GMT");
    assert_eq!(headers.allow.unwrap(), ["GET", "PUT", "DELETE"]);
    assert_eq!(
        (headers.x_counts.unwrap(), headers.x_cached, headers.e_tag),
        (vec![1, 2, 3], Some(true), None)
    );
}

#[test]
fn a_header_that_cannot_be_read_costs_nothing_but_itself() {
    let server = Server::playing(vec![
        named("oak").header("location", "/a").header("x-cached", "perhaps").header("last-modified", "today"),
        named("oak").header("x-cached", "true"),
    ]);
    let client = client(&server);
    let call = || client.call_with_response(CreateNamed::builder().name("oak").build()).unwrap();
    let headers = call().headers().unwrap();
    assert_eq!((headers.location.as_str(), headers.x_cached, headers.last_modified), ("/a", None, None));
    // The output is there, and `send()` gives it.
    let without = call();
    assert_eq!(without.output.name, "oak");
    let error = without.headers().unwrap_err();
    assert_eq!(
        (error.name(), error.to_string().as_str()),
        ("Location", "the header `Location` is not as declared: expected a value, found nothing")
    );
    assert_eq!(client.call(CreateNamed::builder().name("oak").build()).unwrap().name, "oak");
}

#[test]
fn each_of_several_outcomes_has_headers_of_its_own() {
    let server = Server::playing(vec![
        Answer::json(200, r#"{ "name": "oak" }"#).header("etag", "\"1\""),
        Answer::new(202, "").header("location", "/elsewhere"),
    ]);
    let client = client(&server);
    for _ in 0..2 {
        let found = client.call_with_response(FindNamed::builder().name("oak").build()).unwrap();
        let headers = found.response.headers();
        match found.output {
            FindNamedOutput::Found(named) => {
                let headers: FindNamedFoundHeaders = from_headers(headers).unwrap();
                assert_eq!((named.name.as_str(), headers.e_tag.as_str()), ("oak", "\"1\""));
            }
            FindNamedOutput::Moved => {
                let headers: FindNamedMovedHeaders = from_headers(headers).unwrap();
                assert_eq!(headers.location, "/elsewhere");
            }
        }
    }
}

#[test]
fn an_error_holds_its_headers() {
    let too_many = Answer::new(429, "").header("retry-after", "7").header("x-scope", "tenant");
    let server =
        Server::playing(vec![too_many, Answer::new(409, "").header("location", "/b"), Answer::new(409, "")]);
    let client = client(&server);
    let call = || client.call(CreateNamed::builder().name("oak").build()).unwrap_err();
    let CreateNamedError::TooMany { headers: Some(headers), error, .. } = call() else { panic!("too many") };
    assert_eq!((headers.retry_after, error.status().unwrap().as_u16()), (7, 429));
    assert!(matches!(&headers.x_scope, Scope::Unknown(scope) if scope.get() == "tenant"));
    let CreateNamedError::Taken { headers: Some(headers), .. } = call() else { panic!("taken") };
    assert_eq!(headers.location, "/b");
    assert!(matches!(call(), CreateNamedError::Taken { headers: None, .. }));
}

#[test]
fn what_was_read_is_sent_back_without_what_only_responses_have() {
    let profile = r#"{
        "id": "1", "name": "ab", "best": { "id": "2", "name": "cd" }, "friends": [{ "id": "3", "name": "ef" }],
        "by-name": { "x": { "id": "4", "name": "gh" }, "y": null },
        "owner": { "kind": "club", "name": "ij", "size": 7 }
    }"#;
    let server = Server::start(Answer::json(200, profile));
    let client = client(&server);
    let first = SaveProfile::builder().profile(ProfileInput::builder().name("ab").note("new"));
    let read = client.call(first.alt(SaveProfileAlt::Json).level(SaveProfileLevel::Value2).build()).unwrap();
    let sent = server.received();
    assert_eq!(
        (sent.target.as_str(), sent.json()["level"].as_i64()),
        ("/v1/profiles/v%202?alt=json", Some(2))
    );
    let owner = read.owner.as_ref().and_then(Option::as_ref).unwrap();
    assert_eq!(owner.name(), Some("ij"));
    client.call(SaveProfile::builder().profile(read).level_null().build()).unwrap();
    let wanted = serde_json::json!({ "level": null, "profile": {
        "name": "ab", "best": { "name": "cd" }, "friends": [{ "name": "ef" }],
        "by-name": { "x": { "name": "gh" }, "y": null }, "owner": { "kind": "club", "name": "ij", "size": 7 },
    }});
    assert_eq!(server.received().json(), wanted);
}

#[test]
fn pages_are_found_by_the_header_link_and_the_list_is_bare() {
    let page = |names: &str, left: &str| {
        Answer::json(200, names.to_owned())
            .header("x-ratelimit-remaining", left)
            .header("x-ratelimit-reset", "7")
    };
    let server = Server::playing(vec![
        page(r#"[{ "name": "a" }, { "name": "b" }]"#, "2")
            .header("link", "</v1/repos?per_page=2&page=2>; rel=\"next\", </v1/repos?page=9>; rel=\"last\""),
        page("[]", "1").header("link", "</v1/repos?per_page=2&page=3>; rel=next"),
        page(r#"[{ "name": "c" }]"#, "0"),
        Answer::new(429, "").header("retry-after", "3").header("x-scope", "user"),
    ]);
    let client = client(&server);
    let request = || ListRepos::builder().per_page(2).build();
    assert_eq!(names(client.items(request())), ["a", "b", "c"]);
    assert_eq!(
        targets(&server, 3),
        ["/v1/repos?per_page=2", "/v1/repos?per_page=2&page=2", "/v1/repos?per_page=2&page=3"]
    );
    let error = client.call_with_response(request()).unwrap_err();
    assert!(
        matches!(error, ListReposError::TooMany { headers: Some(headers), .. } if headers.retry_after == 3)
    );
}

#[test]
fn a_first_page_alone_has_the_headers_of_its_type() {
    let limited =
        Answer::json(200, "[]").header("x-ratelimit-remaining", "59").header("x-ratelimit-reset", "1");
    let server = Server::start(limited);
    let first = client(&server).call_with_response(ListRepos::builder().build()).unwrap();
    let headers = first.headers().unwrap();
    assert_eq!(headers.x_rate_limit_remaining, 59);
    assert_eq!(headers.x_rate_limit_reset.unwrap().0, 1);
}

#[test]
fn a_cursor_and_its_items_stand_further_in() {
    let page = |names: &str, meta: &str| {
        Answer::json(200, format!(r#"{{ "data": {{ "list": [{names}] }}, "meta": {{ {meta} }} }}"#))
    };
    let server = Server::playing(vec![
        page(r#"{ "name": "a" }"#, r#""more": true, "page": { "next": "n1" }"#),
        page(r#"{ "name": "b" }"#, r#""more": false, "page": { "next": "n2" }"#),
        page(r#"{ "name": "c" }"#, r#""page": { "next": "n1" }"#),
        page(r#"{ "name": "d" }"#, r#""page": { "next": null }"#),
        page(r#"{ "name": "e" }"#, r#""page": { "last": 1 }"#),
        page(r#"{ "name": "f" }"#, r#""page": { "last": 1 }"#),
        page(r#"{ "name": "g" }, { "name": "h" }"#, r#""total": 3, "page": {}"#),
        page(r#"{ "name": "i" }"#, r#""total": 3, "page": {}"#),
    ]);
    let client = client(&server);
    assert_eq!(names(client.items(ListDeep::builder().build())), ["a", "b"]);
    assert_eq!(targets(&server, 2), ["/v1/deep", "/v1/deep?cursor=n1"]);
    assert_eq!(names(client.items(SearchByBody::builder().filter("ab").build())), ["c", "d"]);
    let bodies: Vec<String> = (0..2).map(|_| String::from_utf8(server.received().body).unwrap()).collect();
    assert_eq!(bodies, [r#"{"filter":"ab"}"#, r#"{"filter":"ab","after":"n1"}"#]);
    assert_eq!(names(client.items(ListPages::builder().page(0).build())), ["e", "f"]);
    assert_eq!(targets(&server, 2), ["/v1/pages?page=0", "/v1/pages?page=1"]);
    assert_eq!(names(client.items(ListOffset::builder().build())), ["g", "h", "i"]);
    assert_eq!(targets(&server, 2), ["/v1/offset", "/v1/offset?skip=2"]);
}

#[test]
fn the_last_item_is_the_cursor_until_there_is_no_more() {
    let page =
        |names: &str, more: bool| Answer::json(200, format!(r#"{{ "list": [{names}], "more": {more} }}"#));
    let server = Server::playing(vec![
        page(r#"{ "name": "ab" }, { "name": "cd" }"#, true),
        page(r#"{ "name": "ef" }"#, false),
    ]);
    assert_eq!(names(client(&server).items(ListAfter::builder().limit(2).build())), ["ab", "cd", "ef"]);
    assert_eq!(targets(&server, 2), ["/v1/after?limit=2", "/v1/after?starting_after=cd&limit=2"]);
}

#[test]
fn the_url_of_the_next_page_is_taken_as_it_is_and_no_page_comes_twice() {
    let page = |name: &str, next: &str| {
        Answer::json(200, format!(r#"{{ "links": {{ {next} }}, "list": [{{ "name": "{name}" }}] }}"#))
    };
    let server = Server::playing(vec![
        page("a", r#""next": "/v1/by-url?tag=x&p=2""#),
        page("b", ""),
        page("c", r#""next": "/v1/by-url?tag=y&p=2""#),
        page("d", r#""next": "/v1/by-url?tag=y&p=2""#),
        page("e", r#""next": "https://elsewhere.example/by-url""#),
    ]);
    let client = client(&server);
    let request = || ListByUrl::builder().tag(["x-1"]).build();
    assert_eq!(names(client.items(request())), ["a", "b"]);
    assert_eq!(targets(&server, 2), ["/v1/by-url?tag=x-1", "/v1/by-url?tag=x&p=2"]);
    // The second page leads to itself, and then one elsewhere: both end in an error, and nothing more is sent.
    for (count, wanted) in [(2, 2), (1, 1)] {
        let items: Vec<_> = client.items(request()).collect();
        assert_eq!(items.iter().filter(|item| item.is_ok()).count(), wanted);
        assert!(items.last().unwrap().is_err());
        targets(&server, count);
        assert!(server.is_idle());
    }
}
