//! Requests that say what they have already, and requests for heads: over 127.0.0.1 and in the process, with both clients.

use specwright::{ClientBuilder, HttpDate, OperationOf, TypedHeaders, WithResponse, blocking};
use specwright_mock::{Mock, Server as MockServer};
use specwright_tests::{Answer, Server};

use crate::Client;
use crate::generated::api;
use crate::operations::{
    CheckCached, CheckCachedOutput, GetCached, GetCachedError, GetCachedOutput, GetCachedOutput::NotModified,
};

const MODIFIED: &str = "Sun, 06 Nov 1994 08:49:37 GMT";

type Called<O> = Result<WithResponse<O>, <O as specwright::Operation>::Error>;

/// What both clients say of two servers that answer alike.
fn both<O: OperationOf<Client> + Clone + TypedHeaders>(answer: &Answer, operation: &O) -> [Called<O>; 2] {
    let (server, other) = (Server::start(answer.clone()), Server::start(answer.clone()));
    let waiting: blocking::Client<Client> = ClientBuilder::new().base_url(server.url("/v1")).build().unwrap();
    let client: specwright::Client<Client> = ClientBuilder::new().base_url(other.url("/v1")).build().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let called = [
        waiting.call_with_response(operation.clone()),
        runtime.block_on(client.call(operation.clone()).with_response()),
    ];
    let (one, two) = (server.received(), other.received());
    assert_eq!((&one.method, one.header("if-none-match")), (&two.method, two.header("if-none-match")));
    called
}

fn get(tag: &str) -> GetCached {
    GetCached::builder().name("oak").if_none_match(tag).build()
}

#[test]
fn what_was_not_modified_is_an_outcome_and_no_error() {
    let answer = Answer::new(304, "").header("etag", "\"1\"").header("last-modified", MODIFIED);
    for found in both(&answer, &get("\"1\"")) {
        let found = found.unwrap();
        assert_eq!(found.output, NotModified);
        let headers = found.headers().unwrap();
        assert_eq!(
            (headers.e_tag.as_str(), headers.last_modified.unwrap().to_string()),
            ("\"1\"", MODIFIED.to_owned())
        );
    }
}

#[test]
fn another_success_is_what_was_modified() {
    for status in [200, 203, 299] {
        let answer = Answer::json(status, r#"{ "name": "oak" }"#).header("etag", "\"2\"");
        for found in both(&answer, &get("\"1\"")) {
            let GetCachedOutput::Found(named) = found.unwrap().output else {
                panic!("{status} was modified")
            };
            assert_eq!(named.name, "oak");
        }
    }
}

#[test]
fn other_redirections_are_errors() {
    for found in both(&Answer::new(303, "").header("location", "/elsewhere"), &get("\"1\"")) {
        let Err(GetCachedError::Other(error)) = found else { panic!("303 is no success") };
        assert_eq!(specwright::Error::from(error).status().unwrap(), 303);
    }
}

/// A head that announces more than the client would read of a body.
#[test]
fn a_head_has_headers_and_no_body() {
    let answer = Answer::new(200, "").header("etag", "\"1\"").header("content-length", "99000000000");
    for head in both(&answer, &CheckCached::builder().name("oak").build()) {
        let head = head.unwrap();
        assert_eq!(head.output, CheckCachedOutput::Found);
        assert_eq!(
            (head.response.body().len(), head.headers().unwrap().content_length),
            (0, Some(99_000_000_000))
        );
    }
}

/// The clients of a mock in the process, and of one over a socket.
fn of_mocks(test: impl Fn(&dyn Fn(GetCached) -> WithResponse<GetCached>, &blocking::Client<Client>)) {
    let server = MockServer::start(vec![Mock::of(api())], "127.0.0.1:0".parse().unwrap()).unwrap();
    let url = server.base_urls()[0].as_str();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    for transport in [None, Some(Mock::of(api()))] {
        let waiting = ClientBuilder::<blocking::Client<Client>>::new().base_url(url);
        let client = ClientBuilder::<specwright::Client<Client>>::new().base_url(url);
        let (waiting, client) = match transport {
            None => (waiting.build().unwrap(), client.build().unwrap()),
            Some(mock) => {
                let mock = std::sync::Arc::new(mock);
                (waiting.transport(mock.clone()).build().unwrap(), client.transport(mock).build().unwrap())
            }
        };
        test(&|get| waiting.call_with_response(get).unwrap(), &waiting);
        test(&|get| runtime.block_on(client.call(get).with_response()).unwrap(), &waiting);
    }
    server.stop();
}

#[test]
fn a_mock_says_that_what_a_request_has_is_still_what_there_is() {
    of_mocks(|call, _| {
        let first = call(GetCached::builder().name("oak").build());
        let GetCachedOutput::Found(_) = &first.output else { panic!("nothing was there before") };
        let tag = first.headers().unwrap().e_tag;
        assert!(tag.len() > 2 && tag.starts_with('"') && tag.ends_with('"'), "{tag}");
        let again = call(get(&tag));
        assert_eq!((&again.output, again.response.status().as_u16()), (&NotModified, 304));
        assert_eq!((again.response.body().len(), again.headers().unwrap().e_tag), (0, tag.clone()));
        for same in [format!("W/{tag}"), format!("\"other\", {tag}"), "*".to_owned()] {
            assert_eq!(call(get(&same)).output, NotModified, "{same}");
        }
        assert!(matches!(call(get("\"other, one\"")).output, GetCachedOutput::Found(_)));
    });
}

#[test]
fn a_date_counts_where_there_is_no_tag() {
    of_mocks(|call, _| {
        let first = call(GetCached::builder().name("oak").build());
        let modified = first.headers().unwrap().last_modified.unwrap();
        let since = |date: HttpDate| GetCached::builder().name("oak").if_modified_since(date);
        assert_eq!(call(since(modified).build()).output, NotModified);
        assert!(matches!(call(since(MODIFIED.parse().unwrap()).build()).output, GetCachedOutput::Found(_)));
        let with_other_tag = since(modified).if_none_match("\"other\"").build();
        assert!(matches!(call(with_other_tag).output, GetCachedOutput::Found(_)));
    });
}

#[test]
fn a_mock_answers_a_request_for_a_head_without_a_body() {
    of_mocks(|_, waiting| {
        let head = waiting.call_with_response(CheckCached::builder().name("oak").build()).unwrap();
        assert_eq!((&head.output, head.response.body().len()), (&CheckCachedOutput::Found, 0));
        let headers = head.headers().unwrap();
        assert!(headers.content_length.is_some());
        let again = CheckCached::builder().name("oak").if_none_match(headers.e_tag).build();
        assert_eq!(waiting.call(again).unwrap(), CheckCachedOutput::NotModified);
    });
}

#[test]
fn a_status_that_is_asked_for_comes_whatever_the_request_has() {
    of_mocks(|_, waiting| {
        let asking = |code: u16| {
            waiting.with_options(specwright::CallOptions::new().header("prefer", format!("code={code}")))
        };
        assert_eq!(asking(304).call(GetCached::builder().name("oak").build()).unwrap(), NotModified);
        assert!(matches!(asking(200).call(get("*")).unwrap(), GetCachedOutput::Found(_)));
    });
}
