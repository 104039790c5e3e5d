//! The types of `baf` as one writes them with `serde_derive`.
//!
//! Dates and base64 texts are those of `specwright`, through their serde impls.

use serde::{Deserialize, Serialize};

#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(from = "i64", into = "i64")]
pub enum ApplicantStatus {
    Pending,
    Success,
    Failed,
    Canceled,
    FailedAttempt,
    Unknown(i64),
}

impl From<i64> for ApplicantStatus {
    fn from(value: i64) -> Self {
        match value {
            0 => Self::Pending,
            1 => Self::Success,
            2 => Self::Failed,
            3 => Self::Canceled,
            5 => Self::FailedAttempt,
            value => Self::Unknown(value),
        }
    }
}

impl From<ApplicantStatus> for i64 {
    fn from(value: ApplicantStatus) -> Self {
        match value {
            ApplicantStatus::Pending => 0,
            ApplicantStatus::Success => 1,
            ApplicantStatus::Failed => 2,
            ApplicantStatus::Canceled => 3,
            ApplicantStatus::FailedAttempt => 5,
            ApplicantStatus::Unknown(value) => value,
        }
    }
}

#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(from = "i64", into = "i64")]
pub enum VerificationMethod {
    Sms,
    Manual,
    Unknown(i64),
}

impl From<i64> for VerificationMethod {
    fn from(value: i64) -> Self {
        match value {
            0 => Self::Sms,
            1 => Self::Manual,
            value => Self::Unknown(value),
        }
    }
}

impl From<VerificationMethod> for i64 {
    fn from(value: VerificationMethod) -> Self {
        match value {
            VerificationMethod::Sms => 0,
            VerificationMethod::Manual => 1,
            VerificationMethod::Unknown(value) => value,
        }
    }
}

#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(from = "i64", into = "i64")]
pub enum ResponseStatus {
    Success,
    Unknown(i64),
}

impl From<i64> for ResponseStatus {
    fn from(value: i64) -> Self {
        match value {
            0 => Self::Success,
            value => Self::Unknown(value),
        }
    }
}

