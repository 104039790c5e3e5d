//! Reading dates with a time of day.

use jiff::tz::Offset;

use super::DateTime;
use crate::Date;
use crate::date::number;

pub(super) fn parse(text: &str) -> Option<DateTime> {
    let (date, rest) = text.split_at_checked(10)?;
    let (clock, rest) = rest.split_at_checked(9)?;
    let clock = clock.strip_prefix(['T', 't'])?;
    let (time, leap_second, offset) = read_clock(clock, rest)?;
    Some(DateTime {
        text: text.into(),
        civil: date.parse::<Date>().ok()?.civil().to_datetime(time),
        leap_second,
        offset,
    })
}

/// Reads also what is none by RFC 3339 and widespread: see [`DateTime`].
pub(super) fn parse_leniently(text: &str) -> Option<DateTime> {
    parse(text).or_else(|| Some(DateTime { text: text.into(), ..parse(&as_rfc_3339(text)?)? }))
}

/// How RFC 3339 writes it: a `T`, seconds, at most nine digits of a fraction behind a dot, a colon in the zone.
fn as_rfc_3339(text: &str) -> Option<String> {
    let (date, rest) = text.split_at_checked(10)?;
    let rest = rest.strip_prefix(['T', 't', ' '])?;
    let end = rest.find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, ':' | '.' | ','));
    let (clock, zone) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
    let (clock, fraction) = clock.split_once(['.', ',']).unwrap_or((clock, ""));
    let seconds = if clock.len() == 5 { ":00" } else { "" };
    let fraction = match fraction.get(..9).unwrap_or(fraction) {
        "" => String::new(),
        digits => format!(".{digits}"),
    };
    let zone = match zone.trim_start_matches(' ') {
        "UTC" | "GMT" => "Z".to_owned(),
        zone if zone.len() == 3 => format!("{zone}:00"),
        zone if zone.len() == 5 => {
            let (hours, minutes) = zone.split_at_checked(3)?;
            format!("{hours}:{minutes}")
        }
        zone => zone.to_owned(),
    };
    Some(format!("{date}T{clock}{seconds}{fraction}{zone}"))
}

/// Reads `hh:mm:ss`, and what follows it: the fraction and the zone.
fn read_clock(clock: &str, rest: &str) -> Option<(jiff::civil::Time, bool, Option<Offset>)> {
    let &[h1, h2, b':', m1, m2, b':', s1, s2] = clock.as_bytes() else { return None };
    let (fraction, zone) = split_fraction(rest)?;
    let second = number(&[s1, s2])?;
    let leap_second = second == 60;
    let time = jiff::civil::Time::new(
        i8::try_from(number(&[h1, h2])?).ok()?,
        i8::try_from(number(&[m1, m2])?).ok()?,
        i8::try_from(if leap_second { 59 } else { second }).ok()?,
        i32::try_from(nanoseconds(fraction)?).ok()?,
    );
    Some((time.ok()?, leap_second, offset(zone)?))
}

/// Hour, minute, second, nanosecond, and seconds east of UTC.
pub(crate) type Clock = (u8, u8, u8, u32, Option<i32>);

/// Reads `hh:mm:ss`, and what follows it, as numbers.
pub(crate) fn parse_clock(clock: &str, rest: &str) -> Option<Clock> {
    let (time, leap_second, offset) = read_clock(clock, rest)?;
    let second = time.second().unsigned_abs() + u8::from(leap_second);
    let nanosecond = time.subsec_nanosecond().unsigned_abs();
    Some((
        time.hour().unsigned_abs(),
        time.minute().unsigned_abs(),
        second,
        nanosecond,
        offset.map(Offset::seconds),
    ))
}

/// What follows the seconds as the digits of the fraction (none without a dot) and the zone.
fn split_fraction(rest: &str) -> Option<(&str, &str)> {
    let Some(fraction) = rest.strip_prefix('.') else { return Some(("", rest)) };
    let end = fraction.find(|digit: char| !digit.is_ascii_digit()).unwrap_or(fraction.len());
    let (digits, zone) = fraction.split_at_checked(end)?;
    (!digits.is_empty()).then_some((digits, zone))
}

fn nanoseconds(fraction: &str) -> Option<u32> {
    if fraction.is_empty() {
        return Some(0);
    }
    let missing = 9_u32.checked_sub(u32::try_from(fraction.len()).ok()?)?;
    Some(number(fraction.as_bytes())? * 10_u32.pow(missing))
}

/// The outer `None` is a mistake, the inner one a missing zone.
fn offset(zone: &str) -> Option<Option<Offset>> {
    let (sign, hours, minutes) = match zone.as_bytes() {
        [] => return Some(None),
        b"Z" | b"z" => return Some(Some(Offset::UTC)),
        &[b'+', h1, h2, b':', m1, m2] => (1, number(&[h1, h2])?, number(&[m1, m2])?),
        &[b'-', h1, h2, b':', m1, m2] => (-1, number(&[h1, h2])?, number(&[m1, m2])?),
        _ => return None,
    };
    let within_rfc_3339 = hours <= 23 && minutes <= 59;
    let seconds = i32::try_from(hours * 3600 + minutes * 60).ok().filter(|_| within_rfc_3339)?;
    Some(Some(Offset::from_seconds(sign * seconds).ok()?))
}
