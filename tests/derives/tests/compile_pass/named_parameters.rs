//! A builder's parameters hide no type that the fields mention.

#![allow(missing_docs, reason = "the first line of the file says it all")]

use specwright::{Builder, Model};

#[derive(Clone, PartialEq, Model)]
pub struct SetName {
    pub name: String,
}

#[derive(Clone, PartialEq, Model, Builder)]
pub struct Change {
    pub name: SetName,
    pub set: Vec<SetName>,
}

#[derive(Clone, PartialEq, Model, Builder)]
pub struct SetChange {
    pub change: Change,
    pub r#loop: i64,
}

#[test]
fn what_is_built_is_what_was_given() {
    let name = SetName { name: "x".into() };
    let change = Change::builder().set([name.clone()]).name(name);
    let done: SetChange = SetChange::builder().change(change).r#loop(3).into();
    assert_eq!(done.r#loop, 3);
}
