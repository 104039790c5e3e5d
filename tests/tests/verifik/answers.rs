//! Successes that differ from those on the pages.

use serde_json::{Value, json};
use specwright_tests::{Answer, Server, block_on, page_json};
use verifik::types::{AppRegistrationCreated, FlowStatus, ProjectFlow, RegistrationStatus};

use crate::verifik::{client, create_app_registration, create_project_flow};

fn registration(answer: &Value) -> AppRegistrationCreated {
    let server = Server::start(Answer::json(200, answer.to_string()));
    block_on(create_app_registration::sample(&client(&server))).unwrap()
}

fn flow(answer: &Value) -> ProjectFlow {
    let server = Server::start(Answer::json(200, answer.to_string()));
    block_on(create_project_flow::sample(&client(&server))).unwrap()
}

fn registration_page() -> Value {
    page_json("verifik-create-app-registration.json")
}

#[test]
fn unknown_members_are_ignored_at_every_depth() {
    let mut answer = registration_page();
    answer["meta"] = json!({ "data": [1, { "token": null }] });
    answer["data"]["extra"] = json!(["a"]);
    answer["data"]["appRegistration"]["_id2"] = json!(1.5);
    answer["data"]["informationValidation"]["score"] = json!({ "value": 1 });
    assert_eq!(registration(&answer), registration(&registration_page()));
}

#[test]
fn unknown_enum_values_are_kept_and_printed_back() {
    let mut answer = registration_page();
    answer["data"]["appRegistration"]["status"] = json!("FINISHED_Ünknown");
    let created = registration(&answer);
    let status = &created.app_registration.status;
    assert!(matches!(status, RegistrationStatus::Unknown(value) if value.get() == "FINISHED_Ünknown"));
    assert_eq!(status.as_str(), "FINISHED_Ünknown");
    assert_eq!(serde_json::to_value(&created).unwrap(), answer["data"]);

    let mut answer = page_json("verifik-create-project-flow.json");
    for (name, value) in [("type", "login"), ("target", "both"), ("status", "DRAFT")] {
        answer["data"][name] = json!(value);
    }
    let flow = flow(&answer);
    assert_ne!(flow.status, FlowStatus::Draft, "values are told apart by case");
    assert_eq!(serde_json::to_value(&flow).unwrap(), answer["data"]);
}

#[test]
fn date_times_of_every_precision_are_printed_back_as_they_came() {
    for text in [
        "2024-12-02T17:05:36Z",
        "2024-12-02T17:05:36.788Z",
        "2024-12-02T17:05:36.788123Z",
        "2024-12-02T17:05:36.7881230+00:00",
        "2024-12-02T17:05:36",
        "2024-12-02T17:05:36.788",
        "2024-12-02T17:05:36.788123",
        "2024-12-02T17:05:36.7881230",
    ] {
        let mut answer = registration_page();
        answer["data"]["appRegistration"]["createdAt"] = json!(text);
        let created = registration(&answer);
        assert_eq!(created.app_registration.created_at.to_string(), text);
        assert_eq!(serde_json::to_value(&created).unwrap(), answer["data"]);
    }
}

#[test]
fn absent_and_null_are_nothing_and_an_empty_text_is_a_text() {
    let mut answer = registration_page();
    answer["data"]["appRegistration"]["email"] = json!("");
    answer["data"]["appRegistration"]["phone"] = Value::Null;
    answer["data"]["appRegistration"].as_object_mut().unwrap().remove("countryCode");
    answer["data"].as_object_mut().unwrap().remove("informationValidation");
    let created = registration(&answer);
    assert_eq!(created.app_registration.email.as_deref(), Some(""));
    assert_eq!(created.app_registration.phone, None);
    assert_eq!(created.app_registration.country_code, None);
    assert_eq!(created.information_validation, None);
}

#[test]
fn settings_that_are_not_stored_do_not_come_back() {
    let mut answer = page_json("verifik-create-project-flow.json");
    for name in ["signUpForm", "documents", "steps"] {
        answer["data"].as_object_mut().unwrap().remove(name);
    }
    answer["data"]["liveness"] = json!({});
    let flow = flow(&answer);
    assert!(flow.sign_up_form.is_none() && flow.documents.is_none() && flow.steps.is_none());
    assert_eq!(flow.liveness.unwrap().min_score, None);
}

#[test]
fn the_order_of_members_does_not_matter_and_a_repeated_one_counts_last() {
    let text = registration_page().to_string();
    let reversed = text.replacen(r#""appRegistration":"#, r#""token":"early","appRegistration":"#, 1);
    let server = Server::start(Answer::new(200, format!("\u{feff} {reversed}\n")));
    let created = block_on(create_app_registration::sample(&client(&server))).unwrap();
    assert_eq!(created.token.expose(), "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9...");
}
