//! Types on the wire own what they hold, and their members have names.

use specwright::{Builder, Model};

#[derive(Model, Builder)]
pub struct Page<T> {
    items: Vec<T>,
}

#[derive(Model, Builder)]
pub struct Borrowed<'a> {
    name: &'a str,
}

#[derive(Model, Builder)]
pub struct Pair(String, String);

#[derive(Model, Builder)]
pub struct Nothing;

#[derive(Model)]
pub union Bits {
    a: u32,
}

fn main() {}
