//! The examples of BAF, built.

use baf::Client;
use baf::operations::{
    CheckApplicantStatus, CreateApplicant, DeleteApplicant, ForceCloseApplicant, GetApplicant, GetAttempt,
    GetAttemptImages, ListApplicants, ListAttempts, ResendLink,
};
use baf::types::{ApplicantStatus, CaseEntry, VerificationMethod};
use serde_json::from_value;

use crate::examples::{Row, requests};

const ID: &str = "3fa85f64-5717-4562-b3fc-2c963f66afa6";

pub(crate) const ROWS: [Row; 10] = [
    Row {
        operation: "createApplicant",
        example: "applicant",
        make: |data| requests::<Client, _>(from_value(data), applicant()),
    },
    Row {
        operation: "listApplicants",
        example: "second-page",
        make: |data| {
            requests::<Client, _>(from_value(data), ListApplicants::builder().page_size(2).page(2).build())
        },
    },
    Row {
        operation: "deleteApplicant",
        example: "deleted",
        make: |data| {
            let built = DeleteApplicant::builder().applicant_id(ID).build();
            requests::<Client, _>(from_value(data), built)
        },
    },
    Row {
        operation: "checkApplicantStatus",
        example: "checked",
        make: |data| {
            let built = CheckApplicantStatus::builder().applicant_id(ID).build();
            requests::<Client, _>(from_value(data), built)
        },
    },
    Row {
        operation: "forceCloseApplicant",
        example: "closed",
        make: |data| {
            let built = ForceCloseApplicant::builder().applicant_id(ID).build();
            requests::<Client, _>(from_value(data), built)
        },
    },
    Row {
        operation: "getApplicant",
        example: "canceled",
        make: |data| {
            let built = GetApplicant::builder().applicant_id(ID).build();
            requests::<Client, _>(from_value(data), built)
        },
    },
    Row {
        operation: "listAttempts",
        example: "one-attempt",
        make: |data| {
            let built = ListAttempts::builder().applicant_id(ID).build();
            requests::<Client, _>(from_value(data), built)
        },
    },
    Row {
        operation: "getAttempt",
        example: "schema",
        make: |data| {
            let built = GetAttempt::builder().attempt_id(1).applicant_id(ID).build();
            requests::<Client, _>(from_value(data), built)
        },
    },
    Row {
        operation: "resendLink",
        example: "sent",
        make: |data| {
            let built = ResendLink::builder().applicant_id(ID).build();
            requests::<Client, _>(from_value(data), built)
        },
    },
    Row {
        operation: "getAttemptImages",
        example: "schema",
        make: |data| {
            let built = GetAttemptImages::builder().attempt_id(1).applicant_id(ID).build();
            requests::<Client, _>(from_value(data), built)
        },
    },
];

fn applicant() -> CreateApplicant {
    let metadata =
        [("additionalProp3", "string"), ("additionalProp2", "string"), ("additionalProp1", "string")];
    CreateApplicant::builder()
        .verification_method(VerificationMethod::Sms)
        .status(ApplicantStatus::Pending)
        .case([CaseEntry::builder().value("string").name(1)])
        .send_sms(true)
        .callback_url("string")
        .metadata(metadata)
        .reference_id("string")
        .email("string")
        .phone("49828585009568")
        .last_name("Dow")
        .first_name("John")
        .build()
}
