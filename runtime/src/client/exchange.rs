//! A call from the finished request to the last response: attempts, waits, and the time limit over all of them.

use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, WWW_AUTHENTICATE};
use http::{HeaderValue, StatusCode};

use super::conventions::Repeatable;
use super::engine::{Engine, Shared};
use super::trace::Trace;
use crate::effective_options::{Credentialed, EffectiveOptions};
use crate::retry::{self, is_worth_repeating};
use crate::source::Source;
use crate::streamed::Slot;
use crate::time::{FOREVER, limited, within};
use crate::token::{CurrentToken, SharedError, TokenSource};
use crate::transport::gather;
use crate::{
    Attempt, AttemptEnd, Body, ByteStream, Error, InPieces, OperationInfo, Response, TimeLimit,
    TransportError,
};

/// What came of a call: a response of any status.
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
    /// The body, where it is not in memory.
    pub(super) source: Option<Source>,
    pub(super) request: http::Request<Bytes>,
    pub(super) shared: Arc<Shared>,
    pub(super) options: Arc<EffectiveOptions>,
    pub(super) login: Option<Login>,
    pub(super) repeatable: Repeatable,
}

/// Where the token of a call comes from.
pub(super) struct Login {
    pub(super) source: Arc<TokenSource>,
    /// Without tokens of providers.
    pub(super) engine: Engine,
    /// The token that the request carries.
    pub(super) token: Option<CurrentToken>,
}

/// Whether a call was made again with a new token.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Renewed {
    No,
    Yes,
}

/// Where a call stands.
struct Progress {
    call_started: Instant,
    earlier: Vec<Attempt>,
    /// How long was waited before the attempt under way.
    waited: Duration,
    renewed: Renewed,
}

impl Progress {
    /// The number of the attempt under way, counted from 1.
    fn number(&self) -> u32 {
        u32::try_from(self.earlier.len()).unwrap_or(u32::MAX).saturating_add(1)
    }

    /// The number that counts for [`Retry`](crate::Retry): the attempt with a new token is besides it.
    fn number_for_retry(&self) -> u32 {
        self.number() - self.renewed as u32
    }
}

impl Exchange {
    pub(super) async fn run(mut self, trace: &Trace) -> Result<Exchanged, Error> {
        let mut progress = Progress {
            call_started: self.shared.clock.instant(),
            earlier: Vec::new(),
            waited: Duration::ZERO,
            renewed: Renewed::No,
        };
        loop {
            let time_left = self.time_left(self.shared.clock.instant(), &progress);
            if let Err(error) = self.attach_token(time_left).await {
                return Err(Error::from_login(self.operation, error).with_attempts(progress.earlier));
            }
            let attempt_started = self.shared.clock.instant();
            let time_left = self.time_left(attempt_started, &progress);
            let mut request = self.next_request(&progress);
            if let Err(error) = self.sign(&mut request) {
                return Err(error.with_attempts(progress.earlier));
            }
            let result = match self.source.as_ref().map(Source::open).transpose() {
                Err(violations) => {
                    let error = Error::from_violations(self.operation, violations);
                    return Err(error.with_attempts(progress.earlier));
                }
                Ok(None) if !self.operation.streamed => self.shared.attempt(request, time_left).await,
                Ok(body) => {
                    let request = match body {
                        Some(body) => with_body(request, body),
                        None => request.map(Body::from),
                    };
                    self.shared.attempt_in_pieces(request, time_left, self.wanted()).await
                }
            };
            let took = self.shared.clock.instant().saturating_duration_since(attempt_started);
            let end = AttemptEnd::of(&result);
            let mut attempt = Attempt { waited: progress.waited, took, end, sent_once: false };
            let wait = self.next_wait(&result, &attempt, time_left, &mut progress);
            let wait = wait.filter(|_| {
                attempt.sent_once = self.source.as_ref().is_some_and(|source| !source.is_repeatable());
                !attempt.sent_once
            });
            trace.attempted(progress.number(), &attempt, wait);
            let Some(wait) = wait else {
                return self.conclude(result, Attempts { earlier: progress.earlier, last: attempt });
            };
            progress.earlier.push(attempt);
            progress.waited = wait;
            if !wait.is_zero() {
                self.shared.clock.sleep(wait.min(FOREVER)).await;
            }
        }
    }

