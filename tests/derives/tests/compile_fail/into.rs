//! Mistakes in what builders become, each on its token.

use specwright::{Builder, Json, Model, Operation, Unknown, Validate};

#[derive(Clone, PartialEq, Model, Builder)]
#[api(into)]
#[api(into = "Payment")]
pub struct Card {
    pub number: String,
}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "POST /invoices", out = empty)]
#[api(into = Payment)]
pub struct Invoice {}

#[derive(Clone, PartialEq, Model, Builder)]
#[api(into = Payment)]
pub struct Cash {
    pub amount: i64,
}

#[derive(Clone, PartialEq, Model, Builder)]
#[api(into = Payment)]
pub struct Transfer {
    pub iban: String,
}

#[derive(Clone, PartialEq, Model)]
#[api(union)]
pub enum Payment {
    Transfer(Transfer),
    #[api(unknown)]
    Unknown(Unknown<Json>),
}

fn main() {
    let _: Payment = Transfer::builder().into();
}
