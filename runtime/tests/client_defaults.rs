//! Headers and query parameters of every call of a client.
#![allow(clippy::unwrap_used, reason = "helpers of tests may, too")]

use specwright::bytes::Bytes;
use specwright::{Api, ApiInfo, Auth, CallOptions, Client, ClientBuilder, Place, Response, http};

operation!(Get: GET "/things", Auth::any_of(&["token"]).or_none(), |request| {
    request.text(Place::Query, "own", &1);
});
operation!(Versioned: GET "/things", |request| {
    request.text(Place::Header, "x-version", &"2");
    request.text(Place::Query, "mode", &"own");
});

fn builder() -> ClientBuilder<Client> {
    Client::builder()
        .base_url("https://api.example.com")
        .transport(|_: http::Request<Bytes>| async { Ok(Response::default()) })
        .header("x-version", "0")
        .header("X-Version", "1")
        .user_agent("inventory/2.1")
        .query("mode", "a b")
}

#[test]
fn they_are_sent_with_every_call() {
    let request = builder().build().unwrap().request(&Get).unwrap();
    assert_eq!(request.uri(), "https://api.example.com/things?own=1&mode=a%20b");
    assert_eq!(request.headers().get_all("x-version").iter().collect::<Vec<_>>(), ["1"]);
    assert_eq!(request.headers()["user-agent"], "inventory/2.1");
}

enum Versions {}

impl Api for Versions {
    const INFO: ApiInfo = ApiInfo::new("versions")
        .headers(&[("x-version", "2024"), ("user-agent", "versions/1")])
        .query(&[("mode", "a b"), ("units", "si")]);
}

#[test]
fn those_of_the_api_are_sent_unless_the_client_says_something_else() {
    let builder = || {
        ClientBuilder::<Client<Versions>>::new()
            .base_url("https://api.example.com")
            .transport(|_: http::Request<Bytes>| async { Ok(Response::default()) })
    };
    let request = builder().build().unwrap().request(&Get).unwrap();
    assert_eq!(request.uri(), "https://api.example.com/things?own=1&mode=a%20b&units=si");
    assert_eq!(
        (&request.headers()["x-version"], &request.headers()["user-agent"]),
        (&"2024".parse().unwrap(), &"versions/1".parse().unwrap())
    );
    let other =
        builder().header("X-Version", "2025").user_agent("shop/3").query("mode", "c").build().unwrap();
    let request = other.request(&Get).unwrap();
    assert_eq!(request.uri(), "https://api.example.com/things?own=1&units=si&mode=c");
    assert_eq!(request.headers().get_all("x-version").iter().collect::<Vec<_>>(), ["2025"]);
    assert_eq!(request.headers()["user-agent"], "shop/3");
}

#[test]
fn what_a_call_says_itself_counts_more() {
    let client = builder().token("t").header("authorization", "other").build().unwrap();
    let request = client.request(&Versioned).unwrap();
    assert_eq!(request.uri(), "https://api.example.com/things?mode=own");
    assert_eq!(request.headers().get_all("x-version").iter().collect::<Vec<_>>(), ["2"]);
    let options = CallOptions::new().header("x-version", "3").query("mode", "call");
    let request = client.with_options(options).request(&Get).unwrap();
    assert_eq!(request.uri(), "https://api.example.com/things?own=1&mode=call");
    assert_eq!(
        (&request.headers()["x-version"], &request.headers()["authorization"]),
        (&"3".parse().unwrap(), &"Bearer t".parse().unwrap())
    );
}

#[test]
fn they_do_not_go_where_credentials_must_not() {
    let client =
        builder().build().unwrap().with_options(CallOptions::new().base_url("https://other.example"));
    let request = client.request(&Get).unwrap();
    assert_eq!(request.uri(), "https://other.example/things?own=1");
    assert!(!request.headers().contains_key("x-version"));
}

#[test]
fn mistakes_and_secrets_in_them_are_looked_after() {
    let error = builder().header("content-length", "1").header("x", "a\nhunter2").build().unwrap_err();
    assert_eq!(
        error.problems(),
        [
            "the header `content-length` of the client is one that the request sets itself",
            "the header `x` of the client has a line break; take it out",
        ]
    );
    let client = builder().header("x-api-key", "hunter2").build().unwrap();
    assert!(client.request(&Get).unwrap().headers()["x-api-key"].is_sensitive());
}

#[cfg(feature = "reqwest")]
#[tokio::test]
async fn the_user_agent_is_that_of_the_client_over_http() {
    use crate::support::server::Server;

    let server = Server::answering("HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n");
    let client = Client::builder().base_url(&server.url).user_agent("inventory/2.1").build().unwrap();
    client.call(Get).await.unwrap();
    let request = server.request();
    assert!(request.contains("\r\nuser-agent: inventory/2.1\r\n"), "{request}");
    assert!(!request.contains("specwright/"), "{request}");
}
