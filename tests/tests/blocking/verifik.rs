use verifik::operations::{CreateAppRegistrationError, CreateProjectFlowError};
use verifik::types::{FlowTarget, FlowType, SignUpForm};

use crate::blocking::{alike, json};

#[test]
fn create_app_registration() {
    let answer = json(200, "verifik-create-app-registration");
    let created = alike!(verifik, answer, |client| {
        client
            .create_app_registration()
            .project("507f1f77bcf86cd799439011")
            .project_flow("507f1f77bcf86cd799439015")
            .phone("1234567890")
            .country_code("+1")
            .full_name("Zoë \"Z\"\n")
            .send()
    });
    assert_eq!(created.unwrap().app_registration.id, "674de8df21c72be3cc42b8a7");
    let refused = alike!(verifik, json(409, "verifik-create-app-registration-409-email-domain"), |client| {
        client.create_app_registration().project("p").project_flow("f").email("a@b.cd").send()
    });
    assert!(matches!(refused.unwrap_err(), CreateAppRegistrationError::EmailDomainNotAllowed { .. }));
}

#[test]
fn create_project_flow() {
    let answer = json(200, "verifik-create-project-flow");
    let created = alike!(verifik, answer, |client| {
        client
            .create_project_flow()
            .project("64a1b2c3d4e5f6789012345")
            .type_(FlowType::Onboarding)
            .name("Smart Enroll")
            .target(FlowTarget::Personal)
            .status("draft")
            .sign_up_form(SignUpForm::builder().email(true))
            .send()
    });
    assert!(!created.unwrap().id.is_empty());
    let refused = alike!(verifik, json(403, "verifik-create-project-flow-403"), |client| {
        let flow = client.create_project_flow().project("p").type_("onboarding").name("n");
        flow.target("personal").status("active").send()
    });
    assert!(!matches!(refused.unwrap_err(), CreateProjectFlowError::Other(_)));
}

#[test]
fn what_breaks_a_rule_is_not_sent() {
    let client =
        verifik::blocking::Client::builder().base_url("http://127.0.0.1:9").token("t").build().unwrap();
    let request = client.create_app_registration().project("p").project_flow("f");
    let error = request.maybe_email(None).maybe_phone(None).send().unwrap_err();
    assert!(matches!(error, CreateAppRegistrationError::ContactMissing { .. }), "{error:?}");
    assert!(!error.may_have_been_sent());
}
