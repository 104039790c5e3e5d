//! What a request holds must be checkable.

use specwright::{Model, Operation, Validate};

#[derive(Clone, PartialEq, Model)]
pub struct Person {
    pub name: String,
}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "PUT /people", out = empty)]
pub struct ChangePerson {
    #[api(body = json)]
    person: Person,
}

#[derive(Clone, PartialEq, Model, Operation)]
#[api(http = "GET /people", out = empty)]
pub struct ListPeople {}

fn main() {}
