//! The examples of Verifik, built.

use serde_json::from_value;
use specwright::Json;
use verifik::Client;
use verifik::operations::{CreateAppRegistration, CreateProjectFlow};
use verifik::types::{
    CountryDocuments, DocumentConfiguration, DocumentSettings, FlowStatus, FlowSteps, FlowTarget, FlowType,
    LivenessSettings, SignUpForm,
};

use crate::examples::{Row, requests};

pub(crate) const ROWS: [Row; 2] = [
    Row {
        operation: "createAppRegistration",
        example: "registration",
        make: |data| requests::<Client, _>(from_value(data), registration()),
    },
    Row {
        operation: "createProjectFlow",
        example: "smart-enroll",
        make: |data| requests::<Client, _>(from_value(data), flow()),
    },
];

fn registration() -> CreateAppRegistration {
    CreateAppRegistration::builder()
        .language("en")
        .full_name("John Doe")
        .country_code("+1")
        .phone("1234567890")
        .email("user@example.com")
        .project_flow("507f1f77bcf86cd799439015")
        .project("507f1f77bcf86cd799439011")
        .build()
}

fn flow() -> CreateProjectFlow {
    let form = SignUpForm::builder()
        .full_name(true)
        .full_name_style("separate")
        .email(true)
        .email_gateway("mailgun")
        .phone(true)
        .phone_gateway("whatsapp")
        .country_code("US")
        .show_terms_and_conditions(true)
        .show_privacy_notice(true);
    let configuration = DocumentConfiguration::builder()
        .active(true)
        .document_category("government_id")
        .document_templates(Vec::<Json>::new());
    let country = CountryDocuments::builder().country("United States").configurations([configuration]);
    let documents = DocumentSettings::builder()
        .attempt_limit(3)
        .criminal_history_verification(true)
        .information_verification(true)
        .screening(true)
        .verification_methods(["SCAN_PROMPT"])
        .document_types([country]);
    let liveness = LivenessSettings::builder()
        .attempt_limit(3)
        .min_score(0.65)
        .search_min_score(0.8)
        .search_mode("FAST");
    CreateProjectFlow::builder()
        .steps(FlowSteps::builder().document("mandatory").liveness("mandatory"))
        .liveness(liveness)
        .documents(documents)
        .sign_up_form(form)
        .status(FlowStatus::Draft)
        .target(FlowTarget::Personal)
        .name("Smart Enroll Project Flow")
        .type_(FlowType::Onboarding)
        .project("64a1b2c3d4e5f6789012345")
        .build()
}
