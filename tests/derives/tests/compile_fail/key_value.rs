//! A key without its value, or with one of the wrong kind.

use specwright::Model;

#[derive(Model)]
pub struct Person {
    #[api(name)]
    a: String,
    #[api(name = 3)]
    b: String,
    #[api(nullable = true)]
    c: Option<String>,
    #[api(name =)]
    d: String,
    #[api]
    e: String,
}

fn main() {}
