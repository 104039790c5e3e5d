//! `at_most_one`: the second one is too many.

use specwright::{Builder, Model, Validate};

#[derive(Clone, PartialEq, Model, Validate, Builder)]
#[api(rule("order", at_most_one(ascending, descending), reason = "A list has one order."))]
pub struct Sorting {
    pub ascending: Option<String>,
    pub descending: Option<String>,
}

fn main() {
    Sorting::builder().ascending("name").descending("age").build();
}
