//! Credentials of the schemes that no API of this repository has.

use super::{ask, call, shop};

#[test]
fn basic_is_a_user_and_a_password_in_base64() {
    let mock = shop(0);
    let with = |value: &str| ask(&mock, "GET /v1/account", &[("authorization", value)], "");
    assert_eq!(with("Basic dXNlcjpwYXNz").status, 200, "user:pass");
    assert_eq!(with("basic dXNlcjo=").status, 200, "no password, and the word in lower case");
    for (value, detail) in [
        ("Basic dXNlcg==", "the credential `account` is not a user and password in base64"),
        ("Basic ***", "the credential `account` is not a user and password in base64"),
        ("Basic ", "withAccount needs `Authorization: Basic …`"),
        ("Bearer dXNlcjpwYXNz", "withAccount needs `Authorization: Basic …`"),
    ] {
        let answer = with(value);
        assert_eq!((answer.status, answer.json()["detail"].as_str()), (401, Some(detail)), "{value}");
        assert_eq!(answer.header("www-authenticate"), Some("Basic realm=\"shop\""));
    }
}

#[test]
fn a_parameter_of_the_query_is_no_parameter_of_the_operation() {
    let mock = shop(0);
    assert_eq!(call(&mock, "GET /v1/ticket?ticket=t%201&page=2", "").status, 200);
    for line in ["GET /v1/ticket", "GET /v1/ticket?ticket=", "GET /v1/ticket?Ticket=t"] {
        let answer = call(&mock, line, "");
        assert_eq!(answer.json()["detail"], "withTicket needs the query parameter `ticket`", "{line}");
        assert_eq!((answer.status, answer.header("www-authenticate")), (401, None));
    }
}

#[test]
fn one_of_several_is_enough_and_all_are_named() {
    let mock = shop(0);
    assert_eq!(call(&mock, "GET /v1/either?ticket=t", "").status, 200);
    let basic = ("authorization", "Basic dXNlcjpwYXNz");
    assert_eq!(ask(&mock, "GET /v1/either", &[basic], "").status, 200);
    let wrong = ("authorization", "Basic x");
    assert_eq!(ask(&mock, "GET /v1/either?ticket=t", &[wrong], "").status, 200, "one of them is good");
    let detail = "withEither needs `Authorization: Basic …` or the query parameter `ticket`";
    assert_eq!(call(&mock, "GET /v1/either", "").json()["detail"], detail);
}

#[test]
fn what_goes_together_is_needed_whole() {
    let mock = shop(0);
    let with = |line: &str, cookie: &str| ask(&mock, line, &[("cookie", cookie)], "").status;
    assert_eq!(with("GET /v1/both?ticket=t", "a=b; sid=s-1"), 200);
    assert_eq!(
        (with("GET /v1/both", "sid=s-1"), with("GET /v1/both?ticket=t", "asid=s-1; sid=")),
        (401, 401)
    );
    let detail =
        "withBoth needs `Authorization: Basic …` or the query parameter `ticket` and the cookie `sid`";
    assert_eq!(call(&mock, "GET /v1/both?ticket=t", "").json()["detail"], detail);
    let basic = ("authorization", "Basic dXNlcjpwYXNz");
    assert_eq!(ask(&mock, "GET /v1/both", &[basic], "").status, 200);
}

#[test]
fn the_journal_shows_none() {
    let mock = shop(0);
    ask(&mock, "GET /v1/either?ticket=s3cret&a=1", &[("authorization", "Basic czNjcmV0")], "");
    call(&mock, "GET /v1/ticket?tick%65t=s3cret", "");
    assert_eq!(call(&mock, "GET /v1/bots3cret/me", "").status, 200);
    let shown = format!("{:?}", mock.journal());
    assert!(!shown.contains("s3cret") && !shown.contains("czNjcmV0"), "{shown}");
    assert_eq!(mock.journal()[0].path, "/v1/either?ticket=[redacted]&a=1");
    assert_eq!(mock.journal()[1].path, "/v1/ticket?ticket=[redacted]");
    assert_eq!(mock.journal()[2].path, "/v1/bot[redacted]/me");
}
