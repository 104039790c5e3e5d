//! `one`: one of the members must have been given, and no other.

use specwright::{Builder, Model, Validate};

#[derive(Clone, PartialEq, Model, Validate, Builder)]
#[api(rule("place", one(street, box_, pickup)))]
pub struct Address {
    pub street: Option<String>,
    #[api(name = "box")]
    pub box_: Option<i64>,
    pub pickup: Option<bool>,
}

fn main() {
    Address::builder().build();
    Address::builder().street("High Street").box_(7).build();
}