    /// What is to be read piece by piece, if it is.
    fn wanted(&self) -> Option<InPieces> {
        let idle = || limited(self.options.idle_timeout);
        self.operation.streamed.then(|| InPieces::new(idle()).of_media(self.operation.stream_media))
    }

    /// What is left of the time limit; `None` without one.
    fn time_left(&self, now: Instant, progress: &Progress) -> Option<Duration> {
        let passed = now.saturating_duration_since(progress.call_started);
        limited(self.options.timeout).map(|limit| limit.saturating_sub(passed))
    }

    /// How long to wait for the next attempt, where there is to be one: with a new token at once, and else as
    /// [`Retry`](crate::Retry) says.
    fn next_wait(
        &self,
        result: &Result<Response, TransportError>,
        attempt: &Attempt,
        time_left: Option<Duration>,
        progress: &mut Progress,
    ) -> Option<Duration> {
        let wait = if progress.renewed == Renewed::No && self.refuses_token(result) {
            progress.renewed = Renewed::Yes;
            Duration::ZERO
        } else {
            self.wait_after(progress.number_for_retry(), attempt.end, result)?
        };
        // Past the transport's limit there is no time for another attempt, only to tell of this one.
        let is_in_time = |left| wait < transport_limit(left).saturating_sub(attempt.took);
        time_left.is_none_or(is_in_time).then_some(wait)
    }

    /// Puts a good token into the request, where it takes one from a provider.
    async fn attach_token(&mut self, time_left: Option<Duration>) -> Result<(), SharedError> {
        let Some(login) = &mut self.login else { return Ok(()) };
        let token = login.source.acquire(&login.engine, &*self.shared.clock, time_left).await?;
        self.request.headers_mut().insert(token.name.clone(), token.value.clone());
        login.token = Some(token);
        Ok(())
    }

    /// Lets the signer see the request, where it may have the client's credentials.
    fn sign(&self, request: &mut http::Request<Bytes>) -> Result<(), Error> {
        match &self.shared.conventions.signer {
            Some(signer) if self.options.credentialed == Credentialed::Yes => {
                let now = self.shared.clock.system_time();
                let signed = match self.source {
                    None => signer.sign(request, now),
                    Some(_) => signer.sign_head(request, now),
                };
                signed.map_err(|why| {
                    let why = format!("it could not be signed: {why}");
                    Error::unsendable(self.operation, "credential", why)
                })
            }
            _ => Ok(()),
        }
    }

    /// Whether the server refused the token (RFC 6750 §3, or as the API or the caller says). It is then forgotten, so that there will be a new one.
    fn refuses_token(&self, result: &Result<Response, TransportError>) -> bool {
        let (Some(Login { source, token: Some(token), .. }), Ok(response)) = (&self.login, result) else {
            return false;
        };
        let refused = source.is_bearer() && is_bearer_refusal(response)
            || source.is_refused_by(response)
            || self.shared.conventions.refuses_token.as_ref().is_some_and(|refuses| refuses(response));
        if refused {
            source.refuse(token);
        }
        refused
    }

    /// The request, kept for another attempt where there may be one.
    fn next_request(&mut self, progress: &Progress) -> http::Request<Bytes> {
        let may_renew = self.login.is_some() && progress.renewed == Renewed::No;
        match may_renew || self.options.retry.allows_another(progress.number_for_retry()) {
            true => self.request.clone(),
            false => std::mem::take(&mut self.request),
        }
    }

