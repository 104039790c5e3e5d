//! Bytes that travel as base64.

use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::ParseError;

/// For what is written, and for texts with padding, of which all must be there.
const PADDED: GeneralPurpose = GeneralPurpose::new(&STANDARD, GeneralPurposeConfig::new());

/// For texts without padding.
const BARE: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::RequireNone),
);

/// Bytes as base64 text ([RFC 4648 §4](https://www.rfc-editor.org/rfc/rfc4648#section-4), the standard
/// alphabet).
///
/// The text is kept as it is and decoded only when [`decode`](Self::decode) is called: images in JSON are large,
/// and many callers only pass them on. What a server sent is not checked before that; a text of your own is,
/// when it becomes a `Base64`. `Debug` prints the length in place of the text.
///
/// ```
/// use specwright::Base64;
///
/// let photo = Base64::encode([0xff, 0xd8, 0xff]);
/// assert_eq!(photo.as_str(), "/9j/");
/// assert_eq!(Base64::try_from("/9j/")?.decode()?, [0xff, 0xd8, 0xff]);
/// assert_eq!(format!("{photo:?}"), "Base64(4 characters)");
/// # Ok::<(), specwright::ParseError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Base64(String);

impl Base64 {
    /// The text of these bytes, with padding.
    pub fn encode(bytes: impl AsRef<[u8]>) -> Self {
        Self(PADDED.encode(bytes))
    }

    /// The bytes; padding may be missing, but not some of it.
    ///
    /// # Errors
    /// When the text is no base64.
    pub fn decode(&self) -> Result<Vec<u8>, ParseError> {
        let engine = if self.0.ends_with('=') { PADDED } else { BARE };
        engine.decode(&self.0).map_err(|_| ParseError::new("base64 text of the standard alphabet"))
    }

    /// How many bytes it has, of which padding may be missing.
    pub(crate) fn decoded_length(&self) -> usize {
        self.0.trim_end_matches('=').len().saturating_mul(3) / 4
    }

    /// A text that a server sent, as it is.
    pub(crate) fn from_server(text: String) -> Self {
        Self(text)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Base64 {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        text.to_owned().try_into()
    }
}

impl TryFrom<&str> for Base64 {
    type Error = ParseError;

    fn try_from(text: &str) -> Result<Self, ParseError> {
        text.parse()
    }
}

impl TryFrom<String> for Base64 {
    type Error = ParseError;

    fn try_from(text: String) -> Result<Self, ParseError> {
        let base64 = Self(text);
        base64.decode()?;
        Ok(base64)
    }
}

impl fmt::Debug for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Base64({} characters)", self.0.chars().count())
    }
}

impl Serialize for Base64 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Base64 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padding_may_be_missing_but_the_alphabet_is_fixed() {
        for text in ["", "AA==", "AA", "/+8=", "aGk"] {
            let base64 = Base64::try_from(text).unwrap();
            assert_eq!(base64.as_str(), text);
        }
        for text in ["A", "AA=", "AAA==", "AAAA=", "-_8=", "AA= =", "a b", "é"] {
            assert!(Base64::try_from(text).is_err(), "{text}");
        }
    }

    #[test]
    fn keeps_what_a_server_sent() {
        let odd: Base64 = serde_json::from_str("\"not base64!\"").unwrap();
        assert_eq!(serde_json::to_string(&odd).unwrap(), "\"not base64!\"");
        assert!(odd.decode().is_err());
    }
}
