//! `any`: one of the members must have been given.

use specwright::{Builder, Model, Validate};

#[derive(Clone, PartialEq, Model, Validate, Builder)]
#[api(rule("contact", any(email, phone), reason = "A guest must be reachable."))]
pub struct Guest {
    pub email: Option<String>,
    pub phone: Option<String>,
    pub name: Option<String>,
}

fn main() {
    Guest::builder().name("Ada").build();
}
