//! Patterns of the description, and formats by the patterns that exports give for them. The derives read formats with
//! code of their own, and patterns with another engine.

use std::sync::LazyLock;

use regex::Regex;

use crate::ir::{Format, Pattern};
use crate::pattern::{Portable, form};

static EMAIL: LazyLock<Option<Regex>> = LazyLock::new(|| of_format(Format::Email));
static UUID: LazyLock<Option<Regex>> = LazyLock::new(|| of_format(Format::Uuid));
static URI: LazyLock<Option<Regex>> = LazyLock::new(|| of_format(Format::Uri));
static IPV4: LazyLock<Option<Regex>> = LazyLock::new(|| of_format(Format::Ipv4));
static IPV6: LazyLock<Option<Regex>> = LazyLock::new(|| of_format(Format::Ipv6));
static HOSTNAME: LazyLock<Option<Regex>> = LazyLock::new(|| of_format(Format::Hostname));
static DAY_FIRST_DATE: LazyLock<Option<Regex>> = LazyLock::new(|| of_format(Format::DayFirstDate));

fn of_format(format: Format) -> Option<Regex> {
    Regex::new(&form::of_format(format)).ok()
}

/// Whether a pattern matches the whole text. One that the checks of a description would refuse refuses nothing.
pub(super) fn matches(pattern: &Pattern, text: &str) -> bool {
    let compile = |text: &str| Regex::new(&Portable::parse(text).ok()?.anchored()).ok();
    fits(pattern.compiled(compile), text)
}

pub(super) fn is_of_format(format: Format, text: &str) -> bool {
    let compiled = match format {
        Format::Email => &EMAIL,
        Format::Uuid => &UUID,
        Format::Uri => &URI,
        Format::Ipv4 => &IPV4,
        Format::Ipv6 => &IPV6,
        Format::Hostname if text.len() > form::MAX_HOSTNAME => return false,
        Format::Hostname => &HOSTNAME,
        Format::DayFirstDate => &DAY_FIRST_DATE,
    };
    fits(compiled.as_ref(), text)
}

fn fits(compiled: Option<&Regex>, text: &str) -> bool {
    compiled.is_none_or(|regex| regex.is_match(text))
}
