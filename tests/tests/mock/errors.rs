//! Every documented error of every operation, asked for by name, is the variant of that name.

use std::collections::BTreeSet;

use baf::operations::*;
use specwright::CallOptions;
use specwright_codegen::source::SourceFile;

use crate::mock::baf::APPLICANT;
use crate::mock::wait::Wait as _;
use crate::mock::{baf as baf_calls, both_clients, personr as personr_calls, verifik as verifik_calls};

/// The names of an operation's errors in its spec.
fn documented(text: &str, operation: &str) -> BTreeSet<String> {
    let api = specwright_codegen::read(&SourceFile::new("spec.yaml", text)).unwrap().api;
    let operation = api.operations.iter().find(|other| other.name == operation).unwrap();
    operation.errors.iter().map(|id| api[*id].name.clone()).collect()
}

fn preferring(name: &str) -> CallOptions {
    CallOptions::new().header("prefer", format!("error={name}"))
}

macro_rules! errors {
    ($test:ident: $api:ident, $operation:literal, $error:ident [$($variant:ident),*], $request:expr) => {
        #[test]
        fn $test() {
            #[allow(unused_imports, reason = "not every operation documents errors")]
            use $api::operations::$error;
            let spec = include_str!(concat!("../../../specs/", stringify!($api), ".yaml"));
            let tested = [$(stringify!($variant)),*].map(str::to_owned).into_iter().collect();
            assert_eq!(documented(spec, $operation), tested, "all of them are tested");
            both_clients!($api, |via| {
                let client: Client = via.client();
                assert!(client.call($request).wait().is_ok(), "nothing is wrong with it otherwise");
                $({
                    let name = stringify!($variant);
                    let error = client.with_options(preferring(name)).call($request).wait().unwrap_err();
                    assert!(matches!(error, $error::$variant { .. }), "{name}: {error:?}");
                    assert_eq!(via.mock().journal().last().unwrap().error.as_deref(), Some(name));
                })*
            });
        }
    };
}

errors!(verifik_registration: verifik, "createAppRegistration",
    CreateAppRegistrationError [ContactMissing, CountryCodeMissing, EmailDomainNotAllowed, Conflict],
    verifik_calls::registration());
errors!(verifik_flow: verifik, "createProjectFlow",
    CreateProjectFlowError [InvalidProjectId, BadRequest, AccessForbidden, Unauthorized],
    verifik_calls::flow());
errors!(personr_token: personr, "generateToken",
    GenerateTokenError [InvalidLoginCredentials, BadRequest], personr_calls::token());
errors!(personr_applicant: personr, "createApplicant",
    CreateApplicantError [IncorrectFlowName, BadRequest], personr_calls::applicant());
errors!(baf_create: baf, "createApplicant", CreateApplicantError [AccountNotFound, BadRequest],
    baf_calls::creation());
errors!(baf_list: baf, "listApplicants", ListApplicantsError [],
    ListApplicants::builder().page(1).page_size(2).build());
errors!(baf_check: baf, "checkApplicantStatus", CheckApplicantStatusError [ApplicantNotFound, NotFound],
    CheckApplicantStatus::builder().applicant_id(APPLICANT).build());
errors!(baf_close: baf, "forceCloseApplicant", ForceCloseApplicantError [],
    ForceCloseApplicant::builder().applicant_id(APPLICANT).build());
errors!(baf_get: baf, "getApplicant", GetApplicantError [],
    GetApplicant::builder().applicant_id(APPLICANT).build());
errors!(baf_attempts: baf, "listAttempts", ListAttemptsError [],
    ListAttempts::builder().applicant_id(APPLICANT).build());
errors!(baf_attempt: baf, "getAttempt", GetAttemptError [],
    GetAttempt::builder().applicant_id(APPLICANT).attempt_id(1).build());
errors!(baf_resend: baf, "resendLink", ResendLinkError [],
    ResendLink::builder().applicant_id(APPLICANT).build());
errors!(baf_images: baf, "getAttemptImages", GetAttemptImagesError [ResponseNotFound, NotFound],
    GetAttemptImages::builder().applicant_id(APPLICANT).attempt_id(1).build());
errors!(baf_delete: baf, "deleteApplicant", DeleteApplicantError [ApplicantNotFound, NotFound],
    DeleteApplicant::builder().applicant_id(APPLICANT).build());

#[test]
fn no_operation_is_left_out() {
    let here = include_str!("errors.rs");
    for spec in ["baf", "personr", "verifik"] {
        let text = std::fs::read_to_string(format!("../specs/{spec}.yaml")).unwrap();
        let api = specwright_codegen::read(&SourceFile::new(spec, text)).unwrap().api;
        for operation in &api.operations {
            let tested = format!(": {spec}, \"{}\"", operation.name);
            assert!(here.contains(&tested), "{spec}: {}", operation.name);
        }
    }
}
