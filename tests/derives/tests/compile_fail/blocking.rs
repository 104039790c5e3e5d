//! A blocking client asks for the same, in the same words; and what is no client of the runtime is none.

use specwright::{Builder, Model, Operation, Validate, blocking};

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "POST /guests", out = empty)]
#[api(rule("dial", when(phone, need(country_code)), reason = "A number is complete with the code of its country."))]
pub struct CreateGuest {
    #[api(json = "name")]
    name: String,
    #[api(json = "phone")]
    phone: Option<String>,
    #[api(json = "countryCode")]
    country_code: Option<String>,
}

fn send(client: &blocking::Client) -> Result<(), specwright::Error> {
    CreateGuest::builder().with_client(client).phone("1234567890").send()
}

fn main() {
    CreateGuest::builder().with_client("client");
}
