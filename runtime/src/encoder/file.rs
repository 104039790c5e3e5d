//! Files in requests.

use http::HeaderValue;
use http::header::CONTENT_DISPOSITION;

use super::body::Body;
use super::{Encoder, Place, header};
use crate::media::{self, Fit};
use crate::to_text::Single;
use crate::{File, FileOrText};

/// The media type of bytes of which none is known.
const UNKNOWN: &str = "application/octet-stream";

/// What a part of a multipart form may hold: a scalar or a file.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a part of a form",
    label = "it is neither a scalar nor a `specwright::File` or `specwright::FileOrText`",
    note = "what is more than one value says how it is written, with `as = …`"
)]
pub trait Part {}

#[diagnostic::do_not_recommend]
impl<T: Single + ?Sized> Part for T {}

impl Part for File {}

impl Part for FileOrText {}

/// What is sent as bytes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as bytes",
    label = "`body = bytes` is for a `specwright::File`"
)]
pub trait Sendable {}

impl Sendable for File {}

/// What the expansion of `Operation` asks of the type of a part.
#[doc(hidden)]
pub const fn part<T: Part + ?Sized>() {}

/// What the expansion of `Operation` asks of the type of a body of bytes.
#[doc(hidden)]
pub const fn file<T: Sendable + ?Sized>() {}

impl Encoder {
    /// Writes the whole body as bytes of this media type, or of the file's own where this is a range.
    pub fn bytes_body(&mut self, media: &'static str, file: &File) {
        match media_type(Some(media), file) {
            Ok(media) => self.whole_body(Body::File(media, file.clone())),
            Err(why) => self.problem("body", format!("the body {why}")),
        }
    }

    /// Writes a part that is a file. `media` is the media type that it has, or a range that the file's own is in.
    pub fn file(&mut self, name: &'static str, media: Option<&'static str>, file: &File) {
        match (media_type(media, file), checked_headers(file)) {
            (Ok(media), Ok(())) => self.file_part(name, media, file),
            (Err(why), _) | (_, Err(why)) => self.refuse(Place::Part, name, &why),
        }
    }
}

/// The media type that a file is sent with, or why there is none: the end of a sentence that begins with the file.
fn media_type(declared: Option<&'static str>, file: &File) -> Result<HeaderValue, String> {
    let Some(own) = file.media_type() else {
        let known = declared.filter(|declared| !media::is_range(declared)).unwrap_or(UNKNOWN);
        if let Some(declared) = declared.filter(|declared| media::fit(declared, known) == Fit::Not) {
            return Err(format!("needs a media type, one of `{declared}`: `File::with_media_type`"));
        }
        return HeaderValue::from_str(known).map_err(|_| not_a_media_type(known));
    };
    let value = header::value(own).ok().filter(|_| own.contains('/') && !media::is_range(own));
    let value = value.ok_or_else(|| not_a_media_type(own))?;
    match declared.filter(|declared| media::fit(declared, own) == Fit::Not) {
        None => Ok(value),
        Some(declared) => {
            Err(format!("has the media type `{}`, and must have `{declared}`", own.escape_debug()))
        }
    }
}

fn not_a_media_type(media: &str) -> String {
    format!("has a media type that is not valid: `{}`", media.escape_debug())
}

fn checked_headers(file: &File) -> Result<(), String> {
    for (name, value) in file.headers() {
        let why = match header::checked(name, value) {
            Err(why) => Some(why),
            Ok((name, _)) => (name == CONTENT_DISPOSITION).then_some("is one that the request sets itself"),
        };
        if let Some(why) = why {
            return Err(format!("has a header `{}` that {why}", name.escape_debug()));
        }
    }
    Ok(())
}
