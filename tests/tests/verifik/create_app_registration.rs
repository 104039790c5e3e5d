//! `POST /v2/app-registrations`.

use serde_json::json;
use specwright::Call;
use specwright_tests::{Answer, Server, block_on, page, page_json};
use verifik::Client;
use verifik::operations::CreateAppRegistration;
use verifik::types::RegistrationStatus;

use crate::verifik::{JSON_HEADERS, client};

/// The call of the page's samples.
pub(crate) fn sample(client: &Client) -> Call<CreateAppRegistration> {
    client
        .create_app_registration()
        .project("507f1f77bcf86cd799439011")
        .project_flow("507f1f77bcf86cd799439015")
        .email("user@example.com")
        .phone("1234567890")
        .country_code("+1")
        .full_name("John Doe")
        .language("en")
        .send()
}

pub(crate) fn sample_answer() -> Answer {
    Answer::json(200, page("verifik-create-app-registration.json"))
}

#[test]
fn the_request_is_that_of_the_page() {
    let server = Server::start(sample_answer());
    block_on(sample(&client(&server))).unwrap();
    let received = server.received();
    assert_eq!(received.method, "POST");
    assert_eq!(received.target, "/v2/app-registrations");
    assert_eq!(received.own_headers(), JSON_HEADERS);
    assert_eq!(received.json(), page_json("verifik-create-app-registration-request.json"));
    assert!(server.is_idle());
}

#[test]
fn a_slash_or_a_prefix_at_the_end_of_the_base_url_is_respected() {
    for (prefix, target) in [("/", "/v2/app-registrations"), ("/mock/", "/mock/v2/app-registrations")] {
        let server = Server::start(sample_answer());
        let client = Client::builder().base_url(server.url(prefix)).token("t").build().unwrap();
        block_on(sample(&client)).unwrap();
        assert_eq!(server.received().target, target);
    }
}

#[test]
fn every_member_of_the_answer_on_the_page_is_read() {
    let server = Server::start(sample_answer());
    let created = block_on(sample(&client(&server))).unwrap();

    let registration = &created.app_registration;
    assert_eq!(registration.id, "674de8df21c72be3cc42b8a7");
    assert_eq!(registration.client, "507f1f77bcf86cd799439013");
    assert_eq!(registration.project, "507f1f77bcf86cd799439011");
    assert_eq!(registration.project_flow, "507f1f77bcf86cd799439015");
    assert_eq!(registration.status, RegistrationStatus::Started);
    assert_eq!(registration.email.as_deref(), Some("user@example.com"));
    assert_eq!(registration.phone.as_deref(), Some("1234567890"));
    assert_eq!(registration.country_code.as_deref(), Some("+1"));
    assert_eq!(registration.current_step, "1");
    assert_eq!(registration.language.as_deref(), Some("en"));
    assert_eq!(registration.created_at.as_str(), "2024-12-02T17:05:36.788Z");
    assert_eq!(registration.created_at.nanosecond(), 788_000_000);
    assert_eq!(registration.updated_at.as_str(), "2024-12-02T17:05:36.788Z");

    let validation = created.information_validation.as_ref().unwrap();
    assert_eq!(validation.id, "674de8df21c72be3cc42b8a8");
    assert_eq!(validation.full_name.as_deref(), Some("John Doe"));
    assert_eq!(validation.first_name.as_deref(), Some("John"));
    assert_eq!(validation.last_name.as_deref(), Some("Doe"));

    assert_eq!(created.token.expose(), "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9...");

    let printed = serde_json::to_value(&created).unwrap();
    assert_eq!(printed, page_json("verifik-create-app-registration.json")["data"]);
}

#[test]
fn what_is_not_set_is_not_sent() {
    let server = Server::start(sample_answer());
    let request = client(&server).create_app_registration().project("p").project_flow("f").email("a@b.cd");
    block_on(request.send()).unwrap();
    let wanted = json!({ "project": "p", "projectFlow": "f", "email": "a@b.cd" });
    assert_eq!(server.received().json(), wanted);
}

#[test]
fn first_and_last_name_are_sent_in_place_of_the_full_name() {
    let server = Server::start(sample_answer());
    let call = client(&server)
        .create_app_registration()
        .project("p")
        .project_flow("f")
        .phone("1234567890")
        .country_code("+34")
        .first_name("Zoë \"Z\"")
        .last_name("O'Neil\n")
        .maybe_language(None)
        .send();
    block_on(call).unwrap();
    let wanted = json!({
        "project": "p", "projectFlow": "f", "phone": "1234567890", "countryCode": "+34",
        "firstName": "Zoë \"Z\"", "lastName": "O'Neil\n",
    });
    assert_eq!(server.received().json(), wanted);
}

#[test]
fn any_2xx_is_a_success() {
    let page = page("verifik-create-app-registration.json");
    let server = Server::start(Answer::json(201, page));
    assert!(block_on(sample(&client(&server))).is_ok());
}

#[test]
fn the_token_of_a_registration_goes_to_another_client_and_leaves_this_one_alone() {
    let server = Server::start(sample_answer());
    let account = client(&server);
    let created = block_on(sample(&account)).unwrap();
    server.received();

    let registrant = Client::builder().base_url(server.url("")).token(created.token).build().unwrap();
    block_on(sample(&registrant)).unwrap();
    let token = "Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9...";
    assert_eq!(server.received().header("authorization"), Some(token));

    block_on(sample(&account)).unwrap();
    assert_eq!(server.received().header("authorization"), Some("Bearer verifik-api-token"));
}
