//! A rule compares a member with a value of its own type.

use specwright::{Model, Validate};

#[derive(Model, Validate)]
#[api(rule("a", when(name = 3, need(size))))]
#[api(rule("b", when(size = "large", need(name))))]
#[api(rule("c", when(tags = "x", need(name))))]
#[api(rule("d", when(size = 1.5, need(name))))]
pub struct Thing {
    pub name: Option<String>,
    pub size: Option<i64>,
    pub tags: Option<Vec<String>>,
}

fn main() {}
