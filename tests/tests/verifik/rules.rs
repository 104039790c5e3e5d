//! What Verifik's pages demand of requests, on data from outside: the compiler has no say there.

use serde_json::{Value, json};
use specwright::Validate;
use specwright_tests::page_json;
use verifik::operations::{CreateAppRegistration, CreateProjectFlow};

fn registration(members: Value) -> Vec<String> {
    let mut request = json!({ "project": "p", "projectFlow": "f" });
    request.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    found(&serde_json::from_value::<CreateAppRegistration>(request).unwrap())
}

fn found(request: &impl Validate) -> Vec<String> {
    let violations = request.validate().err().into_iter().flatten();
    violations
        .map(|broken| {
            format!("{} {} {}", broken.pointer(), broken.rule(), broken.error().unwrap_or_default())
        })
        .map(|line| line.trim().to_owned())
        .collect()
}

const NONE: [&str; 0] = [];

#[test]
fn the_pages_own_samples_are_right() {
    let request = page_json("verifik-create-app-registration-request.json");
    assert_eq!(found(&serde_json::from_value::<CreateAppRegistration>(request).unwrap()), NONE);
    let request = page_json("verifik-create-project-flow-request.json");
    assert_eq!(found(&serde_json::from_value::<CreateProjectFlow>(request).unwrap()), NONE);
}

#[test]
fn a_registration_needs_an_email_or_a_phone() {
    assert_eq!(registration(json!({})), ["contact ContactMissing"]);
    assert_eq!(registration(json!({ "email": null, "phone": null })), ["contact ContactMissing"]);
    assert_eq!(registration(json!({ "email": "a" })), NONE);
    assert_eq!(registration(json!({ "email": "a", "phone": "1", "countryCode": "+1" })), NONE);
}

#[test]
fn a_phone_needs_a_country_code_but_not_the_other_way_round() {
    assert_eq!(registration(json!({ "phone": "1" })), ["country-code CountryCodeMissing"]);
    assert_eq!(registration(json!({ "email": "a", "phone": "1" })), ["country-code CountryCodeMissing"]);
    assert_eq!(registration(json!({ "email": "a", "countryCode": "+1" })), NONE);
}

#[test]
fn phones_are_ascii_digits() {
    for phone in ["0", "1234567890", "00000000000000000000000000000000"] {
        assert_eq!(registration(json!({ "phone": phone, "countryCode": "+1" })), NONE, "{phone}");
    }
    for phone in ["", " 1", "1 ", "+1", "12-3", "1\n", "١٢", "１", "1a"] {
        let broken = registration(json!({ "phone": phone, "countryCode": "+1" }));
        assert_eq!(broken, ["/phone pattern"], "{phone:?}");
    }
}

#[test]
fn country_codes_are_a_plus_and_one_to_three_digits() {
    for code in ["+1", "+49", "+998", "+000"] {
        assert_eq!(registration(json!({ "phone": "1", "countryCode": code })), NONE, "{code}");
    }
    for code in ["", "+", "1", "+1234", "+ 1", "+1a", "+1\n", "++1", "+١", "＋1"] {
        let broken = registration(json!({ "phone": "1", "countryCode": code }));
        assert_eq!(broken, ["/countryCode pattern"], "{code:?}");
    }
}

#[test]
fn what_the_page_does_not_demand_is_not_demanded() {
    let names = json!({ "email": "not an address", "firstName": "John", "language": "", "fullName": "" });
    assert_eq!(registration(names), NONE);
}

#[test]
fn flows_have_the_targets_and_states_of_the_page_and_any_type() {
    let flow = |target: &str, status: &str| {
        let request = json!({
            "project": "p", "type": "something new", "name": "n", "target": target, "status": status,
            "liveness": { "minScore": 7 }
        });
        found(&serde_json::from_value::<CreateProjectFlow>(request).unwrap())
    };
    for (target, status) in [("personal", "draft"), ("business", "active")] {
        assert_eq!(flow(target, status), NONE);
    }
    assert_eq!(flow("Personal", "paused"), ["/target enum", "/status enum"]);
}
