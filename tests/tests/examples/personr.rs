//! The examples of Personr, built.

use personr::Client;
use personr::operations::{CreateApplicant, GenerateToken};
use serde_json::from_value;

use crate::examples::{Row, requests};

pub(crate) const ROWS: [Row; 3] = [
    Row {
        operation: "generateToken",
        example: "token",
        make: |data| {
            let built = GenerateToken::builder().password("example123").email("example@personr.co").build();
            requests::<Client, _>(from_value(data), built)
        },
    },
    Row {
        operation: "createApplicant",
        example: "applicant",
        make: |data| {
            let built = CreateApplicant::builder()
                .external_user_id(["UUID1", "UUID2"])
                .source_key("Example Source Key")
                .flow_name("KYC basic")
                .name_last("Doe")
                .name_first("John")
                .phone("+61 424 424 424")
                .email("johndoe@mail.com")
                .build();
            requests::<Client, _>(from_value(data), built)
        },
    },
    Row {
        operation: "createApplicant",
        example: "applicant-without-ids",
        make: |data| {
            let built = CreateApplicant::builder()
                .flow_name("KYC basic")
                .name_last("Doe")
                .name_first("John")
                .phone("+61 424 424 424")
                .email("johndoe@mail.com")
                .build();
            requests::<Client, _>(from_value(data), built)
        },
    },
];
