//! A request has one body.

use specwright::{Model, Operation, Validate};

#[derive(Model, Validate, Operation)]
#[api(http = "POST /people", out = empty)]
pub struct CreatePerson {
    #[api(body = json)]
    person: String,
    #[api(json = "name")]
    name: String,
    #[api(form = "age")]
    age: i64,
}

fn main() {}
