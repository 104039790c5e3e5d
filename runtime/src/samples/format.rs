//! Texts of well-known forms, and texts that are surely of another.

use super::Choices;
use super::describe::Format;

impl Format {
    /// The lengths that its texts have: the least and the most.
    pub(super) fn lengths(self) -> (usize, usize) {
        match self {
            Self::Email => (3, usize::MAX),
            Self::Uuid => (36, 36),
            Self::Uri => (2, usize::MAX),
            Self::DayFirstDate => (10, 10),
            Self::Ipv4 => (7, 15),
            Self::Ipv6 => (2, 39),
            Self::Hostname => (1, 253),
        }
    }

    /// A text of this form and length, which is one of its [`lengths`](Self::lengths).
    pub(super) fn text(self, length: usize, choices: &mut Choices) -> Option<String> {
        match self {
            Self::Email => email(length, choices),
            Self::Uuid => Some(uuid(choices)),
            Self::Uri => uri(length, choices),
            Self::DayFirstDate => {
                let (day, month) = (1 + choices.below(31), 1 + choices.below(12));
                Some(format!("{day:02}-{month:02}-{:04}", choices.below(10_000)))
            }
            Self::Ipv4 => Some(ipv4(length, choices)),
            Self::Ipv6 => ipv6(length, choices),
            Self::Hostname => Some(hostname(length, choices)),
        }
    }

    /// A text of another form, of this length.
    pub(super) fn other(self, length: usize, choices: &mut Choices) -> Option<String> {
        let known: &[&str] = match self {
            Self::Email => {
                &["@x", "a@", "a@b@c", "a b@c.d", "a@-b.c", "a@b..c", "a@b.c.", "<a@b.c>", "é@b.c"]
            }
            Self::Uuid => &[
                "00000000-0000-0000-0000-00000000000g",
                "00000000-0000-0000-0000-0000000000000",
                "{00000000-0000-0000-0000-000000000000}",
                "00000000000000000000000000000000",
                "00000000-0000-0000-0000_000000000000",
            ],
            Self::Uri => {
                &["//host/path", "/path", "1a:b", "a b:c", "a:b c", "a:%zz", "a:é", ":a", "a:[", "a:b#c#d"]
            }
            Self::DayFirstDate => &[
                "00-01-2024",
                "32-01-2024",
                "01-00-2024",
                "01-13-2024",
                "2024-01-31",
                "1-1-2024",
                "01/01/2024",
            ],
            Self::Ipv4 => &["256.1.1.1", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1.2.3.4 ", "1.2.3.x"],
            Self::Ipv6 => &[":::", "1::2::3", "1:2:3:4:5:6:7", "::12345", "::1%eth0", "fe80::g"],
            Self::Hostname => &["-a.b", "a..b", "a_b", "a.b-", ".", "é.example", "a b"],
        };
        let fit: Vec<&&str> = known.iter().filter(|text| text.chars().count() == length).collect();
        // Without `@`, hyphens and a colon, it is none of them.
        let filler = if self == Self::Hostname { "_" } else { "x" };
        let plain = (fit.is_empty() || choices.below(4) == 0).then(|| filler.repeat(length));
        plain.or_else(|| choices.pick(&fit).map(|text| (**text).to_owned()))
    }

    /// Whether a text is surely not of this form; some that are not may be taken for one.
    pub(super) fn is_surely_not(self, text: &str) -> bool {
        match self {
            Self::Email => !text.contains('@'),
            Self::Uri | Self::Ipv6 => !text.contains(':'),
            Self::Ipv4 => !text.contains('.'),
            Self::Hostname => {
                text.contains(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '.')))
                    || text.is_empty()
            }
            Self::Uuid | Self::DayFirstDate => text.len() != self.lengths().0,
        }
    }
}

/// The longest label of a domain.
const MAX_LABEL: usize = 63;

fn email(length: usize, choices: &mut Choices) -> Option<String> {
    let most = length.checked_sub(2)?.min(MAX_LABEL);
    let label = 1 + choices.index(most);
    let local = length.checked_sub(label + 1)?;
    let local = letters(local, "abcdxyz019.!#$%&'*+/=?^_`{|}~-", choices);
    let domain = letters(label, "abcxyz09", choices);
    // A dot in the middle makes two labels of one.
    let domain = match label {
        3.. if choices.below(2) == 1 => format!("{}.{}", domain.get(..1)?, domain.get(2..)?),
        _ => domain,
    };
    Some(format!("{local}@{domain}"))
}

