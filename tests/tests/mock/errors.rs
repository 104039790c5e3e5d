//! Every documented error of every operation, asked for by name, is the variant of that name.

use std::collections::BTreeSet;

use baf::types::*;
use specwright::CallOptions;
use specwright_codegen::source::SourceFile;
use specwright_tests::block_on;

use crate::baf::APPLICANT;
use crate::{Via, personr as personr_calls, verifik as verifik_calls};

/// The names of an operation's errors in its spec.
fn documented(text: &str, operation: &str) -> BTreeSet<String> {
    let api = specwright_codegen::read(&SourceFile::new("spec.yaml", text)).unwrap().api;
    let operation = api.operations.iter().find(|other| other.name == operation).unwrap();
    operation.errors.iter().map(|id| api.errors[id.0].name.clone()).collect()
}

fn preferring(name: &str) -> CallOptions {
    CallOptions::new().header("prefer", format!("error={name}"))
}

macro_rules! errors {
    ($test:ident: $api:ident, $operation:literal, $error:ident [$($variant:ident),*], $call:expr) => {
        #[test]
        fn $test() {
            #[allow(unused_imports)]
            use $api::operations::$error;
            let spec = include_str!(concat!("../../../specs/", stringify!($api), ".yaml"));
            let tested = [$(stringify!($variant)),*].map(str::to_owned).into_iter().collect();
            assert_eq!(documented(spec, $operation), tested, "all of them are tested");
            Via::both(&$api::mock(), |via| {
                #[allow(unused_variables)]
                let client: $api::Client = via.client();
                #[allow(unused_variables)]
                let call = $call;
                $({
                    let name = stringify!($variant);
                    let error = block_on(call(&client.with_options(preferring(name)))).unwrap_err();
                    assert!(matches!(error, $error::$variant { .. }), "{name}: {error:?}");
                    assert_eq!(via.mock().journal().last().unwrap().error.as_deref(), Some(name));
                })*
            });
        }
    };
}

errors!(verifik_registration: verifik, "createAppRegistration",
    CreateAppRegistrationError [ContactMissing, CountryCodeMissing, EmailDomainNotAllowed, Conflict],
    verifik_calls::registration);
errors!(verifik_flow: verifik, "createProjectFlow",
    CreateProjectFlowError [InvalidProjectId, BadRequest, AccessForbidden, Unauthorized],
    verifik_calls::flow);
errors!(personr_token: personr, "generateToken",
    GenerateTokenError [InvalidLoginCredentials, BadRequest], personr_calls::token);
errors!(personr_applicant: personr, "createApplicant",
    CreateApplicantError [IncorrectFlowName, BadRequest], personr_calls::applicant);
errors!(baf_create: baf, "createApplicant", CreateApplicantError [AccountNotFound, BadRequest],
|client: &baf::Client| {
    let start = client.create_applicant().first_name("Ada").last_name("Lovelace").phone("1");
    start.status(ApplicantStatus::Pending).send()
});
errors!(baf_list: baf, "listApplicants", ListApplicantsError [],
    |client: &baf::Client| client.list_applicants().page(1).page_size(2).send());
errors!(baf_delete: baf, "deleteApplicant", DeleteApplicantError [ApplicantNotFound, NotFound],
    |client: &baf::Client| client.delete_applicant().applicant_id(APPLICANT).send());
errors!(baf_check: baf, "checkApplicantStatus", CheckApplicantStatusError [ApplicantNotFound, NotFound],
    |client: &baf::Client| client.check_applicant_status().applicant_id(APPLICANT).send());
errors!(baf_close: baf, "forceCloseApplicant", ForceCloseApplicantError [],
    |client: &baf::Client| client.force_close_applicant().applicant_id(APPLICANT).send());
errors!(baf_get: baf, "getApplicant", GetApplicantError [],
    |client: &baf::Client| client.get_applicant().applicant_id(APPLICANT).send());
errors!(baf_attempts: baf, "listAttempts", ListAttemptsError [],
    |client: &baf::Client| client.list_attempts().applicant_id(APPLICANT).send());
errors!(baf_attempt: baf, "getAttempt", GetAttemptError [],
    |client: &baf::Client| client.get_attempt().applicant_id(APPLICANT).attempt_id(1).send());
errors!(baf_resend: baf, "resendLink", ResendLinkError [],
    |client: &baf::Client| client.resend_link().applicant_id(APPLICANT).send());
errors!(baf_images: baf, "getAttemptImages", GetAttemptImagesError [ResponseNotFound, NotFound],
    |client: &baf::Client| client.get_attempt_images().applicant_id(APPLICANT).attempt_id(1).send());

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
