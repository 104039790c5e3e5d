//! What must not be seen, and who may hold a call.

use personr::operations::GenerateToken;
use specwright_tests::{Answer, Server, block_on, page};

use crate::personr::generate_token::{PASSWORD, sample, sample_answer};
use crate::personr::{TOKEN, client, create_applicant};

#[test]
fn debug_of_a_request_shows_no_password() {
    let request = GenerateToken::builder().email("example@personr.co").password(PASSWORD).build();
    let shown = format!("{request:?} {request:#?}");
    assert!(!shown.contains(PASSWORD) && shown.contains("[redacted]"), "{shown}");
    assert!(shown.contains("example@personr.co"), "{shown}");
}

#[test]
fn debug_of_clients_calls_and_answers_shows_no_token() {
    let server = Server::start(sample_answer());
    let client = client(&server);
    let call = sample(&client);
    let shown = format!("{client:?} {client:#?} {call:?}");
    assert!(!shown.contains(TOKEN) && !shown.contains(PASSWORD), "{shown}");
    let issued = block_on(call).unwrap();
    let shown = format!("{issued:?} {issued:#?}");
    assert!(!shown.contains(TOKEN) && shown.contains("[redacted]"), "{shown}");
    assert!(shown.contains("1665086295388x405886519539808060"), "{shown}");
}

#[test]
fn errors_of_the_token_call_show_neither_password_nor_token() {
    let token = page("personr-generate-token.json");
    let wrong_type = token.replace("31536000", "\"1670035114445x631333625381113500\"");
    for answer in [
        Answer::json(400, token.clone()),
        Answer::json(200, wrong_type),
        Answer::json(200, token.replace("success", PASSWORD)),
        Answer::json(200, &token[..token.len() - 5]).header("x-session-token", TOKEN),
    ] {
        let server = Server::start(answer);
        let error = block_on(sample(&client(&server))).unwrap_err();
        let shown = format!("{error} {error:?} {error:#?}");
        assert!(!shown.contains(TOKEN) && !shown.contains(PASSWORD), "{shown}");
    }
}

#[test]
fn calls_own_their_client_and_move_to_another_thread() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let server = Server::start(Answer::json(200, page("personr-create-applicant.json")));
    let call = create_applicant::sample(&client(&server));
    let applicant = runtime.block_on(runtime.spawn(call)).unwrap().unwrap();
    assert_eq!(applicant.flow_name, "KYC basic");

    let server = Server::start(sample_answer());
    let call = sample(&client(&server));
    assert_eq!(runtime.block_on(runtime.spawn(call)).unwrap().unwrap().expires, 31_536_000);
}
