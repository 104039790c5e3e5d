//! A key that is not in the grammar.

use specwright::Model;

#[derive(Model)]
#[api(htpp = "GET /people")]
pub struct Person {
    #[api(nmae = "fullName")]
    full_name: String,
    #[api(rename = "x")]
    x: String,
    #[api("name")]
    y: String,
}

#[derive(Model)]
#[api(tagged)]
pub enum Sex {
    #[api(vlaue = "f", value = "f")]
    Female,
    #[api(unknown)]
    Unknown(specwright::Unknown<String>),
}

fn main() {}
