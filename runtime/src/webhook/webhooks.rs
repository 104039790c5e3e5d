//! Where events come in.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderName, HeaderValue};

use super::{SetupError, SignedEvent, ToldBy, Verifier, WebhookError, read_unverified};
use crate::model::to_json;
use crate::{Clock, EncodeError, PreparedRequest, Secret};

/// Where the events of an API come in: verified, then read.
///
/// Make it once and keep it; [`read`](Self::read) is what a handler of any framework calls.
pub struct Webhooks<E> {
    verifier: Verifier,
    events: PhantomData<fn() -> E>,
}

impl<E: SignedEvent> Webhooks<E> {
    /// Takes events that are signed with this secret.
    ///
    /// # Errors
    /// When the secret is empty, or not written as the API writes its secrets.
    pub fn new(secret: impl Into<Secret>) -> Result<Self, SetupError> {
        Ok(Self::of(Verifier::new(E::SIGNATURE, secret)?))
    }

    fn of(verifier: Verifier) -> Self {
        Self { verifier, events: PhantomData }
    }

    /// Takes events that are signed with this secret as well, while secrets are rotated.
    ///
    /// # Errors
    /// As those of [`new`](Self::new).
    pub fn also(self, secret: impl Into<Secret>) -> Result<Self, SetupError> {
        self.verifier.also(secret).map(Self::of)
    }

    /// How far the timestamp of an event may be from the time of the clock, where that is not what the API says.
    #[must_use]
    pub fn tolerance(self, tolerance: Duration) -> Self {
        Self::of(self.verifier.tolerance(tolerance))
    }

    /// Tells the time by this clock.
    #[must_use]
    pub fn clock(self, clock: impl Clock) -> Self {
        Self::of(self.verifier.clock(clock))
    }

    /// Verifies an event, then reads it. `body` are its bytes as they came.
    ///
    /// # Errors
    /// When the signature is missing, not well-formed or another, when the timestamp is too far from now, and when the body of
    /// a good event is not as declared.
    pub fn read(&self, headers: &HeaderMap, body: &[u8]) -> Result<E, WebhookError> {
        self.verifier.verify(headers, body)?;
        Ok(read_unverified(headers, body)?)
    }

    /// The headers that make this body an event, as the API would send it now: for tests.
    pub fn sign(&self, body: &[u8]) -> HeaderMap {
        self.verifier.sign(body)
    }

    /// An event as the API would send it now: for tests. Its `Debug` shows neither the signature nor the body.
    ///
    /// # Errors
    /// When its body cannot be written as JSON.
    pub fn request(&self, event: &E) -> Result<PreparedRequest, EncodeError> {
        let (name, held) = event.held();
        let body = Bytes::from(to_json(held)?);
        let mut request = http::Request::new(body.clone());
        *request.method_mut() = http::Method::POST;
        *request.headers_mut() = self.sign(&body);
        request.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        if let (ToldBy::Header(header), Some(name)) = (E::TOLD_BY, name)
            && let (Ok(header), Ok(name)) = (HeaderName::try_from(header), HeaderValue::from_str(name))
        {
            request.headers_mut().insert(header, name);
        }
        Ok(PreparedRequest::of_event(request))
    }
}

impl<E> Clone for Webhooks<E> {
    fn clone(&self) -> Self {
        Self { verifier: self.verifier.clone(), events: PhantomData }
    }
}

impl<E> fmt::Debug for Webhooks<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Webhooks").field(&self.verifier).finish()
    }
}
