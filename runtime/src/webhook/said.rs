//! What the headers of an event say.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::GeneralPurpose;
use base64::engine::{DecodePaddingMode, GeneralPurposeConfig};
use http::HeaderMap;

use super::WebhookError;
use super::signature::{Encoding, Signature, TimestampForm, TimestampPlace};
use crate::DateTime;

/// Base64 with or without padding.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The bytes of an HMAC-SHA256.
const LENGTH: usize = 32;

/// An API signs with the secrets that it rotates between, which are a few.
const MOST_SIGNATURES: usize = 16;

/// What the headers of an event say.
pub(super) struct Said<'h> {
    pub(super) signatures: Vec<[u8; LENGTH]>,
    /// As it is written, and what that means.
    pub(super) timestamp: Option<(&'h str, SystemTime)>,
    pub(super) id: Option<&'h str>,
}

impl<'h> Said<'h> {
    pub(super) fn read(signature: &Signature, headers: &'h HeaderMap) -> Result<Self, WebhookError> {
        let header = signature.header;
        let malformed = WebhookError::Malformed { header };
        let elements = elements(signature, headers)?;
        let written = elements.iter().filter_map(|element| element.strip_prefix(signature.prefix));
        let signatures: Vec<_> = written.filter_map(|text| decode(signature.encoding, text)).collect();
        if signatures.is_empty() || signatures.len() > MOST_SIGNATURES {
            return Err(malformed);
        }
        let timestamp = match signature.timestamp {
            None => None,
            Some(TimestampPlace::Header(header)) => Some((header, text(headers, header)?)),
            Some(TimestampPlace::Beside(prefix)) => {
                let mut found = elements.iter().filter_map(|element| element.strip_prefix(prefix));
                match (found.next(), found.next()) {
                    (Some(text), None) => Some((header, text)),
                    _ => return Err(malformed),
                }
            }
        };
        let timestamp = match timestamp {
            None => None,
            Some((header, text)) => match moment(signature.timestamp_form, text) {
                Some(moment) => Some((text, moment)),
                None => return Err(WebhookError::Malformed { header }),
            },
        };
        let id = signature.id.map(|header| text(headers, header)).transpose()?;
        Ok(Self { signatures, timestamp, id })
    }
}

/// The elements of the header of the signature.
fn elements<'h>(signature: &Signature, headers: &'h HeaderMap) -> Result<Vec<&'h str>, WebhookError> {
    let header = signature.header;
    let mut elements = Vec::new();
    for value in headers.get_all(header) {
        let value = value.to_str().map_err(|_| WebhookError::Malformed { header })?;
        match signature.separator {
            Some(separator) => elements.extend(value.split(separator).map(str::trim)),
            None => elements.push(value.trim()),
        }
    }
    if elements.is_empty() { Err(WebhookError::Missing { header }) } else { Ok(elements) }
}

fn text<'h>(headers: &'h HeaderMap, header: &'static str) -> Result<&'h str, WebhookError> {
    let value = headers.get(header).ok_or(WebhookError::Missing { header })?;
    value.to_str().map_err(|_| WebhookError::Malformed { header })
}

fn decode(encoding: Encoding, text: &str) -> Option<[u8; LENGTH]> {
    match encoding {
        Encoding::Hex => unhex(text)?.try_into().ok(),
        Encoding::Base64 => unbase64(text)?.try_into().ok(),
    }
}

/// The bytes of hexadecimal digits, in small or capital letters.
pub(super) fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |digit: &u8| char::from(*digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let bytes = pairs.iter().map(|[high, low]| Some(digit(high)? << 4 | digit(low)?));
    if rest.is_empty() { bytes.collect() } else { None }
}

pub(super) fn unbase64(text: &str) -> Option<Vec<u8>> {
    BASE64.decode(text).ok()
}

pub(super) fn encode(encoding: Encoding, signature: &[u8]) -> String {
    match encoding {
        Encoding::Hex => signature.iter().map(|byte| format!("{byte:02x}")).collect(),
        Encoding::Base64 => BASE64.encode(signature),
    }
}

/// What a timestamp means.
fn moment(form: TimestampForm, text: &str) -> Option<SystemTime> {
    let count =
        || text.bytes().all(|digit| digit.is_ascii_digit()).then(|| text.parse::<u64>().ok()).flatten();
    match form {
        TimestampForm::UnixTime => UNIX_EPOCH.checked_add(Duration::from_secs(count()?)),
        TimestampForm::UnixMillis => UNIX_EPOCH.checked_add(Duration::from_millis(count()?)),
        TimestampForm::DateTime => text.parse::<DateTime>().ok()?.timestamp(),
    }
}

/// How a moment is written.
pub(super) fn written(form: TimestampForm, moment: SystemTime) -> String {
    let since = moment.duration_since(UNIX_EPOCH).unwrap_or_default();
    match form {
        TimestampForm::UnixTime => since.as_secs().to_string(),
        TimestampForm::UnixMillis => since.as_millis().to_string(),
        TimestampForm::DateTime => {
            DateTime::try_from(moment).map(|moment| moment.to_string()).unwrap_or_default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_have_their_length_and_no_other() {
        for length in [0, 1, 31, 33, 64] {
            assert_eq!(decode(Encoding::Hex, &"ab".repeat(length)), None, "{length}");
        }
        assert_eq!(decode(Encoding::Hex, &"Ab".repeat(32)), Some([0xab; 32]));
        assert_eq!(decode(Encoding::Hex, &"ag".repeat(32)), None);
        assert_eq!(decode(Encoding::Hex, &format!("{}a", "ab".repeat(32))), None);
        assert_eq!(decode(Encoding::Hex, &"é".repeat(32)), None);
        let written = encode(Encoding::Base64, &[0xab; 32]);
        assert_eq!(decode(Encoding::Base64, &written), Some([0xab; 32]));
        assert_eq!(decode(Encoding::Base64, written.trim_end_matches('=')), Some([0xab; 32]));
    }

    #[test]
    fn timestamps_are_digits_or_dates_with_a_zone() {
        let at = |seconds| UNIX_EPOCH + Duration::from_secs(seconds);
        assert_eq!(moment(TimestampForm::UnixTime, "1700000000"), Some(at(1_700_000_000)));
        assert_eq!(moment(TimestampForm::UnixMillis, "1700000000000"), Some(at(1_700_000_000)));
        assert_eq!(moment(TimestampForm::DateTime, "2023-11-14T22:13:20Z"), Some(at(1_700_000_000)));
        assert_eq!(moment(TimestampForm::DateTime, "2023-11-14T22:13:20"), None);
        for text in ["", "+1", "-1", "1.5", " 1", "99999999999999999999"] {
            assert_eq!(moment(TimestampForm::UnixTime, text), None, "{text}");
        }
        for form in [TimestampForm::UnixTime, TimestampForm::UnixMillis, TimestampForm::DateTime] {
            assert_eq!(moment(form, &written(form, at(1_700_000_000))), Some(at(1_700_000_000)));
        }
    }
}
