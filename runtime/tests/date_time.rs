//! Date-times: what is one, what it says, and that it prints back as it came.
#![allow(clippy::unwrap_used, reason = "helpers of tests may, too")]

use std::time::{Duration, SystemTime};

use specwright::{Date, DateTime, ToText};

/// Seconds and nanoseconds since the epoch.
fn moment(text: &str) -> Option<(i64, u32)> {
    let moment = text.parse::<DateTime>().unwrap().timestamp()?;
    Some(match moment.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => (after.as_secs().cast_signed(), after.subsec_nanos()),
        Err(before) => (-before.duration().as_secs().cast_signed(), before.duration().subsec_nanos()),
    })
}

#[test]
fn what_servers_send_is_taken_and_printed_back() {
    for (text, offset, timestamp) in [
        ("2024-05-17T09:30:00Z", Some(0), Some((1_715_938_200, 0))),
        ("2024-05-17t09:30:00z", Some(0), Some((1_715_938_200, 0))),
        ("2024-05-17T09:30:00.123Z", Some(0), Some((1_715_938_200, 123_000_000))),
        ("2024-05-17T09:30:00.1234567", None, None),
        ("2024-05-17T09:30:00.123456", None, None),
        ("2024-05-17T09:30:00.000000001+00:00", Some(0), Some((1_715_938_200, 1))),
        ("2024-05-17T11:30:00+02:00", Some(7200), Some((1_715_938_200, 0))),
        ("2024-05-17T03:45:00-05:45", Some(-20_700), Some((1_715_938_200, 0))),
        ("2024-05-17T09:30:00-00:00", Some(0), Some((1_715_938_200, 0))),
        ("1969-12-31T23:59:59.5Z", Some(0), Some((0, 500_000_000))),
        ("2016-12-31T23:59:60Z", Some(0), Some((1_483_228_800, 0))),
        ("0000-01-01T00:00:00", None, None),
        ("9999-12-31T23:59:59.999999999", None, None),
    ] {
        let parsed: DateTime = text.parse().unwrap();
        assert_eq!((parsed.to_string(), parsed.as_str()), (text.to_owned(), text));
        assert_eq!(parsed.offset_seconds(), offset, "{text}");
        assert_eq!(moment(text), timestamp, "{text}");
        let json = serde_json::to_string(&parsed).unwrap();
        assert_eq!(serde_json::from_str::<DateTime>(&json).unwrap(), parsed);
    }
}

#[test]
fn what_is_none_is_refused() {
    for text in [
        "",
        "2024-05-17",
        "2024-05-17T09:30",
        "2024-05-17 09:30:00Z",
        "2024-05-17T09:30:00.Z",
        "2024-05-17T09:30:00.1234567890Z",
        "2024-05-17T09:30:00,5Z",
        "2024-05-17T24:00:00Z",
        "2024-05-17T09:60:00Z",
        "2024-05-17T09:30:61Z",
        "2023-02-29T00:00:00Z",
        "2024-05-17T09:30:00+2:00",
        "2024-05-17T09:30:00+0200",
        "2024-05-17T09:30:00+24:00",
        "2024-05-17T09:30:00+02:60",
        "2024-05-17T09:30:00 Z",
        "2024-05-17T09:30:00Z ",
        "2024-05-17T09:30:00\u{2212}02:00",
        "+2024-05-17T09:30:00Z",
        "２０２４-05-17T09:30:00Z",
        "2024-05-17T09:3é:00",
        "1715938200",
    ] {
        assert!(text.parse::<DateTime>().is_err(), "{text}");
    }
}

#[test]
fn responses_are_read_as_servers_write_them() {
    for (text, rfc_3339) in [
        ("2024-05-17 09:30:00", "2024-05-17T09:30:00"),
        ("2024-05-17 09:30:00Z", "2024-05-17T09:30:00Z"),
        ("2024-05-17T09:30", "2024-05-17T09:30:00"),
        ("2024-05-17T09:30Z", "2024-05-17T09:30:00Z"),
        ("2024-05-17T09:30:00.123+0200", "2024-05-17T09:30:00.123+02:00"),
        ("2024-05-17T09:30:00-05", "2024-05-17T09:30:00-05:00"),
        ("2024-05-17 09:30:00 +0000", "2024-05-17T09:30:00+00:00"),
        ("2024-05-17 09:30:00 UTC", "2024-05-17T09:30:00Z"),
        ("2024-05-17T09:30:00.1234567891Z", "2024-05-17T09:30:00.123456789Z"),
        ("2024-05-17T09:30:00,5Z", "2024-05-17T09:30:00.5Z"),
    ] {
        let json = format!("\"{text}\"");
        let read: DateTime = specwright::from_json(json.as_bytes()).unwrap();
        assert_eq!(serde_json::from_str::<DateTime>(&json).unwrap(), read);
        assert_eq!(read.as_str(), text);
        let strict: DateTime = rfc_3339.parse().unwrap();
        assert_eq!((read.timestamp(), read.offset_seconds()), (strict.timestamp(), strict.offset_seconds()));
        assert_eq!(
            (read.date(), read.hour(), read.nanosecond()),
            (strict.date(), strict.hour(), strict.nanosecond())
        );
    }
    for text in [
        "2024-05-17",
        "2024-05-17T",
        "17.05.2024 09:30:00",
        "2024-05-17T9:30",
        "2024-05-17T09:30:00 CET",
        "é",
    ] {
        assert!(serde_json::from_str::<DateTime>(&format!("\"{text}\"")).is_err(), "{text}");
    }
}

#[test]
fn the_parts_are_those_of_the_text() {
    let at: DateTime = "2016-12-31T23:59:60.0625+01:00".try_into().unwrap();
    assert_eq!((at.year(), at.month(), at.day()), (2016, 12, 31));
    assert_eq!((at.hour(), at.minute(), at.second(), at.nanosecond()), (23, 59, 60, 62_500_000));
    assert_eq!(at.date(), Date::new(2016, 12, 31).unwrap());
    assert_eq!((at.to_text(), format!("{at:?}")), (at.as_str().into(), at.to_string()));
}

#[test]
fn equal_are_texts_not_moments() {
    let [a, b] =
        ["2024-05-17T09:30:00Z", "2024-05-17T11:30:00+02:00"].map(|text| text.parse::<DateTime>().unwrap());
    assert_ne!(a, b);
    assert_eq!(a.timestamp(), b.timestamp());
    assert_eq!(a, a.clone());
}

#[test]
fn moments_become_utc() {
    let at = SystemTime::UNIX_EPOCH + Duration::new(1_715_938_200, 120_000_000);
    let text = DateTime::try_from(at).unwrap();
    assert_eq!(text.as_str(), "2024-05-17T09:30:00.12Z");
    assert_eq!(text.timestamp(), Some(at));
    let far = SystemTime::UNIX_EPOCH + Duration::from_secs(400_000_000_000);
    assert!(DateTime::try_from(far).is_err());
    let before_christ = SystemTime::UNIX_EPOCH - Duration::from_secs(70_000_000_000);
    assert!(DateTime::try_from(before_christ).is_err());
}
