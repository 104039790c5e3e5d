//! The path's parameters and the `path` members are the same, and always there.

use specwright::{Model, Operation, Validate};

#[derive(Model, Validate, Operation)]
#[api(http = "GET /people/{id}/{page}", out = empty)]
pub struct GetPerson {
    #[api(path = "id")]
    id: Option<String>,
    #[api(path = "name")]
    name: String,
}

fn main() {}
