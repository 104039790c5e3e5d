//! The token of a registration beside the account's.

use specwright_tests::{Server, block_on};

use crate::verifik::create_app_registration::{sample, sample_answer};
use crate::verifik::{API_TOKEN, client};

#[test]
fn a_registrations_token_goes_to_another_client_and_the_client_keeps_its_own() {
    let server = Server::start(sample_answer());
    let account = client(&server);
    let created = block_on(sample(&account)).unwrap();
    let applicant = account.with_token(&created.token);
    block_on(sample(&applicant)).unwrap();
    block_on(sample(&account)).unwrap();
    let own = format!("Bearer {API_TOKEN}");
    let registered = format!("Bearer {}", created.token.expose());
    for token in [&own, &registered, &own] {
        assert_eq!(server.received().header("authorization"), Some(&**token));
    }
    assert!(!format!("{applicant:?}").contains(created.token.expose()));
}
