//! Well-known text forms as patterns, anchored, for validators that know no formats.

use crate::ir::Format;

/// Base64 text by RFC 4648, section 4, with or without padding; the bits that are left over are zero.
pub const BASE64: &str =
    "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw](?:==)?|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=?)?$";

/// An address by the rule of WHATWG HTML for e-mail inputs.
const EMAIL: &str = "^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@LABEL(?:\\.LABEL)*$";
const EMAIL_LABEL: &str = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";

/// A host name of RFC 1123, but for its length.
const HOSTNAME: &str = "^LABEL(?:\\.LABEL)*$";

/// The most characters of a host name.
pub const MAX_HOSTNAME: usize = 253;

/// The text form of RFC 9562, section 4.
const UUID: &str = "^[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}$";

const DAY_FIRST_DATE: &str = "^(?:0[1-9]|[12][0-9]|3[01])-(?:0[1-9]|1[0-2])-[0-9]{4}$";

/// A day that exists: months by their length, and 29 February in leap years.
const DAY: &str = "(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|\
    (?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|\
    (?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)";

const TIME: &str = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\\.[0-9]{1,9})?";
const ZONE: &str = "(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])?";

/// The pattern of a format.
pub fn of_format(format: Format) -> String {
    match format {
        Format::Email => EMAIL.replace("LABEL", EMAIL_LABEL),
        Format::Uuid => UUID.to_owned(),
        Format::Uri => uri(),
        Format::Ipv4 => format!("^{}$", ip_v4()),
        Format::Ipv6 => format!("^{}$", ip_v6()),
        Format::Hostname => HOSTNAME.replace("LABEL", EMAIL_LABEL),
        Format::DayFirstDate => DAY_FIRST_DATE.to_owned(),
    }
}

/// A calendar date, RFC 3339 `full-date`.
pub fn date() -> String {
    format!("^{DAY}$")
}

/// A date with a time of RFC 3339, with up to nine digits of fraction, and perhaps without a zone.
pub fn date_time() -> String {
    format!("^{DAY}[Tt]{TIME}{ZONE}$")
}

/// A time of day, whose seconds and zone may be missing.
pub fn time() -> String {
    let clock = r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::(?:[0-5][0-9]|60)(?:\.[0-9]{1,9})?)?";
    format!("^{clock}{ZONE}$")
}

/// A duration of ISO 8601: at least one part.
pub fn duration() -> String {
    let date = parts(&["[0-9]{1,18}Y", "[0-9]{1,18}M", "[0-9]{1,18}W", "[0-9]{1,18}D"]);
    let time = parts(&["[0-9]{1,18}H", "[0-9]{1,18}M", r"[0-9]{1,18}(?:\.[0-9]{1,9})?S"]);
    format!("^P(?:{date}(?:T{time})?|T{time})$")
}

/// Some of these in their order, at least one.
fn parts(of: &[&str]) -> String {
    let from = |first: usize| {
        let rest = of.iter().skip(first + 1).map(|part| format!("(?:{part})?"));
        of.get(first).map_or(String::new(), |part| format!("{part}{}", rest.collect::<String>()))
    };
    format!("(?:{})", (0..of.len()).map(from).collect::<Vec<_>>().join("|"))
}

/// The months by their length, in digits and by name, and the years of each: all, or leap years.
const MONTHS: [(&str, &str, &str, &str); 4] = [
    ("[0-9]{4}", "(?:0[13578]|1[02])", "(?:Jan|Mar|May|Jul|Aug|Oct|Dec)", "(?:0[1-9]|[12][0-9]|3[01])"),
    ("[0-9]{4}", "(?:0[469]|11)", "(?:Apr|Jun|Sep|Nov)", "(?:0[1-9]|[12][0-9]|30)"),
    ("[0-9]{4}", "02", "Feb", "(?:0[1-9]|1[0-9]|2[0-8])"),
    ("(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)", "02", "Feb", "29"),
];

/// A day that exists, in the order of a pattern such as `dd/mm/yyyy`.
pub fn ordered_date(order: &str) -> String {
    let order = order.replace('.', r"\.");
    let days = MONTHS.map(|(year, month, _, day)| {
        order
            .replace("dd", "\u{1}")
            .replace("mm", "\u{2}")
            .replace("yyyy", year)
            .replace('\u{1}', day)
            .replace('\u{2}', month)
    });
    format!("^(?:{})$", days.join("|"))
}

/// An IMF-fixdate of RFC 9110.
pub fn http_date() -> String {
    let days = MONTHS.map(|(year, _, month, day)| format!("{day} {month} {year}"));
    let clock = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)";
    format!("^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?:{}) {clock} GMT$", days.join("|"))
}

