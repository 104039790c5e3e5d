//! Only a builder with a client sends.

use specwright::{Builder, Model, Operation, Validate};

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "GET /people", out = empty)]
pub struct ListPeople {}

fn main() {
    ListPeople::builder().send();
}
