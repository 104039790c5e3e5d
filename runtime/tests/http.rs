//! The default transports against a real socket.
#![cfg(feature = "reqwest")]
#![allow(clippy::unwrap_used, reason = "helpers of tests may, too")]

use std::error::Error as _;
use std::net::TcpListener;
use std::time::{Duration, Instant};

use crate::support::both::{Calls, client};
use crate::support::server::Server;
use specwright::{BodyKind, Client, ClientBuilder, Error, HandWritten, OperationOf, Place, Retry, http};

operation!(Get: GET "/things", specwright::Auth::any_of(&["token"]).or_none(), |_request| ());
operation!(Post: POST "/things", specwright::Auth::any_of(&["token"]).or_none(), |_request| ());
operation!(Delete: DELETE "/things", |_request| ());
operation!(PostObject: POST "/things", |request| {
    request.begin(BodyKind::JsonObject);
    request.member("a", &1);
    request.text(Place::Query, "q", &"a b/c");
});

const EMPTY: &str = "HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";

fn call<C: Calls, O: OperationOf<HandWritten>>(
    client: ClientBuilder<C>,
    operation: O,
) -> Result<O::Output, Error> {
    // Built outside of any runtime.
    client.build()?.run(operation).map_err(Into::into)
}

fn has_header(request: &str, header: &str) -> bool {
    request.split("\r\n").any(|line| line.eq_ignore_ascii_case(header))
}

on_both! {
    an_empty_post_says_so_on_the_wire_and_get_and_delete_do_not,
    a_body_and_a_query_arrive,
    what_the_client_shows_is_what_arrives,
    redirects_are_not_followed,
    a_body_beyond_the_limit_is_cut_off,
    nobody_listening_is_no_connection,
    a_silent_server_is_a_timeout,
    a_response_that_breaks_off_keeps_what_came,
    a_timeout_in_the_body_keeps_what_came,
    the_address_shows_in_no_error,
}

fn an_empty_post_says_so_on_the_wire_and_get_and_delete_do_not<C: Calls>() {
    let server = Server::answering(EMPTY);
    call(client::<C>(&server.url).token("t-1"), Post).unwrap();
    let post = server.request();
    assert!(post.starts_with("POST /things HTTP/1.1\r\n"), "{post}");
    assert!(has_header(&post, "content-length: 0") && !post.contains("content-type"), "{post}");
    assert_eq!(post.matches("content-length").count(), 1, "{post}");
    assert!(has_header(&post, "authorization: Bearer t-1"), "{post}");
    assert!(has_header(&post, concat!("user-agent: specwright/", env!("CARGO_PKG_VERSION"))), "{post}");

    call(client::<C>(&server.url), Get).unwrap();
    call(client::<C>(&server.url), Delete).unwrap();
    for request in [server.request(), server.request()] {
        assert!(!request.contains("content-length") && !request.contains("transfer-encoding"), "{request}");
        assert!(has_header(&request, "accept: application/json"), "{request}");
    }
}

fn a_body_and_a_query_arrive<C: Calls>() {
    let server = Server::answering(EMPTY);
    call(client::<C>(&format!("{}/prefix/", server.url)), PostObject).unwrap();
    let request = server.request();
    assert!(request.starts_with("POST /prefix/things?q=a%20b%2Fc HTTP/1.1\r\n"), "{request}");
    assert!(request.ends_with("\r\n\r\n{\"a\":1}") && has_header(&request, "content-length: 7"), "{request}");
}

fn what_the_client_shows_is_what_arrives<C: Calls>() {
    operation!(Hostile: GET "/a/{x}/ö/{y}?fixed='", |request| {
        request.text(Place::Path, "x", &"../..\\%2e%2e\r\n?#");
        request.text(Place::Path, "y", &"...;a=|'\"é");
        request.text(Place::Query, "'q'", &"+ %20&=\u{0}'");
    });
    let server = Server::answering(EMPTY);
    let shown = client::<Client>(&server.url).build().unwrap().request(&Hostile).unwrap();
    call(client::<C>(&server.url), Hostile).unwrap();
    let target = shown.uri().path_and_query().unwrap().as_str();
    // `reqwest` encodes the one character of the path's own text that the URL standard wants encoded.
    let request = server.request().replace("fixed=%27", "fixed='");
    assert!(request.starts_with(&format!("GET {target} HTTP/1.1\r\n")), "{request} {target}");
}

fn redirects_are_not_followed<C: Calls>() {
    let other = Server::answering(EMPTY);
    let server = Server::answering(format!(
        "HTTP/1.1 302 Found\r\nlocation: {}/things?key=hunter2\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
        other.url
    ));
    let error = call(client::<C>(&server.url).token("t"), Post).unwrap_err();
    assert_eq!(error.status(), Some(http::StatusCode::FOUND));
    assert_eq!(error.to_string(), "Post: the server answered 302 Found (redirects are not followed)");
    assert!(error.headers().unwrap().contains_key("location") && !format!("{error:?}").contains("hunter2"));
    server.request();
    assert_eq!((server.others(), other.others()), (0, 0));
}

