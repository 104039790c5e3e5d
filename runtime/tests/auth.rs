//! Credentials: where they go, which one is taken, and that none of them shows.
#![allow(clippy::unwrap_used, reason = "helpers of tests may, too")]

use specwright::bytes::Bytes;
use specwright::{
    Api, ApiClient, ApiInfo, Client, ClientBuilder, Credential, Response, Scheme, SchemeKind, Server, http,
};

#[derive(Debug)]
struct Many(Client<Many>);

impl Api for Many {
    const INFO: ApiInfo = ApiInfo::new("many")
        .servers(&[
            Server::new("production", "https://api.example.com/v1"),
            Server::new("sandbox", "https://sandbox.example.com"),
        ])
        .schemes(&[
            Scheme::new("token", SchemeKind::Bearer).env("SPECWRIGHT_TEST_UNSET_TOKEN"),
            Scheme::new("login", SchemeKind::Basic),
            Scheme::new("key", SchemeKind::Header("X-Key")),
            Scheme::new("query", SchemeKind::Query("api key")),
            Scheme::new("session", SchemeKind::Cookie("sid")),
            Scheme::new("bot", SchemeKind::Path),
        ]);
}

impl ApiClient for Many {
    type Base = Client<Many>;
}

impl From<Client<Many>> for Many {
    fn from(client: Client<Many>) -> Self {
        Self(client)
    }
}

operation!(Any: GET "/x?a=b", specwright::Auth::any_of(&["key", "query", "token", "login"]), |_request| ());
operation!(Optional: GET "/x", specwright::Auth::any_of(&["token"]).or_none(), |_request| ());
operation!(Open: GET "/x", |_request| ());
operation!(InPath: GET "/bot{bot}/x", specwright::Auth::any_of(&["bot"]), |_request| ());
operation!(Strange: GET "/x", specwright::Auth::any_of(&["nowhere"]), |_request| ());

fn builder() -> ClientBuilder<Many> {
    ClientBuilder::new().transport(|_: http::Request<Bytes>| async { Ok(Response::default()) })
}

fn authorization(client: ClientBuilder<Many>) -> http::HeaderValue {
    let request = client.build().unwrap().0.request(&Any).unwrap();
    let value = request.headers()["authorization"].clone();
    assert!(value.is_sensitive());
    value
}

#[test]
fn each_scheme_has_its_place() {
    assert_eq!(authorization(builder().token("t-1")), "Bearer t-1");
    // The sample of RFC 7617.
    assert_eq!(
        authorization(builder().basic("Aladdin", "open sesame")),
        "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="
    );

    let request = builder().credential("key", "k-1").build().unwrap().0.request(&Any).unwrap();
    assert!(request.headers()["x-key"].is_sensitive() && request.headers()["x-key"] == "k-1");

    let request = builder().credential("query", "k/2").build().unwrap().0.request(&Any).unwrap();
    assert_eq!(request.uri(), "https://api.example.com/v1/x?a=b&api%20key=k%2F2");
}

#[test]
fn the_first_scheme_that_the_client_has_is_taken() {
    let client = builder().basic("u", "p").token("t").credential("query", "q").build().unwrap().0;
    let request = client.request(&Any).unwrap();
    assert_eq!(request.uri().query(), Some("a=b&api%20key=q"));
    assert!(!request.headers().contains_key("authorization"));
}

#[test]
fn optional_sends_what_there_is_and_none_sends_nothing() {
    let client = builder().token("t").build().unwrap().0;
    assert!(client.request(&Optional).unwrap().headers().contains_key("authorization"));
    assert!(!client.request(&Open).unwrap().headers().contains_key("authorization"));
    let client = builder().build().unwrap().0;
    assert!(!client.request(&Optional).unwrap().headers().contains_key("authorization"));
}

#[test]
fn a_missing_credential_is_reported_with_every_way_to_give_it() {
    let client = builder().credentials_from_env().build().unwrap().0;
    let error = client.request(&Any).unwrap_err();
    assert!(error.is_invalid());
    assert_eq!(
        error.to_string(),
        "Any: the request was not sent: it needs a credential, and the client has none: \
         for the scheme `key` call `.credential(\"key\", …)` on the client builder, or \
         for the scheme `query` call `.credential(\"query\", …)` on the client builder, or \
         for the scheme `token` call `.token(…)` on the client builder, or set SPECWRIGHT_TEST_UNSET_TOKEN and \
         call `.credentials_from_env()`, or \
         for the scheme `login` call `.basic(…)` on the client builder"
    );
    let error = client.request(&Strange).unwrap_err();
    assert!(error.to_string().ends_with("the API `many` declares no scheme `nowhere`"), "{error}");
}

#[test]
fn the_last_credential_of_a_scheme_counts() {
    assert_eq!(authorization(builder().token("a").credential("token", "b")), "Bearer b");
}

#[test]
fn bad_credentials_are_refused_when_the_client_is_built_and_never_shown() {
    let builder = builder()
        .token("hunter2\n")
        .basic("a:b", "hunter2")
        .credential("key", "hünter2")
        .credential("query", Credential::basic("u", "hunter2"))
        .credential("nowhere", "hunter2")
        .base_url("https://u:hunter2@example.com");
    assert!(!format!("{builder:?}").contains("hunter2"));
    let error = builder.build().unwrap_err();
    assert!(error.is_configuration() && error.operation().is_none());
    assert_eq!(
        error.problems(),
        [
            "the base URL holds a user or password; give those with a credential of the client builder",
            "the API has no scheme `nowhere` (it has `token`, `login`, `key`, `query`, `session`, `bot`)",
            "the credential of the scheme `token` has a line break; take it out",
            "the credential of the scheme `login` has a colon in its user, where none can be",
            "the credential of the scheme `key` has characters that a header cannot carry; only visible ASCII and \
         spaces can",
            "the credential of the scheme `query` is a user and password; the scheme wants a token or key",
        ]
    );
    assert!(!format!("{error} {error:?}").contains("hunter2"));
}

