//! Limits on values of another kind: rustc says so, on the key.

use specwright::{Model, Validate};

#[derive(Model, Validate)]
pub struct Guest {
    #[api(length(min = 1))]
    pub age: i64,
    #[api(range(min = 1))]
    pub name: String,
    #[api(pattern = "[0-9]+")]
    pub size: f64,
    #[api(format = email)]
    pub tags: Vec<String>,
    #[api(range(min = 0.5))]
    pub count: Option<i64>,
    #[api(multiple_of = 2)]
    pub title: String,
    #[api(is = Digits)]
    pub missing: String,
}

fn main() {}
