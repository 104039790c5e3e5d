//! What is no success.

use serde_json::{Value, json};
use specwright::Error;
use specwright_tests::{Answer, Server, block_on, page, page_json};
use verifik::Client;

use crate::verifik::{client, create_app_registration, create_project_flow};

fn registration_error(answer: Answer) -> Error {
    let server = Server::start(answer);
    block_on(create_app_registration::sample(&client(&server))).unwrap_err().into()
}

fn flow_error(answer: Answer) -> Error {
    let server = Server::start(answer);
    block_on(create_project_flow::sample(&client(&server))).unwrap_err().into()
}

#[test]
fn documented_errors_of_a_registration_come_with_status_and_body() {
    for name in ["contact", "email-domain", "country-code"] {
        let body = page(&format!("verifik-create-app-registration-409-{name}.json"));
        let error = registration_error(Answer::json(409, body.clone()));
        assert_eq!(error.status().unwrap(), 409);
        assert_eq!(error.body().unwrap(), body.as_bytes());
        assert_eq!(error.operation(), Some("createAppRegistration"));
        assert!(!error.is_decode() && !error.is_refusal() && !error.is_invalid());
    }
}

#[test]
fn documented_errors_of_a_project_flow_come_with_status_and_body() {
    for (status, name) in [(400, "400"), (401, "403"), (403, "403")] {
        let body = page(&format!("verifik-create-project-flow-{name}.json"));
        let error = flow_error(Answer::json(status, body.clone()));
        assert_eq!(error.status().unwrap(), status);
        assert_eq!(error.body().unwrap(), body.as_bytes());
        assert_eq!(error.operation(), Some("createProjectFlow"));
    }
}

#[test]
fn documented_error_bodies_have_no_member_that_the_error_type_lacks() {
    for name in [
        "create-app-registration-409-contact",
        "create-app-registration-409-email-domain",
        "create-app-registration-409-country-code",
        "create-project-flow-400",
        "create-project-flow-403",
    ] {
        let body = page_json(&format!("verifik-{name}.json"));
        let read: verifik::types::ErrorBody = serde_json::from_value(body.clone()).unwrap();
        assert_eq!(serde_json::to_value(&read).unwrap(), body);
    }
}

#[test]
fn an_undocumented_status_is_an_error_with_its_body_and_headers() {
    for status in [302, 404, 429, 500, 503] {
        let answer =
            Answer::new(status, [0xff, 0x00]).header("retry-after", "7").header("location", "/v2/other");
        let error = registration_error(answer);
        assert_eq!(error.status().unwrap(), status);
        assert_eq!(error.headers().unwrap()["retry-after"], "7");
        assert_eq!(error.body().unwrap().as_ref(), [0xff, 0x00]);
    }
}

#[test]
fn a_redirect_is_not_followed() {
    let server = Server::start(Answer::new(307, "").header("location", "/elsewhere"));
    let error = block_on(create_app_registration::sample(&client(&server))).unwrap_err();
    assert_eq!(error.status().unwrap(), 307);
    server.received();
    assert!(server.is_idle());
}

#[test]
fn an_error_is_sent_once() {
    let server = Server::start(Answer::new(503, ""));
    block_on(create_app_registration::sample(&client(&server))).unwrap_err();
    server.received();
    assert!(server.is_idle(), "a registration must not be repeated unasked");
}

#[test]
fn a_value_of_another_type_is_pointed_at() {
    let registration = "verifik-create-app-registration.json";
    for (pointer, value) in [
        ("/data/appRegistration/createdAt", json!(1_733_159_136)),
        ("/data/appRegistration/updatedAt", json!("yesterday")),
        ("/data/appRegistration/status", json!(1)),
        ("/data/appRegistration/email", json!(["user@example.com"])),
        ("/data/appRegistration", json!("none")),
        ("/data/informationValidation/_id", Value::Null),
        ("/data/token", json!({})),
        ("/data", json!([])),
    ] {
        let mut body = page_json(registration);
        *body.pointer_mut(pointer).unwrap() = value;
        let error = registration_error(Answer::json(200, body.to_string()));
        assert!(error.is_decode(), "{error}");
        assert_eq!(error.pointer(), Some(pointer), "{error}");
        assert_eq!(error.status().unwrap(), 200);
        assert_eq!(error.body().unwrap(), body.to_string().as_bytes());
    }
}

#[test]
fn a_value_of_another_type_is_pointed_at_inside_lists() {
    for pointer in [
        "/data/documents/documentTypes/0/configurations/0/active",
        "/data/documents/verificationMethods/0",
        "/data/liveness/minScore",
        "/data/version",
    ] {
        let mut body = page_json("verifik-create-project-flow.json");
        *body.pointer_mut(pointer).unwrap() = json!({ "a": 1 });
        let error = flow_error(Answer::json(200, body.to_string()));
        assert!(error.is_decode(), "{error}");
        assert_eq!(error.pointer(), Some(pointer), "{error}");
    }
}

#[test]
fn a_missing_member_is_pointed_at() {
    for (object, name) in [("", "data"), ("/data", "token"), ("/data/appRegistration", "_id")] {
        let mut body = page_json("verifik-create-app-registration.json");
        body.pointer_mut(object).unwrap().as_object_mut().unwrap().remove(name);
        let error = registration_error(Answer::json(200, body.to_string()));
        assert!(error.is_decode(), "{error}");
        assert_eq!(error.pointer(), Some(&*format!("{object}/{name}")), "{error}");
    }
}

#[test]
fn what_a_proxy_answers_and_what_breaks_off_cannot_be_decoded() {
    let whole = page("verifik-create-app-registration.json");
    for body in
        ["<!DOCTYPE html><title>Sign in</title>", "", "null", "[]", "\"ok\"", &whole[..300], &whole[..1]]
    {
        let error = registration_error(Answer::new(200, body).header("content-type", "text/html"));
        assert!(error.is_decode(), "{body}: {error}");
        assert_eq!(error.body().unwrap(), body.as_bytes());
    }
    let trailing = format!("{whole}}}");
    assert!(registration_error(Answer::json(200, trailing)).is_decode());
}

#[test]
fn without_a_token_nothing_is_sent() {
    let server = Server::start(Answer::new(200, ""));
    let client = Client::builder().base_url(server.url("")).build().unwrap();
    let error = block_on(create_app_registration::sample(&client)).unwrap_err();
    assert!(error.is_invalid());
    assert!(error.to_string().contains("VERIFIK_TOKEN"), "{error}");
    assert!(block_on(create_project_flow::sample(&client)).unwrap_err().is_invalid());
    assert!(server.is_idle());
}
