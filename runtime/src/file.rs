//! Bytes that a request sends.

use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use futures_core::Stream;

use crate::body::Progress;
use crate::{Base64, Body, ParseError, TransportError};

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
/// What is not in memory is opened when the request is sent, again for each attempt, and read piece by piece; a file that
/// is not there is an error before anything is sent. What comes from a reader or a stream can be sent once: the call is
/// then not made again, whatever [`Retry`](crate::Retry) says. A clone is the same file, so that of two requests with clones of a
/// stream only one can be sent.
///
/// Where a request is data (as JSON, with the feature `serde`), its bytes are base64 text, without name and media type; those
/// that are not in memory cannot be written there.
#[derive(Clone)]
pub struct File {
    content: Content,
    length: Option<u64>,
    name: Option<String>,
    media_type: Option<String>,
    headers: Vec<(String, String)>,
    progress: Option<Progress>,
}

/// Why what can be sent once is not sent again: the end of a sentence that begins with it.
pub(crate) const SENT: &str = "was sent already, and can be sent only once";

type Opener = dyn Fn() -> io::Result<Box<dyn Read + Send>> + Send + Sync;

#[derive(Clone)]
enum Content {
    Bytes(Bytes),
    Path(Arc<Path>),
    Opener(Arc<Opener>),
    Once(Arc<Mutex<Option<Body>>>),
    Made(Made),
}

/// A body that somebody else makes.
#[derive(Clone)]
struct Made {
    open: Arc<dyn Fn() -> Result<Body, String> + Send + Sync>,
    is_repeatable: bool,
}

impl File {
    fn new(content: Content) -> Self {
        Self { content, length: None, name: None, media_type: None, headers: Vec::new(), progress: None }
    }

    /// These bytes.
    pub fn from_bytes(content: impl Into<Bytes>) -> Self {
        Self::new(Content::Bytes(content.into()))
    }

    /// The file at this path, opened when the request is sent. Its name is that of the path, without directories.
    pub fn from_path(path: impl AsRef<Path>) -> Self {
        let path = path.as_ref();
        let name = path.file_name().and_then(|name| name.to_str()).map(str::to_owned);
        Self { name, ..Self::new(Content::Path(path.into())) }
    }

    /// What a function opens, for each attempt anew.
    ///
    /// ```
    /// use specwright::File;
    ///
    /// let zeros = File::from_fn(|| Ok(std::io::Read::take(std::io::repeat(0), 1 << 30))).with_length(1 << 30);
    /// # let _ = zeros;
    /// ```
    pub fn from_fn<R: Read + Send + 'static>(
        open: impl Fn() -> io::Result<R> + Send + Sync + 'static,
    ) -> Self {
        let open = move || open().map(|reader| Box::new(reader) as Box<dyn Read + Send>);
        Self::new(Content::Opener(Arc::new(open)))
    }

    /// What a reader gives. It can be sent once.
    pub fn from_reader(reader: impl Read + Send + 'static) -> Self {
        Self::once(Body::from_reader(reader))
    }

    /// What a stream gives. It can be sent once.
    pub fn from_stream(stream: impl Stream<Item = io::Result<Bytes>> + Send + 'static) -> Self {
        Self::once(Body::from_stream(Pieces(Box::pin(stream))))
    }

    fn once(body: Body) -> Self {
        Self::new(Content::Once(Arc::new(Mutex::new(Some(body)))))
    }

    /// What somebody makes whenever it is opened, or says why that cannot be: the end of a sentence that begins with it.
    pub(crate) fn of_body(
        open: impl Fn() -> Result<Body, String> + Send + Sync + 'static,
        is_repeatable: bool,
    ) -> Self {
        Self::new(Content::Made(Made { open: Arc::new(open), is_repeatable }))
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

    /// Says how many bytes a function, reader or stream gives: the request then has a length, and fails when there are more or
    /// fewer. Without it, it is sent in chunks, which some servers do not take.
    #[must_use]
    pub fn with_length(mut self, length: u64) -> Self {
        self.length = Some(length);
        self
    }

    /// Has a function told how many bytes were handed over so far, after each piece; another attempt begins at none.
    #[must_use]
    pub fn with_progress(mut self, progress: impl Fn(u64) + Send + Sync + 'static) -> Self {
        self.progress = Some(Arc::new(progress));
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

    /// Its bytes, where they are in memory, and nobody wants to see them go.
    pub(crate) fn in_memory(&self) -> Option<&Bytes> {
        match &self.content {
            Content::Bytes(bytes) if self.progress.is_none() => Some(bytes),
            _ => None,
        }
    }

    pub(crate) fn is_repeatable(&self) -> bool {
        match &self.content {
            Content::Bytes(_) | Content::Path(_) | Content::Opener(_) => true,
            Content::Once(_) => false,
            Content::Made(made) => made.is_repeatable,
        }
    }

    /// How many bytes it has, as far as that is known before it is opened.
    pub(crate) fn known_length(&self) -> Option<u64> {
        match &self.content {
            Content::Bytes(bytes) => Some(bytes.len() as u64),
            Content::Path(path) => {
                fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|about| about.len())
            }
            Content::Opener(_) | Content::Once(_) | Content::Made(_) => self.length,
        }
    }

    /// Opens it, or says why that cannot be: the end of a sentence that begins with the file.
    pub(crate) fn open(&self) -> Result<Body, String> {
        let body = match &self.content {
            Content::Bytes(bytes) => Body::from(bytes.clone()),
            Content::Path(path) => {
                open_path(path).map_err(|why| format!("cannot be read from `{}`: {why}", path.display()))?
            }
            Content::Opener(open) => {
                open().map(Body::from_reader).map_err(|why| format!("cannot be opened: {why}"))?
            }
            Content::Once(body) => {
                let body = body.lock().unwrap_or_else(PoisonError::into_inner).take();
                body.ok_or(SENT)?
            }
            Content::Made(made) => (made.open)()?,
        };
        let body = match (self.length, body.length()) {
            (Some(length), None) => body.with_length(length),
            _ => body,
        };
        Ok(match &self.progress {
            Some(progress) => body.watched(Arc::clone(progress)),
            None => body,
        })
    }

    /// The bytes as base64 text, where they are in memory.
    pub(crate) fn base64(&self) -> Option<Base64> {
        match &self.content {
            Content::Bytes(bytes) => Some(Base64::encode(bytes)),
            _ => None,
        }
    }
}