/// Four numbers, whose digits make up the length.
fn ipv4(length: usize, choices: &mut Choices) -> String {
    let mut extra = length.clamp(7, 15) - 7;
    let numbers = [(); 4].map(|()| {
        let digits = 1 + extra.min(2);
        extra -= digits - 1;
        let (least, count) = match digits {
            1 => (0, 10),
            2 => (10, 90),
            _ => (100, 156),
        };
        (least + choices.below(count)).to_string()
    });
    numbers.join(".")
}

/// Eight groups, or fewer with `::` before the last.
fn ipv6(length: usize, choices: &mut Choices) -> Option<String> {
    let digits = "0123456789abcdefABCDEF";
    if length < 15 {
        let mut left = length.checked_sub(2)?;
        let mut text = "::".to_owned();
        while left > 0 {
            let group = if left == 5 { 3 } else { left.min(4) };
            text.push_str(&letters(group, digits, choices));
            left -= group;
            if left > 0 {
                text.push(':');
                left -= 1;
            }
        }
        return Some(text);
    }
    let mut extra = length.min(39) - 15;
    let groups = [(); 8].map(|()| {
        let more = extra.min(3);
        extra -= more;
        letters(1 + more, digits, choices)
    });
    Some(groups.join(":"))
}

/// Labels of at most 63 letters.
fn hostname(length: usize, choices: &mut Choices) -> String {
    let mut text = String::new();
    while text.len() < length {
        let left = length - text.len();
        // A label never ends where one letter is left for a dot.
        let label = if left == 64 { 62 } else { left.min(63) };
        text.push_str(&letters(label, "abcxyz09", choices));
        if text.len() < length {
            text.push('.');
        }
    }
    text
}

fn uuid(choices: &mut Choices) -> String {
    let groups = [8, 4, 4, 4, 12].map(|length| letters(length, "0123456789abcdefABCDEF", choices));
    groups.join("-")
}

fn uri(length: usize, choices: &mut Choices) -> Option<String> {
    let scheme = 1 + choices.index(length.checked_sub(1)?.min(5));
    let rest = length.checked_sub(scheme + 1)?;
    let scheme = letters(scheme, "abcxyz", choices);
    let rest = match rest {
        2.. if choices.below(2) == 1 => format!("//{}", letters(rest - 2, "abc.", choices)),
        // A first empty segment would begin an authority.
        _ => letters(rest, "abc019-._~:@!$&'()*+,;=", choices),
    };
    Some(format!("{scheme}:{rest}"))
}

fn letters(count: usize, of: &str, choices: &mut Choices) -> String {
    let of: Vec<char> = of.chars().collect();
    (0..count).filter_map(|_| choices.pick(&of).copied()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Choices, Format};
    use crate::validate::format::{
        is_day_first_date, is_email, is_hostname, is_ipv4, is_ipv6, is_uri, is_uuid,
    };

    type Is = fn(&str) -> bool;

    const ALL: [(Format, Is); 7] = [
        (Format::Ipv4, is_ipv4),
        (Format::Ipv6, is_ipv6),
        (Format::Hostname, is_hostname),
        (Format::Email, is_email),
        (Format::Uuid, is_uuid),
        (Format::Uri, is_uri),
        (Format::DayFirstDate, is_day_first_date),
    ];

    proptest! {
        #[test]
        fn texts_are_of_the_form_or_of_another(choices: Vec<u64>, length in 0_usize..80) {
            let mut choices = Choices::given(choices);
            for (format, is) in ALL {
                let (least, most) = format.lengths();
                let own = length.clamp(least, most);
                let text = format.text(own, &mut choices).unwrap();
                prop_assert!(is(&text) && text.chars().count() == own && !format.is_surely_not(&text), "{}", text);
                let other = format.other(length, &mut choices).unwrap();
                prop_assert!(!is(&other) && other.chars().count() == length, "{}", other);
            }
        }
    }
}
