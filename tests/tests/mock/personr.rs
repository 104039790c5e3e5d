//! Personr: every operation's good answer.

use personr::Client;
use personr::operations::{CreateApplicant, GenerateToken};
use personr::types::ExternalIds;
use specwright_tests::block_on;

use crate::Via;

pub(crate) fn token(client: &Client) -> specwright::Sending<GenerateToken> {
    client.generate_token().email("me@example.com").password("secret").send()
}

pub(crate) fn applicant(client: &Client) -> specwright::Sending<CreateApplicant> {
    let start = client.create_applicant().email("ada@example.com").phone("+1 2").flow_name("KYC");
    start.external_user_id(["A", "B"]).send()
}

#[test]
fn an_applicant_says_what_was_sent() {
    Via::both(&personr::mock(), |via| {
        let client: Client = via.client();
        let created = block_on(applicant(&client)).unwrap();
        assert_eq!((created.email.as_str(), created.flow_name.as_str()), ("ada@example.com", "KYC"));
        assert_eq!(created.name_first, None);
        assert_eq!(created.external_user_id, Some(ExternalIds::List(vec!["A".into(), "B".into()])));
        assert_eq!(created.applicant_id.len(), "4242424242424x424242424242424242".len());
        let another = block_on(applicant(&client)).unwrap();
        assert_ne!(created.applicant_id, another.applicant_id);
    });
}

#[test]
fn a_token_is_issued_without_one() {
    Via::both(&personr::mock(), |via| {
        let client: Client = via.builder().build().unwrap();
        let issued = block_on(token(&client)).unwrap();
        assert_eq!(issued.expires, 31_536_000);
        let another = block_on(token(&client)).unwrap();
        assert_ne!(issued.token.expose(), another.token.expose());
    });
}
