//! `POST /api-applicant-create`.

use personr::Client;
use personr::operations::CreateApplicant;
use personr::types::ApplicantStatus;
use specwright::Call;
use specwright_tests::{Answer, Part, Server, block_on, page, page_json};

use crate::personr::{TOKEN, assert_multipart, client};

/// The call of the page's curl sample.
pub(crate) fn sample(client: &Client) -> Call<CreateApplicant> {
    client
        .create_applicant()
        .email("johndoe@mail.com")
        .phone("+61 424 424 424")
        .name_first("John")
        .name_last("Doe")
        .flow_name("KYC basic")
        .source_key("Example Source Key")
        .external_user_id(["UUID1", "UUID2"])
        .send()
}

/// The call of the page's other samples.
fn sample_without_ids(client: &Client) -> Call<CreateApplicant> {
    client
        .create_applicant()
        .email("johndoe@mail.com")
        .phone("+61 424 424 424")
        .name_first("John")
        .name_last("Doe")
        .flow_name("KYC basic")
        .send()
}

/// The parts that all samples have.
fn common_parts() -> Vec<Part> {
    [
        ("email", "johndoe@mail.com"),
        ("phone", "+61 424 424 424"),
        ("nameFirst", "John"),
        ("nameLast", "Doe"),
        ("flowName", "KYC basic"),
    ]
    .map(|(name, text)| Part::plain(name, text))
    .to_vec()
}

pub(crate) fn sample_answer() -> Answer {
    Answer::json(200, page("personr-create-applicant.json"))
}

#[test]
fn the_request_is_that_of_the_page() {
    let server = Server::start(sample_answer());
    block_on(sample(&client(&server))).unwrap();
    let received = server.received();
    assert_eq!(received.method, "POST");
    assert_eq!(received.target, "/api/1.1/wf/api-applicant-create");
    let names: Vec<_> = received.own_headers().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["accept", "authorization", "content-type"]);
    assert_eq!(received.header("accept"), Some("application/json"));
    assert_eq!(received.header("authorization"), Some(&*format!("Bearer {TOKEN}")));
    assert_multipart(&received);
    let mut parts = common_parts();
    parts.push(Part::plain("sourceKey", "Example Source Key"));
    parts.push(Part::plain("externalUserId", r#"["UUID1","UUID2"]"#));
    assert_eq!(received.parts(), parts);
    assert!(server.is_idle());
}

#[test]
fn the_request_of_the_other_samples_has_no_parts_for_ids() {
    let server = Server::start(sample_answer());
    block_on(sample_without_ids(&client(&server))).unwrap();
    let received = server.received();
    assert_multipart(&received);
    assert_eq!(received.parts(), common_parts());
}

#[test]
fn a_slash_at_the_end_of_the_base_url_is_not_doubled() {
    let server = Server::start(sample_answer());
    let client = Client::builder().base_url(server.url("/api/1.1/wf/")).token("t").build().unwrap();
    block_on(sample(&client)).unwrap();
    assert_eq!(server.received().target, "/api/1.1/wf/api-applicant-create");
}

#[test]
fn every_member_of_the_answer_on_the_page_is_read() {
    let server = Server::start(sample_answer());
    let applicant = block_on(sample(&client(&server))).unwrap();
    assert_eq!(applicant.applicant_id, "4242424242424x424242424242424242");
    assert_eq!(applicant.email, "johndoe@mail.com");
    assert_eq!(applicant.phone, "+61 424 424 424");
    assert_eq!(applicant.name_first.as_deref(), Some("John"));
    assert_eq!(applicant.name_last.as_deref(), Some("Doe"));
    assert_eq!(applicant.flow_name, "KYC basic");
    assert_eq!(applicant.applicant_status, ApplicantStatus::Created);
    assert_eq!(applicant.source_key, None);
    assert_eq!(applicant.external_user_id, None);
    let printed = serde_json::to_value(&applicant).unwrap();
    assert_eq!(printed, page_json("personr-create-applicant.json")["response"]);
}

#[test]
fn only_the_three_required_members_have_to_be_sent() {
    let server = Server::start(sample_answer());
    let call =
        client(&server).create_applicant().email("a@b.cd").phone("1").flow_name(" Flow\u{a0}Ü ").send();
    block_on(call).unwrap();
    let parts =
        [Part::plain("email", "a@b.cd"), Part::plain("phone", "1"), Part::plain("flowName", " Flow\u{a0}Ü ")];
    assert_eq!(server.received().parts(), parts);
}

#[test]
fn ids_are_one_part_of_compact_json_whatever_is_in_them() {
    let server = Server::start(sample_answer());
    let call = client(&server)
        .create_applicant()
        .email("a@b.cd")
        .phone("1")
        .flow_name("f")
        .external_user_id(["a\"b", "c, d", "é\r\n", ""])
        .send();
    block_on(call).unwrap();
    let parts = server.received().parts();
    assert_eq!(parts.len(), 4);
    assert_eq!(parts[3], Part::plain("externalUserId", r#"["a\"b","c, d","é\r\n",""]"#));
}

#[test]
fn an_empty_list_of_ids_is_no_part() {
    let server = Server::start(sample_answer());
    let call = client(&server)
        .create_applicant()
        .email("a@b.cd")
        .phone("1")
        .flow_name("f")
        .external_user_id(Vec::<String>::new())
        .send();
    block_on(call).unwrap();
    let names: Vec<_> = server.received().parts().into_iter().map(|part| part.name).collect();
    assert_eq!(names, ["email", "phone", "flowName"]);
}