/// RFC 3986, section 3: `URI`, so one with a scheme, and perhaps a fragment.
fn uri() -> String {
    let percent = "%[0-9A-Fa-f]{2}";
    let name = r"[A-Za-z0-9._~!$&'()*+,;=-]";
    let segment = format!("(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|{percent})");
    let user = format!("(?:(?:[A-Za-z0-9._~!$&'()*+,;=:-]|{percent})*@)?");
    let literal = format!(r"\[(?:{}|[Vv][0-9A-Fa-f]+\.[A-Za-z0-9._~!$&'()*+,;=:-]+)\]", ip_v6());
    let authority = format!("{user}(?:{literal}|(?:{name}|{percent})*)(?::[0-9]*)?");
    let path = format!("(?://{authority}(?:/{segment}*)*|/?(?:{segment}+(?:/{segment}*)*)?)");
    let rest = format!("(?:{segment}|[/?])*");
    format!(r"^[A-Za-z][A-Za-z0-9+.-]*:{path}(?:\?{rest})?(?:#{rest})?$")
}

/// RFC 3986, section 3.2.2: `IPv4address`.
fn ip_v4() -> String {
    let byte = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    format!(r"{byte}(?:\.{byte}){{3}}")
}

/// RFC 3986, section 3.2.2: `IPv6address`.
fn ip_v6() -> String {
    let group = "[0-9A-Fa-f]{1,4}";
    let before = |most: usize| match most {
        0 => format!("(?:{group})?::"),
        most => format!("(?:(?:{group}:){{0,{most}}}{group})?::"),
    };
    // What stands before the last two groups, which may be written as an address of version 4.
    let heads = [
        format!("(?:{group}:){{6}}"),
        format!("::(?:{group}:){{5}}"),
        format!("{}(?:{group}:){{4}}", before(0)),
        format!("{}(?:{group}:){{3}}", before(1)),
        format!("{}(?:{group}:){{2}}", before(2)),
        format!("{}{group}:", before(3)),
        before(4),
    ];
    let last = format!("(?:{group}:{group}|{})", ip_v4());
    format!("(?:(?:{}){last}|{}{group}|{})", heads.join("|"), before(5), before(6))
}

/// A number as JSON writes it.
pub const NUMBER_TEXT: &str = "^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$";

/// An integer of 64 bits with a sign, as it is written in one way.
pub fn integer_text() -> String {
    let (least, greatest) = (i64::MIN.unsigned_abs(), i64::MAX.unsigned_abs());
    format!("^(?:{}|-{})$", up_to(greatest, "0|"), up_to(least, ""))
}

/// An integer of 64 bits without a sign.
pub fn unsigned_text() -> String {
    format!("^{}$", up_to(u64::MAX, "0|"))
}

/// The whole numbers from 1 to one that has several digits.
fn up_to(greatest: u64, others: &str) -> String {
    let digits = greatest.to_string();
    let shorter = format!("[1-9][0-9]{{0,{}}}", digits.len() - 2);
    let below = digits.char_indices().filter_map(|(at, digit)| {
        let (least, before) = (if at == 0 { '1' } else { '0' }, digits.get(..at)?);
        let most = char::from_digit(digit.to_digit(10)?.checked_sub(1)?, 10).filter(|most| *most >= least)?;
        let rest = digits.len() - at - 1;
        let rest = if rest == 0 { String::new() } else { format!("[0-9]{{{rest}}}") };
        Some(format!("{before}[{least}-{most}]{rest}"))
    });
    let all: Vec<String> = std::iter::once(shorter).chain(below).chain([digits.clone()]).collect();
    format!("(?:{others}{})", all.join("|"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use regex::Regex;

    use super::{integer_text, unsigned_text};

    #[test]
    fn integers_end_with_64_bits() {
        let signed = Regex::new(&integer_text()).unwrap();
        let unsigned = Regex::new(&unsigned_text()).unwrap();
        for number in [
            0,
            1,
            -1,
            9,
            10,
            -99,
            i128::from(i64::MAX),
            i128::from(i64::MIN),
            i128::from(u64::MAX),
            10_i128.pow(18),
        ] {
            for number in [number - 1, number, number + 1] {
                let text = number.to_string();
                assert_eq!(signed.is_match(&text), i64::try_from(number).is_ok(), "{text}");
                assert_eq!(unsigned.is_match(&text), u64::try_from(number).is_ok(), "{text}");
            }
        }
        for text in ["", "-", "-0", "00", "01", "+1", "1.0", " 1", "1\n"] {
            assert!(!signed.is_match(text) && !unsigned.is_match(text), "{text}");
        }
    }
}
