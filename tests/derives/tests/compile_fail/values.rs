//! Enums of values are open, and of one kind.

use specwright::{Model, Unknown};

#[derive(Model)]
pub enum Mixed {
    #[api(value = "a")]
    A,
    #[api(value = 2)]
    B,
    #[api(unknown)]
    Unknown(Unknown<String>),
}

#[derive(Model)]
pub enum Closed {
    #[api(value = "a")]
    A,
}

#[derive(Model)]
pub enum ClosedIntegers {
    #[api(value = 1)]
    One,
}

#[derive(Model)]
pub enum NotLast {
    #[api(unknown)]
    Unknown(Unknown<String>),
    #[api(value = "a")]
    A,
}

#[derive(Model)]
pub enum Twice {
    #[api(value = "a")]
    A,
    #[api(value = "a")]
    B,
    #[api(unknown)]
    Unknown(Unknown<String>),
}

#[derive(Model)]
pub enum Kinds {
    #[api(value = 1.5)]
    A,
    #[api(value = 9223372036854775808)]
    B,
    #[api(value)]
    C,
    D,
    #[api(value = "e")]
    E(String),
    #[api(value = "f", tag = "f")]
    F,
    #[api(unknown)]
    Unknown,
}

fn main() {}
