//! A name stands for one member.

use specwright::{Map, Model, Operation, Validate};

#[derive(Model)]
pub struct Person {
    #[api(name = "id")]
    first: String,
    id: String,
}

#[derive(Model, Validate, Operation)]
#[api(http = "PUT /people/{id}", out = empty)]
pub struct UpdatePerson {
    #[api(path = "id")]
    id: String,
    #[api(json = "id")]
    new_id: String,
}

#[derive(Model)]
pub struct Rest {
    #[api(additional)]
    some: Map<String>,
    #[api(additional)]
    others: Map<String>,
}

fn main() {}
