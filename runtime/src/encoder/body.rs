//! Bodies of requests.

use bytes::Bytes;
use http::HeaderValue;

use super::multipart::Multipart;
use super::{Encoder, json};
use crate::decode::Literal;
use crate::model::Outgoing;
use crate::outgoing_lines::Manner;
use crate::source::{Segment, Source};
use crate::{File, Model, charset};

/// A body that is written member by member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BodyKind {
    /// A JSON object; `{}` without members.
    JsonObject,
    /// multipart/form-data.
    Multipart,
    /// application/x-www-form-urlencoded.
    Urlencoded,
}

/// A request body of one of several media types. The derive `Model` implements it for enums that say
/// `#[api(content)]`.
pub trait Content {
    /// Writes the body, with [`Encoder::json_body`], [`Encoder::text_body`] or
    /// [`Encoder::bytes_body`].
    fn write(&self, request: &mut Encoder);
}

/// Bytes of most objects: growing to it step by step costs more.
const USUAL_OBJECT: usize = 256;

pub(super) enum Body {
    None,
    /// A JSON object that is still open.
    Object(Vec<u8>),
    /// JSON of the media type of the operation's bodies.
    Json(Vec<u8>),
    /// Bytes of this media type.
    Of(HeaderValue, Vec<u8>),
    /// A file of the caller.
    File(HeaderValue, File),
    Multipart(Multipart),
    Urlencoded(form_urlencoded::Serializer<'static, String>),
}

impl Body {
    fn new(kind: BodyKind) -> Self {
        match kind {
            BodyKind::JsonObject => {
                let mut object = Vec::with_capacity(USUAL_OBJECT);
                object.push(b'{');
                Self::Object(object)
            }
            BodyKind::Multipart => Self::Multipart(Multipart::default()),
            BodyKind::Urlencoded => Self::Urlencoded(form_urlencoded::Serializer::new(String::new())),
        }
    }

    /// What is sent; `json` is the media type of JSON. An error is a media type that none is.
    pub(super) fn finish(self, json: &'static str) -> Result<Finished, &'static str> {
        let (content_type, bytes) = match self {
            Self::None => return Ok(Finished::default()),
            Self::Object(mut members) => {
                members.push(b'}');
                (media_type(json).ok_or(json)?, members)
            }
            Self::Json(value) => (media_type(json).ok_or(json)?, value),
            Self::Of(media, bytes) => (media, bytes),
            Self::File(media, file) => {
                let segment = match file.in_memory() {
                    Some(bytes) => Segment::Bytes(bytes.clone()),
                    None => Segment::File("the body".to_owned(), file),
                };
                return Ok(Finished::of(media, vec![segment]));
            }
            Self::Multipart(parts) => {
                let (media, segments) = parts.finish();
                return Ok(Finished::of(media, segments));
            }
            Self::Urlencoded(mut members) => {
                let media = HeaderValue::from_static("application/x-www-form-urlencoded");
                (media, members.finish().into_bytes())
            }
        };
        Ok(Finished { media: Some(content_type), bytes: bytes.into(), source: None })
    }
}

/// A body that is ready to be sent.
#[derive(Default)]
pub(super) struct Finished {
    pub(super) media: Option<HeaderValue>,
    pub(super) bytes: Bytes,
    /// The whole of it, where not all is in memory.
    pub(super) source: Option<Source>,
}

impl Finished {
    fn of(media: HeaderValue, segments: Vec<Segment>) -> Self {
        let (bytes, source) = match segments.as_slice() {
            [] => (Bytes::new(), None),
            [Segment::Bytes(bytes)] => (bytes.clone(), None),
            _ => (Bytes::new(), Some(Source::new(segments))),
        };
        Self { media: Some(media), bytes, source }
    }
}

pub(super) fn not_a_media_type(media: &str) -> String {
    format!("`{}` is not a valid media type", media.escape_debug())
}

fn media_type(media: &'static str) -> Option<HeaderValue> {
    HeaderValue::from_maybe_shared(Bytes::from_static(media.as_bytes()))
        .ok()
        .filter(|media| !media.is_empty())
}

/// Whether texts, which are written in UTF-8, may have this media type.
fn is_of_utf8(media: &str, text: &str) -> bool {
    match charset::of_media_type(media).map(str::to_ascii_lowercase).as_deref() {
        None | Some("utf-8" | "utf8") => true,
        Some("us-ascii" | "ascii") => text.is_ascii(),
        Some(_) => false,
    }
}

/// The body.
impl Encoder {
    /// Starts a body, so that it is sent even when no member is written. Starting the same kind again changes
    /// nothing.
    pub fn begin(&mut self, kind: BodyKind) {
        match (&self.body, kind) {
            (Body::None, _) => self.body = Body::new(kind),
            (Body::Object(_), BodyKind::JsonObject)
            | (Body::Multipart(_), BodyKind::Multipart)
            | (Body::Urlencoded(_), BodyKind::Urlencoded) => {}
            _ => self.second_body(),
        }
    }

