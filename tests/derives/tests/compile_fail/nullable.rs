//! `nullable` makes a required member out of an `Option`.

use specwright::Model;

#[derive(Model)]
pub struct Person {
    #[api(nullable)]
    name: String,
    #[api(nullable)]
    age: Option<Option<i64>>,
}

fn main() {}
