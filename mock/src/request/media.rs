//! Media types and what else HTTP writes as a word with parameters (RFC 9110, section 5.6.6).

/// The word before the parameters, in lower case.
pub(crate) fn essence(text: &str) -> String {
    text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether a media type is the one that is declared, or in it where that is a range.
pub(crate) fn fits(declared: &str, found: &str) -> bool {
    let (declared, found) = (essence(declared), essence(found));
    match declared.strip_suffix('*') {
        Some("*/") => true,
        Some(kind) => found.starts_with(kind),
        None => declared == found,
    }
}

/// The value of a parameter; the names of parameters are of either case.
pub(crate) fn parameter(text: &str, wanted: &str) -> Option<String> {
    let mut rest = text.split_once(';')?.1;
    loop {
        let (name, behind) = rest.split_once('=')?;
        let (value, behind) = value(behind);
        // A parameter without a value is passed over with what parts it from the next.
        let name = name.rsplit(';').next().unwrap_or_default().trim();
        if name.eq_ignore_ascii_case(wanted) {
            return Some(value);
        }
        rest = behind.split_once(';')?.1;
    }
}

/// A value, quoted or not, and what is behind it.
fn value(text: &str) -> (String, &str) {
    let Some(quoted) = text.trim_start().strip_prefix('"') else {
        let end = text.find(';').unwrap_or(text.len());
        let (value, behind) = text.split_at(end);
        return (value.trim().to_owned(), behind);
    };
    let mut value = String::new();
    let mut letters = quoted.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return (value, quoted.get(at + 1..).unwrap_or_default()),
            // Browsers do not escape a backslash, so that it is one where nothing needs it.
            '\\' if quoted.get(at + 1..).is_some_and(|rest| rest.starts_with(['"', '\\'])) => {
                value.extend(letters.next().map(|(_, letter)| letter));
            }
            other => value.push(other),
        }
    }
    (value, "")
}

#[cfg(test)]
mod tests {
    use super::{essence, parameter};

    #[test]
    fn words_and_their_parameters() {
        for (text, word, wanted) in [
            ("Multipart/Form-Data; boundary=x", "multipart/form-data", Some("x")),
            ("a/b;charset=utf-8; BOUNDARY = \"x;\\\"y\\z\" ; q=1", "a/b", Some("x;\"y\\z")),
            ("a/b; flag; boundary=", "a/b", Some("")),
            ("a/b; boundary=\"open", "a/b", Some("open")),
            ("a/b; name=\"boundary=x\"", "a/b", None),
            ("a/b; boundary", "a/b", None),
            ("", "", None),
            (";;=\"\\", "", None),
        ] {
            assert_eq!(essence(text), word, "{text}");
            assert_eq!(parameter(text, "boundary").as_deref(), wanted, "{text}");
        }
    }
}
