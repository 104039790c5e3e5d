//! Documented errors, and answers that are nearly one.

use serde_json::{Value, json};
use specwright::Error;
use specwright_tests::{Answer, Server, block_on, page, page_json};
use verifik::operations::{CreateAppRegistrationError, CreateProjectFlowError};

use crate::verifik::{client, create_app_registration, create_project_flow};

fn registration(answer: Answer) -> CreateAppRegistrationError {
    let server = Server::start(answer);
    block_on(create_app_registration::sample(&client(&server))).unwrap_err()
}

fn flow(answer: Answer) -> CreateProjectFlowError {
    let server = Server::start(answer);
    block_on(create_project_flow::sample(&client(&server))).unwrap_err()
}

fn conflict(name: &str) -> String {
    page(&format!("verifik-create-app-registration-409-{name}.json"))
}

#[test]
fn the_three_conflicts_of_the_page_are_told_apart_though_two_share_a_code() {
    use CreateAppRegistrationError::{ContactMissing, CountryCodeMissing, EmailDomainNotAllowed};

    let error = registration(Answer::json(409, conflict("contact")));
    assert!(matches!(error, ContactMissing { .. }), "{error:?}");
    let error = registration(Answer::json(409, conflict("country-code")));
    assert!(matches!(error, CountryCodeMissing { .. }), "{error:?}");
    let error = registration(Answer::json(409, conflict("email-domain")));
    let EmailDomainNotAllowed { error, .. } = error else { panic!("{error:?}") };
    assert_eq!(error.status().unwrap(), 409);
    assert_eq!(error.code(), Some("PreconditionFailed"));
    assert_eq!(error.message(), Some("email domain not allowed"));
    assert_eq!(error.documented(), Some("EmailDomainNotAllowed"));
    assert_eq!(error.body().unwrap(), conflict("email-domain").as_bytes());
    assert_eq!(
        error.to_string(),
        "createAppRegistration: the server answered 409 Conflict, code \"PreconditionFailed\", message \"email \
         domain not allowed\" (EmailDomainNotAllowed)"
    );
    assert!(error.may_have_been_sent());
}

#[test]
fn other_words_are_some_other_conflict_that_keeps_them() {
    let page = page_json("verifik-create-app-registration-409-contact.json");
    for (member, value) in [
        ("message", json!("needs an email or a phone at least")),
        ("message", json!("Needs an email or a phone at least.")),
        ("message", json!("email domain not allowed")),
        ("message", Value::Null),
        ("message", json!(["Needs an email or a phone at least"])),
        ("code", json!("missingParameter")),
        ("code", json!("PreconditionFailed")),
        ("code", json!(409)),
    ] {
        let mut body = page.clone();
        body[member] = value;
        let error = registration(Answer::json(409, body.to_string()));
        let CreateAppRegistrationError::Conflict { error, .. } = error else { panic!("{body}: {error:?}") };
        assert_eq!(error.message(), body["message"].as_str());
        assert_eq!(error.body().unwrap(), body.to_string().as_bytes());
    }
    for member in ["message", "code"] {
        let mut body = page.clone();
        body.as_object_mut().unwrap().remove(member);
        let error = registration(Answer::json(409, body.to_string()));
        assert!(matches!(error, CreateAppRegistrationError::Conflict { .. }), "{error:?}");
    }
}

#[test]
fn bodies_that_are_no_json_object_are_some_other_conflict() {
    for body in [
        "".as_bytes(),
        b"<html><h1>Conflict</h1></html>",
        b"[]",
        b"null",
        b"\"email domain not allowed\"",
        b"email domain not allowed",
        b"{",
        b"\xff\xfe\x00",
        br#"{"error":{"code":"PreconditionFailed","message":"email domain not allowed"}}"#,
    ] {
        let error = registration(Answer::new(409, body));
        let CreateAppRegistrationError::Conflict { error, .. } = error else { panic!("{error:?}") };
        assert_eq!(error.body().unwrap(), body);
        assert_eq!(error.status().unwrap(), 409);
    }
}

