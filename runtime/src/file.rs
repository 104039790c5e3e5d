//! Bytes that a request sends.

use std::fmt;

use bytes::Bytes;

use crate::{Base64, ParseError};

/// Bytes that a request sends, as its body or as a part of a multipart form, with what is said of them: a name and a
/// media type.
///
/// ```
/// use specwright::File;
///
/// let photo = File::from(b"\xff\xd8\xff").with_name("me.jpg").with_media_type("image/jpeg");
/// assert_eq!(photo.name(), Some("me.jpg"));
/// assert_eq!(format!("{photo:?}"), r#"File { bytes: 3, name: "me.jpg", media_type: "image/jpeg" }"#);
/// ```
///
/// Where a request is data (as JSON, with the feature `serde`), its bytes are base64 text, without name and media type.
#[derive(Clone, PartialEq)]
pub struct File {
    content: Bytes,
    name: Option<String>,
    media_type: Option<String>,
    headers: Vec<(String, String)>,
}

impl File {
    /// These bytes.
    pub fn from_bytes(content: impl Into<Bytes>) -> Self {
        Self { content: content.into(), name: None, media_type: None, headers: Vec::new() }
    }

    /// Sets the file name that a part of a form has. One without has `blob`, as in browsers.
    #[must_use]
    pub fn with_name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the media type, such as `image/png`. It must be one that the operation takes. Without it, the one that the
    /// operation names is sent; where it names none or a range, `application/octet-stream`.
    #[must_use]
    pub fn with_media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    /// Adds a header to the part of a form.
    #[must_use]
    pub fn with_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The file name, where one was set.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The media type, where one was set.
    pub fn media_type(&self) -> Option<&str> {
        self.media_type.as_deref()
    }

    pub(crate) fn headers(&self) -> &[(String, String)] {
        &self.headers
    }

    pub(crate) fn content(&self) -> &Bytes {
        &self.content
    }

    /// The bytes as base64 text.
    pub(crate) fn base64(&self) -> Base64 {
        Base64::encode(&self.content)
    }
}

impl From<Bytes> for File {
    fn from(content: Bytes) -> Self {
        Self::from_bytes(content)
    }
}

impl From<Vec<u8>> for File {
    fn from(content: Vec<u8>) -> Self {
        Self::from_bytes(content)
    }
}

impl From<&[u8]> for File {
    fn from(content: &[u8]) -> Self {
        Self::from_bytes(content.to_vec())
    }
}

impl<const N: usize> From<&[u8; N]> for File {
    fn from(content: &[u8; N]) -> Self {
        Self::from_bytes(content.to_vec())
    }
}

impl TryFrom<Base64> for File {
    type Error = ParseError;

    fn try_from(text: Base64) -> Result<Self, ParseError> {
        text.decode().map(Self::from)
    }
}

/// Shows the length, and nothing of the content.
impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut file = f.debug_struct("File");
        file.field("bytes", &self.content.len());
        if let Some(name) = &self.name {
            file.field("name", name);
        }
        if let Some(media_type) = &self.media_type {
            file.field("media_type", media_type);
        }
        file.finish()
    }
}
