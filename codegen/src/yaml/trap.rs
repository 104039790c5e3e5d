//! Plain scalars that some YAML readers take for something else than text.

/// What some YAML 1.1 or 1.2 reader makes of a plain scalar, if it is not a text to all of them.
///
/// Editors, hooks and other tools read the same spec with readers of either version, so a text that
/// they disagree about has to be quoted.
pub(crate) fn trap(text: &str) -> Option<&'static str> {
    if is_null(text) {
        Some("null")
    } else if is_boolean(text) {
        Some("a boolean")
    } else if is_integer(text) || is_float(text) {
        Some("a number")
    } else if is_base_60(text) {
        Some("a number in base 60")
    } else if is_timestamp(text) {
        Some("a date")
    } else {
        None
    }
}

fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

fn is_boolean(text: &str) -> bool {
    const WORDS: [&str; 8] = ["y", "n", "yes", "no", "true", "false", "on", "off"];
    let one_case = text == text.to_ascii_lowercase()
        || text == text.to_ascii_uppercase()
        || text.get(1..).is_some_and(|rest| rest == rest.to_ascii_lowercase());
    text.len() <= 5 && one_case && WORDS.contains(&text.to_ascii_lowercase().as_str())
}

fn without_sign(text: &str) -> &str {
    text.strip_prefix(['+', '-']).unwrap_or(text)
}

fn is_integer(text: &str) -> bool {
    let digits = without_sign(text);
    let all = |digits: &str, radix: u32| {
        digits.chars().any(|c| c.is_digit(radix)) && digits.chars().all(|c| c == '_' || c.is_digit(radix))
    };
    match digits.get(..2) {
        Some("0x") => digits.get(2..).is_some_and(|rest| all(rest, 16)),
        Some("0o") => digits.get(2..).is_some_and(|rest| all(rest, 8)),
        Some("0b") => digits.get(2..).is_some_and(|rest| all(rest, 2)),
        _ => digits.starts_with(|c: char| c.is_ascii_digit()) && all(digits, 10),
    }
}

fn is_float(text: &str) -> bool {
    let digits = without_sign(text);
    if matches!(digits, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN") {
        return true;
    }
    let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(without_sign(exponent))),
        None => (digits, None),
    };
    let number = |part: &str| part.chars().all(|c| c == '_' || c.is_ascii_digit());
    let mantissa_fits = match mantissa.split_once('.') {
        Some((whole, fraction)) => {
            number(whole) && number(fraction) && mantissa.chars().any(|c| c.is_ascii_digit())
        }
        None => exponent.is_some() && !mantissa.is_empty() && number(mantissa),
    };
    mantissa_fits && exponent.is_none_or(|exponent| !exponent.is_empty() && number(exponent))
}

fn is_base_60(text: &str) -> bool {
    let mut parts = without_sign(text).split(':');
    let first = parts.next().unwrap_or("");
    let mut rest = parts.peekable();
    rest.peek().is_some()
        && first.starts_with(|c: char| c.is_ascii_digit())
        && first.chars().all(|c| c == '_' || c.is_ascii_digit())
        && rest.all(|part| {
            let part = part.split('.').next().unwrap_or("");
            matches!(part.len(), 1 | 2) && part.chars().all(|c| c.is_ascii_digit())
        })
}

fn is_timestamp(text: &str) -> bool {
    let date = text.split(['T', 't', ' ']).next().unwrap_or("");
    let mut parts = date.split('-');
    let mut next_is = |lengths: &[usize]| {
        parts
            .next()
            .is_some_and(|part| lengths.contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit()))
    };
    let three = next_is(&[4]) && next_is(&[1, 2]) && next_is(&[1, 2]);
    let time = text.get(date.len()..).unwrap_or("").trim_start_matches(['T', 't', ' ']);
    three && parts.next().is_none() && (time.is_empty() || time.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::trap;

    #[test]
    fn finds_what_readers_disagree_about() {
        let traps = [
            "",
            "~",
            "null",
            "NULL",
            "y",
            "N",
            "yes",
            "No",
            "ON",
            "off",
            "True",
            "false",
            "0",
            "1",
            "+1",
            "-1",
            "010",
            "1_000",
            "0x1F",
            "0o17",
            "0b1",
            "1.5",
            ".5",
            "1.",
            "1e3",
            "-.inf",
            ".NaN",
            "10:30",
            "10:30:00",
            "2023-11-12",
            "2023-1-2 10:00",
            "2023-11-12T10:00:00Z",
        ];
        for text in traps {
            assert!(trap(text).is_some(), "{text}");
        }
    }

    #[test]
    fn leaves_plain_text_alone() {
        let texts = [
            "yesterday",
            "nO",
            "a",
            "none",
            "+",
            "-",
            ".",
            "..",
            "1..400",
            "v1",
            "1.2.3",
            "12 apples",
            "e5",
            "_",
            "0xg",
            "10:ab",
            "12-11-2023",
            "2023-11",
            "2023-11-12-x",
            "reg 12-14",
            "é",
            "/v2/x",
            "4xx",
        ];
        for text in texts {
            assert_eq!(trap(text), None, "{text}");
        }
    }
}
