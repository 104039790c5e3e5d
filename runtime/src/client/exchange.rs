//! A call from the finished request to the last answer: attempts, waits, and the time limit over all of them.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;
use http::header::WWW_AUTHENTICATE;

use super::trace::Trace;
use super::{Client, Inner, Settings};
use crate::retry::{self, is_worth_repeating};
use crate::time::within;
use crate::token::{Held, SharedError, TokenSource};
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
pub(super) struct Exchange {
    pub(super) operation: &'static OperationInfo,
    pub(super) request: http::Request<Bytes>,
    pub(super) inner: Arc<Inner>,
    pub(super) settings: Arc<Settings>,
    pub(super) login: Option<Login>,
}

/// Where the token of a call comes from.
pub(super) struct Login {
    pub(super) source: Arc<TokenSource>,
    /// Without tokens of providers.
    pub(super) client: Client,
    /// The token that the request carries.
    pub(super) held: Option<Held>,
}

/// Whether a call was made again with a new token.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Renewed {
    No,
    Yes,
}

impl Exchange {
    pub(super) async fn run(mut self, trace: &Trace) -> Result<Exchanged, Error> {
        let started = self.inner.clock.instant();
        let mut earlier = Vec::new();
        let mut waited = Duration::ZERO;
        let mut number = 1;
        let mut renewed = Renewed::No;
        loop {
            let begun = self.inner.clock.instant();
            let left = self.settings.timeout.saturating_sub(begun.saturating_duration_since(started));
            if let Err(error) = self.put_token(left).await {
                return Err(Error::from_login(self.operation, error).with_attempts(earlier));
            }
            let begun = self.inner.clock.instant();
            let left = self.settings.timeout.saturating_sub(begun.saturating_duration_since(started));
            let request = self.request_of(number - renewed as u32, renewed);
            let answer = self.inner.attempt(request, left).await;
            let took = self.inner.clock.instant().saturating_duration_since(begun);
            let attempt = Attempt { waited, took, end: AttemptEnd::of(&answer) };
            let wait = if renewed == Renewed::No && self.refuses_token(&answer) {
                renewed = Renewed::Yes;
                Some(Duration::ZERO)
            } else {
                self.wait_after(number - renewed as u32, attempt.end, &answer)
            };
            // Behind the transport's limit there is no time for another attempt, only for the first to be told of.
            let wait = wait.filter(|wait| *wait < transport_limit(left).saturating_sub(took));
            trace.attempted(number, &attempt, wait);
            let Some(wait) = wait else {
                return self.conclude(answer, Attempts { earlier, last: attempt });
            };
            earlier.push(attempt);
            waited = wait;
            number += 1;
            if !wait.is_zero() {
                self.inner.clock.sleep(wait).await;
            }
        }
    }

    /// Puts a good token into the request, where it takes one from a provider.
    async fn put_token(&mut self, limit: Duration) -> Result<(), SharedError> {
        let Some(login) = &mut self.login else { return Ok(()) };
        let held = login.source.acquire(&login.client, &*self.inner.clock, limit).await?;
        self.request.headers_mut().insert(held.name.clone(), held.value.clone());
        login.held = Some(held);
        Ok(())
    }

    /// Whether the server refused the token (RFC 6750 §3). It is forgotten then, so that there will be a new one.
    fn refuses_token(&self, answer: &Result<Response, TransportError>) -> bool {
        let (Some(Login { source, held: Some(held), .. }), Ok(response)) = (&self.login, answer) else {
            return false;
        };
        let refused = source.is_bearer() && is_bearer_refusal(response);
        if refused {
            source.refuse(held);
        }
        refused
    }

    /// The request, kept for another attempt where there may be one.
    fn request_of(&mut self, attempt: u32, renewed: Renewed) -> http::Request<Bytes> {
        let may_renew = self.login.is_some() && renewed == Renewed::No;
        match may_renew || self.settings.retry.goes_on_after(attempt) {
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

/// A 401 that asks for a bearer token, or does not say what it asks for.
fn is_bearer_refusal(response: &Response) -> bool {
    let mut asked = response.headers().get_all(WWW_AUTHENTICATE).iter().peekable();
    response.status() == StatusCode::UNAUTHORIZED
        && (asked.peek().is_none() || asked.any(|value| names_bearer(value.as_bytes())))
}

fn names_bearer(challenges: &[u8]) -> bool {
    challenges.windows(6).any(|word| word.eq_ignore_ascii_case(b"bearer"))
}

/// A transport that keeps time itself is a little earlier than the client, and can tell how far the answer came.
fn transport_limit(limit: Duration) -> Duration {
    limit.saturating_sub((limit / 10).min(Duration::from_millis(50)))
}

impl Inner {
    async fn attempt(
        &self,
        mut request: http::Request<Bytes>,
        limit: Duration,
    ) -> Result<Response, TransportError> {
        request.extensions_mut().insert(TimeLimit(transport_limit(limit)));
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
