//! `POST /api/v2/private/Applicants`.

use baf::Client;
use baf::operations::CreateApplicant;
use baf::types::{ApplicantStatus, CaseEntry, VerificationMethod};
use serde_json::json;
use specwright::Call;
use specwright_tests::{Answer, Server, block_on, page, page_json};

use crate::baf::{KEY, client};

const METADATA: [(&str, &str); 3] =
    [("additionalProp1", "string"), ("additionalProp2", "string"), ("additionalProp3", "string")];

/// The call of the page's sample.
pub(crate) fn sample(client: &Client) -> Call<CreateApplicant> {
    client
        .create_applicant()
        .first_name("John")
        .last_name("Dow")
        .phone("49828585009568")
        .email("string")
        .reference_id("string")
        .metadata(METADATA)
        .callback_url("string")
        .send_sms(true)
        .case([CaseEntry::builder().name(1).value("string")])
        .status(ApplicantStatus::Pending)
        .verification_method(VerificationMethod::Sms)
        .send()
}

fn sample_answer() -> Answer {
    Answer::json(200, page("baf-create-applicant.json"))
}

#[test]
fn the_request_is_that_of_the_page() {
    let server = Server::start(sample_answer());
    block_on(sample(&client(&server))).unwrap();
    let received = server.received();
    assert_eq!(received.method, "POST");
    assert_eq!(received.target, "/publicapi/api/v2/private/Applicants");
    let key = format!("Bearer {KEY}");
    let headers = [("accept", "text/plain"), ("authorization", &*key), ("content-type", "application/json")];
    assert_eq!(received.own_headers(), headers);
    assert_eq!(received.json(), page_json("baf-create-applicant-request.json"));
    assert!(server.is_idle());
}

#[test]
fn the_documented_members_alone_make_the_body_that_the_page_describes() {
    let server = Server::start(sample_answer());
    let call = client(&server)
        .create_applicant()
        .first_name("string")
        .last_name("string")
        .phone("string")
        .email("string")
        .metadata(METADATA)
        .callback_url("string")
        .send_sms(true)
        .status(ApplicantStatus::Pending)
        .verification_method(VerificationMethod::Sms)
        .send();
    block_on(call).unwrap();
    assert_eq!(server.received().json(), page_json("baf-create-applicant-request-body.json"));
}

#[test]
fn what_is_not_set_is_not_sent() {
    let server = Server::start(sample_answer());
    block_on(client(&server).create_applicant().first_name("J").last_name("D").phone("1").send()).unwrap();
    assert_eq!(server.received().json(), json!({ "firstName": "J", "lastName": "D", "phone": "1" }));
}

#[test]
fn empty_values_are_sent_because_they_are_set() {
    let server = Server::start(sample_answer());
    let call = client(&server)
        .create_applicant()
        .first_name("Ada")
        .last_name("L")
        .phone("+7 982 200-00-00")
        .email("")
        .metadata([("", "")])
        .send_sms(false)
        .case(Vec::<CaseEntry>::new())
        .status(ApplicantStatus::Canceled)
        .verification_method(VerificationMethod::Manual)
        .send();
    block_on(call).unwrap();
    let wanted = json!({
        "firstName": "Ada", "lastName": "L", "phone": "+7 982 200-00-00", "email": "", "metadata": { "": "" },
        "sendSms": false, "case": [], "status": 3, "verificationMethod": 1,
    });
    assert_eq!(server.received().json(), wanted);
}

#[test]
fn a_slash_at_the_end_of_the_base_url_is_not_doubled() {
    let server = Server::start(sample_answer());
    let client = Client::builder().base_url(server.url("/publicapi/")).token(KEY).build().unwrap();
    block_on(sample(&client)).unwrap();
    assert_eq!(server.received().target, "/publicapi/api/v2/private/Applicants");
}

#[test]
fn every_member_of_the_answer_on_the_page_is_read_whatever_its_content_type() {
    for content_type in ["application/json", "text/plain; charset=utf-8"] {
        let body = page("baf-create-applicant.json");
        let server = Server::start(Answer::new(200, body).header("content-type", content_type));
        let created = block_on(sample(&client(&server))).unwrap();
        assert_eq!(created.applicant_id, "3fa85f64-5717-4562-b3fc-2c963f66afa6");
        assert_eq!(
            created.validation_link.expose(),
            "https://host/embedded?requestId=c3e5599f-4742-4a60-b511-b65e5707c963"
        );
        assert_eq!(created.short_validation_link.expose(), "https://host/UA6IB5g");
        assert_eq!(serde_json::to_value(&created).unwrap(), page_json("baf-create-applicant.json"));
    }
}

#[test]
fn without_a_key_nothing_is_sent() {
    let server = Server::start(sample_answer());
    let error = block_on(sample(&crate::baf::anonymous(&server))).unwrap_err();
    assert!(error.is_invalid() && error.to_string().contains("BAF_KEY"), "{error}");
    assert!(server.is_idle());
}

#[test]
fn a_call_owns_its_client_and_moves_to_another_thread() {
    let server = Server::start(sample_answer());
    let call = sample(&client(&server));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let created = runtime.block_on(runtime.spawn(call)).unwrap().unwrap();
    assert_eq!(created.applicant_id, crate::baf::APPLICANT);
}
