//! Verifik: every operation's good answer.

use verifik::Client;
use verifik::operations::{CreateAppRegistration, CreateProjectFlow};
use verifik::types::{FlowStatus, FlowSteps, FlowTarget, FlowType};

use crate::mock::both_clients;
use crate::mock::wait::Wait as _;

pub(crate) fn registration() -> CreateAppRegistration {
    let start = CreateAppRegistration::builder().project("p1").project_flow("f1");
    start.email("ada@example.com").first_name("Ada").language("fr").build()
}

pub(crate) fn flow() -> CreateProjectFlow {
    CreateProjectFlow::builder()
        .project("p1")
        .type_(FlowType::Onboarding)
        .name("Mine")
        .target(FlowTarget::Business)
        .status(FlowStatus::Active)
        .steps(FlowSteps::builder().document("optional"))
        .build()
}

#[test]
fn a_registration_says_what_was_sent_and_nothing_else() {
    both_clients!(verifik, |via| {
        let client: Client = via.client();
        let created = client.call(registration()).wait().unwrap();
        let registration = &created.app_registration;
        assert_eq!((registration.project.as_str(), registration.project_flow.as_str()), ("p1", "f1"));
        assert_eq!(registration.email.as_deref(), Some("ada@example.com"));
        assert_eq!(registration.language.as_deref(), Some("fr"));
        assert_eq!((&registration.phone, &registration.country_code), (&None, &None), "they were not sent");
        let validation = created.information_validation.as_ref().unwrap();
        assert_eq!(validation.first_name.as_deref(), Some("Ada"));
        assert_eq!((&validation.full_name, &validation.last_name), (&None, &None));
        // What no request has is the example's.
        assert_eq!(registration.client, "507f1f77bcf86cd799439013");
        assert_eq!(registration.current_step, "1");
    });
}

#[test]
fn ids_are_fresh_and_those_of_the_seed() {
    let ids = |seed: u64| {
        let mock = verifik::mock().with_options(specwright_mock::MockOptions::new().seed(seed));
        let client = Client::builder().token("t").transport(mock).build().unwrap();
        let created = [(), ()].map(|()| client.call(registration()).wait().unwrap());
        created.map(|created| created.app_registration.id)
    };
    let [first, second] = ids(1);
    assert_ne!(first, second);
    assert_eq!(first.len(), "674de8df21c72be3cc42b8a7".len(), "it looks like the example's");
    assert_eq!(ids(1), [first.clone(), second]);
    assert_ne!(ids(2)[0], first);
}

#[test]
fn what_the_server_assumes_comes_back() {
    let client = Client::builder().token("t").transport(verifik::mock()).build().unwrap();
    let start = client.create_app_registration().project("p1").project_flow("f1");
    let created = start.phone("123").country_code("+7").send().wait().unwrap();
    assert_eq!(created.app_registration.language.as_deref(), Some("en"));
    assert_eq!(created.app_registration.phone.as_deref(), Some("123"));
}

#[test]
fn objects_in_a_request_come_back_as_they_were() {
    both_clients!(verifik, |via| {
        let client: Client = via.client();
        let created = client.call(flow()).wait().unwrap();
        assert_eq!((created.name.as_str(), &created.target), ("Mine", &FlowTarget::Business));
        assert_eq!(created.status, FlowStatus::Active);
        assert_eq!(created.steps.unwrap().document.as_deref(), Some("optional"));
        assert_eq!(created.documents, None, "none were sent");
        assert_eq!(created.version, 1, "the example says it");
    });
}
