//! Successes that differ from those on the page.

use baf::types::{Applicant, ApplicantStatus, ResponseStatus, VerificationMethod};
use serde_json::{Value, json};
use specwright_tests::{Answer, Server, block_on, page_json, plain};

use crate::baf::{applicant, client, list_applicants};

/// The first applicant of the sample list, where nothing is left out when it is printed.
fn first_applicant() -> Value {
    page_json("baf-list-applicants.json")["items"][0].clone()
}

fn get(answer: &Value) -> Applicant {
    applicant::get(Answer::new(200, answer.to_string()))
}

#[test]
fn unknown_codes_are_kept_and_printed_back() {
    for code in [4, 17, -1, i64::MAX] {
        let mut answer = first_applicant();
        answer["status"] = json!(code);
        answer["verificationMethod"] = json!(code);
        answer["lastValidationResponse"]["responseStatus"] = json!(code);
        let applicant = get(&answer);
        assert!(matches!(&applicant.status, ApplicantStatus::Unknown(value) if *value.get() == code));
        assert_eq!(applicant.status.as_i64(), code);
        assert_eq!(applicant.status.to_string(), code.to_string());
        assert!(matches!(&applicant.verification_method, VerificationMethod::Unknown(_)));
        let last = applicant.last_validation_response.as_ref().unwrap();
        assert!(matches!(&last.response_status, ResponseStatus::Unknown(_)));
        assert_eq!(serde_json::to_value(&applicant).unwrap(), answer);
    }
}

#[test]
fn every_code_has_its_name() {
    for (code, status) in [
        (0, ApplicantStatus::Pending),
        (1, ApplicantStatus::Success),
        (2, ApplicantStatus::Failed),
        (3, ApplicantStatus::Canceled),
        (5, ApplicantStatus::FailedAttempt),
    ] {
        let mut answer = first_applicant();
        answer["status"] = json!(code);
        assert_eq!(get(&answer).status, status);
    }
    let mut answer = first_applicant();
    answer["verificationMethod"] = json!(1);
    assert_eq!(get(&answer).verification_method, VerificationMethod::Manual);
}

#[test]
fn date_times_of_every_precision_are_printed_back_as_they_came() {
    for fraction in ["", ".1", ".123", ".653858", ".0307329", ".123456789"] {
        for zone in ["", "Z", "+00:00", "-05:30"] {
            let text = format!("2023-09-19T10:39:00{fraction}{zone}");
            let mut answer = first_applicant();
            answer["created"] = json!(text);
            let applicant = get(&answer);
            assert_eq!(applicant.created.to_string(), text);
            assert_eq!(applicant.created.offset_seconds().is_none(), zone.is_empty());
            assert_eq!(serde_json::to_value(&applicant).unwrap(), answer);
        }
    }
}

#[test]
fn null_and_an_empty_text_differ_and_are_printed_back() {
    for name in ["email", "referenceId", "callbackUrl"] {
        for value in [Value::Null, json!(""), json!("x")] {
            let mut answer = first_applicant();
            answer[name] = value;
            let applicant = get(&answer);
            assert_eq!(serde_json::to_value(&applicant).unwrap(), answer);
        }
    }
}

#[test]
fn nothing_validated_yet_is_null() {
    let mut answer = first_applicant();
    answer["lastValidationResponse"] = Value::Null;
    let applicant = get(&answer);
    assert!(applicant.last_validation_response.is_none());
    assert_eq!(serde_json::to_value(&applicant).unwrap(), answer);
}

#[test]
fn unknown_members_are_ignored_at_every_depth() {
    let mut answer = page_json("baf-list-applicants.json");
    answer["hasNext"] = json!(true);
    answer["items"][1]["case"] = json!([{ "name": 1, "value": "string" }]);
    answer["items"][1]["lastValidationResponse"]["items"] = json!({ "page": "x" });
    let server = Server::start(Answer::new(200, answer.to_string()));
    let list = block_on(list_applicants::sample(&client(&server))).unwrap();
    let printed = plain(serde_json::to_value(&list).unwrap());
    assert_eq!(printed, page_json("baf-list-applicants.json"));
}

#[test]
fn metadata_has_any_names() {
    let mut answer = first_applicant();
    answer["metadata"] = json!({ "additionalProp1": "", "Ünï code": "1", "applicantId": "x" });
    let applicant = get(&answer);
    assert_eq!(applicant.metadata.len(), 3);
    assert_eq!(applicant.metadata["applicantId"], "x");
    assert_eq!(serde_json::to_value(&applicant).unwrap(), answer);
}
