//! For operations that answer a page of a list.

pub use crate::pages::{
    Flag, Listed, NextPage, Optional, Progress, UrlText, Whole, by_cursor, by_offset, by_page, count, flag,
    into_items, last, number, unless_last, url,
};
