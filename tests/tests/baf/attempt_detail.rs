//! `GET /api/v2/private/Applicants/{applicantId}/Attempts/{attemptId}`: the answer, a dump of a schema.

use baf::types::AttemptDetail;
use serde_json::{Value, json};
use specwright_tests::{Answer, Server, assert_members, block_on, page, page_json, plain};

use crate::baf::{APPLICANT, client};

fn get(answer: Answer) -> AttemptDetail {
    let server = Server::start(answer);
    block_on(client(&server).get_attempt().applicant_id(APPLICANT).attempt_id(1).send()).unwrap()
}

/// The sample with another value in each place, because there texts are `string` and numbers mostly 0: a text
/// is its own pointer, numbers count up.
fn distinct() -> Value {
    fn walk(value: &mut Value, pointer: &str, count: &mut i64) {
        match value {
            Value::Object(members) => {
                members
                    .iter_mut()
                    .for_each(|(name, member)| walk(member, &format!("{pointer}/{name}"), count));
            }
            Value::Array(items) => {
                items
                    .iter_mut()
                    .enumerate()
                    .for_each(|(at, item)| walk(item, &format!("{pointer}/{at}"), count));
            }
            Value::Number(_) => {
                *count += 1;
                *value = json!(*count);
            }
            Value::String(_) if pointer != "/created" => *value = json!(pointer),
            _ => {}
        }
    }
    let mut value = page_json("baf-get-attempt.json");
    walk(&mut value, "", &mut 0);
    value
}

fn both() -> [(Value, AttemptDetail); 2] {
    [page_json("baf-get-attempt.json"), distinct()]
        .map(|json| (json.clone(), get(Answer::json(200, json.to_string()))))
}

#[test]
fn every_member_of_the_attempt_is_read() {
    for (json, detail) in both() {
        assert_members!(detail, json, {
            attempt_id: "attemptId", created: "created", document_type: "documentType",
            document_type_int: "documentTypeInt", has_risk_events: "hasRiskEvents", status: "status",
            validation_status: "validationStatus", document_fail_status_reasons: "documentFailStatusReasons",
            face_fail_status_reasons: "faceFailStatusReasons", invalid_data_errors: "invalidDataErrors",
            dvs_result: "dvsResult", mobile_phone_model: "mobilePhoneModel", mobile_phone_os: "mobilePhoneOS",
            capture_method: "captureMethod", request_ip_address: "requestIpAddress", content: "content",
            applicant_id: "applicantId",
        });
        assert_members!(detail.validation_status.as_ref().unwrap(), json["validationStatus"], {
            expired: "expired", document_is_valid: "documentIsValid", face_is_valid: "faceIsValid",
            anti_spoofing_is_valid: "antiSpoofingIsValid", profile_already_exists: "profileAlreadyExists",
            quality_is_valid: "qualityIsValid",
        });
        assert_members!(detail.content.as_ref().unwrap(), json["content"], {
            liveness_reflection_video_link: "livenessReflectionVideoLink",
            back_or_second_image_base64: "backOrSecondImageBase64", face_image_base64: "faceImageBase64",
            front_image_base64: "frontImageBase64", track_string: "trackString",
        });
        assert_members!(detail.invalid_data_errors.as_ref().unwrap()[0], json["invalidDataErrors"][0], {
            code: "code", message: "message",
        });
    }
}

#[test]
fn every_member_of_the_document_verification_is_read() {
    for (json, detail) in both() {
        let (result, json) = (detail.dvs_result.unwrap(), &json["dvsResult"]);
        assert_members!(result, json, {
            request_id: "requestId", document_type: "documentType", capture_method: "captureMethod",
            document: "document", parsed_data: "parsedData",
            document_verification_result: "documentVerificationResult",
            face_verification_result: "faceVerificationResult",
        });
        assert_members!(result.document.as_ref().unwrap(), json["document"], {
            abbr3_country: "abbr3Country", abbr_country: "abbrCountry", address: "address", city: "city",
            class: "class", country: "country", dob: "dob", expires: "expires", eyes: "eyes",
            family_name: "familyName", first_name: "firstName", full_name: "fullName", gender: "gender",
            hair: "hair", height: "height", id: "id", id_type: "idType", issued: "issued",
            middle_name: "middleName", postal_box: "postalBox", state: "state", issued_by: "issuedBy",
            template: "template", weight: "weight", zip: "zip", private_name: "privateName",
        });
        assert_members!(result.parsed_data.as_ref().unwrap(), json["parsedData"], {
            is_ocr_success: "isOcrSuccess", is_pdf417_success: "isPdf417Success",
            is_mrz_success: "isMrzSuccess", is_shufti_success: "isShuftiSuccess",
            is_anti_spoofing_success: "isAntiSpoofingSuccess",
        });
        assert_members!(result.face_verification_result.as_ref().unwrap(), json["faceVerificationResult"], {
            anti_spoofing: "antiSpoofing", quality: "quality", confidence: "confidence",
        });
    }
}

