//! `http` is a method and a path.

use specwright::{Model, Operation, Validate};

#[derive(Model, Validate, Operation)]
#[api(http = "/people", out = empty)]
pub struct NoMethod {}

#[derive(Model, Validate, Operation)]
#[api(http = "get /people", out = empty)]
pub struct SmallMethod {}

#[derive(Model, Validate, Operation)]
#[api(http = "GET people", out = empty)]
pub struct NoSlash {}

#[derive(Model, Validate, Operation)]
#[api(http = "GET /people?name=x", out = empty)]
pub struct QueryInPath {}

#[derive(Model, Validate, Operation)]
#[api(http = "GET /people/{id", out = empty)]
pub struct OpenBrace {}

#[derive(Model, Validate, Operation)]
#[api(http = "GET /people/{}", out = empty)]
pub struct NoName {}

#[derive(Model, Validate, Operation)]
#[api(http = GET, out = empty)]
pub struct NoString {}

#[derive(Model)]
#[api(auth = "token")]
pub struct NoOperation {}

fn main() {}
