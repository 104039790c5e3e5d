//! Alternatives of a union are types; a tag tells them apart where there is one.

use specwright::Model;

#[derive(Clone, PartialEq, Model)]
pub struct Cat {
    kind: String,
}

#[derive(Model)]
#[api(union)]
pub enum Unnamed {
    A { cat: Cat },
    B,
    C(Cat),
}

#[derive(Model)]
#[api(union)]
pub enum Tag {
    #[api(tag = "cat")]
    Cat(Cat),
}

#[derive(Model)]
#[api(union(tag = "kind"))]
pub enum NoTag {
    Cat(Cat),
}

#[derive(Model)]
#[api(union(tag = "kind"))]
pub enum SameTag {
    #[api(tag = "cat")]
    Cat(Cat),
    #[api(tag = "cat")]
    Lion(String),
}

#[derive(Model)]
#[api(union = "kind")]
pub enum Equals {
    Cat(Cat),
}

#[derive(Model)]
#[api(union, content)]
pub enum Both {
    Cat(Cat),
}

#[derive(Model)]
#[api(union)]
pub enum Empty {}

fn main() {}
