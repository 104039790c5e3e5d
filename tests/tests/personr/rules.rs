//! What Personr's pages demand of requests. Only which members are required is documented, so the rest is free.

use personr::operations::{CreateApplicant, GenerateToken};
use serde_json::json;
use specwright::Validate;

#[test]
fn only_members_are_demanded() {
    let applicant = json!({ "email": "no address", "phone": "+61 424 424 424", "flowName": " My flow " });
    let applicant: CreateApplicant = serde_json::from_value(applicant).unwrap();
    assert!(applicant.validate().is_ok());
    let token: GenerateToken = serde_json::from_value(json!({ "email": "e", "password": " " })).unwrap();
    assert!(token.validate().is_ok());
}

#[test]
fn what_is_required_is_not_read_without() {
    for lacking in [
        json!({ "phone": "1", "flowName": "f" }),
        json!({ "email": "e", "flowName": "f" }),
        json!({ "email": "e", "phone": "1" }),
        json!({ "email": null, "phone": "1", "flowName": "f" }),
    ] {
        assert!(serde_json::from_value::<CreateApplicant>(lacking.clone()).is_err(), "{lacking}");
    }
    assert!(serde_json::from_value::<GenerateToken>(json!({ "email": "e" })).is_err());
    assert!(serde_json::from_value::<GenerateToken>(json!({ "password": "p" })).is_err());
}

#[test]
fn ids_of_one_applicant_may_be_none() {
    let applicant = json!({ "email": "e", "phone": "1", "flowName": "f", "externalUserId": [] });
    assert!(serde_json::from_value::<CreateApplicant>(applicant).unwrap().validate().is_ok());
}
