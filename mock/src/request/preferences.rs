//! What a tester asks for in the header `prefer` (RFC 7240).

use std::time::Duration;

use http::HeaderMap;

/// The longest wait that can be asked for.
const LONGEST_DELAY: Duration = Duration::from_secs(600);

/// The preferences that the mock knows. Others are ignored, as RFC 7240 says.
#[derive(Debug, Default)]
pub(crate) struct Preferences {
    /// `error=Name`
    pub(crate) error: Option<String>,
    /// `code=404`
    pub(crate) code: Option<u16>,
    /// `example=name`
    pub(crate) example: Option<String>,
    /// `delay=200ms`
    pub(crate) delay: Option<Duration>,
    /// `reset=before`, `reset=after`, `truncate`, `truncate=10`
    pub(crate) fault: Option<AskedFault>,
    /// What was understood, for `preference-applied`.
    applied: Vec<String>,
}

/// A fault that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AskedFault {
    /// The connection breaks before the request has an effect.
    ResetBefore,
    /// The connection breaks when the request has had its effect.
    ResetAfter,
    /// The body breaks off after so many bytes, or in the middle.
    Truncate(Option<usize>),
}

impl Preferences {
    /// Reads all headers of that name. Of a preference that is there twice the first counts.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let mut preferences = Self::default();
        for header in headers.get_all("prefer") {
            let text = String::from_utf8_lossy(header.as_bytes());
            for preference in split(&text, ',') {
                // What follows a semicolon are parameters, of which none means anything here.
                let Some(token) = split(preference, ';').into_iter().next() else { continue };
                let (name, value) = token.split_once('=').unwrap_or((token, ""));
                preferences.take(name.trim(), &unquoted(value.trim()));
            }
        }
        preferences
    }

    fn take(&mut self, name: &str, value: &str) {
        let understood = match name.to_ascii_lowercase().as_str() {
            "error" => first(&mut self.error, (!value.is_empty()).then(|| value.to_owned())),
            "code" => first(&mut self.code, value.parse().ok()),
            "example" => first(&mut self.example, (!value.is_empty()).then(|| value.to_owned())),
            "delay" => first(&mut self.delay, duration(value)),
            "reset" => first(&mut self.fault, reset(value)),
            "truncate" if value.is_empty() => first(&mut self.fault, Some(AskedFault::Truncate(None))),
            "truncate" => first(&mut self.fault, value.parse().ok().map(|at| AskedFault::Truncate(Some(at)))),
            _ => false,
        };
        if understood {
            let value = if value.is_empty() { String::new() } else { format!("={value}") };
            self.applied.push(format!("{}{value}", name.to_ascii_lowercase()));
        }
    }

    /// What was asked for by name is not there, and so was not applied.
    pub(crate) fn name_nothing(&mut self) {
        let names = ["error=", "example=", "code="];
        self.applied.retain(|applied| names.iter().all(|name| !applied.starts_with(name)));
    }

    /// The value of `preference-applied`, where anything was.
    pub(crate) fn applied(&self) -> Option<String> {
        (!self.applied.is_empty()).then(|| self.applied.join(", "))
    }
}

/// Keeps the first; whether it is this one.
fn first<T>(kept: &mut Option<T>, value: Option<T>) -> bool {
    let is_first = kept.is_none() && value.is_some();
    if is_first {
        *kept = value;
    }
    is_first
}

fn reset(value: &str) -> Option<AskedFault> {
    match value {
        "before" => Some(AskedFault::ResetBefore),
        "after" => Some(AskedFault::ResetAfter),
        _ => None,
    }
}

/// `200ms`, `2s`, or milliseconds without a unit.
fn duration(value: &str) -> Option<Duration> {
    let milliseconds = match (value.strip_suffix("ms"), value.strip_suffix('s')) {
        (Some(number), _) => number.parse().ok()?,
        (None, Some(number)) => number.parse::<u64>().ok()?.checked_mul(1000)?,
        (None, None) => value.parse().ok()?,
    };
    Some(Duration::from_millis(milliseconds).min(LONGEST_DELAY))
}

/// The pieces of a text between separators that are not in quotes.
pub(crate) fn split(text: &str, separator: char) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut quoted, mut escaped) = (0, false, false);
    for (at, letter) in text.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            letter if letter == separator && !quoted => {
                pieces.extend(text.get(start..at));
                start = at + letter.len_utf8();
            }
            _ => {}
        }
    }
    pieces.extend(text.get(start..));
    pieces.into_iter().map(str::trim).filter(|piece| !piece.is_empty()).collect()
}

fn unquoted(value: &str) -> String {
    let Some(inner) = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else {
        return value.to_owned();
    };
    let mut text = String::new();
    let mut letters = inner.chars();
    while let Some(letter) = letters.next() {
        text.extend(if letter == '\\' { letters.next() } else { Some(letter) });
    }
    text
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn read(headers: &[&str]) -> Preferences {
        let mut map = HeaderMap::new();
        for header in headers {
            map.append("prefer", header.parse().unwrap());
        }
        Preferences::of(&map)
    }

    #[test]
    fn reads_several_in_one_header_and_in_several() {
        let found = read(&["error=NotFound, delay=20ms", r#"respond-async; wait=10 , truncate="7""#]);
        assert_eq!(found.error.as_deref(), Some("NotFound"));
        assert_eq!(found.delay, Some(Duration::from_millis(20)));
        assert_eq!(found.fault, Some(AskedFault::Truncate(Some(7))));
        assert_eq!(found.applied().unwrap(), "error=NotFound, delay=20ms, truncate=7");
    }

    #[test]
    fn quotes_hide_separators() {
        let found = read(&[r#"example="a, \"b\"; c"; x=1, Code=404"#]);
        assert_eq!(found.example.as_deref(), Some(r#"a, "b"; c"#));
        assert_eq!(found.code, Some(404));
    }

    #[test]
    fn the_first_counts_and_what_is_not_understood_is_left() {
        let found = read(&["delay=2s, delay=5, code=x, reset=maybe, reset=after, error="]);
        assert_eq!(found.delay, Some(Duration::from_secs(2)));
        assert_eq!((found.code, found.error.as_deref()), (None, None));
        assert_eq!(found.fault, Some(AskedFault::ResetAfter));
        assert_eq!(read(&["respond-async"]).applied(), None);
        assert_eq!(read(&["delay=99999999s"]).delay, Some(LONGEST_DELAY));
        assert_eq!(read(&["delay=99999999999999999999s"]).delay, None);
    }
}