fn open_path(path: &Path) -> io::Result<Body> {
    let file = fs::File::open(path)?;
    let about = file.metadata()?;
    if about.is_dir() {
        return Err(io::Error::other("it is a directory"));
    }
    // Of a pipe and the like nobody knows how long it is.
    Ok(match about.is_file() {
        true => Body::from_reader(file.take(about.len())).with_length(about.len()),
        false => Body::from_reader(file),
    })
}

/// A stream whose errors are those of a transport.
struct Pieces(std::pin::Pin<Box<dyn Stream<Item = io::Result<Bytes>> + Send>>);

impl Stream for Pieces {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        self.0
            .as_mut()
            .poll_next(context)
            .map(|piece| piece.map(|piece| piece.map_err(TransportError::other)))
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

/// The file at the path.
impl From<&Path> for File {
    fn from(path: &Path) -> Self {
        Self::from_path(path)
    }
}

/// The file at the path.
impl From<std::path::PathBuf> for File {
    fn from(path: std::path::PathBuf) -> Self {
        Self::from_path(path)
    }
}

impl TryFrom<Base64> for File {
    type Error = ParseError;

    fn try_from(text: Base64) -> Result<Self, ParseError> {
        text.decode().map(Self::from)
    }
}

/// Files are equal that have the same name, media type and headers, and the same bytes or come from the same place.
impl PartialEq for File {
    fn eq(&self, other: &Self) -> bool {
        let is_same = match (&self.content, &other.content) {
            (Content::Bytes(bytes), Content::Bytes(others)) => bytes == others,
            (Content::Path(path), Content::Path(other)) => path == other,
            (Content::Opener(open), Content::Opener(other)) => Arc::ptr_eq(open, other),
            (Content::Once(body), Content::Once(other)) => Arc::ptr_eq(body, other),
            (Content::Made(made), Content::Made(other)) => Arc::ptr_eq(&made.open, &other.open),
            _ => false,
        };
        is_same
            && self.name == other.name
            && self.media_type == other.media_type
            && self.headers == other.headers
    }
}

/// Shows where the content comes from or how long it is, and nothing of it.
impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut file = f.debug_struct("File");
        match &self.content {
            Content::Bytes(bytes) => file.field("bytes", &bytes.len()),
            Content::Path(path) => file.field("path", path),
            Content::Opener(_) => file.field("from", &"a function"),
            Content::Once(_) | Content::Made(_) => file.field("from", &"a stream"),
        };
        if let Some(name) = &self.name {
            file.field("name", name);
        }
        if let Some(media_type) = &self.media_type {
            file.field("media_type", media_type);
        }
        file.finish()
    }
}
