//! Forms of texts, by regular expressions: those of the description, and those that exports give for formats, dates and
//! base64. The derives read the same forms with code of their own.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use regex::Regex;
use specwright_codegen::ir::Format;
use specwright_codegen::pattern::{Portable, form};

/// Patterns of descriptions, compiled when they are first needed. A process has few descriptions, and they are no
/// input of strangers.
static PATTERNS: LazyLock<Mutex<HashMap<String, Option<Regex>>>> = LazyLock::new(Mutex::default);

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
pub(super) fn matches(pattern: &str, text: &str) -> bool {
    let compiled = {
        let mut patterns = PATTERNS.lock().unwrap_or_else(PoisonError::into_inner);
        match patterns.get(pattern) {
            Some(compiled) => compiled.clone(),
            None => {
                let compiled =
                    Portable::parse(pattern).ok().and_then(|portable| Regex::new(&portable.anchored()).ok());
                patterns.insert(pattern.to_owned(), compiled.clone());
                compiled
            }
        }
    };
    fits(compiled.as_ref(), text)
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

pub(super) fn is_date(text: &str) -> bool {
    fits(DATE.as_ref(), text)
}

pub(super) fn is_date_time(text: &str) -> bool {
    fits(DATE_TIME.as_ref(), text)
}

pub(super) fn is_base64(text: &str) -> bool {
    fits(BASE64.as_ref(), text)
}

fn fits(compiled: Option<&Regex>, text: &str) -> bool {
    compiled.is_none_or(|regex| regex.is_match(text))
}
