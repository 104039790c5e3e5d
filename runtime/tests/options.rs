//! What calls can be made with otherwise than the client says.
#![allow(clippy::unwrap_used, reason = "helpers of tests may, too")]

use std::time::Duration;

use specwright::bytes::Bytes;
use specwright::{CallOptions, Client, Error, Model, Operation, Validate, http};

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /things", auth = "token", out = empty)]
struct Read {
    #[api(query = "page")]
    page: Option<i64>,
    #[api(header = "x-tenant")]
    tenant: Option<String>,
}

fn read() -> Read {
    Read { page: None, tenant: None }
}

fn client() -> Client {
    let transport = |_: http::Request<Bytes>| async {
        let repeated = "api-key was hunter3";
        Ok(http::Response::builder().status(400).body(Bytes::from_static(repeated.as_bytes())).unwrap())
    };
    let builder = Client::builder().base_url("https://api.example.com/v1").token("hunter2");
    builder.transport(transport).build().unwrap()
}

fn request(options: CallOptions) -> Result<specwright::PreparedRequest, Error> {
    client().with_options(options).request(&read())
}

#[test]
fn headers_and_query_are_added_encoded() {
    let options = CallOptions::new().header("X-Trace", "a 1").query("q", "a b&c=d").query("r", "é");
    let client = client().with_options(options).with_options(CallOptions::new().header("x-trace", "2"));
    let sent = client.request(&Read { page: Some(2), tenant: Some("t".to_owned()) }).unwrap();
    assert_eq!(sent.uri(), "https://api.example.com/v1/things?page=2&q=a%20b%26c%3Dd&r=%C3%A9");
    let traces: Vec<_> = sent.headers().get_all("x-trace").iter().collect();
    assert_eq!(traces, ["a 1", "2"]);
    assert_eq!(sent.headers()["authorization"], "Bearer hunter2");
}

#[test]
fn nothing_is_injected_and_nothing_is_written_twice() {
    let options = CallOptions::new()
        .timeout(Duration::ZERO)
        .base_url("https://ada:hunter2@h.test")
        .header("x-a", "b\r\nx-c: hunter2")
        .header("a b", "c")
        .header("content-length", "0")
        .header("x-tenant", "mine");
    let client = client().with_options(options);
    let error = client.request(&Read { page: None, tenant: Some("t".to_owned()) }).unwrap_err();
    assert!(error.is_invalid() && !error.may_have_been_sent());
    assert_eq!(
        error.problems(),
        [
            "`timeout` is zero, so that no call could succeed",
            "the base URL holds a user or password; give those with a credential of the client builder",
            "the header `x-a` of the call options has a line break; take it out",
            "the header `a b` of the call options has a name that no header can have",
            "the header `content-length` of the call options is one that the request sets itself",
            "the header `x-tenant` is written by a member and by call options",
        ]
    );
    let error = request(CallOptions::new().header("authorization", "Bearer mine")).unwrap_err();
    assert_eq!(
        error.problems(),
        ["the header `authorization` is written by a member or call options, and by a credential"]
    );
}

#[test]
fn credentials_go_to_another_origin_only_when_the_caller_says_so() {
    let carried = |options| {
        let request = request(options).unwrap();
        (request.uri().to_string(), request.headers().contains_key("authorization"))
    };
    let base = |url| carried(CallOptions::new().base_url(url));
    assert_eq!(
        base("https://API.example.com:443/v2"),
        ("https://API.example.com:443/v2/things".to_owned(), true)
    );
    for url in ["https://other.test", "http://api.example.com/v1", "https://api.example.com:8443"] {
        assert_eq!(base(url), (format!("{url}/things"), false));
        assert!(carried(CallOptions::new().trusted_base_url(url)).1);
    }
    let back = client()
        .with_options(CallOptions::new().base_url("https://other.test"))
        .with_options(CallOptions::new().base_url("https://api.example.com"));
    assert!(back.request(&read()).unwrap().headers().contains_key("authorization"));
}

#[test]
fn a_key_of_the_options_is_not_seen_anywhere() {
    let options =
        CallOptions::new().header("x-api-key", "hunter3").query("q", "hunter3").base_url("https://o.test");
    assert!(!format!("{options:?}").contains("hunter3"));
    let client = client().with_options(options);
    let sent = client.request(&read()).unwrap();
    assert!(sent.headers()["x-api-key"].is_sensitive());
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let error = runtime.block_on(client.call(read())).unwrap_err();
    let shown = format!("{client:?} {error} {error:?}");
    assert!(!shown.contains("hunter3") && !shown.contains("hunter2"), "{shown}");
}

#[test]
fn the_client_itself_stays_as_it_is() {
    let client = client();
    let _ = client.with_options(CallOptions::new().header("x-a", "b").base_url("https://o.test"));
    let sent = client.request(&read()).unwrap();
    assert_eq!(sent.uri().host(), Some("api.example.com"));
    assert!(!sent.headers().contains_key("x-a"));
}
