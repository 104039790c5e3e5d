//! Texts that must not be seen.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A text that must not be seen: a password, a token, a key.
///
/// `Debug` prints `[redacted]`, there is no `Display`, and the memory is overwritten when it is dropped.
/// `Serialize` writes the text itself, because the server needs it: a `Secret` in a file that you write is
/// readable there.
///
/// ```
/// use specwright::Secret;
///
/// let password = Secret::from("correct horse");
/// assert_eq!(format!("{password:?}"), "[redacted]");
/// assert_eq!(password.expose(), "correct horse");
/// ```
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// The text. Each call is a place where the secret may leak.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

/// Takes the same time wherever two texts of one length differ.
impl PartialEq<str> for Secret {
    fn eq(&self, other: &str) -> bool {
        let (ours, theirs) = (self.expose().as_bytes(), other.as_bytes());
        let difference = ours.iter().zip(theirs).fold(0, |seen, (a, b)| seen | (a ^ b));
        ours.len() == theirs.len() && std::hint::black_box(difference) == 0
    }
}

/// Compares as with `str`.
impl PartialEq<&str> for Secret {
    fn eq(&self, other: &&str) -> bool {
        *self == **other
    }
}

/// Compares as with `str`.
impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        *self == *other.expose()
    }
}

impl Eq for Secret {}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<&Secret> for Secret {
    fn from(secret: &Secret) -> Self {
        secret.clone()
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.expose())
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_shows_in_debug() {
        let secret = Secret::from("hunter2");
        assert_eq!(format!("{:?} {:#?}", secret, Some(&secret)), "[redacted] Some(\n    [redacted],\n)");
    }

    #[test]
    fn compares_by_text() {
        assert_eq!(Secret::from("a"), Secret::from("a".to_owned()));
        assert_ne!(Secret::from("a"), Secret::from("b"));
        assert_eq!(Secret::from("a"), "a");
        assert_ne!(Secret::from("a"), *"b");
        assert_ne!(Secret::from("a"), Secret::from("ab"));
        assert_ne!(Secret::from("ab"), Secret::from("a"));
    }

    #[test]
    fn is_plain_text_on_the_wire() {
        let json = serde_json::to_string(&Secret::from("a\"b")).unwrap();
        assert_eq!(json, r#""a\"b""#);
        assert_eq!(serde_json::from_str::<Secret>(&json).unwrap().expose(), "a\"b");
    }
}
