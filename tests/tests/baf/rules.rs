//! What BAF's page demands of requests, on data from outside: the compiler has no say there.

use baf::operations::{CreateApplicant, ListApplicants};
use serde_json::{Value, json};
use specwright::Validate;
use specwright_tests::page_json;

fn found(request: &impl Validate) -> Vec<String> {
    let violations = request.validate().err().into_iter().flatten();
    violations.map(|broken| format!("{} {}", broken.pointer(), broken.rule())).collect()
}

fn applicant(members: Value) -> Vec<String> {
    let mut request = json!({ "firstName": "John", "lastName": "Dow", "phone": "49828585009568" });
    request.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    found(&serde_json::from_value::<CreateApplicant>(request).unwrap())
}

fn list(members: Value) -> Vec<String> {
    let mut request = json!({ "Page": 1, "PageSize": 1 });
    request.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    found(&serde_json::from_value::<ListApplicants>(request).unwrap())
}

const NONE: [&str; 0] = [];

#[test]
fn the_pages_own_samples_are_right() {
    for name in ["baf-create-applicant-request.json", "baf-create-applicant-request-body.json"] {
        let request = page_json(name);
        assert_eq!(found(&serde_json::from_value::<CreateApplicant>(request).unwrap()), NONE, "{name}");
    }
    assert_eq!(list(json!({ "Page": 2, "PageSize": 2 })), NONE);
}

#[test]
fn pages_and_their_size_have_ranges() {
    for (page, size) in [(1, 1), (2_147_483_647, 400)] {
        assert_eq!(list(json!({ "Page": page, "PageSize": size })), NONE);
    }
    for page in [0, -1, 2_147_483_648_i64] {
        assert_eq!(list(json!({ "Page": page })), ["/Page range"], "{page}");
    }
    for size in [0, -1, 401] {
        assert_eq!(list(json!({ "PageSize": size })), ["/PageSize range"], "{size}");
    }
}

#[test]
fn dates_of_a_filter_begin_with_the_day() {
    for date in ["01-12-2023", "31-01-2024", "31-02-2024"] {
        assert_eq!(list(json!({ "CreatedFrom": date, "CreatedTo": date })), NONE, "{date}");
    }
    for date in
        ["2023-12-01", "1-12-2023", "32-12-2023", "01-13-2023", "01.12.2023", "01-12-23", "", "01-12-2023\n"]
    {
        let expected = ["/CreatedFrom format", "/CreatedTo format"];
        assert_eq!(list(json!({ "CreatedFrom": date, "CreatedTo": date })), expected, "{date:?}");
    }
    // The page does not say that the first must not be the later one.
    assert_eq!(list(json!({ "CreatedFrom": "02-01-2024", "CreatedTo": "01-01-2024" })), NONE);
}

#[test]
fn lists_are_sorted_by_any_member_and_only_descending() {
    assert_eq!(list(json!({ "SortField": "anything", "Order": "descending" })), NONE);
    assert_eq!(list(json!({ "Order": "ascending" })), ["/Order enum"]);
}

#[test]
fn applicants_start_with_a_documented_status_and_method() {
    for status in 0..=3 {
        assert_eq!(applicant(json!({ "status": status })), NONE, "{status}");
    }
    for status in [4, 5, -1] {
        assert_eq!(applicant(json!({ "status": status })), ["/status enum"], "{status}");
    }
    for method in [0, 1] {
        assert_eq!(applicant(json!({ "verificationMethod": method })), NONE, "{method}");
    }
    assert_eq!(applicant(json!({ "verificationMethod": 99 })), ["/verificationMethod enum"]);
}

#[test]
fn a_phone_is_there_and_has_no_documented_form() {
    for phone in ["+7 982 200-00-00", "1542540505-039", "x"] {
        assert_eq!(applicant(json!({ "phone": phone })), NONE, "{phone}");
    }
    assert_eq!(applicant(json!({ "phone": "" })), ["/phone length"]);
}

#[test]
fn what_the_page_does_not_demand_is_not_demanded() {
    let lax = json!({
        "email": "", "callbackUrl": "string", "metadata": {}, "case": [{}], "referenceId": ""
    });
    assert_eq!(applicant(lax), NONE);
}