fn a_body_beyond_the_limit_is_cut_off<C: Calls>() {
    let body = "x".repeat(300_000);
    let head =
        format!("HTTP/1.1 500 No\r\nx-id: 7\r\nconnection: close\r\ncontent-length: {}\r\n\r\n", body.len());
    let server = Server::answering(format!("{head}{body}"));
    let error = call(client::<C>(&server.url).max_response_size(1000), Get).unwrap_err();
    assert!(error.is_body_too_large() && !error.is_timeout(), "{error:?}");
    assert_eq!(error.status(), Some(http::StatusCode::INTERNAL_SERVER_ERROR));
    assert_eq!(
        (error.body().unwrap().len(), &error.headers().unwrap()["x-id"]),
        (1000, &"7".parse().unwrap())
    );

    // Chunked: no length is announced.
    let chunk = format!("{:x}\r\n{body}\r\n", body.len());
    let server = Server::answering(format!(
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{chunk}{chunk}0\r\n\r\n"
    ));
    assert!(call(client::<C>(&server.url).max_response_size(400_000), Get).unwrap_err().is_body_too_large());
    call(client::<C>(&server.url).max_response_size(600_000), Get).unwrap();
}

fn nobody_listening_is_no_connection<C: Calls>() {
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let error = call(client::<C>(&format!("http://{address}/?").replace("/?", "")), Get).unwrap_err();
    assert!(error.is_connect() && !error.is_timeout() && error.status().is_none(), "{error:?}");
    assert_eq!(error.to_string(), "Get: could not connect to the server, after 3 attempts");
    let mut causes =
        std::iter::successors(error.source(), |cause: &&(dyn std::error::Error + 'static)| (*cause).source());
    assert!(causes.any(|cause| cause.to_string().contains("refused")), "{error:?}");
}

fn a_silent_server_is_a_timeout<C: Calls>() {
    let server = Server::silent();
    let started = Instant::now();
    let error = call(client::<C>(&server.url).timeout(Duration::from_millis(200)), Get).unwrap_err();
    assert!(error.is_timeout() && !error.is_connect(), "{error:?}");
    assert!(started.elapsed() < Duration::from_secs(4));
    // What was left of the time may have been enough to begin once more.
    assert!(error.to_string().starts_with("Get: no whole response in time"), "{error}");
}

fn a_response_that_breaks_off_keeps_what_came<C: Calls>() {
    let busy = "HTTP/1.1 503 Busy\r\nRetry-After: 3\r\nContent-Length: 300\r\n\r\nfoo";
    let chunked = "HTTP/1.1 200 OK\r\nRetry-After: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nfoo\r\n3\r\n";
    for (answer, status, how) in [
        (busy, 503, "503 Service Unavailable, broke off after 3 of 300 bytes"),
        (&busy.replace("503 Busy", "200 OK"), 200, "200 OK, broke off after 3 of 300 bytes"),
        (chunked, 200, "200 OK, broke off after 3 bytes"),
    ] {
        let server = Server::answering(answer);
        let error = call(client::<C>(&server.url).retry(Retry::OFF), Get).unwrap_err();
        assert!(!error.is_timeout() && !error.is_connect() && error.source().is_some(), "{error:?}");
        assert_eq!(error.to_string(), format!("Get: the body of the response, status {how}"));
        assert_eq!(error.status().unwrap().as_u16(), status);
        assert_eq!(error.headers().unwrap()["retry-after"], "3");
        assert_eq!(error.body().unwrap(), "foo");
        assert!(format!("{error:?}").contains(r#"body: "foo""#), "{error:?}");
    }

    let server = Server::answering("HTTP/1.1 200 OK\r\ncontent-le");
    let error = call(client::<C>(&server.url), Get).unwrap_err();
    assert_eq!((error.status(), error.is_timeout()), (None, false));
    assert_eq!(error.to_string(), "Get: the exchange with the server broke off, after 3 attempts");
}

fn a_timeout_in_the_body_keeps_what_came<C: Calls>() {
    let server = Server::stalling("HTTP/1.1 503 Busy\r\nRetry-After: 3\r\nContent-Length: 300\r\n\r\nfoo");
    let error = call(client::<C>(&server.url).timeout(Duration::from_millis(300)), Get).unwrap_err();
    assert!(error.is_timeout() && !error.is_connect(), "{error:?}");
    assert_eq!(error.status(), Some(http::StatusCode::SERVICE_UNAVAILABLE));
    assert_eq!(
        (&error.headers().unwrap()["retry-after"], &error.body().unwrap()[..]),
        (&"3".parse().unwrap(), &b"foo"[..])
    );
    assert_eq!(
        error.to_string(),
        "Get: the body of the response, status 503 Service Unavailable, was cut off by the time limit after 3 of \
         300 bytes"
    );
}

fn the_address_shows_in_no_error<C: Calls>() {
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    operation!(Keyed: GET "/x", |request| request.text(Place::Query, "key", &"hunter2"));
    let error = call(client::<C>(&format!("http://{address}")), Keyed).unwrap_err();
    assert!(!format!("{error:?} {error:#?}").contains("hunter2"), "{error:?}");
}

#[test]
fn outside_of_tokio_a_call_fails_and_does_not_panic() {
    let client = client::<Client>("http://127.0.0.1:9").build().unwrap();
    let mut call = std::pin::pin!(client.call(Get));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let std::task::Poll::Ready(Err(error)) = call.as_mut().poll(&mut context) else { panic!("no error") };
    assert_eq!(
        error.to_string(),
        "Get: the default transport needs a Tokio runtime: await the call inside of one"
    );
}

#[test]
fn no_proxy_stands_between_a_client_and_its_own_machine() {
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let again = std::process::Command::new(std::env::current_exe().unwrap())
        .arg("a_body_and_a_query_arrive")
        .envs(["HTTP_PROXY", "http_proxy", "ALL_PROXY"].map(|name| (name, format!("http://{nobody}"))))
        .env_remove("NO_PROXY")
        .env_remove("no_proxy")
        .output()
        .unwrap();
    let passed = if cfg!(feature = "blocking") { "2 passed" } else { "1 passed" };
    assert!(String::from_utf8_lossy(&again.stdout).contains(passed), "{again:?}");
}
