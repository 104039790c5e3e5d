//! `as` says how what is no scalar is written outside JSON.

use specwright::{Model, Operation, Validate};

#[derive(Model, Validate, Operation)]
#[api(http = "POST /people", out = empty)]
pub struct CreatePerson {
    #[api(json = "tags", as = json)]
    tags: Vec<String>,
    #[api(query = "name", as = comma)]
    name: String,
    #[api(query = "ids", as = commas)]
    ids: Vec<String>,
}

#[derive(Model)]
pub struct Person {
    #[api(as = json)]
    tags: Vec<String>,
}

fn main() {}
