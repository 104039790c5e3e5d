//! Writing requests.

use http::header::{Entry, HeaderMap, HeaderName, HeaderValue};

use crate::decode::Literal;
use crate::{Checks, Model, OperationInfo, ToText, Violation, Violations};

mod body;
mod cookie;
mod file;
mod finish;
mod header;
mod json;
mod leaves;
mod lines;
mod multipart;
mod path;
pub(crate) mod percent;
mod place;
mod sent;
mod style;

use body::Body;
pub use body::{BodyKind, Content};
pub use file::{file, part};
pub(crate) use header::{checked as checked_header, value as header_value};
pub(crate) use json::append as to_request_json;
pub use lines::lines;
use path::PathValue;
pub use place::Place;
pub use sent::Sent;
#[cfg(feature = "samples")]
pub(crate) use {sent::Goes, style::Style};

/// Gathers one request: path values, query, headers and body, without any I/O.
///
/// [`Operation::encode`](crate::Operation::encode) writes into it; [`Client::request`](crate::Client::request)
/// shows the outcome. Nothing here fails at once: what cannot be sent is noted, and the call then reports all of
/// it in one [`Error`](crate::Error).
///
/// What goes on the wire:
///
/// - A path value is percent-encoded into exactly one segment: all but the unreserved characters of RFC 3986. An
///   empty value, `.` and `..` are refused, because servers and URL libraries resolve them to another path.
/// - The query is percent-encoded in the same way, a space as `%20`: form decoders and URI decoders read that
///   alike, whereas `+` is a space only to the former.
/// - A header takes visible ASCII; anything else is refused, a line break above all.
/// - A JSON body is compact, members in the order in which they are written; its media type is that of the operation. NaN and infinities, for which JSON
///   has no text, are refused there as everywhere.
/// - A cookie takes what RFC 6265 lets stand in one; anything else is refused.
/// - Multipart parts are those of RFC 7578, as browsers write them: a text has no content type unless the operation names
///   one, a file has a name and a content type.
/// - POST, PUT and PATCH without a body, or with an empty one, say `content-length: 0`. Without one they have no content type, and
///   other methods have neither.
pub struct Encoder {
    info: &'static OperationInfo,
    segments: Vec<PathValue>,
    query: String,
    headers: HeaderMap,
    cookies: cookie::Cookies,
    body: Body,
    /// The key of the member that is being written.
    member: Option<&'static str>,
    problems: Vec<Violation>,
    broken: Result<(), Violations>,
    /// The media type of the part that is written next.
    part_media: Option<&'static str>,
    /// Whether the response is to be a stream.
    asks_for_stream: bool,
    /// What is checked of values that are made while they are sent.
    checks: Checks,
}

impl Encoder {
    pub(crate) fn new(info: &'static OperationInfo) -> Self {
        Self {
            info,
            segments: Vec::new(),
            query: String::new(),
            headers: HeaderMap::new(),
            cookies: cookie::Cookies::default(),
            body: Body::None,
            member: None,
            part_media: None,
            asks_for_stream: false,
            checks: Checks::All,
            problems: Vec::new(),
            broken: Ok(()),
        }
    }

