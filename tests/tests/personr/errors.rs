//! Documented errors, and answers that are nearly one.

use personr::operations::{CreateApplicantError, GenerateTokenError};
use serde_json::json;
use specwright_tests::{Answer, Server, block_on, page};

use crate::personr::{client, create_applicant, generate_token};

fn applicant(answer: Answer) -> CreateApplicantError {
    let server = Server::start(answer);
    block_on(create_applicant::sample(&client(&server))).unwrap_err()
}

fn token(answer: Answer) -> GenerateTokenError {
    let server = Server::start(answer);
    block_on(generate_token::sample(&client(&server))).unwrap_err()
}

#[test]
fn an_incorrect_flow_name_is_known_by_its_message() {
    let body = page("personr-create-applicant-400.json");
    let error = applicant(Answer::json(400, body.clone()));
    let CreateApplicantError::IncorrectFlowName { error, .. } = error else { panic!("{error:?}") };
    assert_eq!(error.message(), Some("Error: Cannot read docSets - incorrect flow name"));
    assert_eq!(error.code(), None);
    assert_eq!(error.body().unwrap(), body.as_bytes());
    assert_eq!(
        error.to_string(),
        "createApplicant: the server answered 400 Bad Request, message \"Error: Cannot read docSets - incorrect \
         flow name\" (IncorrectFlowName)"
    );

    let error = applicant(Answer::json(400, body.replace("docSets", "documents")));
    assert!(matches!(error, CreateApplicantError::BadRequest { .. }), "{error:?}");
    let error = applicant(Answer::json(404, body));
    assert!(matches!(error, CreateApplicantError::Other(_)), "{error:?}");
}

#[test]
fn wrong_credentials_are_known_by_their_reason_from_the_bytes_of_the_page() {
    let body = page("personr-generate-token-400.txt");
    for body in [body.clone(), body.replace("\",\n    }", "\"\n}"), body.replace(['\n', ' '], "")] {
        let error = token(Answer::json(400, body.clone()));
        let GenerateTokenError::InvalidLoginCredentials { error, .. } = error else { panic!("{error:?}") };
        assert_eq!(error.code(), Some("INVALID_LOGIN_CREDENTIALS"));
        assert!(error.message().unwrap().contains("didn’t"), "{:?}", error.message());
        assert_eq!(error.body().unwrap(), body.as_bytes());
        assert_eq!(
            error.to_string(),
            "generateToken: the server answered 400 Bad Request, code \"INVALID_LOGIN_CREDENTIALS\" \
             (InvalidLoginCredentials)",
            "of a call with a password the spec's own words are shown, and none of the body"
        );
    }
    let reworded = page("personr-generate-token-400.txt").replace("didn’t", "did not");
    let error = token(Answer::json(400, reworded));
    assert!(matches!(error, GenerateTokenError::InvalidLoginCredentials { .. }), "{error:?}");
    let error = token(Answer::json(400, page("personr-generate-token-400.txt").replace("INVALID", "WRONG")));
    assert!(matches!(error, GenerateTokenError::BadRequest { .. }), "{error:?}");
}

#[test]
fn an_error_under_a_200_is_the_error_that_its_body_says() {
    let body = page("personr-create-applicant-400.json");
    let error = applicant(Answer::json(200, body.clone()));
    assert!(matches!(error, CreateApplicantError::IncorrectFlowName { .. }), "{error:?}");
    assert_eq!(error.status().unwrap(), 200, "the status stays that of the wire");
    assert!(error.is_refusal() && !error.is_decode());

    let error = applicant(Answer::json(200, body.replace("docSets", "documents")));
    assert!(matches!(error, CreateApplicantError::BadRequest { .. }), "{error:?}");
    let error = applicant(Answer::json(200, body.replace("400", "500").replace("docSets", "documents")));
    assert!(matches!(error, CreateApplicantError::Other(_)), "{error:?}");
    assert!(error.message().unwrap().contains("documents"));

    let error = token(Answer::json(200, page("personr-generate-token-400.txt")));
    assert!(matches!(error, GenerateTokenError::InvalidLoginCredentials { .. }), "{error:?}");
}

#[test]
fn a_success_that_says_an_error_is_none() {
    let mut body = specwright_tests::page_json("personr-create-applicant.json");
    body["statusCode"] = json!(400);
    let error = applicant(Answer::json(200, body.to_string()));
    assert!(matches!(error, CreateApplicantError::BadRequest { .. }), "{error:?}");
    assert!(error.is_refusal());
    assert_eq!(
        error.to_string(),
        "createApplicant: the server answered 200 OK, but its body says an error (BadRequest)"
    );
}

#[test]
fn a_success_that_cannot_be_read_is_no_documented_error() {
    let error = applicant(Answer::json(200, r#"{"status":"success","response":{}}"#));
    assert!(matches!(error, CreateApplicantError::Other(_)), "{error:?}");
    assert!(error.is_decode());
}
