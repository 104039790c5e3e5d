//! Documented errors, and answers that are nearly one.

use baf::operations::{
    CheckApplicantStatusError, CreateApplicantError, DeleteApplicantError, GetApplicantError,
    GetAttemptImagesError,
};
use serde_json::json;
use specwright_tests::{Answer, Server, block_on, page};

use crate::baf::{APPLICANT, client, create_applicant};

const NOT_FOUND: &str = "baf-delete-applicant-404.json";
const NO_RESPONSE: &str = "baf-get-attempt-images-404.json";
const TRACE: &str = "00-159e67b2e43e4f8c91d7169084742615-76f13490e1d2d9e0-00";

fn create(answer: Answer) -> CreateApplicantError {
    let server = Server::start(answer);
    block_on(create_applicant::sample(&client(&server))).unwrap_err()
}

fn delete(answer: Answer) -> DeleteApplicantError {
    let server = Server::start(answer);
    block_on(client(&server).delete_applicant().applicant_id(APPLICANT).send()).unwrap_err()
}

fn images(answer: Answer) -> GetAttemptImagesError {
    let server = Server::start(answer);
    let call = client(&server).get_attempt_images().applicant_id(APPLICANT).attempt_id(1);
    block_on(call.send()).unwrap_err()
}

#[test]
fn an_applicant_that_is_not_found_tells_its_id_in_both_operations() {
    let error = delete(Answer::json(404, page(NOT_FOUND)));
    let DeleteApplicantError::ApplicantNotFound { id, error, .. } = error else { panic!("{error:?}") };
    assert_eq!(id, "3fa85f64-5717-4562-b3fc-2c963f66afa6");
    assert_eq!(error.parameter("id"), Some(&*id));
    assert_eq!(error.request_id(), Some(TRACE));
    assert_eq!(error.body().unwrap(), page(NOT_FOUND).as_bytes());
    let shown = format!("{error:?}");
    assert!(shown.contains(TRACE) && shown.contains("propertyErrors"), "Debug is complete: {shown}");

    let server = Server::start(Answer::json(404, page("baf-check-applicant-status-404.json")));
    let call = client(&server).check_applicant_status().applicant_id(APPLICANT);
    let error = block_on(call.send()).unwrap_err();
    let CheckApplicantStatusError::ApplicantNotFound { id, .. } = error else { panic!("{error:?}") };
    assert_eq!(id, "3fa85f64-5717-4562-b3fc-2c963f66afa6");
}

#[test]
fn images_that_are_not_found_are_another_error_with_the_same_code() {
    let error = images(Answer::json(404, page(NO_RESPONSE)));
    assert!(matches!(error, GetAttemptImagesError::ResponseNotFound { .. }), "{error:?}");
    assert_eq!(error.request_id(), Some("00-0cc83f649174fad19d6ae3cfc3420881-4f1364ef6930befd-00"));
    for answer in [page(NOT_FOUND), page(NO_RESPONSE).replace("Response not", "Nothing")] {
        let error = images(Answer::json(404, answer));
        assert!(matches!(error, GetAttemptImagesError::NotFound { .. }), "{error:?}");
        assert_eq!(error.code(), Some("NotFound"));
    }
}

#[test]
fn near_misses_of_a_template_are_some_other_not_found() {
    for (from, to) in [
        ("Validation Request with", "Request with"),
        (" not found\"", " not found.\""),
        (" not found\"", "\""),
        ("with id 3fa85f64-5717-4562-b3fc-2c963f66afa6 not", "with id  not"),
        ("\"NotFound\"", "\"notFound\""),
        ("\"NotFound\"", "null"),
    ] {
        let body = page(NOT_FOUND).replace(from, to);
        assert_ne!(body, page(NOT_FOUND));
        let error = delete(Answer::json(404, body.clone()));
        let DeleteApplicantError::NotFound { error, .. } = error else { panic!("{body}: {error:?}") };
        assert_eq!(error.request_id(), Some(TRACE));
        assert_eq!(error.body().unwrap(), body.as_bytes());
    }
    let error = delete(Answer::json(410, page(NOT_FOUND)));
    assert!(matches!(error, DeleteApplicantError::Other(_)), "{error:?}");
}

#[test]
fn an_account_that_is_not_found_tells_its_id_whatever_the_shape_of_the_answer() {
    let message = "Account with id 42 not found";
    for body in [
        message.to_owned(),
        format!("\u{feff}{message}\r\n"),
        json!(message).to_string(),
        json!({ "message": message }).to_string(),
        json!({ "code": "BadRequest", "message": message, "traceId": "t" }).to_string(),
        json!({ "errors": [{ "message": "no" }], "message": message }).to_string(),
    ] {
        let error = create(Answer::new(400, body.clone()).header("content-type", "text/plain"));
        let CreateApplicantError::AccountNotFound { id, error, .. } = error else {
            panic!("{body}: {error:?}")
        };
        assert_eq!(id, "42");
        assert_eq!(error.message(), Some(message));
        assert_eq!(error.body().unwrap(), body.as_bytes());
    }
    for body in ["", "<p>Account with id 42 not found</p>", "Account with id  not found", "[]", "{}"] {
        let error = create(Answer::new(400, body));
        assert!(matches!(error, CreateApplicantError::BadRequest { .. }), "{body}: {error:?}");
    }
}

#[test]
fn what_no_page_documents_for_an_operation_still_says_what_it_knows() {
    let server = Server::start(Answer::json(404, page(NOT_FOUND)));
    let error = block_on(client(&server).get_applicant().applicant_id(APPLICANT).send()).unwrap_err();
    assert!(matches!(error, GetApplicantError::Other(_)), "{error:?}");
    assert_eq!((error.code(), error.request_id()), (Some("NotFound"), Some(TRACE)));
}
