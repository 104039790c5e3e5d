use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use crate::{Error, Operation, Response};

pub(crate) type Exchange = Pin<Box<dyn Future<Output = Result<Response, Error>> + Send>>;

/// A call under way: a future of `Result<O::Output, Error>`.
///
/// Nothing is sent before it is polled, and dropping it gives the call up (the server may have acted on it by
/// then).
#[must_use = "nothing is sent until the future is awaited"]
pub struct Sending<O> {
    exchange: Exchange,
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> Sending<O> {
    pub(crate) fn new(exchange: Exchange) -> Self {
        Self { exchange, operation: PhantomData }
    }
}

impl<O: Operation> Future for Sending<O> {
    type Output = Result<O::Output, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let response = match ready!(self.exchange.as_mut().poll(context)) {
            Ok(response) => response,
            Err(error) => return Poll::Ready(Err(error)),
        };
        Poll::Ready(O::decode(&response).map_err(|error| Error::from_decode(O::INFO.name, response, error)))
    }
}

impl<O: Operation> fmt::Debug for Sending<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sending").field("operation", &O::INFO.name).finish_non_exhaustive()
    }
}
