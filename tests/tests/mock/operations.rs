//! Every operation of the three APIs on every client: the good answer, and what the mock took the request for.

use baf::operations::*;
use personr::operations::GenerateToken;

use crate::mock::baf::{APPLICANT, creation};
use crate::mock::personr as personr_calls;
use crate::mock::verifik as verifik_calls;
use crate::mock::wait::Wait as _;
use crate::mock::{Via, both_clients};

/// The mock took the last request for this operation, found nothing wrong with it, and answered so.
#[track_caller]
fn assert_taken(via: &Via, operation: &str, status: u16) {
    let entry = via.mock().journal().pop().unwrap();
    assert_eq!((entry.operation.as_deref(), entry.status), (Some(operation), status));
    assert!(entry.problems.is_empty() && entry.error.is_none(), "{entry:?}");
}

macro_rules! taken {
    ($via:ident, $client:ident, $operation:literal, $status:literal, $request:expr) => {{
        let output = $client.call($request).wait().unwrap();
        assert_taken($via, $operation, $status);
        output
    }};
}

#[test]
fn baf() {
    both_clients!(baf, |via| {
        let client: Client = via.client();
        let created = taken!(via, client, "createApplicant", 200, creation());
        let list = ListApplicants::builder().page(1).page_size(400).build();
        let listed = taken!(via, client, "listApplicants", 200, list);
        assert!(listed.items.iter().any(|applicant| applicant.applicant_id == created.applicant_id));
        let get = GetApplicant::builder().applicant_id(&*created.applicant_id).build();
        let read = taken!(via, client, "getApplicant", 200, get);
        assert_eq!((read.first_name.as_str(), read.last_name.as_str()), ("Ada", "Lovelace"));
        let attempts = ListAttempts::builder().applicant_id(APPLICANT).build();
        assert!(!taken!(via, client, "listAttempts", 200, attempts).attempts.is_empty());
        let attempt = GetAttempt::builder().applicant_id(APPLICANT).attempt_id(188).build();
        assert_eq!(taken!(via, client, "getAttempt", 200, attempt).attempt_id, Some(188));
        let images = GetAttemptImages::builder().applicant_id(APPLICANT).attempt_id(188).build();
        assert!(taken!(via, client, "getAttemptImages", 200, images).track_string.is_some());
        let status = CheckApplicantStatus::builder().applicant_id(APPLICANT).build();
        taken!(via, client, "checkApplicantStatus", 200, status);
        let close = ForceCloseApplicant::builder().applicant_id(APPLICANT).build();
        taken!(via, client, "forceCloseApplicant", 200, close);
        let resend = ResendLink::builder().applicant_id(APPLICANT).build();
        taken!(via, client, "resendLink", 200, resend);
        let delete = || DeleteApplicant::builder().applicant_id(&*created.applicant_id).build();
        taken!(via, client, "deleteApplicant", 200, delete());
        let error = client.call(delete()).wait().unwrap_err();
        assert!(matches!(error, DeleteApplicantError::ApplicantNotFound { .. }), "{error:?}");
    });
}

#[test]
fn personr() {
    both_clients!(personr, |via| {
        let client: Client = via.builder().build().unwrap();
        let login = GenerateToken::builder().email("ada@example.com").password("secret").build();
        let issued = taken!(via, client, "generateToken", 200, login);
        let client = client.with_token(issued.token);
        let created = taken!(via, client, "createApplicant", 200, personr_calls::applicant());
        assert_eq!(created.email, "ada@example.com");
    });
}

#[test]
fn verifik() {
    both_clients!(verifik, |via| {
        let client: Client = via.client();
        let created = taken!(via, client, "createAppRegistration", 200, verifik_calls::registration());
        assert_eq!(created.app_registration.email.as_deref(), Some("ada@example.com"));
        let flow = taken!(via, client, "createProjectFlow", 200, verifik_calls::flow());
        assert_eq!(flow.name, "Mine");
    });
}

#[test]
fn no_operation_is_left_out() {
    let here = include_str!("operations.rs");
    let mut count = 0;
    for spec in ["baf", "personr", "verifik"] {
        let text = std::fs::read_to_string(format!("../specs/{spec}.yaml")).unwrap();
        let file = specwright_codegen::source::SourceFile::new(spec, text);
        for operation in &specwright_codegen::read(&file).unwrap().api.operations {
            assert!(here.contains(&format!("client, \"{}\", ", operation.name)), "{}", operation.name);
            count += 1;
        }
    }
    assert_eq!(count, 14);
}
