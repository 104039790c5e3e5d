//! Only a builder with a client sends.

use specwright::{Builder, Model, Operation};

#[derive(Clone, PartialEq, Model, Builder, Operation)]
#[api(http = "GET /people", out = empty)]
pub struct ListPeople {}

fn main() {
    ListPeople::builder().send();
}
