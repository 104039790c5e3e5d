//! What is no success.

use personr::{Client, types::ExternalIds};
use serde_json::{Value, json};
use specwright::Error;
use specwright_tests::{Answer, Server, block_on, page, page_json};

use crate::personr::{PREFIX, client, create_applicant, generate_token};

fn applicant_error(answer: Answer) -> Error {
    let server = Server::start(answer);
    block_on(create_applicant::sample(&client(&server))).unwrap_err().into()
}

fn token_error(answer: Answer) -> Error {
    let server = Server::start(answer);
    block_on(generate_token::sample(&client(&server))).unwrap_err().into()
}

#[test]
fn an_incorrect_flow_name_is_an_error_with_its_body() {
    let body = page("personr-create-applicant-400.json");
    let error = applicant_error(Answer::json(400, body.clone()));
    assert_eq!(error.status().unwrap(), 400);
    assert_eq!(error.body().unwrap(), body.as_bytes());
    assert_eq!(error.operation(), Some("createApplicant"));
    assert!(!error.is_decode() && !error.is_refusal());
}

#[test]
fn invalid_credentials_are_an_error_with_the_bytes_of_the_page_although_they_are_no_json() {
    let body = page("personr-generate-token-400.txt");
    assert!(serde_json::from_str::<Value>(&body).is_err(), "the page has a comma too many");
    let error = token_error(Answer::json(400, body.clone()));
    assert_eq!(error.status().unwrap(), 400);
    assert_eq!(error.body().unwrap(), body.as_bytes());
    assert_eq!(error.operation(), Some("generateToken"));
    assert!(!error.is_decode() && !error.is_refusal());
}

#[test]
fn documented_error_bodies_have_no_member_that_the_error_type_lacks() {
    let incorrect_flow = page_json("personr-create-applicant-400.json");
    let mended = page("personr-generate-token-400.txt").replace("\",\n    }", "\"\n}");
    for body in [incorrect_flow, serde_json::from_str(&mended).unwrap()] {
        let read: personr::types::ErrorBody = serde_json::from_value(body.clone()).unwrap();
        assert_eq!(serde_json::to_value(&read).unwrap(), body);
    }
}

#[test]
fn an_error_envelope_under_a_200_is_refused_and_its_content_is_not_looked_at() {
    for body in [
        page("personr-create-applicant-400.json"),
        json!({ "statusCode": 400, "reason": "NOT_RUN", "message": "m" }).to_string(),
        json!({ "status": "error", "response": { "applicantId": 1 } }).to_string(),
        json!({ "status": "Success", "response": {} }).to_string(),
        json!({ "status": true, "response": {} }).to_string(),
        json!({ "response": page_json("personr-create-applicant.json")["response"] }).to_string(),
        json!({}).to_string(),
    ] {
        let error = applicant_error(Answer::json(200, body.clone()));
        assert!(error.is_refusal() && !error.is_decode(), "{body}: {error}");
        assert_eq!(error.pointer(), Some("/status"));
        assert_eq!(error.status().unwrap(), 200);
        assert_eq!(error.body().unwrap(), body.as_bytes());
    }
}

#[test]
fn the_documented_error_body_under_a_200_is_no_success_although_it_is_no_json() {
    let body = page("personr-generate-token-400.txt");
    let error = token_error(Answer::json(200, body.clone()));
    assert_eq!(error.status().unwrap(), 200);
    assert_eq!(error.body().unwrap(), body.as_bytes());
}

#[test]
fn a_value_of_another_type_is_pointed_at() {
    for (pointer, value) in [
        ("/response/applicantId", json!(42)),
        ("/response/email", Value::Null),
        ("/response/applicantStatus", json!({ "name": "Created" })),
        ("/response/nameLast", json!(false)),
        ("/response", json!("done")),
    ] {
        let mut body = page_json("personr-create-applicant.json");
        *body.pointer_mut(pointer).unwrap() = value;
        let error = applicant_error(Answer::json(200, body.to_string()));
        assert!(error.is_decode(), "{error}");
        assert_eq!(error.pointer(), Some(pointer), "{error}");
    }
    let expires = page("personr-generate-token.json").replace("31536000", "\"31536000\"");
    assert_eq!(token_error(Answer::json(200, expires)).pointer(), Some("/response/expires"));
}

#[test]
fn ids_that_are_neither_a_text_nor_a_list_of_texts_are_kept() {
    let mut body = page_json("personr-create-applicant.json");
    body["response"]["externalUserId"] = json!(["UUID1", 2]);
    let server = Server::start(Answer::json(200, body.to_string()));
    let applicant = block_on(create_applicant::sample(&client(&server))).unwrap();
    let Some(ExternalIds::Unknown(kept)) = &applicant.external_user_id else { panic!("{applicant:?}") };
    assert_eq!(*kept.get(), json!(["UUID1", 2]));
}

#[test]
fn a_success_without_content_is_a_decode_error() {
    let error = applicant_error(Answer::json(200, r#"{"status":"success"}"#));
    assert!(error.is_decode(), "{error}");
    assert_eq!(error.pointer(), Some("/response"));
}

#[test]
fn what_a_proxy_answers_and_what_breaks_off_cannot_be_decoded() {
    let whole = page("personr-create-applicant.json");
    for body in ["<html><body>Welcome</body></html>", "", "success", "null", &whole[..whole.len() / 2]] {
        let error = applicant_error(Answer::new(200, body).header("content-type", "text/html"));
        assert!(error.is_decode(), "{body}: {error}");
        assert_eq!(error.body().unwrap(), body.as_bytes());
    }
    let error = applicant_error(Answer::new(502, "<html>Bad gateway</html>"));
    assert_eq!(error.status().unwrap(), 502);
    assert_eq!(error.body().unwrap(), "<html>Bad gateway</html>");
}

#[test]
fn a_redirect_is_not_followed_so_that_the_token_stays_here() {
    let elsewhere = Server::start(Answer::new(200, ""));
    let server = Server::start(Answer::new(302, "").header("location", &elsewhere.url("/")));
    let error = block_on(create_applicant::sample(&client(&server))).unwrap_err();
    assert_eq!(error.status().unwrap(), 302);
    server.received();
    assert!(server.is_idle() && elsewhere.is_idle());
}

#[test]
fn without_a_token_an_applicant_is_not_sent() {
    let server = Server::start(Answer::new(200, ""));
    let anonymous = Client::builder().base_url(server.url(PREFIX)).build().unwrap();
    let error = block_on(create_applicant::sample(&anonymous)).unwrap_err();
    assert!(error.is_invalid() && error.to_string().contains("PERSONR_TOKEN"), "{error}");
    assert!(server.is_idle());
}
