//! Media types and ranges of them (RFC 9110, section 8.3).

/// The media type without its parameters.
pub(crate) fn essence(media: &str) -> &str {
    media.split_once(';').map_or(media, |(essence, _)| essence).trim()
}

/// How well a media type is one that was declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    Same,
    InRange,
    Not,
}

/// How well `media` is the media type `declared`, or is in it where it is a range. Parameters and case do not count.
pub(crate) fn fit(declared: &str, media: &str) -> Fit {
    let (declared, media) = (essence(declared), essence(media));
    if declared.eq_ignore_ascii_case(media) {
        return Fit::Same;
    }
    let kind = |media: &str| media.split_once('/').map(|(kind, _)| kind.to_ascii_lowercase());
    match declared.split_once('/') {
        Some(("*", "*")) => Fit::InRange,
        Some((wanted, "*")) if kind(media).is_some_and(|kind| kind.eq_ignore_ascii_case(wanted)) => {
            Fit::InRange
        }
        _ => Fit::Not,
    }
}

/// Whether it is that of a JSON text sequence (RFC 7464), or of one by its suffix (RFC 8091).
pub(crate) fn is_json_sequence(media: &str) -> bool {
    let media = essence(media).to_ascii_lowercase();
    media == "application/json-seq" || media.ends_with("+json-seq")
}

/// Whether a response is of this media type, or says none.
pub(crate) fn is_of<B>(response: &http::Response<B>, declared: &str) -> bool {
    let said = response.headers().get(http::header::CONTENT_TYPE);
    said.is_none_or(|said| said.to_str().is_ok_and(|media| fit(declared, media) != Fit::Not))
}

/// Whether it is a range and no media type.
pub(crate) fn is_range(media: &str) -> bool {
    essence(media).contains('*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_and_case_do_not_count() {
        assert_eq!(fit("image/png", "IMAGE/PNG; q=1"), Fit::Same);
        assert_eq!(fit("image/*", "image/png"), Fit::InRange);
        assert_eq!(fit("*/*", "a/b"), Fit::InRange);
        assert_eq!(fit("image/*", "text/png"), Fit::Not);
        assert_eq!(fit("image/png", "image/jpeg"), Fit::Not);
        assert!(is_range("image/*") && !is_range("image/png; a=*"));
    }
}
