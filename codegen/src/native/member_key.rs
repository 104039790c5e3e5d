//! Keys of members, with a final `?` where the member may be absent.
//!
//! A name that ends in `?` itself is written with twice as many, so that an odd number always holds the mark: `a??` is the
//! member `a?`, which is required, and `a???` the same where it may be absent.

/// Returns the name of the member of a key, and whether it may be absent.
pub(crate) fn read(key: &str) -> (&str, bool) {
    let marks = key.len() - key.trim_end_matches('?').len();
    (key.get(..key.len() - marks.div_ceil(2)).unwrap_or(""), marks % 2 == 1)
}

/// Returns the key of a member.
pub(crate) fn write(name: &str, is_optional: bool) -> String {
    let marks = name.len() - name.trim_end_matches('?').len();
    format!("{name}{}", "?".repeat(marks + usize::from(is_optional)))
}

#[cfg(test)]
mod tests {
    use super::{read, write};

    #[test]
    fn what_is_written_is_read() {
        for name in ["a", "a?", "a??", "?", "??", "?a"] {
            for is_optional in [false, true] {
                assert_eq!(read(&write(name, is_optional)), (name, is_optional));
            }
        }
        assert_eq!(
            [read("a"), read("a?"), read("a??"), read("a???")],
            [("a", false), ("a", true), ("a?", false), ("a?", true)]
        );
        assert_eq!(read("?"), ("", true));
    }
}