#[test]
fn a_member_and_a_credential_do_not_share_a_header() {
    operation!(Both: GET "/x", specwright::Auth::any_of(&["token"]), |request| {
        request.text(specwright::Place::Header, "Authorization", &"mine")
    });
    let client = builder().token("t").build().unwrap().0;
    let error = client.request(&Both).unwrap_err();
    assert_eq!(
        error.problems(),
        ["the header `authorization` is written by a member or call options, and by a credential"]
    );
}

#[test]
fn servers_are_chosen_by_name() {
    let client = builder().server("sandbox").build().unwrap().0;
    assert_eq!(client.request(&Open).unwrap().uri(), "https://sandbox.example.com/x");
    let error = builder().server("moon").build().unwrap_err();
    assert_eq!(error.problems(), ["the API has no server `moon` (it has `production`, `sandbox`)"]);
}

#[test]
fn a_client_without_an_api_wants_a_base_url_and_has_a_token() {
    let transport = |_: http::Request<Bytes>| async { Ok(Response::default()) };
    let error = Client::builder().transport(transport).basic("u", "p").build().unwrap_err();
    assert_eq!(
        error.problems(),
        [
            "the API `client` names no server: call `.base_url(…)` on the client builder",
            "`basic` wants an API with one basic scheme; call `.credential(…)` (it has `token`)",
        ]
    );
    let client = Client::builder().transport(transport).base_url("http://h").token("t").build().unwrap();
    assert_eq!(client.request(&Optional).unwrap().headers()["authorization"], "Bearer t");
}

#[test]
fn limits_that_would_do_nothing_are_mistakes() {
    let zero = std::time::Duration::ZERO;
    let error = builder().timeout(zero).connect_timeout(zero).build().unwrap_err();
    assert_eq!(
        error.problems(),
        [
            "`connect_timeout` is zero, so that no call could succeed",
            "`timeout` is zero, so that no call could succeed",
            "`connect_timeout` is for the default transport, and another one is given: set it there",
        ]
    );
}

#[test]
fn nothing_secret_shows_in_debug() {
    let client =
        builder().token("hunter2").basic("u", "hunter2").credential("query", "hunter2").build().unwrap();
    let debug = format!("{client:?} {:?}", client.0.call(Any));
    assert!(!debug.contains("hunter2"), "{debug}");
    assert!(debug.contains(r#"credentials: ["token", "login", "query"]"#), "{debug}");
    let request = client.0.request(&Optional).unwrap();
    assert!(!format!("{request:?}").contains("hunter2"));
}

operation!(Both: GET "/x", specwright::Auth::any_set_of(&[&["key", "session"], &["token"]]), |_request| ());

#[test]
fn sets_are_sent_whole_or_not_at_all() {
    let request = |client: ClientBuilder<Many>| client.build().unwrap().0.request(&Both);
    let both = request(builder().credential("key", "k-1").credential("session", "s-1").token("t-1")).unwrap();
    assert_eq!(
        (&both.headers()["x-key"], &both.headers()["cookie"]),
        (&"k-1".parse().unwrap(), &"sid=s-1".parse().unwrap())
    );
    assert!(both.headers()["cookie"].is_sensitive() && !both.headers().contains_key("authorization"));
    let other = request(builder().credential("key", "k-1").token("t-1")).unwrap();
    assert_eq!(
        (&other.headers()["authorization"], other.headers().contains_key("x-key")),
        (&"Bearer t-1".parse().unwrap(), false)
    );
    let error = request(builder().credential("key", "k-1")).unwrap_err();
    let [problem] = &error.problems()[..] else { panic!("{error}") };
    assert!(
        problem.contains("`key`")
            && problem.contains(", and for the scheme `session`")
            && problem.contains(", or for"),
        "{problem}"
    );
}

#[test]
fn cookies_hold_what_cookies_can() {
    for bad in ["a b", "a;b", "a\"b", "é", ""] {
        let error = builder().credential("session", bad).build().unwrap_err();
        assert!(error.is_configuration(), "{bad}");
    }
}

#[test]
fn a_credential_in_the_path_is_one_segment() {
    let client = |token: &str| builder().credential("bot", token).build();
    let uri = |token: &str| client(token).unwrap().0.request(&InPath).unwrap().uri().to_string();
    assert_eq!(uri("12:AB-c_d"), "https://api.example.com/v1/bot12:AB-c_d/x");
    assert_eq!(uri("a/../b?c#d e%"), "https://api.example.com/v1/bota%2F..%2Fb%3Fc%23d%20e%25/x");
    for bad in ["", "a\nb"] {
        assert!(client(bad).unwrap_err().is_configuration(), "{bad:?}");
    }
    let missing = builder().build().unwrap().0.request(&InPath).unwrap_err().to_string();
    assert!(missing.contains("for the scheme `bot`") && !missing.contains("path value"), "{missing}");
    let client = client("s/cr3t").unwrap();
    let shown = format!("{:?} {:?}", client.0, client.0.request(&InPath).map(drop));
    assert!(!shown.contains("cr3t"), "{shown}");
}