impl From<ResponseStatus> for i64 {
    fn from(value: ResponseStatus) -> Self {
        match value {
            ResponseStatus::Success => 0,
            ResponseStatus::Unknown(value) => value,
        }
    }
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ApplicantPage {
    #[serde(rename = "page")]
    pub page: i64,
    #[serde(rename = "pageSize")]
    pub page_size: i64,
    #[serde(rename = "total")]
    pub total: i64,
    #[serde(rename = "totalPages")]
    pub total_pages: i64,
    #[serde(rename = "items")]
    pub items_: Vec<Applicant>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Applicant {
    #[serde(rename = "applicantId")]
    pub applicant_id: String,
    #[serde(rename = "attemptsCount")]
    pub attempts_count: i64,
    #[serde(rename = "lastAttemptId", deserialize_with = "Option::deserialize")]
    pub last_attempt_id: Option<i64>,
    #[serde(rename = "successAttemptId", deserialize_with = "Option::deserialize")]
    pub success_attempt_id: Option<i64>,
    #[serde(rename = "successAttempt", deserialize_with = "Option::deserialize")]
    pub success_attempt: Option<SuccessAttempt>,
    #[serde(rename = "firstName")]
    pub first_name: String,
    #[serde(rename = "lastName")]
    pub last_name: String,
    #[serde(rename = "phone")]
    pub phone: String,
    #[serde(rename = "email", deserialize_with = "Option::deserialize")]
    pub email: Option<String>,
    #[serde(rename = "referenceId", deserialize_with = "Option::deserialize")]
    pub reference_id: Option<String>,
    #[serde(rename = "openedLinkTimes")]
    pub opened_link_times: i64,
    #[serde(rename = "created")]
    pub created: specwright::DateTime,
    #[serde(rename = "accountId")]
    pub account_id: String,
    #[serde(rename = "validationRequestSettings", deserialize_with = "Option::deserialize")]
    pub validation_request_settings: Option<ValidationRequestSettings>,
    #[serde(rename = "completed")]
    pub completed: bool,
    #[serde(rename = "status")]
    pub status: ApplicantStatus,
    #[serde(rename = "statusName")]
    pub status_name: String,
    #[serde(rename = "attemptsUsed")]
    pub attempts_used: i64,
    #[serde(rename = "documentExpired", deserialize_with = "Option::deserialize")]
    pub document_expired: Option<bool>,
    #[serde(rename = "lastValidationResponse", deserialize_with = "Option::deserialize")]
    pub last_validation_response: Option<LastValidationResponse>,
    #[serde(rename = "hasRiskEvents")]
    pub has_risk_events: bool,
    #[serde(rename = "metadata")]
    pub metadata: specwright::Map<String>,
    #[serde(rename = "callbackUrl", deserialize_with = "Option::deserialize")]
    pub callback_url: Option<String>,
    #[serde(rename = "verificationMethod")]
    pub verification_method: VerificationMethod,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct LastValidationResponse {
    #[serde(rename = "validationResponseId")]
    pub validation_response_id: i64,
    #[serde(rename = "created")]
    pub created: specwright::DateTime,
    #[serde(rename = "responseStatus")]
    pub response_status: ResponseStatus,
    #[serde(rename = "responseStatusName")]
    pub response_status_name: String,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ValidationRequestSettings {
    #[serde(rename = "validationRequestId", default, skip_serializing_if = "Option::is_none")]
    pub validation_request_id: Option<String>,
    #[serde(rename = "faceValidationPercent", default, skip_serializing_if = "Option::is_none")]
    pub face_validation_percent: Option<f64>,
    #[serde(rename = "documentValidationPercent", default, skip_serializing_if = "Option::is_none")]
    pub document_validation_percent: Option<f64>,
    #[serde(rename = "antiSpoofingPercent", default, skip_serializing_if = "Option::is_none")]
    pub anti_spoofing_percent: Option<f64>,
    #[serde(rename = "verifyFace", default, skip_serializing_if = "Option::is_none")]
    pub verify_face: Option<bool>,
    #[serde(rename = "isOCREnabled", default, skip_serializing_if = "Option::is_none")]
    pub is_ocr_enabled: Option<bool>,
    #[serde(rename = "isAddressCheckEnabled", default, skip_serializing_if = "Option::is_none")]
    pub is_address_check_enabled: Option<bool>,
    #[serde(rename = "isFaceRequiredOnDocument", default, skip_serializing_if = "Option::is_none")]
    pub is_face_required_on_document: Option<bool>,
    #[serde(rename = "isCrossMatchRequired", default, skip_serializing_if = "Option::is_none")]
    pub is_cross_match_required: Option<bool>,
    #[serde(rename = "isDMVEnabled", default, skip_serializing_if = "Option::is_none")]
    pub is_dmv_enabled: Option<bool>,
    #[serde(rename = "isDMVPartialEnabled", default, skip_serializing_if = "Option::is_none")]
    pub is_dmv_partial_enabled: Option<bool>,
    #[serde(rename = "isIdentiFraudEnabled", default, skip_serializing_if = "Option::is_none")]
    pub is_identi_fraud_enabled: Option<bool>,
    #[serde(rename = "isIdentiFraudFullCaseEnabled", default, skip_serializing_if = "Option::is_none")]
    pub is_identi_fraud_full_case_enabled: Option<bool>,
    #[serde(rename = "isDmvOrIdentiFraudEnabled", default, skip_serializing_if = "Option::is_none")]
    pub is_dmv_or_identi_fraud_enabled: Option<bool>,
    #[serde(rename = "isDmvAndIdentiFraudEnabled", default, skip_serializing_if = "Option::is_none")]
    pub is_dmv_and_identi_fraud_enabled: Option<bool>,
    #[serde(rename = "isDmvOrIdentiFraudPartialEnabled", default, skip_serializing_if = "Option::is_none")]
    pub is_dmv_or_identi_fraud_partial_enabled: Option<bool>,
    #[serde(rename = "isDmvAndIdentiFraudPartialEnabled", default, skip_serializing_if = "Option::is_none")]
    pub is_dmv_and_identi_fraud_partial_enabled: Option<bool>,
    #[serde(rename = "isGenderCheckEnabled", default, skip_serializing_if = "Option::is_none")]
    pub is_gender_check_enabled: Option<bool>,
    #[serde(rename = "isAgeCheckEnabled", default, skip_serializing_if = "Option::is_none")]
    pub is_age_check_enabled: Option<bool>,
    #[serde(rename = "ageYearsDifference", default, skip_serializing_if = "Option::is_none")]
    pub age_years_difference: Option<i64>,
    #[serde(rename = "showConsentForm", default, skip_serializing_if = "Option::is_none")]
    pub show_consent_form: Option<bool>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct SuccessAttempt {
    #[serde(rename = "attemptId")]
    pub attempt_id: i64,
    #[serde(rename = "created")]
    pub created: specwright::DateTime,
    #[serde(rename = "documentType", deserialize_with = "Option::deserialize")]
    pub document_type: Option<String>,
    #[serde(rename = "documentTypeInt")]
    pub document_type_int: i64,
    #[serde(rename = "hasRiskEvents")]
    pub has_risk_events: bool,
    #[serde(rename = "status")]
    pub status: i64,
    #[serde(rename = "validationStatus")]
    pub validation_status: ValidationStatus,
    #[serde(rename = "document", default, skip_serializing_if = "Option::is_none")]
    pub document: Option<serde_json::Value>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ValidationStatus {
    #[serde(rename = "expired", default, skip_serializing_if = "Option::is_none")]
    pub expired: Option<bool>,
    #[serde(rename = "documentIsValid", default, skip_serializing_if = "Option::is_none")]
    pub document_is_valid: Option<bool>,
    #[serde(rename = "faceIsValid", default, skip_serializing_if = "Option::is_none")]
    pub face_is_valid: Option<bool>,
    #[serde(rename = "antiSpoofingIsValid", default, skip_serializing_if = "Option::is_none")]
    pub anti_spoofing_is_valid: Option<bool>,
    #[serde(rename = "profileAlreadyExists", default, skip_serializing_if = "Option::is_none")]
    pub profile_already_exists: Option<bool>,
    #[serde(rename = "qualityIsValid", default, skip_serializing_if = "Option::is_none")]
    pub quality_is_valid: Option<bool>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct AttemptDetail {
    #[serde(rename = "attemptId", default, skip_serializing_if = "Option::is_none")]
    pub attempt_id: Option<i64>,
    #[serde(rename = "created", default, skip_serializing_if = "Option::is_none")]
    pub created: Option<specwright::DateTime>,
    #[serde(rename = "documentType", default, skip_serializing_if = "Option::is_none")]
    pub document_type: Option<String>,
    #[serde(rename = "documentTypeInt", default, skip_serializing_if = "Option::is_none")]
    pub document_type_int: Option<i64>,
    #[serde(rename = "hasRiskEvents", default, skip_serializing_if = "Option::is_none")]
    pub has_risk_events: Option<bool>,
    #[serde(rename = "status", default, skip_serializing_if = "Option::is_none")]
    pub status: Option<i64>,
    #[serde(rename = "validationStatus", default, skip_serializing_if = "Option::is_none")]
    pub validation_status: Option<ValidationStatus>,
    #[serde(rename = "documentFailStatusReasons", default, skip_serializing_if = "Option::is_none")]
    pub document_fail_status_reasons: Option<Vec<String>>,
    #[serde(rename = "faceFailStatusReasons", default, skip_serializing_if = "Option::is_none")]
    pub face_fail_status_reasons: Option<Vec<String>>,
    #[serde(rename = "invalidDataErrors", default, skip_serializing_if = "Option::is_none")]
    pub invalid_data_errors: Option<Vec<InvalidData>>,
    #[serde(rename = "dvsResult", default, skip_serializing_if = "Option::is_none")]
    pub dvs_result: Option<DvsResult>,
    #[serde(rename = "mobilePhoneModel", default, skip_serializing_if = "Option::is_none")]
    pub mobile_phone_model: Option<String>,
    #[serde(rename = "mobilePhoneOS", default, skip_serializing_if = "Option::is_none")]
    pub mobile_phone_os: Option<String>,
    #[serde(rename = "captureMethod", default, skip_serializing_if = "Option::is_none")]
    pub capture_method: Option<String>,
    #[serde(rename = "requestIpAddress", default, skip_serializing_if = "Option::is_none")]
    pub request_ip_address: Option<String>,
    #[serde(rename = "content", default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Content>,
    #[serde(rename = "applicantId", default, skip_serializing_if = "Option::is_none")]
    pub applicant_id: Option<String>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct InvalidData {
    #[serde(rename = "code", default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(rename = "message", default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct DvsResult {
    #[serde(rename = "requestId", default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    #[serde(rename = "documentType", default, skip_serializing_if = "Option::is_none")]
    pub document_type: Option<i64>,
    #[serde(rename = "captureMethod", default, skip_serializing_if = "Option::is_none")]
    pub capture_method: Option<String>,
    #[serde(rename = "document", default, skip_serializing_if = "Option::is_none")]
    pub document: Option<DocumentData>,
    #[serde(rename = "parsedData", default, skip_serializing_if = "Option::is_none")]
    pub parsed_data: Option<ParsedData>,
    #[serde(rename = "documentVerificationResult", default, skip_serializing_if = "Option::is_none")]
    pub document_verification_result: Option<DocumentVerificationResult>,
    #[serde(rename = "faceVerificationResult", default, skip_serializing_if = "Option::is_none")]
    pub face_verification_result: Option<FaceVerificationResult>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct DocumentData {
    #[serde(rename = "abbr3Country", default, skip_serializing_if = "Option::is_none")]
    pub abbr3_country: Option<String>,
    #[serde(rename = "abbrCountry", default, skip_serializing_if = "Option::is_none")]
    pub abbr_country: Option<String>,
    #[serde(rename = "address", default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    #[serde(rename = "city", default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    #[serde(rename = "class", default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    #[serde(rename = "country", default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    #[serde(rename = "dob", default, skip_serializing_if = "Option::is_none")]
    pub dob: Option<String>,
    #[serde(rename = "expires", default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<String>,
    #[serde(rename = "eyes", default, skip_serializing_if = "Option::is_none")]
    pub eyes: Option<String>,
    #[serde(rename = "familyName", default, skip_serializing_if = "Option::is_none")]
    pub family_name: Option<String>,
    #[serde(rename = "firstName", default, skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    #[serde(rename = "fullName", default, skip_serializing_if = "Option::is_none")]
    pub full_name: Option<String>,
    #[serde(rename = "gender", default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<String>,
    #[serde(rename = "hair", default, skip_serializing_if = "Option::is_none")]
    pub hair: Option<String>,
    #[serde(rename = "height", default, skip_serializing_if = "Option::is_none")]
    pub height: Option<String>,
    #[serde(rename = "id", default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(rename = "idType", default, skip_serializing_if = "Option::is_none")]
    pub id_type: Option<String>,
    #[serde(rename = "issued", default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<String>,
    #[serde(rename = "middleName", default, skip_serializing_if = "Option::is_none")]
    pub middle_name: Option<String>,
    #[serde(rename = "postalBox", default, skip_serializing_if = "Option::is_none")]
    pub postal_box: Option<String>,
    #[serde(rename = "state", default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    #[serde(rename = "issuedBy", default, skip_serializing_if = "Option::is_none")]
    pub issued_by: Option<String>,
    #[serde(rename = "template", default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    #[serde(rename = "weight", default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<String>,
    #[serde(rename = "zip", default, skip_serializing_if = "Option::is_none")]
    pub zip: Option<String>,
    #[serde(rename = "privateName", default, skip_serializing_if = "Option::is_none")]
    pub private_name: Option<String>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ParsedData {
    #[serde(rename = "isOcrSuccess", default, skip_serializing_if = "Option::is_none")]
    pub is_ocr_success: Option<bool>,
    #[serde(rename = "isPdf417Success", default, skip_serializing_if = "Option::is_none")]
    pub is_pdf417_success: Option<bool>,
    #[serde(rename = "isMrzSuccess", default, skip_serializing_if = "Option::is_none")]
    pub is_mrz_success: Option<bool>,
    #[serde(rename = "isShuftiSuccess", default, skip_serializing_if = "Option::is_none")]
    pub is_shufti_success: Option<bool>,
    #[serde(rename = "isAntiSpoofingSuccess", default, skip_serializing_if = "Option::is_none")]
    pub is_anti_spoofing_success: Option<bool>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct DocumentVerificationResult {
    #[serde(rename = "status", default, skip_serializing_if = "Option::is_none")]
    pub status: Option<i64>,
    #[serde(rename = "totalConfidence", default, skip_serializing_if = "Option::is_none")]
    pub total_confidence: Option<f64>,
    #[serde(rename = "validationTests", default, skip_serializing_if = "Option::is_none")]
    pub validation_tests: Option<Vec<ValidationTest>>,
    #[serde(rename = "verificationConfidence", default, skip_serializing_if = "Option::is_none")]
    pub verification_confidence: Option<VerificationConfidence>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ValidationTest {
    #[serde(rename = "rawResponse", default, skip_serializing_if = "Option::is_none")]
    pub raw_response: Option<String>,
    #[serde(rename = "name", default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "displayName", default, skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    #[serde(rename = "reason", default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(rename = "effect", default, skip_serializing_if = "Option::is_none")]
    pub effect: Option<i64>,
    #[serde(rename = "values", default, skip_serializing_if = "Option::is_none")]
    pub values: Option<Vec<ValidationValue>>,
    #[serde(rename = "effectString", default, skip_serializing_if = "Option::is_none")]
    pub effect_string: Option<String>,
    #[serde(rename = "status", default, skip_serializing_if = "Option::is_none")]
    pub status: Option<i64>,
    #[serde(rename = "statusString", default, skip_serializing_if = "Option::is_none")]
    pub status_string: Option<String>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ValidationValue {
    #[serde(rename = "score", default, skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    #[serde(rename = "effect", default, skip_serializing_if = "Option::is_none")]
    pub effect: Option<i64>,
    #[serde(rename = "fieldName", default, skip_serializing_if = "Option::is_none")]
    pub field_name: Option<String>,
    #[serde(rename = "effectString", default, skip_serializing_if = "Option::is_none")]
    pub effect_string: Option<String>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct VerificationConfidence {
    #[serde(rename = "abbr3Country", default, skip_serializing_if = "Option::is_none")]
    pub abbr3_country: Option<f64>,
    #[serde(rename = "abbrCountry", default, skip_serializing_if = "Option::is_none")]
    pub abbr_country: Option<f64>,
    #[serde(rename = "address", default, skip_serializing_if = "Option::is_none")]
    pub address: Option<f64>,
    #[serde(rename = "city", default, skip_serializing_if = "Option::is_none")]
    pub city: Option<f64>,
    #[serde(rename = "class", default, skip_serializing_if = "Option::is_none")]
    pub class: Option<f64>,
    #[serde(rename = "country", default, skip_serializing_if = "Option::is_none")]
    pub country: Option<f64>,
    #[serde(rename = "dob", default, skip_serializing_if = "Option::is_none")]
    pub dob: Option<f64>,
    #[serde(rename = "expires", default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<f64>,
    #[serde(rename = "eyes", default, skip_serializing_if = "Option::is_none")]
    pub eyes: Option<f64>,
    #[serde(rename = "familyName", default, skip_serializing_if = "Option::is_none")]
    pub family_name: Option<f64>,
    #[serde(rename = "firstName", default, skip_serializing_if = "Option::is_none")]
    pub first_name: Option<f64>,
    #[serde(rename = "fullName", default, skip_serializing_if = "Option::is_none")]
    pub full_name: Option<f64>,
    #[serde(rename = "gender", default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<f64>,
    #[serde(rename = "hair", default, skip_serializing_if = "Option::is_none")]
    pub hair: Option<f64>,
    #[serde(rename = "height", default, skip_serializing_if = "Option::is_none")]
    pub height: Option<f64>,
    #[serde(rename = "id", default, skip_serializing_if = "Option::is_none")]
    pub id: Option<f64>,
    #[serde(rename = "idType", default, skip_serializing_if = "Option::is_none")]
    pub id_type: Option<f64>,
    #[serde(rename = "issued", default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<f64>,
    #[serde(rename = "issuedBy", default, skip_serializing_if = "Option::is_none")]
    pub issued_by: Option<f64>,
    #[serde(rename = "middleName", default, skip_serializing_if = "Option::is_none")]
    pub middle_name: Option<f64>,
    #[serde(rename = "postalBox", default, skip_serializing_if = "Option::is_none")]
    pub postal_box: Option<f64>,
    #[serde(rename = "state", default, skip_serializing_if = "Option::is_none")]
    pub state: Option<f64>,
    #[serde(rename = "template", default, skip_serializing_if = "Option::is_none")]
    pub template: Option<f64>,
    #[serde(rename = "weight", default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<f64>,
    #[serde(rename = "zip", default, skip_serializing_if = "Option::is_none")]
    pub zip: Option<f64>,
    #[serde(rename = "ssn", default, skip_serializing_if = "Option::is_none")]
    pub ssn: Option<f64>,
    #[serde(rename = "privateName", default, skip_serializing_if = "Option::is_none")]
    pub private_name: Option<f64>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct FaceVerificationResult {
    #[serde(rename = "antiSpoofing", default, skip_serializing_if = "Option::is_none")]
    pub anti_spoofing: Option<f64>,
    #[serde(rename = "quality", default, skip_serializing_if = "Option::is_none")]
    pub quality: Option<f64>,
    #[serde(rename = "confidence", default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Content {
    #[serde(rename = "livenessReflectionVideoLink", default, skip_serializing_if = "Option::is_none")]
    pub liveness_reflection_video_link: Option<String>,
    #[serde(rename = "backOrSecondImageBase64", default, skip_serializing_if = "Option::is_none")]
    pub back_or_second_image_base64: Option<specwright::Base64>,
    #[serde(rename = "faceImageBase64", default, skip_serializing_if = "Option::is_none")]
    pub face_image_base64: Option<specwright::Base64>,
    #[serde(rename = "frontImageBase64", default, skip_serializing_if = "Option::is_none")]
    pub front_image_base64: Option<specwright::Base64>,
    #[serde(rename = "trackString", default, skip_serializing_if = "Option::is_none")]
    pub track_string: Option<String>,
}