    /// How long to wait for the next attempt, where there is to be one.
    fn wait_after(
        &self,
        number: u32,
        end: AttemptEnd,
        result: &Result<Response, TransportError>,
    ) -> Option<Duration> {
        let retry = self.options.retry;
        if !retry.allows_another(number) || !is_worth_repeating(retry, self.operation, self.repeatable, end) {
            return None;
        }
        let response = match result {
            Ok(response) => Some(response),
            Err(error) => error.partial_response(),
        };
        let asked = response.and_then(|response| {
            let now = self.shared.clock.system_time();
            retry::retry_after(response, now, &self.shared.conventions.wait_headers)
        });
        retry.wait(number, asked, self.shared.random.fraction())
    }

    fn conclude(
        &self,
        result: Result<Response, TransportError>,
        attempts: Attempts,
    ) -> Result<Exchanged, Error> {
        match result {
            Ok(response) => Ok(Exchanged { response, attempts }),
            Err(error) => {
                Err(Error::from_transport(self.operation, error).with_attempts(attempts.into_vec()))
            }
        }
    }
}

/// The request with a body that is read piece by piece.
fn with_body(request: http::Request<Bytes>, body: Body) -> http::Request<Body> {
    let mut request = request.map(|_| body);
    if let Some(length) = request.body().length() {
        request.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
    }
    request
}

/// A 401 that asks for a bearer token, or does not say what it asks for.
fn is_bearer_refusal(response: &Response) -> bool {
    let mut challenges = response.headers().get_all(WWW_AUTHENTICATE).iter().peekable();
    response.status() == StatusCode::UNAUTHORIZED
        && (challenges.peek().is_none() || challenges.any(|value| names_bearer(value.as_bytes())))
}

fn names_bearer(challenges: &[u8]) -> bool {
    challenges.windows(6).any(|word| word.eq_ignore_ascii_case(b"bearer"))
}

/// A transport that keeps time itself is a little earlier than the client, and can tell how much of the response came.
fn transport_limit(limit: Duration) -> Duration {
    limit.saturating_sub((limit / 10).min(Duration::from_millis(50)))
}

impl Shared {
    pub(super) async fn attempt(
        &self,
        mut request: http::Request<Bytes>,
        time_left: Option<Duration>,
    ) -> Result<Response, TransportError> {
        if let Some(limit) = time_left {
            request.extensions_mut().insert(TimeLimit::new(transport_limit(limit)));
        }
        match within(&*self.clock, time_left, self.transport.send(request)).await {
            Some(result) => result.and_then(|response| self.bounded(response)),
            None => Err(TransportError::timeout("the time limit of the call")),
        }
    }

    /// An attempt whose body, response or both are read piece by piece. The time limit ends with the head of a success that
    /// is wanted in pieces.
    pub(super) async fn attempt_in_pieces(
        &self,
        mut request: http::Request<Body>,
        time_left: Option<Duration>,
        wanted: Option<InPieces>,
    ) -> Result<Response, TransportError> {
        if let Some(limit) = time_left {
            request.extensions_mut().insert(TimeLimit::new(transport_limit(limit)));
        }
        if let Some(wanted) = wanted {
            request.extensions_mut().insert(wanted);
        }
        let response = async {
            let response = self.transport.open(request).await?;
            match wanted {
                Some(wanted) if wanted.wants(&response) => Ok(self.streamed(response, wanted)),
                _ => gather(response, self.max_response_size).await,
            }
        };
        match within(&*self.clock, time_left, response).await {
            Some(result) => result.and_then(|response| self.bounded(response)),
            None => Err(TransportError::timeout("the time limit of the call")),
        }
    }

    /// The head, with the rest where who decodes it finds it.
    fn streamed(&self, response: http::Response<Body>, wanted: InPieces) -> Response {
        let (parts, body) = response.into_parts();
        let stream = ByteStream::new(body, wanted.idle_limit(), Arc::clone(&self.clock));
        let mut response = Response::from_parts(parts, Bytes::new());
        response.extensions_mut().insert(Slot::new(stream));
        response
    }

    /// The default transports stop reading at the limit; another one may not know it.
    fn bounded(&self, response: Response) -> Result<Response, TransportError> {
        let limit = self.max_response_size;
        if response.body().len() <= limit {
            return Ok(response);
        }
        Err(TransportError::body_too_large(limit, response.map(|body| body.slice(..limit))))
    }
}
