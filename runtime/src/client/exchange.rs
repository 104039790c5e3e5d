//! A call from the finished request to the last answer: attempts, waits, and the time limit over all of them.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use super::trace::Trace;
use super::{Inner, Settings};
use crate::retry::{self, is_worth_repeating};
use crate::time::within;
use crate::{Attempt, AttemptEnd, Error, OperationInfo, Response, TimeLimit, TransportError};

/// What came of a call: an answer of any status.
pub(crate) struct Exchanged {
    pub(crate) response: Response,
    pub(crate) attempts: Attempts,
}

/// The attempts at a call. A call that succeeds at once, as nearly all do, allocates nothing for them.
pub(crate) struct Attempts {
    earlier: Vec<Attempt>,
    last: Attempt,
}

impl Attempts {
    pub(crate) fn into_vec(mut self) -> Vec<Attempt> {
        self.earlier.push(self.last);
        self.earlier
    }
}

/// A request on its way.
pub(super) struct Call {
    pub(super) operation: &'static OperationInfo,
    pub(super) request: http::Request<Bytes>,
    pub(super) inner: Arc<Inner>,
    pub(super) settings: Arc<Settings>,
}

impl Call {
    pub(super) async fn run(mut self, trace: &Trace) -> Result<Exchanged, Error> {
        let started = self.inner.clock.instant();
        let mut earlier = Vec::new();
        let mut waited = Duration::ZERO;
        let mut number = 1;
        loop {
            let begun = self.inner.clock.instant();
            let left = self.settings.timeout.saturating_sub(begun.saturating_duration_since(started));
            let request = self.request_of(number);
            let answer = self.inner.attempt(request, left).await;
            let took = self.inner.clock.instant().saturating_duration_since(begun);
            let attempt = Attempt { waited, took, end: AttemptEnd::of(&answer) };
            let wait = self
                .wait_after(number, attempt.end, &answer)
                .filter(|wait| *wait < left.saturating_sub(took));
            trace.attempted(number, &attempt, wait);
            let Some(wait) = wait else {
                return self.conclude(answer, Attempts { earlier, last: attempt });
            };
            earlier.push(attempt);
            waited = wait;
            number += 1;
            self.inner.clock.sleep(wait).await;
        }
    }

    /// The request, kept for another attempt where there may be one.
    fn request_of(&mut self, attempt: u32) -> http::Request<Bytes> {
        match self.settings.retry.goes_on_after(attempt) {
            true => self.request.clone(),
            false => std::mem::take(&mut self.request),
        }
    }

    /// How long to wait for the next attempt, where there should be one.
    fn wait_after(
        &self,
        attempt: u32,
        end: AttemptEnd,
        answer: &Result<Response, TransportError>,
    ) -> Option<Duration> {
        let retry = self.settings.retry;
        if !retry.goes_on_after(attempt) || !is_worth_repeating(self.operation, end) {
            return None;
        }
        let response = match answer {
            Ok(response) => Some(response),
            Err(error) => error.partial_response(),
        };
        let asked = response.and_then(|response| retry::asked(response, self.inner.clock.system_time()));
        retry.wait(attempt, asked, self.inner.random.fraction())
    }

    fn conclude(
        &self,
        answer: Result<Response, TransportError>,
        attempts: Attempts,
    ) -> Result<Exchanged, Error> {
        match answer {
            Ok(response) => Ok(Exchanged { response, attempts }),
            Err(error) => {
                Err(Error::from_transport(self.operation, error).with_attempts(attempts.into_vec()))
            }
        }
    }
}

impl Inner {
    async fn attempt(
        &self,
        mut request: http::Request<Bytes>,
        limit: Duration,
    ) -> Result<Response, TransportError> {
        // A transport that keeps time itself is a little earlier, and can tell how far the answer came.
        let own = limit.saturating_sub((limit / 10).min(Duration::from_millis(50)));
        request.extensions_mut().insert(TimeLimit(own));
        match within(&*self.clock, limit, self.transport.send(request)).await {
            Some(answer) => answer.and_then(|response| self.bounded(response)),
            None => Err(TransportError::timeout("the time limit of the call")),
        }
    }

    /// The built-in transport stops reading at the limit; another one may not know it.
    fn bounded(&self, response: Response) -> Result<Response, TransportError> {
        let limit = self.max_response_size;
        if response.body().len() <= limit {
            return Ok(response);
        }
        Err(TransportError::body_too_large(limit, response.map(|body| body.slice(..limit))))
    }
}
