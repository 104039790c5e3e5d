//! A key twice in one place.

use specwright::Model;

#[derive(Model)]
pub struct Person {
    #[api(name = "fullName", name = "name")]
    full_name: String,
    #[api(nullable)]
    #[api(nullable)]
    sex: Option<String>,
}

fn main() {}
