//! What can be asked for with the header `prefer`.

use baf::Client;
use serde_json::Value;
use specwright::{CallOptions, Error};
use specwright_tests::{block_on, page_json};

use crate::Via;
use crate::baf::APPLICANT;

fn preferring(client: &Client, text: &str) -> Client {
    client.with_options(CallOptions::new().header("prefer", text))
}

fn deleted(client: &Client) -> Error {
    block_on(client.delete_applicant().applicant_id("x").send()).unwrap_err().into()
}

#[test]
fn an_error_by_its_status() {
    Via::both(&baf::mock(), |via| {
        let client: Client = via.client();
        let error = deleted(&preferring(&client, "code=404"));
        assert_eq!(error.message(), Some("Validation Request with id x not found"));
        assert_eq!(via.mock().journal().last().unwrap().status, 404);
    });
}

#[test]
fn an_example_by_its_name_as_it_is_printed() {
    Via::both(&baf::mock(), |via| {
        let client = preferring(&via.client(), "example=second-page");
        let page = block_on(client.list_applicants().page(9).page_size(9).send()).unwrap();
        assert_eq!((page.page, page.page_size, page.total, page.total_pages), (1, 3, 46, 16));
        let items = serde_json::to_value(&page.items[0]).unwrap();
        let printed: Value = page_json("baf-list-applicants.json");
        assert_eq!(items["firstName"], printed["items"][0]["firstName"]);
    });
}

#[test]
fn what_is_not_there_lists_what_is() {
    let client = Client::builder().token("t").transport(baf::mock()).build().unwrap();
    for (text, detail, known) in [
        (
            "error=NotFund",
            "the operation has no error `NotFund`; the nearest is NotFound",
            "ApplicantNotFound",
        ),
        ("code=402", "the operation has no answer with status `402`", "404"),
        ("example=x", "the operation has no example with an answer called `x`", "deleted"),
    ] {
        let error = deleted(&preferring(&client, text));
        assert_eq!(error.status().map(|status| status.as_u16()), Some(400));
        let problem: Value = serde_json::from_slice(error.response().unwrap().body()).unwrap();
        assert_eq!(problem["type"], "urn:specwright-mock:unknown-preference");
        assert!(problem["detail"].as_str().unwrap().starts_with(detail), "{problem}");
        assert!(problem["known"].as_array().unwrap().contains(&known.into()), "{problem}");
    }
}

#[test]
fn unknown_preferences_are_ignored() {
    let client = Client::builder().token("t").transport(baf::mock()).build().unwrap();
    let client = preferring(&client, "respond-async, handling=lenient");
    block_on(client.delete_applicant().applicant_id(APPLICANT).send()).unwrap();
}

#[test]
fn an_error_that_was_asked_for_changes_nothing() {
    let client = Client::builder().token("t").transport(baf::mock()).build().unwrap();
    let refused = preferring(&client, "error=NotFound");
    block_on(refused.delete_applicant().applicant_id(APPLICANT).send()).unwrap_err();
    block_on(client.get_applicant().applicant_id(APPLICANT).send()).unwrap();
}
