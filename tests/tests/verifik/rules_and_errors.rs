//! A rule that names a documented error gives that error, and nothing is sent.

use serde_json::json;
use specwright::{CallOptions, Checks, Error};
use specwright_tests::{Answer, Server, block_on, page};
use verifik::Client;
use verifik::operations::{CreateAppRegistration, CreateAppRegistrationError, CreateProjectFlowError};

use crate::verifik::client;

/// Sends what a program read from somewhere.
fn error_of(client: &Client, members: &serde_json::Value) -> CreateAppRegistrationError {
    let mut request = json!({ "project": "p", "projectFlow": "f" });
    for (name, value) in members.as_object().unwrap() {
        request[name] = value.clone();
    }
    let request: CreateAppRegistration = serde_json::from_value(request).unwrap();
    block_on(client.call(request)).unwrap_err()
}

#[test]
fn a_violation_is_the_documented_error_that_the_server_would_answer() {
    let server = Server::start(Answer::json(200, page("verifik-create-app-registration.json")));
    let client = client(&server);
    let error = error_of(&client, &json!({}));
    let CreateAppRegistrationError::ContactMissing { error, .. } = error else { panic!("{error:?}") };
    let violations = error.violations().unwrap();
    assert_eq!(violations.iter().map(|violation| violation.rule()).collect::<Vec<_>>(), ["contact"]);
    assert!(error.is_invalid() && !error.may_have_been_sent(), "nothing was sent");
    assert!(error.response().is_none() && error.status().is_none() && error.code().is_none());
    assert_eq!(error.documented(), Some("ContactMissing"));
    assert_eq!(
        error.to_string(),
        "createAppRegistration: the request was not sent: `email` or `phone` is required (contact; the server \
         would answer ContactMissing): A registrant must be reachable by email, by phone, or by both."
    );
    let error = error_of(&client, &json!({ "phone": "1234567890" }));
    assert!(matches!(error, CreateAppRegistrationError::CountryCodeMissing { .. }), "{error:?}");
    assert!(server.is_idle());
}

#[test]
fn limits_without_an_error_are_an_invalid_request() {
    let server = Server::start(Answer::new(500, ""));
    let error = error_of(&client(&server), &json!({ "phone": "+1 2", "countryCode": "1" }));
    let CreateAppRegistrationError::Invalid(invalid) = error else { panic!("{error:?}") };
    let pointers: Vec<_> = invalid.violations().iter().map(|violation| violation.pointer()).collect();
    assert_eq!(pointers, ["/phone", "/countryCode"]);
    assert_eq!(invalid.violations().len(), 2);
    let error = Error::from(invalid);
    assert_eq!((error.operation(), error.may_have_been_sent()), (Some("createAppRegistration"), false));
    assert_eq!(error.violations().unwrap().len(), 2);
    assert!(matches!(CreateAppRegistrationError::from(error), CreateAppRegistrationError::Invalid(_)));
    assert!(server.is_idle());
}

#[test]
fn of_several_violations_the_first_that_names_an_error_counts_and_none_is_lost() {
    let server = Server::start(Answer::new(500, ""));
    let error = error_of(&client(&server), &json!({ "phone": "+1 2" }));
    let CreateAppRegistrationError::CountryCodeMissing { error, .. } = error else { panic!("{error:?}") };
    let rules: Vec<_> = error.violations().unwrap().iter().map(|violation| violation.rule()).collect();
    assert_eq!(rules, ["pattern", "country-code"]);
    let line = error.to_string();
    let (pattern, rule) = line.split_once(" | ").unwrap();
    assert!(pattern.contains("(pattern)") && !pattern.contains("CountryCodeMissing"), "{line}");
    assert!(rule.contains("(country-code; the server would answer CountryCodeMissing)"), "{line}");
}

#[test]
fn without_checks_the_server_gives_the_same_error() {
    let server = Server::start(Answer::json(409, page("verifik-create-app-registration-409-contact.json")));
    let error = error_of(&client(&server).with_options(CallOptions::new().checks(Checks::Off)), &json!({}));
    let CreateAppRegistrationError::ContactMissing { error, .. } = error else { panic!("{error:?}") };
    assert!(error.violations().is_none() && error.may_have_been_sent() && error.status().is_some());
}

#[test]
fn what_cannot_be_sent_for_another_reason_is_invalid_as_well() {
    let anonymous = Client::builder().base_url("http://127.0.0.1:1").build().unwrap();
    let error = error_of(&anonymous, &json!({ "email": "a@b.cd" }));
    let CreateAppRegistrationError::Invalid(invalid) = &error else { panic!("{error:?}") };
    let told: Vec<_> = invalid.violations().iter().map(|broken| (broken.pointer(), broken.rule())).collect();
    assert_eq!(told, [("", "credential")]);
    assert!(error.is_invalid() && !error.may_have_been_sent());

    let flow =
        anonymous.create_project_flow().project("p").type_("t").name("n").target("all").status("draft");
    let error = block_on(flow.send()).unwrap_err();
    assert!(matches!(error, CreateProjectFlowError::Invalid(_)), "{error:?}");
}
