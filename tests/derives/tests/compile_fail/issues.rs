//! Mistakes in `issues(…)`.

use specwright::{Model, Operation, Validate};

#[derive(Clone, PartialEq, Model)]
struct Session {
    token: String,
    lifetime: i64,
    until: Option<String>,
}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "POST /a", out(json = Session), issues)]
struct Alone {}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "POST /b", out(json = Session), issues("token"))]
struct NoMembers {}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "POST /c", out(json = Session), issues("token", token = "token", lifetime = lifetime))]
struct NoWord {}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "POST /d", out(json = Session), auth = "token", issues("token", token = token))]
struct NeedsItself {}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "POST /e", out(json = Session), issues("token", token = secret, expires_in = lifetime))]
struct NoMember {}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "POST /f", out(json = Session), issues("token", token = token, expires_in = until))]
struct WrongMember {}

fn main() {}