    /// Writes a member of a JSON object.
    pub fn member<T: Model + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.begin(BodyKind::JsonObject);
        let Body::Object(members) = &mut self.body else { return };
        if let Err(why) = json::push_member(members, name, value) {
            self.problem("body", format!("the member `{name}` {why}"));
        }
    }

    /// Whether anything of the body was written.
    pub fn has_body(&self) -> bool {
        !matches!(self.body, Body::None)
    }

    /// Writes a member of a JSON object that is always the same.
    pub fn fixed_member(&mut self, name: &'static str, value: Literal) {
        match value {
            Literal::String(text) => self.member(name, &text.to_owned()),
            Literal::Integer(integer) => self.member(name, &integer),
            Literal::Boolean(boolean) => self.member(name, &boolean),
        }
    }

    /// Writes, as a member of a JSON object, whether the response is to be a stream.
    pub fn switch_member(&mut self, name: &'static str) {
        let asks = self.asks_for_stream;
        self.member(name, &asks);
    }

    /// Writes the whole body as JSON.
    pub fn json_body<T: Model + ?Sized>(&mut self, value: &T) {
        match json::to_vec(value) {
            Ok(json) => self.whole_body(Body::Json(json)),
            Err(why) => self.problem("body", format!("the body {why}")),
        }
    }

    /// Writes the whole body as JSON of this media type.
    pub fn json_body_of<T: Model + ?Sized>(&mut self, media: &'static str, value: &T) {
        match json::to_vec(value) {
            Ok(json) => self.body_of(media, json),
            Err(why) => self.problem("body", format!("the body {why}")),
        }
    }

    /// Writes the whole body as text of this media type. Texts are written in UTF-8, so that a media type with another
    /// charset is refused.
    pub fn text_body(&mut self, media: &'static str, text: &str) {
        match is_of_utf8(media, text) {
            true => self.body_of(media, text.as_bytes().to_vec()),
            false => self.problem("body", format!("its body is written in UTF-8, which `{media}` is not")),
        }
    }

    /// Writes the whole body as values of this media type, one after the other.
    pub(super) fn lines_body(&mut self, media: &'static str, lines: Outgoing<'_>) {
        let manner = Manner::of(media, self.checks);
        match lines {
            Outgoing::Items(items) => {
                let mut text = Vec::new();
                for (index, item) in (0..).map_while(|index| Some((index, items.at(index)?))) {
                    if let Err(why) = manner.append(item, &mut text) {
                        return self.problem("body", format!("item {} of the body {why}", index + 1));
                    }
                }
                self.body_of(media, text);
            }
            Outgoing::Lazy(lazy) => match media_type(media) {
                Some(media) => self.whole_body(Body::File(media, lazy.file(manner))),
                None => self.problem("body", not_a_media_type(media)),
            },
        }
    }

    fn body_of(&mut self, media: &'static str, bytes: Vec<u8>) {
        match media_type(media) {
            Some(media) => self.whole_body(Body::Of(media, bytes)),
            None => self.problem("body", not_a_media_type(media)),
        }
    }

    /// Writes the whole body as its value says.
    pub fn content(&mut self, content: &dyn Content) {
        content.write(self);
    }

    pub(super) fn part(&mut self, name: &str, text: &str) {
        self.begin(BodyKind::Multipart);
        let media = self.part_media;
        if let Body::Multipart(parts) = &mut self.body {
            parts.push(name, media, text);
        }
    }

    pub(super) fn file_part(&mut self, name: &str, media: HeaderValue, file: &File) {
        self.begin(BodyKind::Multipart);
        if let Body::Multipart(parts) = &mut self.body {
            parts.push_file(name, media, file);
        }
    }

    pub(super) fn form(&mut self, name: &str, text: &str) {
        self.begin(BodyKind::Urlencoded);
        if let Body::Urlencoded(members) = &mut self.body {
            members.append_pair(name, text);
        }
    }

    pub(super) fn whole_body(&mut self, body: Body) {
        match self.body {
            Body::None => self.body = body,
            _ => self.second_body(),
        }
    }

    fn second_body(&mut self) {
        let problem = "it has two bodies of different kinds; a request has one";
        if !self.problems.iter().any(|known| known.message() == problem) {
            self.problem("body", problem.to_owned());
        }
    }
}
