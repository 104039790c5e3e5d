//! `auth` names schemes.

use specwright::{Model, Operation};

#[derive(Model, Operation)]
#[api(http = "GET /a", auth, out = empty)]
pub struct Alone {}

#[derive(Model, Operation)]
#[api(http = "GET /b", auth = token, out = empty)]
pub struct Word {}

#[derive(Model, Operation)]
#[api(http = "GET /c", auth("token", nobody), out = empty)]
pub struct Nobody {}

fn main() {}
