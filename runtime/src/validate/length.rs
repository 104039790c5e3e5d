//! The limit `length`.

use super::Text;
use crate::{Base64, File, Secret};

/// What `length` measures: texts in code points, lists in elements, files and base64 texts in bytes.
#[diagnostic::on_unimplemented(
    message = "`length` is for texts, lists and bytes, and `{Self}` is none of them",
    label = "neither text nor list nor bytes"
)]
pub trait Length {
    /// Whether the length is within these ends, both included.
    fn length_within(&self, min: usize, max: usize) -> bool;
}

impl Length for str {
    #[inline]
    fn length_within(&self, min: usize, max: usize) -> bool {
        let bytes = self.len();
        // A code point has one to four bytes, so that most texts need not be counted.
        if bytes <= max && (min <= 1 || bytes / 4 >= min) {
            return bytes >= min;
        }
        counted(self, min, max)
    }
}

/// Not inlined: few texts come so near the ends.
#[inline(never)]
fn counted(text: &str, min: usize, max: usize) -> bool {
    (min..=max).contains(&text.chars().count())
}

impl Length for String {
    #[inline]
    fn length_within(&self, min: usize, max: usize) -> bool {
        self.as_str().length_within(min, max)
    }
}

impl Length for Secret {
    #[inline]
    fn length_within(&self, min: usize, max: usize) -> bool {
        self.text().length_within(min, max)
    }
}

impl<T> Length for Vec<T> {
    #[inline]
    fn length_within(&self, min: usize, max: usize) -> bool {
        (min..=max).contains(&self.len())
    }
}

impl Length for Base64 {
    fn length_within(&self, min: usize, max: usize) -> bool {
        (min..=max).contains(&self.decoded_length())
    }
}

/// As far as it is known before the file is opened.
impl Length for File {
    fn length_within(&self, min: usize, max: usize) -> bool {
        let length = self.known_length().map(|length| usize::try_from(length).unwrap_or(usize::MAX));
        length.is_none_or(|length| (min..=max).contains(&length))
    }
}

#[cfg(test)]
mod tests {
    use super::Length;

    #[test]
    fn texts_are_measured_in_code_points() {
        for (text, length) in [("", 0), ("a", 1), ("é", 1), ("日本語", 3), ("👍🏽", 2), ("aaaaaaaaaaaa", 12)]
        {
            for (min, max) in [(0, usize::MAX), (1, 3), (2, 2), (3, 12), (5, 6), (0, 0), (12, 13)] {
                assert_eq!(text.length_within(min, max), (min..=max).contains(&length), "{text} {min} {max}");
            }
        }
    }
}
