//! Downloads that go on where they broke off, by requests for the rest (RFC 9110, section 14).

use std::future::Future;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http::header::{
    ACCEPT_RANGES, CONTENT_ENCODING, CONTENT_RANGE, DATE, ETAG, IF_RANGE, LAST_MODIFIED, RANGE,
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use super::{Resume, stream_of};
use crate::call::ExchangeFuture;
use crate::client::Exchanged;
use crate::{Body, Error, HttpDate, Response, Sleep, TransportError};

/// A download under way, and how it goes on.
pub(super) struct Download {
    resume: Resume,
    version: Version,
    /// How many bytes came.
    position: u64,
    /// How many came at most, should it have started over.
    furthest: u64,
    /// How many of the bytes that come next came before.
    repeated: u64,
    /// How many responses in a row broke off without getting further.
    failures: u32,
    state: State,
}

enum State {
    Reading,
    Waiting(Sleep),
    Asking(ExchangeFuture),
}

/// What becomes of bytes that were given out when others come in their place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum GivenOut {
    ForGood,
    TakenBack,
}

/// How a download that broke off goes on.
pub(super) enum Next {
    /// With what comes behind the bytes that are there.
    Rest(Body),
    /// With all of it, in the place of what was there.
    Anew(Body),
    Failed(TransportError),
}

/// By what a server tells one state of a file from another.
#[derive(Clone, PartialEq, Eq)]
struct Version {
    /// What changes with every byte of it.
    validator: Option<HeaderValue>,
    length: Option<u64>,
}

impl Download {
    /// The download that a response begins; none where it is a part already.
    pub(super) fn begin(resume: Resume, head: &Response, length: Option<u64>) -> Option<Self> {
        (head.status() == StatusCode::OK).then(|| Self {
            resume,
            version: Version::of(head.headers(), length),
            position: 0,
            furthest: 0,
            repeated: 0,
            failures: 0,
            state: State::Reading,
        })
    }

    pub(super) fn length(&self) -> Option<u64> {
        self.version.length
    }

    pub(super) fn is_interrupted(&self) -> bool {
        !matches!(self.state, State::Reading)
    }

    /// What is new of a piece; `None` where nothing is, or the download goes on with another response.
    pub(super) fn received(
        &mut self,
        piece: Option<Result<Bytes, TransportError>>,
        given_out: GivenOut,
    ) -> Option<Option<Result<Bytes, TransportError>>> {
        let error = match piece {
            Some(Ok(bytes)) => return self.new_of(bytes).transpose().map(Some),
            Some(Err(error)) => error,
            None => match self.missing() {
                None => return Some(None),
                Some(error) => error,
            },
        };
        match self.goes_on(given_out) {
            true => None,
            false => Some(Some(Err(error))),
        }
    }

    fn new_of(&mut self, mut bytes: Bytes) -> Result<Option<Bytes>, TransportError> {
        let known = usize::try_from(self.repeated).unwrap_or(usize::MAX).min(bytes.len());
        let new = bytes.split_off(known);
        self.repeated -= known as u64;
        if new.is_empty() {
            return Ok(None);
        }
        self.position += new.len() as u64;
        if self.position > self.furthest {
            (self.furthest, self.failures) = (self.position, 0);
        }
        match self.version.length {
            Some(length) if self.position > length => {
                Err(TransportError::other("there are more bytes than were announced"))
            }
            _ => Ok(Some(new)),
        }
    }

    /// What is missing at the end of a response.
    fn missing(&self) -> Option<TransportError> {
        let missing = self.version.length?.saturating_sub(self.position);
        (missing > 0)
            .then(|| TransportError::other(format!("{missing} bytes of those announced are missing")))
    }

    /// Whether it goes on after it was interrupted, which it then waits for.
    fn goes_on(&mut self, given_out: GivenOut) -> bool {
        self.failures = self.failures.saturating_add(1);
        let has_way = self.position == 0 || self.version.has_parts() || given_out == GivenOut::TakenBack;
        match self.resume.wait_after(self.failures).filter(|_| has_way) {
            Some(sleep) => {
                self.state = State::Waiting(sleep);
                true
            }
            None => false,
        }
    }

    /// How it goes on after it was interrupted.
    pub(super) fn poll_next(&mut self, given_out: GivenOut, context: &mut Context<'_>) -> Poll<Next> {
        loop {
            match &mut self.state {
                State::Waiting(sleep) => {
                    ready!(Future::poll(sleep.as_mut(), context));
                    self.state = State::Asking(self.resume.ask(self.wanted()));
                }
                State::Asking(asked) => {
                    let exchanged = ready!(asked.as_mut().poll(context));
                    self.state = State::Reading;
                    let next = self.entered(exchanged, given_out);
                    return Poll::Ready(
                        next.unwrap_or_else(|error| Next::Failed(TransportError::other(error))),
                    );
                }
                State::Reading => {
                    return Poll::Ready(Next::Failed(TransportError::other("nothing was asked for")));
                }
            }
        }
    }

