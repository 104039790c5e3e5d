//! `POST /v2/project-flows`.

use serde_json::json;
use specwright::{Call, Json};
use specwright_tests::{Answer, Server, block_on, page, page_json};
use verifik::Client;
use verifik::operations::CreateProjectFlow;
use verifik::types::{
    CountryDocuments, DocumentConfiguration, DocumentSettings, FlowStatus, FlowSteps, FlowTarget, FlowType,
    LivenessSettings, SignUpForm,
};

use crate::verifik::{JSON_HEADERS, client};

fn sign_up_form() -> SignUpForm {
    SignUpForm::builder()
        .full_name(true)
        .full_name_style("separate")
        .email(true)
        .email_gateway("mailgun")
        .phone(true)
        .phone_gateway("whatsapp")
        .country_code("US")
        .show_terms_and_conditions(true)
        .show_privacy_notice(true)
        .build()
}

fn documents() -> DocumentSettings {
    let configuration = DocumentConfiguration::builder()
        .active(true)
        .document_category("government_id")
        .document_templates(Vec::<Json>::new());
    let country = CountryDocuments::builder().country("United States").configurations([configuration]);
    DocumentSettings::builder()
        .attempt_limit(3)
        .criminal_history_verification(true)
        .information_verification(true)
        .screening(true)
        .verification_methods(["SCAN_PROMPT"])
        .document_types([country])
        .build()
}

fn liveness() -> LivenessSettings {
    LivenessSettings::builder()
        .attempt_limit(3)
        .min_score(0.65)
        .search_min_score(0.8)
        .search_mode("FAST")
        .build()
}

/// The call of the page's samples.
pub(crate) fn sample(client: &Client) -> Call<CreateProjectFlow> {
    client
        .create_project_flow()
        .project("64a1b2c3d4e5f6789012345")
        .type_(FlowType::Onboarding)
        .name("Smart Enroll Project Flow")
        .target(FlowTarget::Personal)
        .status(FlowStatus::Draft)
        .sign_up_form(sign_up_form())
        .documents(documents())
        .liveness(liveness())
        .steps(FlowSteps::builder().document("mandatory").liveness("mandatory"))
        .send()
}

fn sample_answer() -> Answer {
    Answer::json(200, page("verifik-create-project-flow.json"))
}

#[test]
fn the_request_is_that_of_the_page() {
    let server = Server::start(sample_answer());
    block_on(sample(&client(&server))).unwrap();
    let received = server.received();
    assert_eq!(received.method, "POST");
    assert_eq!(received.target, "/v2/project-flows");
    assert_eq!(received.own_headers(), JSON_HEADERS);
    assert_eq!(received.json(), page_json("verifik-create-project-flow-request.json"));
    assert!(server.is_idle());
}

#[test]
fn a_slash_at_the_end_of_the_base_url_is_not_doubled() {
    let server = Server::start(sample_answer());
    let client = Client::builder().base_url(server.url("/")).token("t").build().unwrap();
    block_on(sample(&client)).unwrap();
    assert_eq!(server.received().target, "/v2/project-flows");
}

#[test]
fn every_member_of_the_answer_on_the_page_is_read() {
    let server = Server::start(sample_answer());
    let flow = block_on(sample(&client(&server))).unwrap();
    assert_eq!(flow.id, "64a1b2c3d4e5f6789012346");
    assert_eq!(flow.project, "64a1b2c3d4e5f6789012345");
    assert_eq!(flow.type_, FlowType::Onboarding);
    assert_eq!(flow.name, "Smart Enroll Project Flow");
    assert_eq!(flow.target, FlowTarget::Personal);
    assert_eq!(flow.status, FlowStatus::Draft);
    assert_eq!(flow.version, 1);
    assert_eq!(flow.sign_up_form, Some(sign_up_form()));
    assert_eq!(flow.documents, Some(documents()));
    assert_eq!(flow.liveness, Some(liveness()));
    let steps = flow.steps.as_ref().unwrap();
    assert_eq!(steps.document.as_deref(), Some("mandatory"));
    assert_eq!(steps.liveness.as_deref(), Some("mandatory"));
    assert_eq!(flow.created_at.as_str(), "2024-01-15T10:30:00Z");
    assert_eq!(flow.created_at.offset_seconds(), Some(0));
    assert_eq!(flow.updated_at.as_str(), "2024-01-15T10:30:00Z");

    let printed = serde_json::to_value(&flow).unwrap();
    assert_eq!(printed, page_json("verifik-create-project-flow.json")["data"]);
}

#[test]
fn only_the_five_documented_members_have_to_be_sent() {
    let server = Server::start(sample_answer());
    let call = client(&server)
        .create_project_flow()
        .project("p")
        .type_(FlowType::Onboarding)
        .name("n")
        .target(FlowTarget::Business)
        .status(FlowStatus::Active)
        .send();
    block_on(call).unwrap();
    let wanted = json!({
        "project": "p", "type": "onboarding", "name": "n", "target": "business", "status": "active",
    });
    assert_eq!(server.received().json(), wanted);
}

#[test]
fn settings_may_be_sent_in_part_and_false_and_empty_lists_are_sent() {
    let server = Server::start(sample_answer());
    let call = client(&server)
        .create_project_flow()
        .project("p")
        .type_("liveness-only")
        .name("n")
        .target(FlowTarget::Personal)
        .status(FlowStatus::Draft)
        .sign_up_form(SignUpForm::builder().email(false))
        .documents(
            DocumentSettings::builder().attempt_limit(0).document_types(Vec::<CountryDocuments>::new()),
        )
        .steps(FlowSteps::builder())
        .send();
    block_on(call).unwrap();
    let wanted = json!({
        "project": "p", "type": "liveness-only", "name": "n", "target": "personal", "status": "draft",
        "signUpForm": { "email": false },
        "documents": { "attemptLimit": 0, "documentTypes": [] },
        "steps": {},
    });
    assert_eq!(server.received().json(), wanted);
}

#[test]
fn whole_scores_are_read_and_scores_keep_their_digits() {
    let answer = page("verifik-create-project-flow.json").replace("0.65", "1").replace("0.8", "0.123456789");
    let server = Server::start(Answer::json(200, answer));
    let liveness = block_on(sample(&client(&server))).unwrap().liveness.unwrap();
    assert_eq!(liveness.min_score, Some(1.0));
    assert_eq!(liveness.search_min_score, Some(0.123_456_789));
}
