use baf::operations::{CheckApplicantStatusError, DeleteApplicantError, GetAttemptImagesError};
use baf::types::{CaseEntry, VerificationMethod};
use specwright_tests::{Answer, Server, page_json};

use crate::blocking::{alike, json};

/// Holds what must be encoded in a path.
const ID: &str = "3fa85f64/../é ?#";

#[test]
fn create_applicant() {
    let answer = json(200, "baf-create-applicant");
    let created = alike!(baf, answer, |client| {
        client
            .create_applicant()
            .first_name("John")
            .last_name("Dow")
            .phone("49828585009568")
            .metadata([("additionalProp1", "string")])
            .case([CaseEntry::builder().name(1).value("string")])
            .verification_method(VerificationMethod::Sms)
            .send()
    });
    assert!(!created.unwrap().applicant_id.is_empty());
}

#[test]
fn list_applicants() {
    let answer = json(200, "baf-list-applicants");
    let list = alike!(baf, answer, |client| {
        client.list_applicants().page(2).page_size(2).text_filter("a+b c").send()
    });
    assert_eq!(list.unwrap().total, 46);
}

#[test]
fn delete_applicant() {
    alike!(baf, Answer::new(204, ""), |client| client.delete_applicant().applicant_id(ID).send()).unwrap();
    let answer = json(404, "baf-delete-applicant-404");
    let gone = alike!(baf, answer, |client| client.delete_applicant().applicant_id(ID).send());
    assert!(matches!(gone.unwrap_err(), DeleteApplicantError::ApplicantNotFound { .. }));
}

#[test]
fn check_applicant_status() {
    let answer = Answer::new(200, " false\r\n");
    let status = alike!(baf, answer, |client| client.check_applicant_status().applicant_id(ID).send());
    assert_eq!(status.unwrap(), " false\r\n");
    let answer = json(404, "baf-check-applicant-status-404");
    let gone = alike!(baf, answer, |client| client.check_applicant_status().applicant_id(ID).send());
    assert!(!matches!(gone.unwrap_err(), CheckApplicantStatusError::Other(_)));
}

#[test]
fn force_close_applicant() {
    let answer = json(200, "baf-force-close-applicant");
    let closed = alike!(baf, answer, |client| client.force_close_applicant().applicant_id(ID).send());
    assert_eq!(closed.unwrap().callback_url, None);
}

#[test]
fn get_applicant() {
    let answer = json(200, "baf-get-applicant");
    alike!(baf, answer, |client| client.get_applicant().applicant_id(ID).send()).unwrap();
}

#[test]
fn list_attempts() {
    let answer = json(200, "baf-list-attempts");
    alike!(baf, answer, |client| client.list_attempts().applicant_id(ID).send()).unwrap();
}

#[test]
fn get_attempt() {
    let answer = json(200, "baf-get-attempt");
    alike!(baf, answer, |client| client.get_attempt().applicant_id(ID).attempt_id(133).send()).unwrap();
}

#[test]
fn resend_link() {
    alike!(baf, Answer::new(200, ""), |client| client.resend_link().applicant_id(ID).send()).unwrap();
}

#[test]
fn get_attempt_images() {
    let answer = json(200, "baf-get-attempt-images");
    alike!(baf, answer, |client| client.get_attempt_images().applicant_id(ID).attempt_id(1).send()).unwrap();
    let answer = json(404, "baf-get-attempt-images-404");
    let gone =
        alike!(baf, answer, |client| client.get_attempt_images().applicant_id(ID).attempt_id(1).send());
    assert!(!matches!(gone.unwrap_err(), GetAttemptImagesError::Other(_)));
}

/// A page as the vendor answers it.
fn answer(page: i64, count: usize) -> Answer {
    let sample = page_json("baf-list-applicants.json");
    let mut body = sample.clone();
    body["page"] = page.into();
    body["totalPages"] = 3.into();
    body["items"] = (0..count).map(|index| sample["items"][index].clone()).collect();
    Answer::json(200, body.to_string())
}

#[test]
fn all_applicants_come_from_an_iterator() {
    let server = Server::playing(vec![answer(1, 3), answer(2, 3), answer(3, 1)]);
    let client = baf::blocking::Client::builder().base_url(server.url("")).token("t").build().unwrap();
    let applicants = client.list_applicants().page(1).page_size(3).items().collect::<Result<Vec<_>, _>>();
    assert_eq!(applicants.unwrap().len(), 7);
    let asked: Vec<_> = (0..3).map(|_| server.received().query()["Page"].clone()).collect();
    assert_eq!(asked, ["1", "2", "3"]);
    assert!(server.is_idle());
}
