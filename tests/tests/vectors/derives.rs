//! The derives.

use specwright::{Validate, Violations};

use super::{formats, texts};

/// What of a format is wrong with a text, by the derive.
macro_rules! validator {
    ($name:ident, $format:ident) => {{
        #[derive(Clone, PartialEq, specwright::Model, specwright::Validate)]
        struct $name {
            #[api(name = "text", format = $format)]
            text: String,
        }
        |text: String| $name { text }.validate()
    }};
}

#[test]
fn formats_mean_what_the_vectors_say() {
    let vectors = formats();
    assert_eq!(vectors.len(), 7);
    for vector in vectors {
        let validate: fn(String) -> Result<(), Violations> = match vector["format"].as_str().unwrap() {
            "email" => validator!(Email, email),
            "uuid" => validator!(Uuid, uuid),
            "uri" => validator!(Uri, uri),
            "ipv4" => validator!(Ipv4, ipv4),
            "ipv6" => validator!(Ipv6, ipv6),
            "hostname" => validator!(Hostname, hostname),
            "day-first-date" => validator!(DayFirstDate, day_first_date),
            other => panic!("no format is called {other}"),
        };
        for (key, wanted) in [("valid", true), ("invalid", false)] {
            for text in texts(&vector[key]) {
                assert_eq!(validate(text.clone()).is_ok(), wanted, "{} {text:?}", vector["format"]);
            }
        }
    }
}
