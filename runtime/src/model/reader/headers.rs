//! Objects whose members are the headers of a response.
//!
//! A header says nothing of the kind of its value, so that a member is read from each text of JSON that it could be until
//! one fits: the string, a number or boolean, a list of strings, a list of these.

use std::borrow::Cow;
use std::fmt;

use http::HeaderMap;

use super::object::Slot;
use super::{Misfit, Reader, Trouble};
use crate::model::members::Members;
use crate::{Model, to_json};

/// Reads the headers of a response as an object, whose members are headers: single values, and lists of these with commas
/// between.
///
/// A member that need not be there is `None` where its header is absent or cannot be read. What a header holds that is not
/// UTF-8 is replaced.
///
/// # Errors
/// When a header that must be there is not, or is not as declared.
///
/// ```
/// # use specwright::{Model, http::HeaderMap};
/// #[derive(Clone, PartialEq, Model)]
/// struct Limits {
///     #[api(name = "X-RateLimit-Remaining")]
///     remaining: i64,
///     #[api(name = "Retry-After")]
///     retry_after: Option<i64>,
/// }
///
/// let mut headers = HeaderMap::new();
/// headers.insert("x-ratelimit-remaining", "59".parse().unwrap());
/// assert_eq!(specwright::from_headers::<Limits>(&headers)?.remaining, 59);
///
/// let error = specwright::from_headers::<Limits>(&HeaderMap::new()).unwrap_err();
/// assert_eq!(error.to_string(), "the header `X-RateLimit-Remaining` is not as declared: expected a value, found nothing");
/// # Ok::<(), specwright::HeaderError>(())
/// ```
pub fn from_headers<T: Model>(headers: &HeaderMap) -> Result<T, HeaderError> {
    let mut reader = Reader { headers: Some(headers), ..Reader::new(b"{}") };
    T::read(&mut reader).map_err(|_| HeaderError::of(reader.trouble.take()))
}

/// The value of one header, where it is there and can be read.
pub(crate) fn header_value<T: Model>(headers: &HeaderMap, name: &str) -> Option<T> {
    let mut value = None;
    let read = Header::of(headers, name)?.read_by(&mut |reader| {
        value = Some(T::read(reader)?);
        Ok(())
    });
    read.ok().and(value)
}

/// A header of a response is not as its operation declares it. Its value is never shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderError {
    name: &'static str,
    expected: Cow<'static, str>,
    found: &'static str,
}

impl HeaderError {
    fn of(trouble: Option<Trouble>) -> Self {
        match trouble {
            Some(Trouble::Header { name, expected, found }) => Self { name, expected, found },
            // Whoever asks for something else than an object.
            _ => Self { name: "", expected: "an object".into(), found: "headers" },
        }
    }

    /// The name of the header.
    pub fn name(&self) -> &str {
        self.name
    }

    /// What the operation declares.
    pub fn expected(&self) -> &str {
        &self.expected
    }

    /// What is there: `nothing`, or `another text`.
    pub fn found(&self) -> &str {
        self.found
    }
}

impl fmt::Display for HeaderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, expected, found } = self;
        write!(f, "the header `{name}` is not as declared: expected {expected}, found {found}")
    }
}

impl std::error::Error for HeaderError {}

impl Reader<'_> {
    /// Reads the members of an object from headers.
    #[cold]
    pub(super) fn header_members(
        &mut self,
        headers: &HeaderMap,
        members: &Members,
        slots: &mut [&mut dyn Slot],
    ) -> Result<(), Misfit> {
        let mut required = members.required().peekable();
        for (index, (name, slot)) in members.names.iter().zip(slots).enumerate() {
            let is_required = required.next_if_eq(&index).is_some();
            let mut wanted = Cow::Borrowed("a value");
            let header = Header::of(headers, name);
            let found = match &header {
                None => "nothing",
                Some(header) => match header.read(*slot) {
                    Ok(()) => continue,
                    Err(expected) => {
                        wanted = expected;
                        "another text"
                    }
                },
            };
            if is_required {
                return Err(self.fails(Trouble::Header { name, expected: wanted, found }));
            }
            slot.clear();
        }
        Ok(())
    }
}

/// The lines of a header.
struct Header<'h> {
    lines: Vec<Cow<'h, str>>,
    /// Whether a comma parts its elements.
    has_commas: bool,
}

impl<'h> Header<'h> {
    fn of(headers: &'h HeaderMap, name: &str) -> Option<Self> {
        let lines = headers.get_all(name).iter().map(|line| String::from_utf8_lossy(line.as_bytes()));
        let lines: Vec<Cow<'h, str>> = lines.collect();
        let has_commas = !name.eq_ignore_ascii_case("set-cookie");
        (!lines.is_empty()).then_some(Self { lines, has_commas })
    }

    /// Reads the value into a slot, or says what it should have been.
    fn read(&self, slot: &mut dyn Slot) -> Result<(), Cow<'static, str>> {
        self.read_by(&mut |reader| slot.read(reader))
    }

    fn read_by(
        &self,
        read: &mut dyn FnMut(&mut Reader<'_>) -> Result<(), Misfit>,
    ) -> Result<(), Cow<'static, str>> {
        let whole = self.lines.join(", ");
        let elements = self.elements();
        let list = |texts: Vec<String>| format!("[{}]", texts.join(","));
        let forms = [
            string(&whole),
            whole.trim().to_owned(),
            list(elements.iter().map(|element| string(element)).collect()),
            list(elements.iter().map(|element| (*element).to_owned()).collect()),
        ];
        let mut wanted = None;
        for form in forms {
            let mut reader = Reader::new(form.as_bytes());
            match read(&mut reader).and_then(|()| reader.end()) {
                Ok(()) => return Ok(()),
                Err(_) => wanted = wanted.or_else(|| Some(reader.wanted())),
            }
        }
        Err(wanted.unwrap_or_default())
    }

    /// The elements of a list; commas within quotes part nothing.
    fn elements(&self) -> Vec<&str> {
        let lines = self.lines.iter().flat_map(|line| {
            let mut is_quoted = false;
            let parts: Vec<&str> = line
                .split(move |c: char| {
                    is_quoted ^= c == '"';
                    c == ',' && self.has_commas && !is_quoted
                })
                .collect();
            parts
        });
        lines.map(str::trim).filter(|element| !element.is_empty()).collect()
    }
}

fn string(text: &str) -> String {
    to_json(text.trim()).unwrap_or_default()
}
