//! A part of a form that is a file or a text.

use std::fmt;

use bytes::Bytes;

use crate::File;
use crate::model::{Misfit, Model, Reader, Union, Writer, content};

/// A part of a multipart form that is a file, such as a photo, or a text in its place, such as the address of one.
///
/// ```
/// use specwright::{File, FileOrText};
///
/// let upload = FileOrText::from(File::from(b"\xff\xd8\xff").with_media_type("image/jpeg"));
/// let link = FileOrText::from("https://example.com/me.jpg");
/// assert_eq!(format!("{link:?}"), r#""https://example.com/me.jpg""#);
/// # let _ = upload;
/// ```
///
/// A file is sent as a [`File`] is, a text as any other, without a file name and a media type. Where a request is data (as JSON,
/// with the feature `serde`), it is an object with one member, `File` or `Text`.
#[derive(Clone, PartialEq)]
pub enum FileOrText {
    /// A file.
    File(File),
    /// A text.
    Text(String),
}

impl From<File> for FileOrText {
    fn from(file: File) -> Self {
        Self::File(file)
    }
}

impl From<Bytes> for FileOrText {
    fn from(content: Bytes) -> Self {
        Self::File(content.into())
    }
}

impl From<Vec<u8>> for FileOrText {
    fn from(content: Vec<u8>) -> Self {
        Self::File(content.into())
    }
}

impl From<String> for FileOrText {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for FileOrText {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl Union for FileOrText {
    const NAMES: &'static [&'static str] = &["File", "Text"];

    fn read_as(index: usize, from: &mut Reader<'_>) -> Result<Self, Misfit> {
        match index {
            0 => Model::read(from).map(Self::File),
            _ => Model::read(from).map(Self::Text),
        }
    }
}

impl Model for FileOrText {
    fn read(from: &mut Reader<'_>) -> Result<Self, Misfit> {
        content(from)
    }

    fn write(&self, to: &mut dyn Writer) {
        match self {
            Self::File(file) => to.content("File", file),
            Self::Text(text) => to.content("Text", text),
        }
    }
}

/// Shows what it is, as that is shown.
impl fmt::Debug for FileOrText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(file) => file.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}
