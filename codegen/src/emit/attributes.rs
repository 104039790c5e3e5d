//! What `#[api(…)]` says of an item.

pub(crate) mod constant;
pub(crate) mod constraint;
pub(crate) mod issue;
pub(crate) mod output;
pub(crate) mod paging;
pub(crate) mod rule;
