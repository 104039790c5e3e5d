use personr::operations::{CreateApplicantError, GenerateTokenError};
use specwright_tests::{Answer, page};

use crate::blocking::{alike, json};

#[test]
fn generate_token() {
    let answer = json(200, "personr-generate-token");
    let issued = alike!(personr, answer, |client| {
        client.generate_token().email("example@personr.co").password("example123").send()
    });
    assert_eq!(issued.unwrap().expires, 31_536_000);
    let refused = Answer::new(400, page("personr-generate-token-400.txt"));
    let refused =
        alike!(personr, refused, |client| client.generate_token().email("a@b.cd").password("x").send());
    assert!(matches!(refused.unwrap_err(), GenerateTokenError::InvalidLoginCredentials { .. }));
}

#[test]
fn create_applicant() {
    let answer = json(200, "personr-create-applicant");
    let created = alike!(personr, answer, |client| {
        client
            .create_applicant()
            .email("johndoe@mail.com")
            .phone("+61 424 424 424")
            .flow_name("KYC basic")
            .external_user_id(["UUID1", "UUID2"])
            .send()
    });
    created.unwrap();
    let refused = alike!(personr, json(400, "personr-create-applicant-400"), |client| {
        client.create_applicant().email("a@b.cd").phone("+1").flow_name("Other").send()
    });
    assert!(matches!(refused.unwrap_err(), CreateApplicantError::IncorrectFlowName { .. }));
}
