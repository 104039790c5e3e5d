//! Types that a macro declares have builders, too.

#![allow(missing_docs, reason = "the first line of the file says it all")]

use specwright::{Builder, Model};

macro_rules! declare {
    ($name:ident, $given:ty) => {
        #[derive(Clone, PartialEq, Model, Builder)]
        pub(in $crate::compile_pass) struct $name {
            pub given: $given,
        }
    };
}

declare!(Declared, Vec<i64>);

#[test]
fn what_is_built_is_what_was_given() {
    let built: Declared = Declared::builder().given([1, 2]).into();
    assert_eq!(built.given, [1, 2]);
}
