//! `additional` holds members of any name.

use specwright::{Map, Model, Operation, Validate};

#[derive(Model)]
pub struct NoMap {
    #[api(additional)]
    rest: String,
}

#[derive(Model)]
pub struct Named {
    #[api(additional, name = "rest")]
    rest: Map<String>,
}

#[derive(Model, Validate, Operation)]
#[api(http = "POST /people", out = empty)]
pub struct CreatePerson {
    #[api(additional)]
    rest: Map<String>,
}

fn main() {}
