//! Whether an alternative says a tag of its own union.

use super::apart::take_apart;
use super::union::Tag;
use super::{Model, write_json};

/// Whether the object has another value for the tag than those of its alternative.
pub(crate) fn has_other_tag(object: &dyn Model, tag: &Tag) -> bool {
    let mut is_other = false;
    take_apart(object, &mut |members, values| {
        members.each_written(values, &mut |name, value| {
            if name == tag.member {
                let mut json = Vec::new();
                // A text or integer can always be written, and what cannot be is none of the values.
                let is_written = write_json(&mut json, value).is_ok();
                is_other = !(is_written && tag.values.iter().any(|known| known.is(&json)));
            }
        });
    });
    is_other
}
