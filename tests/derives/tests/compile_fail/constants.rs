//! Constants have a name and a value, and in an operation a place.

use specwright::{Json, Model, Payload, Request, Unknown};

#[derive(Model)]
#[api(fixed("kind" = 1.5, "other"))]
pub struct Values {}

#[derive(Model)]
#[api(fixed(query("kind" = "a")))]
pub struct Placed {}

#[derive(Model)]
#[api(fixed("kind" = "a"))]
pub struct Twice {
    kind: String,
}

#[derive(Clone, PartialEq, Request)]
#[api(http = "POST /things", out = empty)]
#[api(fixed("kind" = "a", path("id" = 3), form("mode" = "b")))]
pub struct Operation {
    #[api(json = "name")]
    name: String,
}

#[derive(Clone, PartialEq, Request)]
#[api(http = "POST /things", out = empty)]
#[api(fixed(query("kind" = "a", "mode" = 1), json("kind" = "b"), json("mode" = 2, name = "query")))]
pub struct Keys {
    #[api(query = "mode", name = "mode_of_query")]
    mode: String,
    #[api(json = "query")]
    query: String,
}

#[derive(Clone, PartialEq, Request)]
#[api(http = "POST /things", out = empty)]
#[api(fixed(query("kind" = "a", "mode" = 1, name = "both"), json("sort" = "b", name = 1)))]
pub struct Unkeyed {}

#[derive(Clone, PartialEq, Request)]
#[api(http = "GET /things", out = empty)]
pub struct Cased {
    #[api(header = "X-Kind")]
    kind: String,
    #[api(header = "x-kind")]
    other: String,
}

#[derive(Clone, PartialEq, Payload)]
pub struct Cat {}

#[derive(Clone, PartialEq, Payload)]
#[api(union(tag = "kind"), open)]
pub enum Closed {
    #[api(tag = 1.5)]
    Cat(Cat),
}

#[derive(Clone, PartialEq, Payload)]
#[api(union)]
pub enum Early {
    #[api(unknown)]
    Unknown(Unknown<Json>),
    Cat(Cat),
}

fn main() {}
