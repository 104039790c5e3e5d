//! What is no success.

use baf::types::ErrorBody;
use serde_json::{Value, json};
use specwright::Error;
use specwright_tests::{Answer, Server, block_on, page, page_json};

use crate::baf::calls::{CALLS, Case};
use crate::baf::{APPLICANT, client, create_applicant, list_applicants};

fn call(operation: &str) -> &'static Case {
    CALLS.iter().find(|call| call.operation == operation).expect("a call of this name")
}

fn error_of(call: &Case, answer: Answer) -> Error {
    let server = Server::start(answer);
    block_on((call.start)(&client(&server), APPLICANT)).expect_err(call.operation)
}

fn list_error(answer: Answer) -> Error {
    let server = Server::start(answer);
    block_on(list_applicants::sample(&client(&server))).unwrap_err().into()
}

#[test]
fn documented_errors_come_with_status_and_body() {
    for (operation, name) in [
        ("deleteApplicant", "baf-delete-applicant-404.json"),
        ("checkApplicantStatus", "baf-check-applicant-status-404.json"),
        ("getAttemptImages", "baf-get-attempt-images-404.json"),
    ] {
        for content_type in ["application/json", "text/plain"] {
            let body = page(name);
            let answer = Answer::new(404, body.clone()).header("content-type", content_type);
            let error = error_of(call(operation), answer);
            assert_eq!(error.status().unwrap(), 404);
            assert_eq!(error.body().unwrap(), body.as_bytes());
            assert_eq!(error.operation(), Some(operation));
            assert!(!error.is_decode());
        }
    }
}

#[test]
fn an_account_that_is_not_found_is_an_error_in_whatever_form_it_comes() {
    let message = "Account with id 42 not found";
    for body in [message.to_owned(), json!({ "message": message }).to_string()] {
        let server = Server::start(Answer::new(400, body.clone()));
        let error = block_on(create_applicant::sample(&client(&server))).unwrap_err();
        assert_eq!(error.status().unwrap(), 400);
        assert_eq!(error.body().unwrap(), body.as_bytes());
    }
}

#[test]
fn documented_error_bodies_have_no_member_that_the_error_type_lacks() {
    for name in ["delete-applicant", "check-applicant-status", "get-attempt-images"] {
        let mut body = page_json(&format!("baf-{name}-404.json"));
        for member in ["additionalData", "propertyErrors", "multipleErrors"] {
            assert_eq!(body[member], Value::Null);
            body[member] = json!([member]);
        }
        let read: ErrorBody = serde_json::from_value(body.clone()).unwrap();
        assert_eq!(read.trace_id.as_deref(), body["traceId"].as_str());
        assert_eq!(serde_json::to_value(&read).unwrap(), body);
    }
}

#[test]
fn an_undocumented_status_is_an_error_of_every_call() {
    let body = page("baf-delete-applicant-404.json");
    for call in &CALLS {
        for status in [301, 401, 404, 429, 500] {
            let error = error_of(call, Answer::new(status, body.clone()));
            assert_eq!(error.status().unwrap(), status, "{}", call.operation);
            assert_eq!(error.body().unwrap(), body.as_bytes());
            assert_eq!(error.operation(), Some(call.operation));
        }
    }
}

#[test]
fn a_value_of_another_type_in_a_list_is_pointed_at() {
    for (pointer, value) in [
        ("/items/1/status", json!("FailedAttempt")),
        ("/items/2/created", json!("9 February 2023")),
        ("/items/0/lastValidationResponse/responseStatus", json!(0.5)),
        ("/items/0/metadata/additionalProp1", json!(1)),
        ("/items/2/email", json!(false)),
        ("/items/1", json!(null)),
        ("/items", json!({})),
        ("/total", json!("46")),
    ] {
        let mut body = page_json("baf-list-applicants.json");
        body["items"][0]["metadata"]["additionalProp1"] = json!("");
        *body.pointer_mut(pointer).unwrap() = value;
        let error = list_error(Answer::json(200, body.to_string()));
        assert!(error.is_decode(), "{error}");
        assert_eq!(error.pointer(), Some(pointer), "{error}");
        assert_eq!(error.status().unwrap(), 200);
    }
}

#[test]
fn a_value_of_another_type_deep_in_an_attempt_is_pointed_at() {
    for pointer in [
        "/dvsResult/documentVerificationResult/validationTests/0/values/0/score",
        "/dvsResult/documentVerificationResult/verificationConfidence/ssn",
        "/dvsResult/document/zip",
        "/validationStatus/expired",
        "/content/faceImageBase64",
        "/documentFailStatusReasons/0",
    ] {
        let mut body = page_json("baf-get-attempt.json");
        *body.pointer_mut(pointer).unwrap() = json!([[]]);
        let error = error_of(call("getAttempt"), Answer::json(200, body.to_string()));
        assert!(error.is_decode(), "{error}");
        assert_eq!(error.pointer(), Some(pointer), "{error}");
    }
}

#[test]
fn a_missing_member_is_pointed_at() {
    let mut body = page_json("baf-list-applicants.json");
    body["items"][2].as_object_mut().unwrap().remove("applicantId");
    let error = list_error(Answer::json(200, body.to_string()));
    assert!(error.is_decode(), "{error}");
    assert_eq!(error.pointer(), Some("/items/2/applicantId"));
}

#[test]
fn what_a_proxy_answers_and_what_breaks_off_cannot_be_decoded() {
    for call in CALLS.iter().filter(|call| call.answer.is_some()) {
        let whole = call.body();
        for body in ["<html><h1>Sign in</h1></html>", "", "true", "[]", &whole[..whole.len() / 2]] {
            let error = error_of(call, Answer::new(200, body).header("content-type", "text/html"));
            assert!(error.is_decode(), "{} of {body}: {error}", call.operation);
            assert_eq!(error.body().unwrap(), body.as_bytes());
        }
    }
}

#[test]
fn a_text_that_is_no_utf_8_cannot_be_decoded() {
    let error = error_of(call("checkApplicantStatus"), Answer::new(200, [b'o', 0xff]));
    assert!(error.is_decode(), "{error}");
    assert_eq!(error.body().unwrap().as_ref(), [b'o', 0xff]);
}

#[test]
fn an_answer_beyond_the_limit_is_an_error_that_keeps_its_beginning() {
    let server = Server::start(Answer::json(200, page("baf-get-applicant.json")));
    let builder = baf::Client::builder().base_url(server.url("/publicapi")).token("k").max_response_size(100);
    let client = builder.build().unwrap();
    let error = block_on(client.get_applicant().applicant_id(APPLICANT).send()).unwrap_err();
    assert!(error.is_body_too_large(), "{error}");
    assert_eq!(error.body().unwrap(), &page("baf-get-applicant.json").as_bytes()[..100]);
}

#[test]
fn a_server_that_is_not_there_is_an_error_without_an_answer() {
    // Nobody listens on the port of a service that was given up decades ago.
    let client = baf::Client::builder().base_url("http://127.0.0.1:1").token("k").build().unwrap();
    let error = block_on(list_applicants::sample(&client)).unwrap_err();
    assert!(error.is_connect() && error.status().is_none() && error.body().is_none(), "{error}");
}
