//! Each ending names each missing member once, on the caller's line.

use specwright::{Builder, Client, Model, Operation, Validate};

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "POST /v2/app-registrations", auth = "token", out = empty)]
pub struct CreateAppRegistration {
    #[api(json = "project")]
    project: String,
    #[api(json = "email")]
    email: Option<String>,
    #[api(json = "countryCode")]
    country_code: String,
    #[api(json = "type")]
    type_: String,
}

fn build() {
    CreateAppRegistration::builder()
        .email("ada@example.com")
        .type_("sms")
        .build();
}

fn send(client: &Client) {
    CreateAppRegistration::builder()
        .with_client(client)
        .email("ada@example.com")
        .type_("sms")
        .send();
}

fn main() {}
