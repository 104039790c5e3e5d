//! `auth` names schemes.

use specwright::{Model, Operation, Validate};

#[derive(Model, Validate, Operation)]
#[api(http = "GET /a", auth, out = empty)]
pub struct Alone {}

#[derive(Model, Validate, Operation)]
#[api(http = "GET /b", auth = token, out = empty)]
pub struct Word {}

#[derive(Model, Validate, Operation)]
#[api(http = "GET /c", auth("token", nobody), out = empty)]
pub struct Nobody {}

fn main() {}
