//! The token of a scheme: one login at a time, whoever needs it.
//!
//! The first caller that needs a token logs in, in its own call; all others wait for what comes of it. When that caller
//! gives up, one of those who wait logs in instead. The lock is never held while something is awaited.

use std::collections::BTreeMap;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use http::header::{HeaderName, HeaderValue};

use super::{Issuer, LoginError, Token};
use crate::auth::header_of;
use crate::client::Engine;
use crate::redaction::Secrets;
use crate::time::within;
use crate::{Clock, Credential, Error, Response, Scheme, SchemeKind, Secret, TransportError};

/// Why a login failed, for all who waited for it.
pub(crate) type SharedError = Arc<dyn std::error::Error + Send + Sync>;

/// How many of the latest tokens a server may repeat: calls under way may carry an older one.
const KEPT: usize = 4;

/// How long nobody tries again, at most, after a renewal failed while the old token is good.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// The tokens of one scheme, from one provider.
pub(crate) struct TokenSource {
    scheme: Scheme,
    issuer: Arc<dyn Issuer>,
    margin: Duration,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    current: Option<CurrentToken>,
    issued: u64,
    /// Whether someone logs in.
    under_way: bool,
    /// How many logins came to an end, and what the last one failed with.
    ended: u64,
    failure: Option<SharedError>,
    /// No renewal before this, because one failed.
    pause_until: Option<Instant>,
    waiting: BTreeMap<u64, Waker>,
    tickets: u64,
    secrets: Vec<Secret>,
}

/// A token as requests carry it.
#[derive(Clone)]
pub(crate) struct CurrentToken {
    pub(crate) name: HeaderName,
    pub(crate) value: HeaderValue,
    number: u64,
    /// From when on it should be renewed, and when it ends.
    times: Option<(Instant, Instant)>,
}

impl CurrentToken {
    fn is_good(&self, now: Instant) -> bool {
        self.times.is_none_or(|(_, end)| now < end)
    }

    fn is_fresh(&self, now: Instant) -> bool {
        self.times.is_none_or(|(renew, _)| now < renew)
    }
}

/// What a caller does next.
enum Turn {
    Use(CurrentToken),
    Fail(SharedError),
    LogIn,
}

impl TokenSource {
    pub(crate) fn new(scheme: Scheme, issuer: Arc<dyn Issuer>, margin: Duration) -> Self {
        Self { scheme, issuer, margin, state: Mutex::default() }
    }

    pub(crate) fn scheme(&self) -> &'static str {
        self.scheme.name
    }

    /// Whether the API documents a response as one that ends the token.
    pub(crate) fn is_refused_by(&self, response: &Response) -> bool {
        self.scheme.is_refused_by(response)
    }

    pub(crate) fn is_bearer(&self) -> bool {
        self.scheme.kind == SchemeKind::Bearer
    }

    /// The token that there is, if it is good.
    pub(crate) fn current(&self, clock: &dyn Clock) -> Option<CurrentToken> {
        let now = clock.instant();
        self.lock().current.clone().filter(|token| token.is_good(now))
    }

    /// A token that is good, from a login if need be.
    pub(crate) async fn acquire(
        &self,
        engine: &Engine,
        clock: &dyn Clock,
        limit: Option<Duration>,
    ) -> Result<CurrentToken, SharedError> {
        // A renewal that hangs leaves time for the call, where the old token is good.
        let limit = if self.current(clock).is_some() { limit.map(|limit| limit / 2) } else { limit };
        match within(clock, limit, self.wait_or_log_in(engine, clock)).await {
            Some(outcome) => outcome,
            None => {
                let over = TransportError::timeout("the time limit of the call");
                self.lock().fail(Arc::new(over), clock.instant())
            }
        }
    }

    async fn wait_or_log_in(&self, engine: &Engine, clock: &dyn Clock) -> Result<CurrentToken, SharedError> {
        let mut waiter = Waiter { source: self, ticket: None, seen: None };
        match poll_fn(|context| waiter.poll(clock.instant(), context)).await {
            Turn::Use(token) => Ok(token),
            Turn::Fail(error) => Err(error),
            Turn::LogIn => {
                let flight = Flight(self);
                let begun = clock.instant();
                let issued = self.issuer.issue(engine.clone()).await;
                let taken = issued.and_then(|token| self.ready(token, begun));
                flight.land(taken, clock.instant())
            }
        }
    }

    /// The token in the form of a request; lifetimes begin before the login was sent, so that none ends late.
    fn ready(&self, token: Token, begun: Instant) -> Result<(CurrentToken, Secret), LoginError> {
        let credential = Credential::token(token.secret.clone());
        let (name, value) = header_of(self.scheme.kind, &credential)
            .map_err(|why| LoginError::from(format!("the token that was issued {why}")))?;
        let times = token.expires_in.and_then(|lifetime| {
            let margin = self.margin.min(lifetime / 2);
            Some((begun.checked_add(lifetime - margin)?, begun.checked_add(lifetime)?))
        });
        Ok((CurrentToken { name, value, number: 0, times }, token.secret))
    }

    /// Forgets a token that a server refused, unless there is another one already.
    pub(crate) fn refuse(&self, refused: &CurrentToken) {
        let mut state = self.lock();
        if state.current.as_ref().is_some_and(|token| token.number == refused.number) {
            state.current = None;
        }
    }

    /// What must not be seen, should a server repeat it.
    pub(crate) fn secrets(&self) -> Secrets {
        let mut secrets = Secrets::default();
        secrets.extend(self.lock().secrets.iter().cloned());
        secrets
    }

    /// Nothing panics while the lock is held; a poisoned state would still be whole.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A caller in the queue; it leaves it when dropped.
