//! Tokens that are issued, and run out.

use std::time::Duration;

use personr::Client;
use specwright::bytes::Bytes;
use specwright_mock::MockOptions;
use specwright_mock::http::Request;

use crate::mock::Via;
use crate::mock::logins::ByHand;
use crate::mock::personr::{applicant, token};
use crate::mock::wait::Wait as _;

fn status_of_a_call(via: &Via, token: &str) -> u16 {
    let client: Client = via.builder().token(token).build().unwrap();
    match client.call(applicant()).wait() {
        Ok(_) => 200,
        Err(error) => specwright::Error::from(error).status().unwrap().as_u16(),
    }
}

#[test]
fn an_issued_token_is_good_until_it_runs_out() {
    let clock = ByHand::new();
    let options = MockOptions::new().clock(clock.clone()).token_lifetime(Duration::from_secs(60));
    let mock = personr::mock().with_options(options);
    for via in [Via::Process(mock.clone()), Via::socket(&mock)] {
        let issued = via.builder::<Client>().build().unwrap().call(token()).wait().unwrap();
        assert_eq!(issued.expires, 60);
        assert_eq!(status_of_a_call(&via, issued.token.expose()), 200);
        clock.forward(Duration::from_secs(59));
        assert_eq!(status_of_a_call(&via, issued.token.expose()), 200);
        clock.forward(Duration::from_secs(1));
        assert_eq!(status_of_a_call(&via, issued.token.expose()), 401);
        let renewed = via.builder::<Client>().build().unwrap().call(token()).wait().unwrap();
        assert_eq!(status_of_a_call(&via, renewed.token.expose()), 200);
    }
}

#[test]
fn the_lifetime_of_the_example_holds_where_none_is_set() {
    let clock = ByHand::new();
    let via = Via::Process(personr::mock().with_options(MockOptions::new().clock(clock.clone())));
    let issued = via.builder::<Client>().build().unwrap().call(token()).wait().unwrap();
    clock.forward(Duration::from_secs(31_535_999));
    assert_eq!(status_of_a_call(&via, issued.token.expose()), 200);
    clock.forward(Duration::from_secs(1));
    assert_eq!(status_of_a_call(&via, issued.token.expose()), 401);
}

#[test]
fn where_tokens_are_issued_no_other_is_good_but_the_one_for_tests() {
    let via = Via::Process(personr::mock());
    assert_eq!(status_of_a_call(&via, "made-up"), 401);
    assert_eq!(status_of_a_call(&via, specwright_mock::TEST_TOKEN), 200);
}

const UNSHOWN: &str = r#"specwright: 1
api: { name: tokens, title: Tokens }
servers: { production: https://api.example.com }
auth: { token: { scheme: bearer, issued-by: { operation: logIn, token: token, expires-in: lifetime } } }
operations:
  logIn:
    http: POST /login
    out: Login
types:
  Login: { members: { token: { type: string, secret: true }, lifetime: { type: integer, as: text } } }
"#;

#[test]
fn a_lifetime_that_no_example_shows_is_an_hour() {
    let mock = specwright_mock::Mock::embedded("tokens.yaml", UNSHOWN);
    let reply = mock.answer(&Request::post("/login").body(Bytes::new()).unwrap());
    let body: serde_json::Value = serde_json::from_slice(reply.response.body()).unwrap();
    assert_eq!(body["lifetime"], "3600");
}

#[test]
fn a_token_may_stand_further_in() {
    let spec = UNSHOWN
        .replace("token: token, expires-in: lifetime", "token: data.token, expires-in: data.lifetime")
        .replace("Login: {", "Login: { members: { data: Issued } }\n  Issued: {")
        .replace("types:", "  me: { http: GET /me, auth: token, out: empty }\ntypes:");
    let mock = specwright_mock::Mock::embedded("tokens.yaml", &spec);
    let reply = mock.answer(&Request::post("/login").body(Bytes::new()).unwrap());
    let body: serde_json::Value = serde_json::from_slice(reply.response.body()).unwrap();
    assert_eq!(body["data"]["lifetime"], "3600");
    let asked = |token: &str| {
        let request = Request::get("/me").header("authorization", format!("Bearer {token}"));
        mock.answer(&request.body(Bytes::new()).unwrap()).response.status().as_u16()
    };
    assert_eq!((asked(body["data"]["token"].as_str().unwrap()), asked("made-up")), (200, 401));
}
