//! The mock stands where the tokens of OAuth 2 come from, too.

use specwright::{
    Api, ApiInfo, Client, ClientBuilder, ClientCredentials, ErrorBody, ErrorStatuses, Model, OAuth2,
    Operation, RefreshToken, Refusal, Scheme, SchemeKind, Validate, http,
};
use specwright_mock::{Mock, MockOptions, Server};
use specwright_tests::block_on;

use crate::mock::logins::ByHand;
use crate::mock::refusals::raw;

const SPEC: &str = include_str!("../../fixtures/oauth2.yaml");

/// The API of the spec, as its crate says it.
#[derive(Debug)]
enum Tokens {}

impl Api for Tokens {
    const INFO: ApiInfo = ApiInfo::new("oauth2").schemes(&[Scheme::new("oauth", SchemeKind::Bearer)
        .oauth2(
            OAuth2::new()
                .client_credentials("https://login.example.com/token")
                .authorization_code("https://login.example.com/authorize", "https://login.example.com/token")
                .refresh("https://login.example.com/refresh"),
        )
        .refused_by(
            ErrorBody::new().code("code").message("message"),
            &[Refusal::new(ErrorStatuses::One(403)).code("token-ended")],
        )]);
}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /pets", out = text, auth = "oauth", api = Tokens)]
struct GetPets {}

fn mock() -> Mock {
    Mock::new("oauth2.yaml", SPEC).unwrap()
}

#[test]
fn tokens_come_from_where_the_api_says() {
    let clock = ByHand::new();
    let mock = mock().with_options(MockOptions::new().clock(clock));
    let builder = || ClientBuilder::new().base_url("https://api.example.com").transport(mock.clone());
    let client: Client<Tokens> =
        builder().token_provider(ClientCredentials::of::<Tokens>("me", "s3cr3t")).build().unwrap();
    assert!(block_on(client.call(GetPets {})).is_ok());
    let user: Client<Tokens> =
        builder().token_provider(RefreshToken::of::<Tokens>("me", "r-1")).build().unwrap();
    assert!(block_on(user.call(GetPets {})).is_ok());
}

#[test]
fn tokens_come_over_http() {
    let mock = mock();
    let server = Server::start(vec![mock], "127.0.0.1:0".parse().unwrap()).unwrap();
    let base = server.base_urls()[0].clone();
    let provider = ClientCredentials::new(format!("{base}/token"), "me", "s3cr3t");
    let client: Client<Tokens> =
        ClientBuilder::new().base_url(base.clone()).token_provider(provider).build().unwrap();
    assert!(block_on(client.call(GetPets {})).is_ok());
}

#[test]
fn what_asks_for_no_token_is_refused_as_rfc_6749_says() {
    let mock = mock();
    let asked = |uri: &str, body: &str| {
        let request = http::Request::post(uri).header("content-type", "application/x-www-form-urlencoded");
        let (head, answer) = raw(&mock, request, body);
        let error = answer.get("error").and_then(|error| error.as_str()).unwrap_or_default().to_owned();
        (head.status.as_u16(), error)
    };
    let error = |status: u16, code: &str| (status, code.to_owned());
    let token = "https://login.example.com/token";
    assert_eq!(asked(token, "a=b"), error(400, "invalid_request"));
    assert_eq!(asked(token, "grant_type=client_credentials"), error(401, "invalid_client"));
    assert_eq!(asked(token, "grant_type=password"), error(400, "unsupported_grant_type"));
    assert_eq!(asked(token, "grant_type=refresh_token"), error(400, "invalid_request"));
    let request = http::Request::post(token).header("content-type", "application/x-www-form-urlencoded");
    let (head, body) = raw(&mock, request, "grant_type=authorization_code&code=c&client_id=me");
    assert_eq!((head.status.as_u16(), &body["token_type"]), (200, &"bearer".into()));
    assert!(body["refresh_token"].is_string() && head.headers["cache-control"] == "no-store", "{body}");
    // Another host is somebody else's, and another path is no token endpoint.
    assert_eq!(asked("https://elsewhere.example.com/token", "grant_type=client_credentials").0, 404);
    assert_eq!(asked("https://login.example.com/authorize", "grant_type=client_credentials").0, 404);
}
