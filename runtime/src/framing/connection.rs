//! What a stream of items is read from: a response and, where the API lets a stream go on, those after it.

use std::fmt;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderName, HeaderValue};

use super::Position;
use crate::call::ExchangeFuture;
use crate::decode::event_stream;
use crate::streamed::Resume;
use crate::{ByteStream, ItemError, Sleep, TransportError};

/// By which a server knows where to go on (WHATWG HTML, section 9.2.4).
const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");

/// How long to wait before a stream goes on, unless the server says it: as browsers do.
const USUAL_WAIT: Duration = Duration::from_secs(3);

/// How many responses in a row may come without an event before nothing more is expected.
const MOST_EMPTY: u32 = 3;

pub(super) struct Connection {
    state: State,
    resume: Option<Box<Resume>>,
    /// How many responses came without a sign of life since the last one that had some.
    empty: u32,
    /// How many signs of life there were before this response.
    signs: u64,
}

enum State {
    Reading(Box<ByteStream>),
    Waiting(Sleep),
    Asking(ExchangeFuture),
    Closed,
}

/// What the next bytes are.
pub(super) enum Progress {
    Bytes(Bytes),
    /// What comes next is another response.
    Again,
    Failed(ItemError),
    Ended,
}

impl Connection {
    pub(super) fn new(mut bytes: ByteStream) -> Self {
        let resume = bytes.take_resume();
        Self { state: State::Reading(Box::new(bytes)), resume, empty: 0, signs: 0 }
    }

    pub(super) fn closed() -> Self {
        Self { state: State::Closed, resume: None, empty: 0, signs: 0 }
    }

    pub(super) fn is_closed(&self) -> bool {
        matches!(self.state, State::Closed)
    }

    pub(super) fn poll(&mut self, position: Position<'_>, context: &mut Context<'_>) -> Poll<Progress> {
        loop {
            match &mut self.state {
                State::Reading(bytes) => match ready!(bytes.poll_piece(context)) {
                    Some(Ok(piece)) => return Poll::Ready(Progress::Bytes(piece)),
                    end => {
                        let error = end.and_then(Result::err);
                        if let Some(ended) = self.leave(position, error) {
                            return Poll::Ready(ended);
                        }
                    }
                },
                State::Waiting(sleep) => {
                    ready!(std::future::Future::poll(sleep.as_mut(), context));
                    let asked = self.resume.as_ref().map(|resume| resume.ask(behind(position.last_id)));
                    self.state = asked.map_or(State::Closed, State::Asking);
                }
                State::Asking(asked) => {
                    let exchanged = ready!(asked.as_mut().poll(context));
                    return Poll::Ready(self.enter(exchanged));
                }
                State::Closed => return Poll::Ready(Progress::Ended),
            }
        }
    }

    /// What becomes of a response that ended or broke off: nothing yet, where it goes on.
    fn leave(&mut self, position: Position<'_>, error: Option<TransportError>) -> Option<Progress> {
        self.empty = if self.signs == position.signs { self.empty + 1 } else { 0 };
        self.signs = position.signs;
        let wait = position.retry.unwrap_or(USUAL_WAIT);
        self.state = match &self.resume {
            Some(resume) if self.empty < MOST_EMPTY => State::Waiting(resume.wait(wait)),
            _ => State::Closed,
        };
        match (&self.state, error) {
            (State::Closed, Some(error)) => Some(Progress::Failed(error.into())),
            (State::Closed, None) => Some(Progress::Ended),
            _ => None,
        }
    }

    /// What becomes of the response that a stream goes on with.
    fn enter(&mut self, exchanged: Result<crate::client::Exchanged, crate::Error>) -> Progress {
        self.state = State::Closed;
        let response = match exchanged {
            Ok(exchanged) => exchanged.response,
            Err(error) => return Progress::Failed(error.into()),
        };
        // By the standard, there is nothing more to come.
        if response.status() == http::StatusCode::NO_CONTENT {
            return Progress::Ended;
        }
        let Some(resume) = &self.resume else { return Progress::Ended };
        let accepted = resume.accepted(response).map_err(ItemError::from);
        match accepted.and_then(|response| Ok(event_stream(&response)?)) {
            Ok(bytes) => {
                self.state = State::Reading(Box::new(bytes));
                Progress::Again
            }
            Err(error) => Progress::Failed(error),
        }
    }
}

/// The header by which what comes behind the event with this id is asked for.
fn behind(last_id: &str) -> Option<(HeaderName, HeaderValue)> {
    // What cannot stand in a header was never an id that a browser would send.
    let value = HeaderValue::from_bytes(last_id.as_bytes()).ok().filter(|value| !value.is_empty())?;
    Some((LAST_EVENT_ID, value))
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.state {
            State::Reading(bytes) => bytes.fmt(f),
            State::Waiting(_) | State::Asking(_) => f.write_str("Interrupted"),
            State::Closed => f.write_str("Ended"),
        }
    }
}
