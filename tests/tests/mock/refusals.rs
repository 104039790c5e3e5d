//! Requests that the mock refuses.

use serde_json::{Value, json};
use specwright::{Checks, Transport as _, bytes::Bytes, http};
use specwright_mock::Mock;
use specwright_tests::block_on;
use verifik::operations::{CreateAppRegistrationError, CreateProjectFlowError};

use crate::mock::both_clients;
use crate::mock::wait::Wait as _;

/// The answer to a request that no client would send: status, content type and JSON.
pub(crate) fn raw(
    mock: &Mock,
    request: http::request::Builder,
    body: &str,
) -> (http::response::Parts, Value) {
    let request = request.body(Bytes::from(body.to_owned())).unwrap();
    let (head, body) = block_on(mock.send(request)).unwrap().into_parts();
    (head, serde_json::from_slice(&body).unwrap())
}

#[test]
fn an_unknown_path_names_the_nearest() {
    let (head, problem) = raw(&verifik::mock(), http::Request::post("/v2/app-registration"), "");
    assert_eq!(
        (head.status.as_u16(), &head.headers["content-type"]),
        (404, &"application/problem+json".parse().unwrap())
    );
    assert_eq!(problem["type"], "urn:specwright-mock:unknown-path");
    assert_eq!(problem["nearest"], "POST /v2/app-registrations");
    assert_eq!(problem["status"], 404);
}

#[test]
fn an_unknown_method_names_those_that_there_are() {
    let (head, problem) = raw(&baf::mock(), http::Request::patch("/api/v2/private/Applicants/1"), "");
    assert_eq!(head.status, 405);
    assert_eq!(head.headers["allow"], "DELETE, GET");
    assert_eq!(problem["allowed"], json!(["DELETE", "GET"]));
}

#[test]
fn paths_have_the_prefix_of_a_server_or_none() {
    for path in [
        "/publicapi/api/v2/private/Applicants?Page=1&PageSize=1",
        "/api/v2/private/Applicants?Page=1&PageSize=1",
    ] {
        let (head, _) = raw(&baf::mock(), http::Request::get(path).header("authorization", "Bearer t"), "");
        assert_eq!(head.status, 200, "{path}");
    }
}

#[test]
fn a_missing_credential_is_the_documented_error_where_there_is_one() {
    both_clients!(verifik, |via| {
        let flow = json!({ "project": "p", "type": "onboarding", "name": "n", "target": "personal", "status": "draft" });
        let request = http::Request::post("/v2/project-flows").header("content-type", "application/json");
        let (head, body) = raw(via.mock(), request, &flow.to_string());
        assert_eq!((head.status.as_u16(), body["status"].as_i64()), (401, Some(401)));
        assert_eq!(head.headers["www-authenticate"], "Bearer realm=\"verifik\"");
        assert_eq!(via.mock().journal()[0].error.as_deref(), Some("Unauthorized"));
    });
}

#[test]
fn a_missing_credential_is_a_problem_where_no_error_is_documented() {
    let (head, problem) = raw(&baf::mock(), http::Request::get("/api/v2/private/Applicants/1"), "");
    assert_eq!(head.status, 401);
    assert_eq!(head.headers["www-authenticate"], "Bearer realm=\"baf\"");
    assert_eq!(problem["detail"], "getApplicant needs `Authorization: Bearer …`");
}

#[test]
fn a_broken_rule_is_answered_with_the_error_that_it_names() {
    both_clients!(verifik, |via| {
        let client: Client = via.client();
        let unchecked = client.with_options(specwright::CallOptions::new().checks(Checks::Off));
        let start = || unchecked.create_app_registration().project("p").project_flow("f");
        let error = start().maybe_email(None).maybe_phone(None).send().wait();
        let error = error.unwrap_err();
        assert!(matches!(error, CreateAppRegistrationError::ContactMissing { .. }), "{error:?}");
        assert!(error.status().is_some(), "the mock said so");
        let error = start().phone("1").maybe_country_code(None).send().wait().unwrap_err();
        assert!(matches!(error, CreateAppRegistrationError::CountryCodeMissing { .. }), "{error:?}");
    });
}

#[test]
fn other_problems_are_listed() {
    let request = http::Request::post("/v2/app-registrations")
        .header("authorization", "Bearer t")
        .header("content-type", "application/json");
    let body = json!({ "project": 1, "projectFlow": "f", "email": "e", "countryCode": "7" });
    let (head, problem) = raw(&verifik::mock(), request, &body.to_string());
    assert_eq!((head.status.as_u16(), &problem["type"]), (400, &json!("urn:specwright-mock:bad-request")));
    let pointers: Vec<&str> =
        problem["problems"].as_array().unwrap().iter().map(|p| p["pointer"].as_str().unwrap()).collect();
    assert_eq!(pointers, ["/project", "/countryCode"], "{problem:#}");
}

#[test]
fn a_bad_request_is_the_documented_catch_all_for_a_client() {
    let unchecked = specwright::CallOptions::new().checks(Checks::Off);
    let client = verifik::Client::builder().token("t").transport(verifik::mock()).build().unwrap();
    let client = client.with_options(unchecked);
    let start = client.create_project_flow().project("p").type_("onboarding").name("n");
    let error = start.target("nobody").status("draft").send().wait().unwrap_err();
    assert!(matches!(error, CreateProjectFlowError::BadRequest { .. }), "{error:?}");
}
