//! `GET /api/v2/private/Applicants/{applicantId}/Attempts`, and the images of an attempt: the answers.

use baf::types::{AttemptList, Content};
use serde_json::{Value, json};
use specwright_tests::{Answer, Server, block_on, page, page_json, without_nulls};

use crate::baf::{APPLICANT, client};

fn list(answer: Answer) -> AttemptList {
    let server = Server::start(answer);
    block_on(client(&server).list_attempts().applicant_id(APPLICANT).send()).unwrap()
}

fn images(answer: Answer) -> Content {
    let server = Server::start(answer);
    block_on(client(&server).get_attempt_images().applicant_id(APPLICANT).attempt_id(1).send()).unwrap()
}

#[test]
fn every_member_of_the_attempts_on_the_page_is_read() {
    for content_type in ["application/json", "text/plain"] {
        let attempts =
            list(Answer::new(200, page("baf-list-attempts.json")).header("content-type", content_type));
        assert_eq!(attempts.attempts.len(), 1);
        let attempt = &attempts.attempts[0];
        assert_eq!(attempt.attempt_id, 188);
        assert_eq!(attempt.created.as_str(), "2023-09-20T07:51:46.5449834");
        assert_eq!(attempt.created.nanosecond(), 544_983_400);
        assert_eq!(attempt.document_type.as_deref(), Some("ID"));
        assert_eq!(attempt.document_type_int, 1);
        assert!(!attempt.has_risk_events);
        assert_eq!(attempt.status, 2);
        let found = &attempt.validation_status;
        assert_eq!((found.expired, found.document_is_valid, found.face_is_valid), (None, None, None));
        assert_eq!((found.anti_spoofing_is_valid, found.profile_already_exists), (None, None));
        assert_eq!(found.quality_is_valid, Some(true));

        let absent =
            ["expired", "documentIsValid", "faceIsValid", "antiSpoofingIsValid", "profileAlreadyExists"]
                .map(|name| format!("/attempts/0/validationStatus/{name}"));
        let wanted =
            without_nulls(page_json("baf-list-attempts.json"), &absent.each_ref().map(String::as_str));
        assert_eq!(serde_json::to_value(&attempts).unwrap(), wanted);
    }
}

#[test]
fn an_applicant_may_have_no_attempts() {
    assert!(list(Answer::new(200, r#"{"attempts":[]}"#)).attempts.is_empty());
}

#[test]
fn every_member_of_the_images_on_the_page_is_read() {
    for content_type in ["application/json", "text/plain"] {
        let answer =
            Answer::new(200, page("baf-get-attempt-images.json")).header("content-type", content_type);
        let content = images(answer);
        assert_eq!(content.liveness_reflection_video_link.as_deref(), Some("string"));
        assert_eq!(content.back_or_second_image_base64.as_ref().unwrap().as_str(), "string");
        assert_eq!(content.face_image_base64.as_ref().unwrap().as_str(), "string");
        assert_eq!(content.front_image_base64.as_ref().unwrap().as_str(), "string");
        assert_eq!(content.track_string.as_deref(), Some("string"));
        assert_eq!(serde_json::to_value(&content).unwrap(), page_json("baf-get-attempt-images.json"));
    }
}

#[test]
fn each_image_is_in_its_own_field() {
    let answer = json!({
        "livenessReflectionVideoLink": "https://host/video", "backOrSecondImageBase64": "YmFjaw==",
        "faceImageBase64": "ZmFjZQ", "frontImageBase64": "not base64", "trackString": "",
    });
    let content = images(Answer::json(200, answer.to_string()));
    assert_eq!(content.liveness_reflection_video_link.as_deref(), Some("https://host/video"));
    assert_eq!(content.back_or_second_image_base64.as_ref().unwrap().decode().unwrap(), b"back");
    assert_eq!(content.face_image_base64.as_ref().unwrap().decode().unwrap(), b"face");
    let front = content.front_image_base64.as_ref().unwrap();
    assert_eq!(front.as_str(), "not base64", "what a server sends is kept");
    assert!(front.decode().is_err());
    assert_eq!(content.track_string.as_deref(), Some(""));
    assert_eq!(serde_json::to_value(&content).unwrap(), answer);
}

#[test]
fn images_may_be_missing_and_large() {
    let large = "/9j/".repeat(2_000_000);
    let answer = json!({ "faceImageBase64": large, "frontImageBase64": Value::Null });
    let content = images(Answer::json(200, answer.to_string()));
    assert_eq!(content.face_image_base64.as_ref().unwrap().as_str().len(), 8_000_000);
    assert!(content.front_image_base64.is_none() && content.back_or_second_image_base64.is_none());
    assert!(format!("{content:?}").len() < 500, "images are not printed");
}
