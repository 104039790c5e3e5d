//! What can be asked for with the header `prefer`.

use baf::Client;
use baf::operations::DeleteApplicant;
use serde_json::Value;
use specwright::{CallOptions, Error};
use specwright_tests::page_json;

use crate::mock::baf::APPLICANT;
use crate::mock::both_clients;
use crate::mock::wait::Wait as _;

fn preferring(text: &str) -> CallOptions {
    CallOptions::new().header("prefer", text)
}

fn deletion(id: &str) -> DeleteApplicant {
    DeleteApplicant::builder().applicant_id(id).build()
}

#[test]
fn an_error_by_its_status() {
    both_clients!(baf, |via| {
        let client: Client = via.client();
        let error = client.with_options(preferring("code=404")).call(deletion("x")).wait();
        let error = Error::from(error.unwrap_err());
        assert_eq!(error.message(), Some("Validation Request with id x not found"));
        assert_eq!(via.mock().journal().last().unwrap().status, 404);
    });
}

#[test]
fn an_example_by_its_name_as_it_is_printed() {
    both_clients!(baf, |via| {
        let client = via.client::<Client>().with_options(preferring("example=second-page"));
        let page = client.list_applicants().page(9).page_size(9).send().wait().unwrap();
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
        ("code=402", "the operation has no response with status `402`", "404"),
        ("example=x", "the operation has no example with a response called `x`", "deleted"),
    ] {
        let error = client.with_options(preferring(text)).call(deletion("x")).wait();
        let error = Error::from(error.unwrap_err());
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
    let client = client.with_options(preferring("respond-async, handling=lenient"));
    client.call(deletion(APPLICANT)).wait().unwrap();
}

#[test]
fn an_error_that_was_asked_for_changes_nothing() {
    let client = Client::builder().token("t").transport(baf::mock()).build().unwrap();
    let refused = client.with_options(preferring("error=NotFound"));
    refused.call(deletion(APPLICANT)).wait().unwrap_err();
    client.get_applicant().applicant_id(APPLICANT).send().wait().unwrap();
}
