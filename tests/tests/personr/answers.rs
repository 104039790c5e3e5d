//! Successes that differ from those on the pages.

use personr::types::{Applicant, ApplicantStatus, ExternalIds};
use serde_json::{Value, json};
use specwright_tests::{Answer, Server, block_on, page, page_json};

use crate::personr::{client, create_applicant, generate_token};

fn applicant(answer: &Value) -> Applicant {
    let server = Server::start(Answer::json(200, answer.to_string()));
    block_on(create_applicant::sample(&client(&server))).unwrap()
}

fn answer_page() -> Value {
    page_json("personr-create-applicant.json")
}

#[test]
fn both_ids_that_the_page_promises_are_read_when_they_come() {
    let mut answer = answer_page();
    answer["response"]["sourceKey"] = json!("Example Source Key");
    for (ids, wanted) in [
        (json!(["UUID1", "UUID2"]), ExternalIds::List(vec!["UUID1".into(), "UUID2".into()])),
        (json!([]), ExternalIds::List(vec![])),
        (json!(r#"["UUID1","UUID2"]"#), ExternalIds::Text(r#"["UUID1","UUID2"]"#.into())),
    ] {
        answer["response"]["externalUserId"] = ids;
        let applicant = applicant(&answer);
        assert_eq!(applicant.source_key.as_deref(), Some("Example Source Key"));
        assert_eq!(applicant.external_user_id, Some(wanted));
        assert_eq!(serde_json::to_value(&applicant).unwrap(), answer["response"]);
    }
}

#[test]
fn absent_and_null_are_nothing_and_an_empty_text_is_a_text() {
    let mut answer = answer_page();
    answer["response"]["nameFirst"] = json!("");
    answer["response"]["nameLast"] = Value::Null;
    answer["response"]["externalUserId"] = Value::Null;
    let applicant = applicant(&answer);
    assert_eq!(applicant.name_first.as_deref(), Some(""));
    assert_eq!((applicant.name_last, applicant.external_user_id), (None, None));
    assert_eq!(applicant.source_key, None);
}

#[test]
fn unknown_members_are_ignored_and_unknown_statuses_are_kept() {
    let mut answer = answer_page();
    answer["version"] = json!({ "response": 1 });
    answer["response"]["applicantStatus"] = json!("In review");
    let mut wanted = answer["response"].clone();
    answer["response"]["tags"] = json!([{ "status": "error" }]);
    let applicant = applicant(&answer);
    assert!(
        matches!(&applicant.applicant_status, ApplicantStatus::Unknown(value) if value.get() == "In review")
    );
    assert_eq!(applicant.applicant_status.to_string(), "In review");
    assert_eq!(serde_json::to_value(&applicant).unwrap(), wanted.take());
}

#[test]
fn json_is_read_whatever_the_content_type_says() {
    let text = page("personr-generate-token.json");
    for answer in [
        Answer::new(200, text.clone()),
        Answer::new(200, text.clone()).header("content-type", "text/html"),
        Answer::new(200, format!("\u{feff}{text}")).header("content-type", "text/plain; charset=utf-8"),
    ] {
        let server = Server::start(answer);
        let issued = block_on(generate_token::sample(&client(&server))).unwrap();
        assert_eq!(issued.expires, 31_536_000);
    }
}

#[test]
fn the_proof_of_success_may_stand_behind_the_content() {
    let answer = r#"{"response":{"token":"t","user_id":"u","expires":0},"status":"success"}"#;
    let server = Server::start(Answer::json(200, answer));
    let issued = block_on(generate_token::sample(&client(&server))).unwrap();
    assert_eq!((issued.token.expose(), issued.expires), ("t", 0));
}
