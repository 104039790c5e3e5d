//! Members of an operation have one place each; members of an object have none.

use specwright::{Model, Operation, Validate};

#[derive(Model)]
pub struct Person {
    #[api(json = "name")]
    name: String,
}

#[derive(Model, Validate, Operation)]
#[api(http = "POST /people", out = empty)]
pub struct CreatePerson {
    #[api(query = "name", header = "name")]
    name: String,
    #[api(name = "age")]
    age: i64,
    sex: String,
    #[api(query = "tags", name = "tags")]
    tags: String,
    #[api(body = jsn)]
    body: String,
}

fn main() {}
