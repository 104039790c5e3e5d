//! `GET /api/v2/private/Applicants/{applicantId}`: the answer.

use baf::types::{Applicant, ApplicantStatus, ResponseStatus, VerificationMethod};
use serde_json::{Value, json};
use specwright::Map;
use specwright_tests::{Answer, Server, assert_members, block_on, page, page_json, plain, without_nulls};

use crate::baf::{APPLICANT, client};

/// The members that are null in the sample and that read as absent.
const ABSENT: [&str; 4] = [
    "/successAttempt/document",
    "/successAttempt/validationStatus/expired",
    "/successAttempt/validationStatus/documentIsValid",
    "/successAttempt/validationStatus/profileAlreadyExists",
];

pub(crate) fn get(answer: Answer) -> Applicant {
    let server = Server::start(answer);
    block_on(client(&server).get_applicant().applicant_id(APPLICANT).send()).unwrap()
}

#[test]
fn every_member_of_the_answer_on_the_page_is_read() {
    let applicant = get(Answer::json(200, page("baf-get-applicant.json")));
    assert_eq!(applicant.applicant_id, APPLICANT);
    assert_eq!(applicant.attempts_count, 2);
    assert_eq!((applicant.last_attempt_id, applicant.success_attempt_id), (Some(133), Some(133)));
    assert_eq!((&*applicant.first_name, &*applicant.last_name), ("John", "Dow"));
    assert_eq!(applicant.phone, "1542540505-039");
    assert_eq!(applicant.email.as_deref(), Some("string"));
    assert_eq!(applicant.reference_id.as_deref(), Some("string"));
    assert_eq!(applicant.opened_link_times, 0);
    assert_eq!(applicant.created.as_str(), "2023-09-19T10:39:00.0307329");
    assert_eq!(applicant.account_id, "28608***");
    assert!(applicant.completed);
    assert_eq!(applicant.status, ApplicantStatus::Canceled);
    assert_eq!(applicant.status_name, "Canceled");
    assert_eq!(applicant.attempts_used, 0);
    assert_eq!(applicant.document_expired, None);
    assert!(!applicant.has_risk_events);
    let metadata = ["additionalProp1", "additionalProp2", "additionalProp3"];
    assert_eq!(applicant.metadata, Map::from(metadata.map(|name| (name.to_owned(), "string".to_owned()))));
    assert_eq!(applicant.callback_url, None);
    assert_eq!(applicant.verification_method, VerificationMethod::Sms);

    let last = applicant.last_validation_response.as_ref().unwrap();
    assert_eq!(last.validation_response_id, 133);
    assert_eq!(last.created.as_str(), "2023-11-17T04:40:31.509932");
    assert_eq!(last.response_status, ResponseStatus::Success);
    assert_eq!(last.response_status_name, "Success");
}

#[test]
fn every_member_of_the_successful_attempt_is_read() {
    let attempt = get(Answer::json(200, page("baf-get-applicant.json"))).success_attempt.unwrap();
    assert_eq!(attempt.document, None);
    assert_eq!(attempt.attempt_id, 117);
    assert_eq!(attempt.created.as_str(), "2023-11-17T04:38:04.653858");
    assert_eq!(attempt.document_type, None);
    assert_eq!(attempt.document_type_int, 10);
    assert!(!attempt.has_risk_events);
    assert_eq!(attempt.status, 0);
    let found = &attempt.validation_status;
    assert_eq!((found.expired, found.document_is_valid, found.profile_already_exists), (None, None, None));
    assert_eq!(found.face_is_valid, Some(true));
    assert_eq!(found.anti_spoofing_is_valid, Some(true));
    assert_eq!(found.quality_is_valid, Some(true));
}

#[test]
fn every_member_of_the_settings_is_read() {
    let json = page_json("baf-get-applicant.json");
    let applicant = get(Answer::json(200, json.to_string()));
    let settings = applicant.validation_request_settings.unwrap();
    assert_members!(settings, json["validationRequestSettings"], {
        validation_request_id: "validationRequestId", face_validation_percent: "faceValidationPercent",
        document_validation_percent: "documentValidationPercent",
        anti_spoofing_percent: "antiSpoofingPercent", verify_face: "verifyFace",
        is_ocr_enabled: "isOCREnabled", is_address_check_enabled: "isAddressCheckEnabled",
        is_face_required_on_document: "isFaceRequiredOnDocument",
        is_cross_match_required: "isCrossMatchRequired", is_dmv_enabled: "isDMVEnabled",
        is_dmv_partial_enabled: "isDMVPartialEnabled", is_identi_fraud_enabled: "isIdentiFraudEnabled",
        is_identi_fraud_full_case_enabled: "isIdentiFraudFullCaseEnabled",
        is_dmv_or_identi_fraud_enabled: "isDmvOrIdentiFraudEnabled",
        is_dmv_and_identi_fraud_enabled: "isDmvAndIdentiFraudEnabled",
        is_dmv_or_identi_fraud_partial_enabled: "isDmvOrIdentiFraudPartialEnabled",
        is_dmv_and_identi_fraud_partial_enabled: "isDmvAndIdentiFraudPartialEnabled",
        is_gender_check_enabled: "isGenderCheckEnabled", is_age_check_enabled: "isAgeCheckEnabled",
        age_years_difference: "ageYearsDifference", show_consent_form: "showConsentForm",
    });
    assert_eq!(settings.face_validation_percent, Some(70.0));
    assert_eq!(settings.age_years_difference, Some(10));
}

#[test]
fn the_settings_are_told_apart_by_their_names() {
    // Most are false in the sample: here one is true at a time.
    let page = page_json("baf-get-applicant.json");
    let settings = page["validationRequestSettings"].as_object().unwrap();
    let flags: Vec<_> =
        settings.iter().filter(|(_, value)| value.is_boolean()).map(|(name, _)| name).collect();
    assert_eq!(flags.len(), 16);
    for flag in &flags {
        let mut answer = page.clone();
        for other in &flags {
            answer["validationRequestSettings"][*other] = json!(other == flag);
        }
        let applicant = get(Answer::json(200, answer.to_string()));
        let printed = serde_json::to_value(&applicant).unwrap();
        assert_eq!(plain(printed), without_nulls(answer, &ABSENT));
    }
}

#[test]
fn the_answer_is_printed_back_as_it_came_whatever_its_content_type() {
    for content_type in ["application/json", "text/plain; charset=utf-8"] {
        let body = page("baf-get-applicant.json");
        let applicant = get(Answer::new(200, body).header("content-type", content_type));
        let printed = plain(serde_json::to_value(&applicant).unwrap());
        assert_eq!(printed, without_nulls(page_json("baf-get-applicant.json"), &ABSENT));
        let again: Applicant = serde_json::from_value(printed).unwrap();
        assert_eq!(again, applicant);
    }
}

#[test]
fn the_document_of_a_successful_attempt_may_be_anything() {
    for document in [json!({ "id": "4", "pages": [1, null] }), json!("text"), json!(0), json!([])] {
        let mut answer = page_json("baf-get-applicant.json");
        answer["successAttempt"]["document"] = document.clone();
        let attempt = get(Answer::json(200, answer.to_string())).success_attempt.unwrap();
        assert_eq!(attempt.document, Some(document.into()));
    }
    let mut answer = page_json("baf-get-applicant.json");
    answer["successAttempt"]
        .as_object_mut()
        .map(|members: &mut serde_json::Map<_, Value>| members.remove("document"));
    assert_eq!(get(Answer::json(200, answer.to_string())).success_attempt.unwrap().document, None);
}