#[test]
fn every_member_of_the_tests_and_confidences_is_read() {
    for (json, detail) in both() {
        let result = detail.dvs_result.unwrap().document_verification_result.unwrap();
        let json = &json["dvsResult"]["documentVerificationResult"];
        assert_members!(result, json, {
            status: "status", total_confidence: "totalConfidence", validation_tests: "validationTests",
            verification_confidence: "verificationConfidence",
        });
        let (test, json_test) = (&result.validation_tests.as_ref().unwrap()[0], &json["validationTests"][0]);
        assert_members!(test, json_test, {
            raw_response: "rawResponse", name: "name", display_name: "displayName", reason: "reason",
            effect: "effect", values: "values", effect_string: "effectString", status: "status",
            status_string: "statusString",
        });
        assert_members!(test.values.as_ref().unwrap()[0], json_test["values"][0], {
            score: "score", effect: "effect", field_name: "fieldName", effect_string: "effectString",
        });
        assert_members!(result.verification_confidence.as_ref().unwrap(), json["verificationConfidence"], {
            abbr3_country: "abbr3Country", abbr_country: "abbrCountry", address: "address", city: "city",
            class: "class", country: "country", dob: "dob", expires: "expires", eyes: "eyes",
            family_name: "familyName", first_name: "firstName", full_name: "fullName", gender: "gender",
            hair: "hair", height: "height", id: "id", id_type: "idType", issued: "issued",
            issued_by: "issuedBy", middle_name: "middleName", postal_box: "postalBox", state: "state",
            template: "template", weight: "weight", zip: "zip", ssn: "ssn", private_name: "privateName",
        });
    }
}

#[test]
fn the_answer_is_printed_back_as_it_came_whatever_its_content_type() {
    for content_type in ["application/json", "text/plain"] {
        let detail = get(Answer::new(200, page("baf-get-attempt.json")).header("content-type", content_type));
        let printed = plain(serde_json::to_value(&detail).unwrap());
        assert_eq!(printed, page_json("baf-get-attempt.json"));
    }
    let detail = get(Answer::json(200, distinct().to_string()));
    assert_eq!(plain(serde_json::to_value(&detail).unwrap()), distinct());
}

#[test]
fn the_values_have_types_that_can_be_worked_with() {
    let detail = get(Answer::json(200, page("baf-get-attempt.json")));
    let created = detail.created.as_ref().unwrap();
    assert_eq!(created.as_str(), "2023-09-20T08:37:41.799Z");
    assert_eq!((created.nanosecond(), created.offset_seconds()), (799_000_000, Some(0)));
    assert_eq!(detail.document_fail_status_reasons.as_deref(), Some(&["string".to_owned()][..]));
    assert_eq!((detail.attempt_id, detail.status, detail.document_type_int), (Some(0), Some(0), Some(0)));
    assert_eq!(detail.document_type.as_deref(), Some("string"));
    let result = detail.dvs_result.unwrap();
    assert_eq!(result.document_type, Some(1), "an integer here and a text above");
    let face = result.face_verification_result.unwrap();
    assert_eq!((face.anti_spoofing, face.quality, face.confidence), (Some(0.0), Some(46.0), Some(0.0)));
}

#[test]
fn scores_need_not_be_whole() {
    let mut answer = page_json("baf-get-attempt.json");
    answer["dvsResult"]["faceVerificationResult"] = json!({ "quality": 46.25, "confidence": 1e-3 });
    let detail = get(Answer::json(200, answer.to_string()));
    let face = detail.dvs_result.unwrap().face_verification_result.unwrap();
    assert_eq!((face.anti_spoofing, face.quality, face.confidence), (None, Some(46.25), Some(0.001)));
}

#[test]
fn every_member_may_be_null_or_missing() {
    let nothing = get(Answer::json(200, "{}"));
    assert_eq!(serde_json::to_value(&nothing).unwrap(), json!({}));
    let page = page_json("baf-get-attempt.json");
    let mut nulls = page.clone();
    for member in nulls.as_object_mut().unwrap().values_mut() {
        *member = Value::Null;
    }
    assert_eq!(get(Answer::json(200, nulls.to_string())), nothing);

    let mut hollow = page.clone();
    for member in
        hollow["dvsResult"].as_object_mut().unwrap().values_mut().filter(|member| member.is_object())
    {
        *member = json!({});
    }
    hollow["content"] = json!({});
    hollow["invalidDataErrors"] = json!([{}, { "code": null, "message": "" }]);
    let detail = get(Answer::json(200, hollow.to_string()));
    assert_eq!(detail.invalid_data_errors.unwrap()[1].message.as_deref(), Some(""));
    assert!(detail.dvs_result.unwrap().document.unwrap().city.is_none());
}