    pub(crate) fn info(&self) -> &'static OperationInfo {
        self.info
    }

    /// Writes a scalar.
    pub fn text(&mut self, place: Place, name: &'static str, value: &dyn ToText) {
        match value.refusal() {
            Some(why) => self.refuse(place, name, why),
            None => self.write(place, name, &value.to_text(), value.is_secret()),
        }
    }

    /// Writes a value that is always the same.
    pub fn fixed(&mut self, place: Place, name: &'static str, value: Literal) {
        match value {
            Literal::String(text) => self.text(place, name, &text),
            Literal::Integer(integer) => self.text(place, name, &integer),
            Literal::Boolean(boolean) => self.text(place, name, &boolean),
        }
    }

    /// Writes whether the response is to be a stream.
    pub fn switch(&mut self, place: Place, name: &'static str) {
        let asks = self.asks_for_stream;
        self.text(place, name, &asks);
    }

    /// Says that the response is to be a stream.
    pub(crate) fn ask_for_stream(&mut self) {
        self.asks_for_stream = true;
    }

    /// Writes each value under the same name: `tag=a&tag=b`. No values write nothing.
    pub fn repeat(
        &mut self,
        place: Place,
        name: &'static str,
        values: &mut dyn Iterator<Item = &dyn ToText>,
    ) {
        for value in values {
            self.text(place, name, value);
        }
    }

    /// Writes the values as one, with commas between them. No values write nothing.
    ///
    /// In a path or query the commas stand as they are and those inside a value are percent-encoded. Elsewhere a
    /// value with a comma is refused: nobody could tell it from two values. So is one in a header that is empty or has a
    /// space at an end: there neither counts (RFC 9110, section 5.6.1).
    pub fn comma(&mut self, place: Place, name: &'static str, values: &mut dyn Iterator<Item = &dyn ToText>) {
        let values: Vec<_> = values.collect();
        if let Some(why) = values.iter().find_map(|value| value.refusal()) {
            return self.refuse(place, name, why);
        }
        let secret = values.iter().any(|value| value.is_secret());
        let texts: Vec<_> = values.iter().map(|value| value.to_text()).collect();
        match place {
            _ if texts.is_empty() => {}
            Place::Path | Place::Query => {
                let encoded: Vec<_> = texts.iter().map(|text| percent::encode(text).to_string()).collect();
                self.write_encoded(place, name, encoded.join(","));
            }
            Place::Header | Place::Cookie | Place::Part | Place::Form => {
                if texts.iter().any(|text| text.contains(',')) {
                    return self.refuse(
                        place,
                        name,
                        "has a comma in a value, which would read as two values",
                    );
                }
                if place == Place::Header
                    && let Some(why) = texts.iter().find_map(|text| header::loss_in_list(text))
                {
                    return self.refuse(place, name, why);
                }
                self.write_list(place, name, ",", &texts, secret);
            }
        }
    }

    /// Writes a value as compact JSON text; in a header, characters beyond ASCII as `\u` escapes, and in a cookie
    /// percent-encoded.
    pub fn json<T: Model + ?Sized>(&mut self, place: Place, name: &'static str, value: &T) {
        match json::to_text(value) {
            Ok(text) => self.json_text(place, name, &text),
            Err(why) => self.refuse(place, name, &why),
        }
    }

    fn json_text(&mut self, place: Place, name: &'static str, text: &str) {
        match place {
            Place::Header => self.write(place, name, &json::escape_to_ascii(text), false),
            Place::Cookie => self.write(place, name, &percent::encode_owned(text), false),
            _ => self.write(place, name, text, false),
        }
    }

    /// Adds a query parameter that no member of the operation stands for.
    pub(crate) fn push_query(&mut self, name: &str, text: &str) {
        self.push_encoded_query(name, &percent::encode_owned(text));
    }

    /// Adds a cookie that no member of the operation stands for.
    pub(crate) fn push_cookie(&mut self, name: &str, value: &str) {
        if let Err(why) = self.cookies.push(name, value, true) {
            self.problem("credential", format!("the cookie `{name}` of a credential {why}"));
        }
    }

    /// Fills the place of a credential in the path.
    pub(crate) fn push_segment(&mut self, name: &'static str, value: &str) {
        let encoded = percent::encode_segment(value).to_string();
        self.segments.push(PathValue::new(name, None, encoded));
    }

    /// Sets a header that no member of the operation stands for.
    pub(crate) fn set_header(&mut self, name: HeaderName, value: HeaderValue) {
        match self.headers.entry(name) {
            Entry::Vacant(header) => drop(header.insert(value)),
            Entry::Occupied(header) => {
                let name = header.key();
                let problem = format!(
                    "the header `{name}` is written by a member or call options, and by a credential"
                );
                self.problem("header", problem);
            }
        }
    }

    /// Adds the headers of call options, for which no member can stand as well.
    pub(crate) fn add_headers(&mut self, headers: &HeaderMap) {
        for name in headers.keys() {
            if self.headers.contains_key(name) {
                let problem = format!("the header `{name}` is written by a member and by call options");
                self.problem("header", problem);
            }
        }
        self.headers.extend(headers.clone());
    }

    /// Sets a header that the request does not have yet.
    pub(crate) fn default_header(&mut self, name: &HeaderName, value: &HeaderValue) {
        self.headers.entry(name).or_insert_with(|| value.clone());
    }

    /// Adds a query parameter that the request does not have yet.
    pub(crate) fn default_query(&mut self, name: &str, text: &str) {
        let encoded = percent::encode_owned(name);
        let mut names = self.query.split('&').filter_map(|pair| pair.split('=').next());
        if !names.any(|other| other == encoded) {
            self.push_query(name, text);
        }
    }

    /// What is in the query so far, encoded.
    pub(crate) fn query(&self) -> &str {
        &self.query
    }

    /// Notes why this part of the request cannot be sent.
    pub(crate) fn problem(&mut self, part: &'static str, why: String) {
        self.problems.push(Violation::of_sending(part, self.member, why));
    }

    /// Notes that the member or a value within it must be there, and that nothing would be sent of it.
    fn lacks(&mut self, way: impl IntoIterator<Item = impl AsRef<str>>) {
        if self.checks != Checks::Off {
            self.problems.push(Violation::of_empty(self.member.unwrap_or_default(), way));
        }
    }

    fn refuse(&mut self, place: Place, name: &str, why: &str) {
        self.problem(place.part(), format!("{place} `{name}` {why}"));
    }

    fn write(&mut self, place: Place, name: &'static str, text: &str, secret: bool) {
        match place {
            Place::Path | Place::Query => self.write_encoded(place, name, percent::encode_owned(text)),
            Place::Header => {
                if let Err(why) = header::append(&mut self.headers, name, text, secret) {
                    self.refuse(place, name, why);
                }
            }
            Place::Cookie => {
                if let Err(why) = self.cookies.push(name, text, secret) {
                    self.refuse(place, name, why);
                }
            }
            Place::Part => self.part(name, text),
            Place::Form => self.form(name, text),
        }
    }

    /// Writes texts as one.
    fn write_list<T: std::borrow::Borrow<str> + AsRef<str>>(
        &mut self,
        place: Place,
        name: &'static str,
        separator: &str,
        texts: &[T],
        secret: bool,
    ) {
        match place {
            Place::Cookie => {
                if let Err(why) = self.cookies.push_list(name, texts, secret) {
                    self.refuse(place, name, why);
                }
            }
            _ => self.write(place, name, &texts.join(separator), secret),
        }
    }

    /// Writes a text under a name that was made, which no path or header has.
    fn write_named(&mut self, place: Place, name: &str, text: &str, secret: bool) {
        match place {
            Place::Cookie => {
                if let Err(why) = self.cookies.push(name, text, secret) {
                    self.refuse(place, name, why);
                }
            }
            Place::Part => self.part(name, text),
            Place::Form => self.form(name, text),
            _ => self.push_encoded_query(name, &percent::encode_owned(text)),
        }
    }

    fn write_encoded(&mut self, place: Place, name: &'static str, encoded: String) {
        match place {
            Place::Path if self.segments.iter().any(|other| other.name() == name) => {
                self.refuse(place, name, "is written twice; a path holds one value, or several `as = comma`");
            }
            Place::Path => self.segments.push(PathValue::new(name, self.member, encoded)),
            _ => self.push_encoded_query(name, &encoded),
        }
    }

    fn push_encoded_query(&mut self, name: &str, encoded: &str) {
        if !self.query.is_empty() {
            self.query.push('&');
        }
        self.query.extend(percent::encode(name));
        self.query.push('=');
        self.query.push_str(encoded);
    }
}

/// Shows no value, because any of them may be secret.
impl std::fmt::Debug for Encoder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Encoder")
            .field("operation", &self.info.name)
            .field("problems", &self.problems)
            .finish_non_exhaustive()
    }
}
