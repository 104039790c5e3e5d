//! `POST /api-token-generate`.

use personr::Client;
use personr::operations::GenerateToken;
use specwright::Call;
use specwright_tests::{Answer, Part, Server, block_on, page, page_json};

use crate::personr::{PREFIX, assert_multipart, client};

pub(crate) const PASSWORD: &str = "example123";

/// The call of the page's samples.
pub(crate) fn sample(client: &Client) -> Call<GenerateToken> {
    client.generate_token().email("example@personr.co").password(PASSWORD).send()
}

pub(crate) fn sample_answer() -> Answer {
    Answer::json(200, page("personr-generate-token.json"))
}

#[test]
fn the_request_is_that_of_the_page() {
    let server = Server::start(sample_answer());
    let anonymous = Client::builder().base_url(server.url(PREFIX)).build().unwrap();
    block_on(sample(&anonymous)).unwrap();
    let received = server.received();
    assert_eq!(received.method, "POST");
    assert_eq!(received.target, "/api/1.1/wf/api-token-generate");
    let names: Vec<_> = received.own_headers().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["accept", "content-type"]);
    assert_eq!(received.header("accept"), Some("application/json"));
    assert_multipart(&received);
    // The double quotes of the page's curl command are taken off by curl.
    let parts = [Part::plain("email", "example@personr.co"), Part::plain("password", "example123")];
    assert_eq!(received.parts(), parts);
    assert!(server.is_idle());
}

#[test]
fn an_older_token_is_not_sent_for_a_new_one() {
    let server = Server::start(sample_answer());
    block_on(sample(&client(&server))).unwrap();
    assert_eq!(server.received().header("authorization"), None);
}

#[test]
fn a_slash_at_the_end_of_the_base_url_is_not_doubled() {
    let server = Server::start(sample_answer());
    let client = Client::builder().base_url(server.url("/api/1.1/wf/")).build().unwrap();
    block_on(sample(&client)).unwrap();
    assert_eq!(server.received().target, "/api/1.1/wf/api-token-generate");
}

#[test]
fn every_member_of_the_answer_on_the_page_is_read() {
    let server = Server::start(sample_answer());
    let issued = block_on(sample(&client(&server))).unwrap();
    assert_eq!(issued.token.expose(), "1670035114445x631333625381113500");
    assert_eq!(issued.user_id, "1665086295388x405886519539808060");
    assert_eq!(issued.expires, 31_536_000);
    let printed = serde_json::to_value(&issued).unwrap();
    assert_eq!(printed, page_json("personr-generate-token.json")["response"]);
}

#[test]
fn a_password_is_sent_to_the_letter() {
    for password in [" \"quoted\" ", "a\r\nb", "--specwright", "pässwörd 🔑", "a&b=c+d%20"] {
        let server = Server::start(sample_answer());
        block_on(client(&server).generate_token().email("a@b.cd").password(password).send()).unwrap();
        let parts = [Part::plain("email", "a@b.cd"), Part::plain("password", password)];
        assert_eq!(server.received().parts(), parts);
    }
}

#[test]
fn the_token_goes_into_a_client_for_the_other_calls() {
    let server = Server::start(sample_answer());
    let issued = block_on(sample(&client(&server))).unwrap();
    server.received();
    let next = Client::builder().base_url(server.url(PREFIX)).token(&issued.token).build().unwrap();
    // The answer is of the other operation and does not fit; the request is what counts.
    block_on(crate::personr::create_applicant::sample(&next)).unwrap_err();
    let wanted = format!("Bearer {}", issued.token.expose());
    assert_eq!(server.received().header("authorization"), Some(&*wanted));
}
