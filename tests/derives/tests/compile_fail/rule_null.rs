//! Null is no value: a nullable member that was made null is not present.

use specwright::{Builder, Model, Validate};

#[derive(Clone, PartialEq, Model, Validate, Builder)]
#[api(rule("contact", any(email, phone)))]
pub struct Guest {
    #[api(nullable)]
    pub email: Option<String>,
    pub phone: Option<Option<String>>,
}

fn main() {
    Guest::builder().email_null().phone_null().build();
    Guest::builder().phone("1").build();
}
