//! A builder whose object lacks a member is no object yet.

use specwright::{Builder, Model, Operation, Validate};

#[derive(Clone, PartialEq, Model, Validate, Builder)]
pub struct Person {
    pub name: String,
    pub age: i64,
}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "POST /people", out = empty)]
pub struct CreatePerson {
    #[api(body = json)]
    person: Person,
}

fn main() {
    CreatePerson::builder().person(Person::builder().name("Ada"));
}
