//! `when … need`: each member that is missing is an error of its own, on the caller's line.

use specwright::{Builder, Client, Model, Operation, Validate};

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "POST /guests", out = empty)]
#[api(rule(
    "dial",
    when(phone, need(country_code, language)),
    error = CountryCodeMissing,
    reason = "A number is complete with the code of its country, and somebody must answer."
))]
pub struct CreateGuest {
    #[api(json = "phone")]
    phone: Option<String>,
    #[api(json = "countryCode")]
    country_code: Option<String>,
    #[api(json = "language")]
    language: Option<String>,
}

fn send(client: &Client) {
    CreateGuest::builder()
        .with_client(client)
        .phone("1234567890")
        .send();
}

fn main() {}
