//! Forms of texts, by regular expressions: those of the description, and those that exports give for formats, dates and
//! base64. The derives read the same forms with code of their own, and patterns with another engine.

use std::sync::LazyLock;

use regex::Regex;

use crate::ir::{Format, Pattern};
use crate::pattern::form;

static DATE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&form::date()).ok());
static DATE_TIME: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&form::date_time()).ok());
static BASE64: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(form::BASE64).ok());
static EMAIL: LazyLock<Option<Regex>> = LazyLock::new(|| of_format(Format::Email));
static UUID: LazyLock<Option<Regex>> = LazyLock::new(|| of_format(Format::Uuid));
static URI: LazyLock<Option<Regex>> = LazyLock::new(|| of_format(Format::Uri));
static DAY_FIRST_DATE: LazyLock<Option<Regex>> = LazyLock::new(|| of_format(Format::DayFirstDate));

fn of_format(format: Format) -> Option<Regex> {
    Regex::new(&form::of_format(format)).ok()
}

/// Whether a pattern matches the whole text. One that the checks of a description would refuse refuses nothing.
pub(super) fn matches(pattern: &Pattern, text: &str) -> bool {
    fits(pattern.compiled(), text)
}

pub(super) fn is_of_format(format: Format, text: &str) -> bool {
    let compiled = match format {
        Format::Email => &EMAIL,
        Format::Uuid => &UUID,
        Format::Uri => &URI,
        Format::DayFirstDate => &DAY_FIRST_DATE,
    };
    fits(compiled.as_ref(), text)
}

/// `2026-05-31`, a day that exists.
pub(super) fn is_date(text: &str) -> bool {
    fits(DATE.as_ref(), text)
}

/// A date, `T`, a time with 0 to 9 fractional digits, perhaps a zone.
pub(super) fn is_date_time(text: &str) -> bool {
    fits(DATE_TIME.as_ref(), text)
}

/// RFC 4648, section 4, with or without padding; the bits that are left over are zero.
pub(super) fn is_base64(text: &str) -> bool {
    fits(BASE64.as_ref(), text)
}

fn fits(compiled: Option<&Regex>, text: &str) -> bool {
    compiled.is_none_or(|regex| regex.is_match(text))
}

#[cfg(test)]
mod tests {
    use super::{is_base64, is_date, is_date_time};

    #[test]
    fn tells_forms_apart() {
        for text in ["2024-02-29", "2023-11-12"] {
            assert!(is_date(text), "{text}");
        }
        for text in ["2023-02-29", "2023-13-01", "12-11-2023", "2023-1-2", "2023-11-12-", ""] {
            assert!(!is_date(text), "{text}");
        }
        for text in [
            "2023-11-12T10:00:00",
            "2023-11-12T10:00:00.1234567",
            "2023-11-12t10:00:00.123z",
            "2023-11-12T10:00:00+02:00",
        ] {
            assert!(is_date_time(text), "{text}");
        }
        for text in [
            "2023-11-12",
            "2023-11-12T10:00",
            "2023-11-12T25:00:00",
            "2023-11-12T10:00:00.",
            "2023-11-12T10:00:00+2",
            "2023-11-12T10:00:00+24:00",
            "2023-11-12 10:00:00Z",
        ] {
            assert!(!is_date_time(text), "{text}");
        }
        for text in ["aGk=", "aGk", ""] {
            assert!(is_base64(text), "{text}");
        }
        for text in ["aGk==", "a=k=", "aGl"] {
            assert!(!is_base64(text), "{text}");
        }
    }
}
