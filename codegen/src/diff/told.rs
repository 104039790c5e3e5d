//! Changes as reports for people tell of them.

use std::borrow::Cow;

use super::{Comparison, Entry};
use crate::prose::code;

/// A change, or several of a kind that only readers notice.
pub struct Told<'c> {
    /// The change, or the first of them.
    pub entry: &'c Entry,
    /// What changed and what that means, of all of them.
    pub message: Cow<'c, str>,
    /// How many there are.
    pub count: usize,
}

impl Comparison {
    /// The changes in their order; those of a kind that only readers notice are one, where the first of them stands.
    pub fn told(&self) -> Vec<Told<'_>> {
        let mut found: Vec<Told<'_>> = Vec::new();
        for entry in &self.entries {
            let same =
                found.iter_mut().find(|told| entry.code.is_for_readers() && told.entry.code == entry.code);
            match same {
                Some(told) => told.count += 1,
                None => found.push(Told { entry, message: Cow::Borrowed(&entry.message), count: 1 }),
            }
        }
        for told in found.iter_mut().filter(|told| told.count > 1) {
            let what = told.entry.code.as_str().split('_').next().unwrap_or_default();
            let first = told.entry.place().map_or("", |place| place.subject.as_str());
            told.message =
                Cow::Owned(format!("the {what} of {} places changed, {} first", told.count, code(first)));
        }
        found
    }
}
