//! multipart/form-data (RFC 7578).
//!
//! The crates for it read streams, and bring an async stack for that. A request is at hand here as a whole, so that
//! reading it is a search for the boundary.

use memchr::memmem::Finder;

use super::Unreadable;
use crate::request::media;

/// A part: its name, its media type and its bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FormPart<'b> {
    pub(super) name: String,
    pub(super) media: Option<String>,
    /// Whether it has a file name.
    pub(super) is_file: bool,
    pub(super) content: &'b [u8],
}

/// The parts between boundaries. What is before the first and behind the last one does not count.
pub(super) fn parse<'b>(body: &'b [u8], boundary: &str) -> Result<Vec<FormPart<'b>>, Unreadable> {
    let delimiter = format!("\r\n--{boundary}");
    let finder = Finder::new(delimiter.as_bytes());
    // The first boundary may be at the very beginning, without a line break before it.
    let mut rest = match delimiter.as_bytes().get(2..).and_then(|boundary| body.strip_prefix(boundary)) {
        Some(rest) => rest,
        None => split(body, &finder).ok_or_else(|| broken("its boundary is nowhere in it"))?.1,
    };
    let mut parts = Vec::new();
    while !rest.starts_with(b"--") {
        let part = skip_padding(rest)
            .strip_prefix(b"\r\n")
            .ok_or_else(|| broken("a boundary has no line break behind it"))?;
        let (part, behind) = split(part, &finder).ok_or_else(|| broken("its last boundary is missing"))?;
        parts.push(parse_part(part)?);
        rest = behind;
    }
    Ok(parts)
}

/// What is before the first place of what is looked for, and what is behind it.
fn split<'b>(bytes: &'b [u8], finder: &Finder<'_>) -> Option<(&'b [u8], &'b [u8])> {
    let at = finder.find(bytes)?;
    Some((bytes.get(..at)?, bytes.get(at + finder.needle().len()..)?))
}

/// Spaces and tabs may follow a boundary (RFC 2046, section 5.1.1).
fn skip_padding(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().position(|byte| !matches!(byte, b' ' | b'\t')).unwrap_or(bytes.len());
    bytes.get(end..).unwrap_or_default()
}

fn parse_part(part: &[u8]) -> Result<FormPart<'_>, Unreadable> {
    let (headers, content) =
        split(part, &Finder::new("\r\n\r\n")).ok_or_else(|| broken("a part has no end of its headers"))?;
    let headers = std::str::from_utf8(headers).map_err(|_| broken("a header is not written in UTF-8"))?;
    let header = |wanted: &str| {
        let mut lines = headers.split("\r\n").filter_map(|line| line.split_once(':'));
        lines.find(|(name, _)| name.trim().eq_ignore_ascii_case(wanted)).map(|(_, value)| value)
    };
    let media = header("content-type").map(|media| media.trim().to_owned());
    let disposition = header("content-disposition").filter(|value| media::essence(value) == "form-data");
    let name = disposition
        .and_then(|value| media::parameter(value, "name"))
        .ok_or_else(|| broken("a part does not say its name"))?;
    let is_file = disposition.is_some_and(|value| {
        ["filename", "filename*"].iter().any(|key| media::parameter(value, key).is_some())
    });
    Ok(FormPart { name: unescape(&name), media, is_file, content })
}

/// As the WHATWG HTML standard escapes the names of form entries.
fn unescape(name: &str) -> String {
    name.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n")
}

fn broken(why: &str) -> Unreadable {
    Unreadable::malformed(format!("is not valid multipart/form-data: {why}"))
}
