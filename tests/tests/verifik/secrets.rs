//! What must not be seen, and who may hold a call.

use specwright_tests::{Answer, Server, block_on, page};

use crate::verifik::{API_TOKEN, client, create_app_registration, create_project_flow};

const REGISTRATION_TOKEN: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9...";

#[test]
fn debug_shows_neither_the_token_of_the_account_nor_that_of_a_registration() {
    let server = Server::start(Answer::json(200, page("verifik-create-app-registration.json")));
    let client = client(&server);
    let call = create_app_registration::sample(&client);
    let shown = format!("{client:?} {client:#?} {call:?}");
    assert!(!shown.contains(API_TOKEN), "{shown}");
    let builder = verifik::Client::builder().token(API_TOKEN);
    assert!(!format!("{builder:?}").contains(API_TOKEN));

    let created = block_on(call).unwrap();
    let shown = format!("{created:?} {created:#?}");
    assert!(!shown.contains(REGISTRATION_TOKEN) && shown.contains("[redacted]"), "{shown}");
    assert!(shown.contains("674de8df21c72be3cc42b8a7"), "the rest is shown: {shown}");
}

#[test]
fn an_error_shows_no_part_of_request_or_answer() {
    let body = page("verifik-create-app-registration.json").replace("STARTED\",", "STARTED\"");
    let server = Server::start(Answer::json(200, body).header("set-cookie", "session=c00kie"));
    let error = block_on(create_app_registration::sample(&client(&server))).unwrap_err();
    let shown = format!("{error} {error:?} {error:#?}");
    for hidden in [API_TOKEN, REGISTRATION_TOKEN, "user@example.com", "1234567890", "c00kie"] {
        assert!(!shown.contains(hidden), "{hidden} in {shown}");
    }
}

#[test]
fn calls_own_their_client_and_move_to_another_thread() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let server = Server::start(Answer::json(200, page("verifik-create-project-flow.json")));
    let call = {
        let client = client(&server);
        create_project_flow::sample(&client)
    };
    let flow = runtime.block_on(runtime.spawn(call)).unwrap().unwrap();
    assert_eq!(flow.version, 1);

    let server = Server::start(Answer::json(200, page("verifik-create-app-registration.json")));
    let call = create_app_registration::sample(&client(&server));
    let created = runtime.block_on(runtime.spawn(call)).unwrap().unwrap();
    assert_eq!(created.app_registration.current_step, "1");
}

#[test]
fn a_builder_owns_its_client() {
    let server = Server::start(Answer::json(200, page("verifik-create-app-registration.json")));
    let builder = {
        let client = client(&server);
        client.create_app_registration().project("p").email("a@b.cd")
    };
    let send = move || block_on(builder.project_flow("f").send());
    assert!(std::thread::spawn(send).join().unwrap().is_ok());
    assert_eq!(server.received().json()["projectFlow"], "f");
}

#[test]
fn nothing_is_sent_before_a_call_is_awaited() {
    let server = Server::start(Answer::json(200, page("verifik-create-project-flow.json")));
    drop(create_project_flow::sample(&client(&server)));
    assert!(server.is_idle());
}
