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

#[derive(Model, Validate, Operation)]
#[api(http = "POST /word", out = empty, body = json)]
pub struct Word {}

#[derive(Model, Validate, Operation)]
#[api(http = "GET /nothing", out = empty, body(media = "application/vnd.api+json", optional))]
pub struct NoBody {}

#[derive(Model, Validate, Operation)]
#[api(http = "POST /form", out = empty, body(media = "application/vnd.api+json", optional))]
pub struct Form {
    #[api(form = "age")]
    age: i64,
    #[api(form = "name")]
    name: Option<String>,
}

#[derive(Model, Validate, Operation)]
#[api(http = "POST /whole", out = empty, body(optional))]
pub struct Whole {
    #[api(body = json)]
    body: Option<String>,
}

fn main() {}
