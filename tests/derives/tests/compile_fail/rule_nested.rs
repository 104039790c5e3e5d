//! A builder whose rule is broken is not taken where its object is wanted.

use specwright::{Builder, Model, Validate};

#[derive(Clone, PartialEq, Model, Validate, Builder)]
#[api(rule("contact", any(email, phone)))]
pub struct Guest {
    pub email: Option<String>,
    pub phone: Option<String>,
}

#[derive(Clone, PartialEq, Model, Validate, Builder)]
pub struct Booking {
    pub guest: Guest,
}

fn main() {
    Booking::builder().guest(Guest::builder());
}