#[test]
fn a_broken_body_is_read_as_far_as_it_goes() {
    let whole = conflict("email-domain").replace('\n', "");
    for body in [
        format!("\u{feff}{whole}"),
        whole.replace('}', ",}"),
        whole.replace('}', ""),
        whole.replace("{", r#"{"at":[1,{"x":"}"},],"#),
        format!("{whole}<!-- proxy -->"),
        whole.replace("409}", "40"),
        whole.replace("email domain", r"email\u0020domain").replace("code", r"c\u006fde"),
        whole.replace("{", r#"{"code":"MissingParameter","#),
    ] {
        let error = registration(Answer::new(409, body.clone()).header("content-type", "text/html"));
        assert!(
            matches!(error, CreateAppRegistrationError::EmailDomainNotAllowed { .. }),
            "{body}: {error:?}"
        );
        assert_eq!(error.body().unwrap(), body.as_bytes());
    }
}

#[test]
fn the_status_on_the_wire_decides() {
    let body = conflict("email-domain");
    for status in [302, 400, 403, 404, 408, 410, 500, 503] {
        let error = registration(Answer::json(status, body.clone()));
        assert!(matches!(error, CreateAppRegistrationError::Other(_)), "{status}: {error:?}");
        assert_eq!(error.status().unwrap(), status);
        assert_eq!(error.code(), Some("PreconditionFailed"), "what is known is there all the same");
        assert_eq!(error.message(), Some("email domain not allowed"));
        assert_eq!(error.documented(), None);
        let error = Error::from(error);
        assert_eq!(error.body().unwrap(), body.as_bytes());
    }
    let body = body.replace("409", "400");
    let error = registration(Answer::json(409, body));
    assert!(matches!(error, CreateAppRegistrationError::EmailDomainNotAllowed { .. }), "{error:?}");
}

#[test]
fn an_error_body_in_a_success_is_no_documented_error_of_an_api_that_does_not_say_so() {
    let error = registration(Answer::json(200, conflict("email-domain")));
    assert!(matches!(error, CreateAppRegistrationError::Other(_)), "{error:?}");
    assert!(error.is_decode());
    assert_eq!(error.pointer(), Some("/data"));
}

#[test]
fn a_body_beyond_the_limit_is_known_by_its_status_and_its_beginning() {
    let cut = |body: String| {
        let server = Server::start(Answer::json(409, body));
        let client = verifik::Client::builder().base_url(server.url("")).token("verifik-api-token");
        let client = client.max_response_size(100).build().unwrap();
        block_on(create_app_registration::sample(&client)).unwrap_err()
    };
    let words = conflict("email-domain").replace('\n', "");
    let error = cut(words.replace('}', &format!(",\"trace\":\"{}\"}}", "x".repeat(200))));
    assert!(matches!(error, CreateAppRegistrationError::EmailDomainNotAllowed { .. }), "{error:?}");
    assert!(error.is_body_too_large());
    assert_eq!(error.body().unwrap().len(), 100);
    let error = cut(words.replace("{", &format!("{{\"trace\":\"{}\",", "x".repeat(200))));
    assert!(matches!(error, CreateAppRegistrationError::Conflict { .. }), "{error:?}");
    assert_eq!(error.status().unwrap(), 409);
}

#[test]
fn the_errors_of_a_project_flow_are_told_apart() {
    let refused = page("verifik-create-project-flow-400.json");
    let error = flow(Answer::json(400, refused.clone()));
    assert!(matches!(error, CreateProjectFlowError::InvalidProjectId { .. }), "{error:?}");
    let error = flow(Answer::json(400, refused.replace("project", "flow")));
    assert!(matches!(error, CreateProjectFlowError::BadRequest { .. }), "{error:?}");

    let forbidden = page("verifik-create-project-flow-403.json");
    for status in [401, 403] {
        let error = flow(Answer::json(status, forbidden.clone()));
        assert!(matches!(error, CreateProjectFlowError::AccessForbidden { .. }), "{error:?}");
        assert_eq!(error.status().unwrap(), status);
        let error = flow(Answer::json(status, forbidden.replace("Forbidden", "TokenExpired")));
        assert!(matches!(error, CreateProjectFlowError::Unauthorized { .. }), "{error:?}");
        assert_eq!(error.code(), Some("TokenExpired"));
    }
    let error = flow(Answer::json(400, forbidden));
    assert!(matches!(error, CreateProjectFlowError::BadRequest { .. }), "{error:?}");
    let error = flow(Answer::json(403, refused));
    assert!(matches!(error, CreateProjectFlowError::Unauthorized { .. }), "{error:?}");
}

#[test]
fn no_answer_is_no_documented_error() {
    let client = verifik::Client::builder().base_url("http://127.0.0.1:1").token("t").build().unwrap();
    let error = block_on(create_app_registration::sample(&client)).unwrap_err();
    assert!(matches!(error, CreateAppRegistrationError::Other(_)), "{error:?}");
    assert!(error.is_connect() && !error.may_have_been_sent() && error.status().is_none());
}
