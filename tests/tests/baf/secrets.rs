//! What must not be seen.

use specwright_tests::{Answer, Server, block_on, page};

use crate::baf::{APPLICANT, KEY, client, create_applicant};

const LINKS: [&str; 2] = ["c3e5599f-4742-4a60-b511-b65e5707c963", "UA6IB5g"];

#[test]
fn debug_of_clients_and_calls_shows_no_key() {
    let server = Server::start(Answer::new(200, ""));
    let client = client(&server);
    let call = client.get_applicant().applicant_id(APPLICANT).send();
    let builder = baf::Client::builder().token(KEY);
    let shown = format!("{client:?} {client:#?} {call:?} {builder:?}");
    assert!(!shown.contains(KEY) && !shown.contains("3938ab7b"), "{shown}");
}

#[test]
fn debug_of_a_created_applicant_shows_no_link() {
    let server = Server::start(Answer::json(200, page("baf-create-applicant.json")));
    let created = block_on(create_applicant::sample(&client(&server))).unwrap();
    let shown = format!("{created:?} {created:#?}");
    for link in LINKS {
        assert!(!shown.contains(link), "{shown}");
    }
    assert!(shown.contains(APPLICANT) && shown.contains("[redacted]"), "{shown}");
}

#[test]
fn errors_show_neither_key_nor_links() {
    let body = page("baf-create-applicant.json");
    for answer in [
        Answer::json(500, body.clone()),
        Answer::json(200, body.replace("\"applicantId\": \"3fa85f64", "\"applicantId\": 3, \"x\": \"")),
        Answer::json(200, &body[..body.len() - 4]),
    ] {
        let server = Server::start(answer.header("location", "https://host/UA6IB5g"));
        let error = block_on(create_applicant::sample(&client(&server))).unwrap_err();
        let shown = format!("{error} {error:?} {error:#?}");
        for secret in LINKS.into_iter().chain([KEY, "49828585009568"]) {
            assert!(!shown.contains(secret), "{secret} in {shown}");
        }
    }
}

#[test]
fn an_error_about_a_key_does_not_show_it() {
    let error =
        baf::Client::builder().base_url("http://127.0.0.1").token("sk_line\nbreak").build().unwrap_err();
    assert!(error.is_configuration());
    let shown = format!("{error} {error:?}");
    assert!(shown.contains("key") && !shown.contains("sk_line"), "{shown}");
}
