//! Which of several declared outcomes a response is.

use http::header::CONTENT_TYPE;

use crate::Response;
use crate::media::{self, Fit};

/// One of several declared outcomes of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Outcome {
    /// The status.
    pub status: u16,
    /// The media type, or a range of them; `None` fits any.
    pub media: Option<&'static str>,
}

impl Outcome {
    /// An outcome with this status and any media type.
    pub const fn new(status: u16) -> Self {
        Self { status, media: None }
    }

    /// Sets the media type.
    #[must_use]
    pub const fn media(mut self, media: &'static str) -> Self {
        self.media = Some(media);
        self
    }
}

/// The index of the declared outcome that is nearest to the response:
///
/// 1. of the outcomes with the status of the response or, if there is none, with the status nearest to it (the
///    lower of two), where 304 is near to no other;
/// 2. the first whose media type is the response's content type (parameters and case aside), else the first
///    whose range has it, else the first without a media type, else the first.
///
/// 0 when none is declared.
pub fn outcome(response: &Response, outcomes: &[Outcome]) -> usize {
    let status = response.status().as_u16();
    let content_type = content_type(response);
    let distance = |outcome: &Outcome| {
        let fit = |media| content_type.map_or(Fit::Not, |actual| media::fit(media, actual));
        let media_fit = match outcome.media.map(fit) {
            Some(Fit::Same) => 0,
            Some(Fit::InRange) => 1,
            None => 2,
            Some(Fit::Not) => 3,
        };
        let is_of_its_kind = outcome.status / 100 == status / 100;
        (!is_of_its_kind, outcome.status.abs_diff(status), outcome.status, media_fit)
    };
    // The first of equals.
    let nearest = outcomes.iter().enumerate().min_by_key(|(_, outcome)| distance(outcome));
    nearest.map_or(0, |(index, _)| index)
}

fn content_type(response: &Response) -> Option<&str> {
    response.headers().get(CONTENT_TYPE)?.to_str().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const JSON: Option<&str> = None;
    const CSV: Option<&str> = Some("text/csv");

    fn chosen(status: u16, content_type: Option<&str>, outcomes: &[(u16, Option<&'static str>)]) -> usize {
        let mut builder = http::Response::builder().status(status);
        if let Some(content_type) = content_type {
            builder = builder.header("content-type", content_type);
        }
        let response = builder.body(bytes::Bytes::new()).unwrap();
        let outcomes: Vec<_> = outcomes.iter().map(|&(status, media)| Outcome { status, media }).collect();
        outcome(&response, &outcomes)
    }

    #[test]
    fn status_comes_before_media_type() {
        assert_eq!(chosen(202, Some("text/csv"), &[(200, CSV), (202, JSON)]), 1);
        assert_eq!(chosen(200, Some("TEXT/CSV; charset=utf-8"), &[(200, JSON), (200, CSV)]), 1);
        assert_eq!(chosen(200, Some("text/plain"), &[(200, CSV), (200, JSON)]), 1);
        assert_eq!(chosen(200, None, &[(200, CSV), (200, Some("text/plain"))]), 0);
    }

    #[test]
    fn a_media_type_comes_before_a_range_and_that_before_none() {
        let (any, image) = (Some("*/*"), Some("image/*"));
        let outcomes = [(200, JSON), (200, any), (200, image), (200, Some("image/png"))];
        assert_eq!(chosen(200, Some("image/png"), &outcomes), 3);
        assert_eq!(chosen(200, Some("image/gif"), &[(200, CSV), (200, JSON), (200, image)]), 2);
        assert_eq!(chosen(200, Some("text/plain"), &[(200, JSON), (200, image)]), 0);
    }

    #[test]
    fn another_success_takes_the_nearest_status() {
        assert_eq!(chosen(201, None, &[(200, JSON), (204, JSON)]), 0);
        assert_eq!(chosen(203, None, &[(204, JSON), (202, JSON)]), 1);
        assert_eq!(chosen(206, Some("text/csv"), &[(202, JSON), (204, JSON), (204, CSV)]), 2);
        assert_eq!(chosen(200, None, &[]), 0);
    }

    #[test]
    fn what_was_not_modified_is_near_to_no_success() {
        assert_eq!(chosen(304, None, &[(299, JSON), (304, None)]), 1);
        assert_eq!(chosen(299, None, &[(304, None), (200, JSON)]), 1);
    }
}