struct Waiter<'a> {
    source: &'a TokenSource,
    ticket: Option<u64>,
    /// How many logins had ended, and tokens had been issued, when it came.
    seen: Option<(u64, u64)>,
}

impl Waiter<'_> {
    fn poll(&mut self, now: Instant, context: &mut Context<'_>) -> Poll<Turn> {
        let mut state = self.source.lock();
        let (ended, issued) = *self.seen.get_or_insert((state.ended, state.issued));
        if let Some(token) = state.usable(now, issued) {
            return Poll::Ready(Turn::Use(token));
        }
        if state.ended > ended
            && let Some(failure) = &state.failure
        {
            return Poll::Ready(Turn::Fail(Arc::clone(failure)));
        }
        if !state.under_way {
            state.under_way = true;
            return Poll::Ready(Turn::LogIn);
        }
        let ticket = *self.ticket.get_or_insert_with(|| {
            state.tickets += 1;
            state.tickets
        });
        state.waiting.insert(ticket, context.waker().clone());
        Poll::Pending
    }
}

impl Drop for Waiter<'_> {
    fn drop(&mut self) {
        if let Some(ticket) = self.ticket {
            self.source.lock().waiting.remove(&ticket);
        }
    }
}

impl State {
    /// The token, where a caller needs no other: it is fresh, it was issued while the caller waited, or it is good and
    /// its renewal is under way or to be left alone for now.
    fn usable(&self, now: Instant, issued_before: u64) -> Option<CurrentToken> {
        let token = self.current.as_ref()?;
        let left_alone = self.under_way || self.pause_until.is_some_and(|until| now < until);
        let usable =
            token.number > issued_before || token.is_fresh(now) || (token.is_good(now) && left_alone);
        usable.then(|| token.clone())
    }

    fn take(&mut self, mut token: CurrentToken, secret: Secret) -> CurrentToken {
        self.issued += 1;
        token.number = self.issued;
        self.current = Some(token.clone());
        self.failure = None;
        self.pause_until = None;
        self.ended += 1;
        self.secrets.push(secret);
        if self.secrets.len() > KEPT {
            self.secrets.remove(0);
        }
        token
    }

    /// The old token, where it is good; the failure for all who wait, where it is not.
    fn fail(&mut self, error: SharedError, now: Instant) -> Result<CurrentToken, SharedError> {
        if let Some(token) = self.current.clone().filter(|token| token.is_good(now)) {
            let left = token.times.map_or(LONGEST_PAUSE, |(_, end)| end.saturating_duration_since(now));
            self.pause_until = now.checked_add((left / 2).min(LONGEST_PAUSE));
            return Ok(token);
        }
        // Time that was too short for one caller may do for another: that one logs in itself.
        if !is_timeout(&*error) {
            self.ended += 1;
            self.failure = Some(Arc::clone(&error));
        }
        Err(error)
    }
}

/// Whether time ran out for a login.
pub(crate) fn is_timeout(error: &(dyn std::error::Error + 'static)) -> bool {
    error.downcast_ref::<Error>().is_some_and(Error::is_timeout)
        || error.downcast_ref::<TransportError>().is_some_and(TransportError::is_timeout)
}

/// The login that is under way. Dropped on its way, it leaves the login to another caller.
struct Flight<'a>(&'a TokenSource);

impl Flight<'_> {
    fn land(
        self,
        issued: Result<(CurrentToken, Secret), LoginError>,
        now: Instant,
    ) -> Result<CurrentToken, SharedError> {
        let mut state = self.0.lock();
        match issued {
            Ok((token, secret)) => Ok(state.take(token, secret)),
            Err(error) => state.fail(error.into(), now),
        }
    }
}

impl Drop for Flight<'_> {
    fn drop(&mut self) {
        let waiting = {
            let mut state = self.0.lock();
            state.under_way = false;
            std::mem::take(&mut state.waiting)
        };
        // Outside the lock: a waker may poll at once.
        waiting.into_values().for_each(Waker::wake);
    }
}