    /// The headers by which the rest is asked for; none where all of it is.
    fn wanted(&self) -> Vec<(HeaderName, HeaderValue)> {
        let range = HeaderValue::try_from(format!("bytes={}-", self.position)).ok();
        match (&self.version.validator, range) {
            (Some(validator), Some(range)) if self.position > 0 && self.version.has_parts() => {
                vec![(RANGE, range), (IF_RANGE, validator.clone())]
            }
            _ => Vec::new(),
        }
    }

    fn entered(
        &mut self,
        exchanged: Result<Exchanged, Error>,
        given_out: GivenOut,
    ) -> Result<Next, Box<dyn std::error::Error + Send + Sync>> {
        let response = self.resume.accepted(exchanged?.response)?;
        let body = stream_of(&response).into_body();
        match response.status() {
            StatusCode::PARTIAL_CONTENT => {
                self.check_part(response.headers())?;
                Ok(Next::Rest(body))
            }
            StatusCode::OK => {
                let version = Version::of(response.headers(), body.length());
                if version.validator.is_some() && version == self.version {
                    self.repeated = self.position;
                    return Ok(Next::Rest(body));
                }
                if self.position > 0 && given_out == GivenOut::ForGood {
                    return Err("what was asked for is not what it was when its beginning came".into());
                }
                (self.version, self.position, self.repeated) = (version, 0, 0);
                Ok(Next::Anew(body))
            }
            other => Err(format!("the rest was asked for, and the response has the status {other}").into()),
        }
    }

    /// Whether a response is the part that was asked for, of what was there before.
    fn check_part(&self, headers: &HeaderMap) -> Result<(), String> {
        let range =
            ContentRange::of(headers).ok_or("the response is a part, and does not say of what bytes")?;
        if range.first != self.position {
            return Err(format!(
                "the bytes from {} on were asked for, and those from {} on came",
                self.position, range.first
            ));
        }
        let has_other_length = range.whole.is_some() && range.whole != self.version.length;
        let said = [ETAG, LAST_MODIFIED].map(|name| headers.get(name));
        let known = self.version.validator.as_ref();
        let has_other_validator = match (known, said) {
            (Some(known), [Some(tag), _]) if is_tag(known) => tag != known,
            (Some(known), [_, Some(date)]) if !is_tag(known) => date != known,
            _ => false,
        };
        match has_other_length || has_other_validator || is_coded(headers) {
            true => Err("the response is a part of something else than what was there before".to_owned()),
            false => Ok(()),
        }
    }
}

impl Version {
    fn of(headers: &HeaderMap, length: Option<u64>) -> Self {
        let has_no_parts = headers.get(ACCEPT_RANGES).is_some_and(|ranges| ranges == "none");
        let validator = match has_no_parts || is_coded(headers) {
            true => None,
            false => strong_tag(headers).or_else(|| strong_date(headers)).cloned(),
        };
        Self { validator, length }
    }

    /// Whether a part of it can be asked for, and told from one of another.
    fn has_parts(&self) -> bool {
        self.validator.is_some() && self.length.is_some()
    }
}

/// Whether bytes that are sent are others than those that are read.
fn is_coded(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_ENCODING).is_some_and(|coding| coding != "identity")
}

fn is_tag(validator: &HeaderValue) -> bool {
    validator.as_bytes().starts_with(b"\"")
}

/// A tag that no two states have in common; of a weak one that is not said.
fn strong_tag(headers: &HeaderMap) -> Option<&HeaderValue> {
    headers.get(ETAG).filter(|tag| is_tag(tag))
}

/// A date behind which no change can have come in the same second (RFC 9110, section 8.8.2.2).
fn strong_date(headers: &HeaderMap) -> Option<&HeaderValue> {
    let moment = |name| headers.get(name)?.to_str().ok()?.parse::<HttpDate>().ok();
    let (modified, sent) = (moment(LAST_MODIFIED)?.timestamp(), moment(DATE)?.timestamp());
    let age = sent.duration_since(modified).ok()?;
    headers.get(LAST_MODIFIED).filter(|_| age >= Duration::from_secs(1))
}

/// Which bytes a part has, and of how many.
struct ContentRange {
    first: u64,
    whole: Option<u64>,
}

impl ContentRange {
    fn of(headers: &HeaderMap) -> Option<Self> {
        let text = headers.get(CONTENT_RANGE)?.to_str().ok()?;
        let (range, whole) = text.trim().strip_prefix("bytes ")?.split_once('/')?;
        let (first, _) = range.split_once('-')?;
        let whole = if whole == "*" { None } else { Some(whole.parse().ok()?) };
        Some(Self { first: first.trim().parse().ok()?, whole })
    }
}
