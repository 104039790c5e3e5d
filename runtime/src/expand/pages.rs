//! For operations that answer a page of a list.

pub use http::HeaderMap;

pub use crate::pages::{
    Counted, Flag, Listed, NextPage, Optional, Progress, UrlText, Whole, by_cursor, by_offset, by_page,
    count, counted, flag, header, header_like, into_items, last, number, unless_last, url,
};
