//! For operations that answer a page of a list.

pub use crate::pages::{
    Listed, Optional, Progress, Whole, by_cursor, by_offset, by_page, count, into_items, number,
};
