//! Ready-made providers of OAuth 2, and what else ends a token.
#![allow(clippy::unwrap_used, reason = "helpers of tests may, too")]

use std::sync::{Arc, Mutex};

use specwright::bytes::Bytes;
use specwright::{
    Api, ApiInfo, Client, ClientAuth, ClientBuilder, ClientCredentials, ErrorBody, ErrorStatuses, Model,
    OAuth2, Operation, RefreshToken, Refusal, Response, Scheme, SchemeKind, TokenProvider, Validate, http,
};

use crate::support::script::{Received, Script, TestClock, says};

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "POST /things", out = text, auth = "token")]
struct Create {}

type Steps = Vec<(u16, &'static str)>;

/// A call with this provider: its output or the error of the login, and what was received.
fn call(provider: impl TokenProvider, steps: Steps) -> (Result<String, String>, Received) {
    let steps = steps.into_iter().map(|(status, body)| says(status, &[], body)).collect();
    let (transport, received) = Script::new(steps);
    let builder = Client::builder().base_url("http://h.test").transport(transport).clock(TestClock::new());
    let client = builder.token_provider(provider).build().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let result = runtime.block_on(client.call(Create {}));
    let told = |error: specwright::Error| error.login_error().map_or(String::new(), ToString::to_string);
    (result.map_err(told), received)
}

fn body(request: &http::Request<Bytes>) -> &str {
    std::str::from_utf8(request.body()).unwrap()
}

#[test]
fn client_credentials_are_shown_as_basic_authentication_or_in_the_body() {
    let provider = || ClientCredentials::new("https://login.test/token", "my client", "s:1").scope("a b");
    let issued = r#"{"access_token":"t-1","token_type":"Bearer","expires_in":"3599"}"#;
    let (made, received) = call(provider().parameter("audience", "x&y"), vec![(200, issued), (200, "made")]);
    assert_eq!(made.as_deref(), Ok("made"));
    let [login, create] = received.all().try_into().unwrap();
    assert_eq!(
        (login.uri().to_string().as_str(), login.method().as_str()),
        ("https://login.test/token", "POST")
    );
    assert_eq!(body(&login), "grant_type=client_credentials&scope=a%20b&audience=x%26y");
    assert_eq!(login.headers()["content-type"], "application/x-www-form-urlencoded");
    // `my%20client:s%3A1`
    assert_eq!(login.headers()["authorization"], "Basic bXklMjBjbGllbnQ6cyUzQTE=");
    assert!(login.headers()["authorization"].is_sensitive());
    assert_eq!(create.headers()["authorization"], "Bearer t-1");

    let (_, received) = call(provider().client_auth(ClientAuth::Body), vec![(200, issued), (200, "made")]);
    let login = &received.all()[0];
    assert!(body(login).ends_with("&client_id=my%20client&client_secret=s%3A1"), "{}", body(login));
    assert!(!login.headers().contains_key("authorization"));
    assert!(!format!("{:?}", provider()).contains("s:1"));
}

#[test]
fn refusals_of_the_token_endpoint_are_told() {
    let refused = r#"{"error":"invalid_client","error_description":"no such client"}"#;
    let cases: [(Steps, &str); 4] = [
        (
            vec![(401, refused)],
            "the token endpoint answered 401 Unauthorized with `invalid_client`: no such client",
        ),
        (vec![(502, "<html>")], "the token endpoint answered 502 Bad Gateway"),
        (vec![(200, "{}")], "the token endpoint issued no `access_token`"),
        (
            vec![(200, r#"{"access_token":"t","token_type":"mac"}"#)],
            "the token endpoint issued a token of another type than `bearer`",
        ),
    ];
    for (steps, wanted) in cases {
        let (result, received) = call(ClientCredentials::new("https://login.test/token", "a", "b"), steps);
        assert_eq!((result.unwrap_err().as_str(), received.count()), (wanted, 1));
    }
    let (result, received) = call(ClientCredentials::new("login.test/token", "a", "b"), vec![(200, "")]);
    assert!(result.unwrap_err().starts_with("the token endpoint has no") && received.count() == 0);
}

#[test]
fn refresh_tokens_are_followed_where_the_server_replaces_them() {
    let kept = Arc::new(Mutex::new(Vec::new()));
    let keep = kept.clone();
    let provider = RefreshToken::new("https://login.test/token", "app", "r-1")
        .on_new_refresh_token(move |token| keep.lock().unwrap().push(token.expose().to_owned()));
    let steps = vec![
        (200, r#"{"access_token":"t-1","refresh_token":"r-2"}"#),
        (401, ""),
        (200, r#"{"access_token":"t-2"}"#),
        (200, "made"),
    ];
    assert!(!format!("{provider:?}").contains("r-1"));
    let (made, received) = call(provider, steps);
    assert_eq!(made.as_deref(), Ok("made"));
    let received = received.all();
    assert_eq!(body(&received[0]), "grant_type=refresh_token&refresh_token=r-1&client_id=app");
    assert_eq!(body(&received[2]), "grant_type=refresh_token&refresh_token=r-2&client_id=app");
    assert_eq!(*kept.lock().unwrap(), ["r-2"]);
}

#[test]
fn the_caller_says_which_refusals_end_a_token() {
    let ends = |response: &Response| response.status() == 403 && response.body().as_ref() == b"expired";
    let logins = Arc::new(Mutex::new(0));
    let count = logins.clone();
    let provider = move || {
        *count.lock().unwrap() += 1;
        std::future::ready(Ok::<_, specwright::LoginError>(specwright::Token::new("t")))
    };
    let steps = vec![says(403, &[], "expired"), says(200, &[], "made"), says(403, &[], "never")];
    let (transport, received) = Script::new(steps);
    let builder = Client::builder().base_url("http://h.test").transport(transport).clock(TestClock::new());
    let client = builder.token_provider(provider).token_refused(ends).build().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    assert_eq!(runtime.block_on(client.call(Create {})).unwrap(), "made");
    assert!(runtime.block_on(client.call(Create {})).is_err());
    assert_eq!((*logins.lock().unwrap(), received.count()), (2, 3));
}

/// An API that says where its tokens come from, and what ends one.
#[derive(Debug)]
enum Pets {}

impl Api for Pets {
    const INFO: ApiInfo = ApiInfo::new("pets").schemes(&[Scheme::new("oauth", SchemeKind::Bearer)
        .oauth2(
            OAuth2::new()
                .client_credentials("https://login.test/token")
                .authorization_code("https://login.test/allow", "https://login.test/token")
                .refresh("https://login.test/refresh")
                .client_auth(ClientAuth::Body),
        )
        .refused_by(
            ErrorBody::new().code("code").message("why"),
            &[
                Refusal::new(ErrorStatuses::One(403)).code("ended"),
                Refusal::new(ErrorStatuses::Class(4)).message("the token has ended"),
            ],
        )]);
}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /pets", out = text, auth = "oauth", api = Pets)]
struct GetPets {}

fn call_pets(
    provider: impl TokenProvider<Pets>,
    steps: Steps,
) -> (Result<String, Option<u16>>, Vec<http::Request<Bytes>>) {
    let steps = steps.into_iter().map(|(status, body)| says(status, &[], body)).collect();
    let (transport, received) = Script::new(steps);
    let builder: ClientBuilder<Client<Pets>> = ClientBuilder::new();
    let builder = builder.base_url("http://h.test").transport(transport).clock(TestClock::new());
    let client: Client<Pets> = builder.token_provider(provider).build().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let result = runtime
        .block_on(client.call(GetPets {}))
        .map_err(|error| error.status().map(|status| status.as_u16()));
    (result, received.all())
}

#[test]
fn the_api_says_where_tokens_come_from() {
    let issued = r#"{"access_token":"t-1"}"#;
    let provider = ClientCredentials::of::<Pets>("app", "s").scope("read");
    let (pets, received) = call_pets(provider, vec![(200, issued), (200, "pets")]);
    assert_eq!(pets.as_deref(), Ok("pets"));
    assert_eq!(received[0].uri().to_string(), "https://login.test/token");
    assert_eq!(body(&received[0]), "grant_type=client_credentials&scope=read&client_id=app&client_secret=s");
    let (pets, received) =
        call_pets(RefreshToken::of::<Pets>("app", "r-1"), vec![(200, issued), (200, "pets")]);
    assert_eq!(pets.as_deref(), Ok("pets"));
    assert_eq!(received[0].uri().to_string(), "https://login.test/refresh");
}

#[test]
fn the_api_says_which_refusals_end_a_token() {
    let provider = || ClientCredentials::of::<Pets>("app", "s");
    let (first, second) = (r#"{"access_token":"t-1"}"#, r#"{"access_token":"t-2"}"#);
    for refusal in [(403, r#"{"code":"ended"}"#), (418, r#"{"why":"the token has ended"}"#), (401, "")] {
        let (pets, received) =
            call_pets(provider(), vec![(200, first), refusal, (200, second), (200, "pets")]);
        assert_eq!(pets.as_deref(), Ok("pets"), "{refusal:?}");
        assert_eq!(received[3].headers()["authorization"], "Bearer t-2");
    }
    for other in [(403, r#"{"code":"never"}"#), (404, r#"{"code":"ended"}"#), (403, "")] {
        let (pets, received) = call_pets(provider(), vec![(200, first), other]);
        assert_eq!((pets, received.len()), (Err(Some(other.0)), 2), "{other:?}");
    }
    // Once: a token that is refused as soon as it was issued is the caller's to look at.
    let ended = (403, r#"{"code":"ended"}"#);
    let (pets, received) = call_pets(provider(), vec![(200, first), ended, (200, second), ended]);
    assert_eq!((pets, received.len()), (Err(Some(403)), 4));
}
