//! Names of headers, and media types (RFC 9110).

use super::Misfit;
use crate::diagnostic::Code;

/// Headers that the client sets, with the reason why no member is one of them.
const OWNED: [(&str, &str); 7] = [
    ("content-type", "the client sets it from the body"),
    ("content-length", "the client sets it from the body"),
    ("transfer-encoding", "the client sets it from the body"),
    ("host", "the client sets it from the server's URL"),
    ("connection", "it belongs to the connection, which the client manages"),
    ("accept", "the client sets it from what the operation accepts"),
    ("authorization", "the client sets it from its credentials"),
];

/// Returns why a text cannot be the name of a header that a member is sent in.
pub(crate) fn header_name(name: &str) -> Option<Misfit> {
    if !is_token(name) {
        let message = format!("`{}` is not a valid header name", name.escape_debug());
        let help = "a header's name has letters, digits and hyphens (RFC 9110)";
        return Some(Misfit::new(Code::BadHeaderName, message, help));
    }
    let (_, reason) = OWNED.iter().find(|(owned, _)| name.eq_ignore_ascii_case(owned))?;
    let message = format!("`{name}` cannot be a member: {reason}");
    Some(Misfit::new(Code::ReservedHeader, message, "remove it here"))
}

/// Returns why a text cannot be the name of a header that a response has.
pub(crate) fn response_header(name: &str) -> Option<Misfit> {
    header_name(name).filter(|misfit| misfit.code == Code::BadHeaderName)
}

/// Returns why a text cannot be the value of a header (RFC 9110 §5.5, without what is not ASCII).
pub(crate) fn header_value(text: &str) -> Option<Misfit> {
    let fits = is_printable(text) && text == text.trim() && !text.is_empty();
    let message = format!("`{}` cannot be sent in a header", text.escape_debug());
    let help = "write printable ASCII, without spaces at its ends";
    (!fits).then(|| Misfit::new(Code::BadHeaderName, message, help))
}

/// Returns why a text cannot be the name of a cookie.
pub(crate) fn cookie_name(name: &str) -> Option<Misfit> {
    let message = format!("`{}` is not a valid name of a cookie", name.escape_debug());
    let help = "a cookie's name has letters, digits, hyphens and underscores (RFC 6265)";
    (!is_token(name)).then(|| Misfit::new(Code::BadHeaderName, message, help))
}

/// Returns why a text cannot be the name of a header that a credential is sent in. A vendor may want its key in
/// `authorization`, without a scheme word.
pub(crate) fn scheme_header(name: &str) -> Option<Misfit> {
    header_name(name).filter(|_| !name.eq_ignore_ascii_case("authorization"))
}

/// Returns why a text cannot be the media type of a body: `type/subtype`, perhaps with parameters.
pub(crate) fn media_type(text: &str) -> Option<Misfit> {
    let essence = essence(text);
    let fits = is_media_type(essence) && !essence.contains('*') && is_printable(text);
    (!fits).then(|| not_a_media_type(text))
}

/// Returns why a text cannot be a media type or a range of them, such as `image/*`.
pub(crate) fn media_range(text: &str) -> Option<Misfit> {
    let fits = match essence(text).split_once('/') {
        Some(("*", subtype)) => subtype == "*",
        Some((kind, "*")) => is_token(kind) && !kind.contains('*'),
        _ => return media_type(text),
    };
    (!(fits && is_printable(text))).then(|| not_a_media_type(text))
}

/// Returns why a text that is sent cannot have a media type: it is written in UTF-8.
pub(crate) fn text_body_media(text: &str) -> Option<Misfit> {
    let mut parameters = text.split(';').skip(1).filter_map(|parameter| parameter.split_once('='));
    let (_, charset) = parameters.find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))?;
    let charset = charset.trim().trim_matches('"').to_ascii_lowercase();
    if matches!(charset.as_str(), "utf-8" | "utf8" | "us-ascii" | "ascii") {
        return None;
    }
    let message = format!("a body is written in UTF-8, and `{}` says another charset", text.escape_debug());
    Some(Misfit::new(Code::BadMediaType, message, "leave the charset out"))
}

/// Returns why a text cannot be the value of `accept`: media ranges with commas between.
pub(crate) fn accept(text: &str) -> Option<Misfit> {
    if !is_printable(text) {
        return Some(not_a_media_type(text));
    }
    text.split(',').map(essence).find(|range| !is_media_type(range)).map(not_a_media_type)
}

fn not_a_media_type(text: &str) -> Misfit {
    let message = format!("`{}` is not a valid media type", text.escape_debug());
    Misfit::new(Code::BadMediaType, message, "write it like `application/json` or `text/plain`")
}

fn essence(text: &str) -> &str {
    text.split(';').next().unwrap_or("").trim()
}

fn is_printable(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_graphic() || c == ' ')
}

/// Two tokens with a slash between.
fn is_media_type(text: &str) -> bool {
    text.split_once('/').is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
}

/// A token of RFC 9110, section 5.6.2.
fn is_token(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c))
}
