//! The answers of the calls that give nothing or next to nothing.

use specwright_tests::{Answer, Server, block_on, page, page_json, without_nulls};

use crate::baf::{APPLICANT, client};

/// What a server may send with a 200 for which no body is documented.
const BODIES: [&str; 5] = ["", "true", "\"2023-09-20\"", r#"{ "completed": true }"#, "<html>"];

#[test]
fn deleting_gives_nothing_with_and_without_a_body() {
    for body in BODIES {
        let server = Server::start(Answer::json(200, body));
        block_on(client(&server).delete_applicant().applicant_id(APPLICANT).send()).unwrap();
    }
    let server = Server::start(Answer::new(204, ""));
    block_on(client(&server).delete_applicant().applicant_id(APPLICANT).send()).unwrap();
}

#[test]
fn resending_the_link_gives_nothing_with_and_without_a_body() {
    for body in BODIES {
        let server = Server::start(Answer::new(200, body));
        block_on(client(&server).resend_link().applicant_id(APPLICANT).send()).unwrap();
    }
}

#[test]
fn a_link_is_resent_once_even_when_the_server_fails() {
    let server = Server::start(Answer::new(503, ""));
    block_on(client(&server).resend_link().applicant_id(APPLICANT).send()).unwrap_err();
    server.received();
    assert!(server.is_idle());
}

#[test]
fn checking_a_status_gives_the_body_as_it_comes() {
    for body in BODIES.into_iter().chain(["  false\r\n", "zoë"]) {
        for content_type in ["text/plain", "application/json"] {
            let server = Server::start(Answer::new(200, body).header("content-type", content_type));
            let text = block_on(client(&server).check_applicant_status().applicant_id(APPLICANT).send());
            assert_eq!(text.unwrap(), body);
        }
    }
    let server = Server::start(Answer::new(204, ""));
    let text = block_on(client(&server).check_applicant_status().applicant_id(APPLICANT).send());
    assert_eq!(text.unwrap(), "");
}

#[test]
fn closing_gives_the_answer_of_the_page() {
    for content_type in ["application/json", "text/plain"] {
        let body = page("baf-force-close-applicant.json");
        let server = Server::start(Answer::new(200, body).header("content-type", content_type));
        let closed =
            block_on(client(&server).force_close_applicant().applicant_id(APPLICANT).send()).unwrap();
        assert_eq!(closed.callback_url, None);
        let printed = serde_json::to_value(&closed).unwrap();
        assert_eq!(printed, without_nulls(page_json("baf-force-close-applicant.json"), &["/callbackUrl"]));
    }
}

#[test]
fn closing_may_leave_the_url_out() {
    let server = Server::start(Answer::new(200, "{}"));
    let closed = block_on(client(&server).force_close_applicant().applicant_id(APPLICANT).send()).unwrap();
    assert_eq!(closed.callback_url, None);
}

#[test]
fn closing_may_give_a_url_or_an_empty_one() {
    for url in ["", "https://host/?fromonline"] {
        let server = Server::start(Answer::new(200, format!(r#"{{"callbackUrl":"{url}"}}"#)));
        let closed =
            block_on(client(&server).force_close_applicant().applicant_id(APPLICANT).send()).unwrap();
        assert_eq!(closed.callback_url.as_deref(), Some(url));
    }
}
