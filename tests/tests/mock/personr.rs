//! Personr: every operation's good answer.

use personr::operations::{CreateApplicant, GenerateToken};
use personr::types::ExternalIds;

use crate::mock::both_clients;
use crate::mock::wait::Wait as _;

pub(crate) fn token() -> GenerateToken {
    GenerateToken::builder().email("me@example.com").password("secret").build()
}

pub(crate) fn applicant() -> CreateApplicant {
    let start = CreateApplicant::builder().email("ada@example.com").phone("+1 2").flow_name("KYC");
    start.external_user_id(["A", "B"]).build()
}

#[test]
fn an_applicant_says_what_was_sent() {
    both_clients!(personr, |via| {
        let client: Client = via.client();
        let created = client.call(applicant()).wait().unwrap();
        assert_eq!((created.email.as_str(), created.flow_name.as_str()), ("ada@example.com", "KYC"));
        assert_eq!(created.name_first, None);
        assert_eq!(created.external_user_id, Some(ExternalIds::List(vec!["A".into(), "B".into()])));
        assert_eq!(created.applicant_id.len(), "4242424242424x424242424242424242".len());
        let another = client.call(applicant()).wait().unwrap();
        assert_ne!(created.applicant_id, another.applicant_id);
    });
}

#[test]
fn a_token_is_issued_without_one() {
    both_clients!(personr, |via| {
        let client: Client = via.builder().build().unwrap();
        let issued = client.call(token()).wait().unwrap();
        assert_eq!(issued.expires, 31_536_000);
        let another = client.call(token()).wait().unwrap();
        assert_ne!(issued.token.expose(), another.token.expose());
    });
}
