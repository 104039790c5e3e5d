use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use crate::api_error::is_disguised;
use crate::{ApiError, Client, Error, Operation, Response};

pub(crate) type Exchange = Pin<Box<dyn Future<Output = Result<Response, Error>> + Send>>;

/// A call under way: a future of `Result<O::Output, O::Error>`.
///
/// Nothing is sent before it is polled, and dropping it gives the call up (the server may have acted on it by
/// then).
#[must_use = "nothing is sent until the future is awaited"]
pub struct Sending<O> {
    exchange: Exchange,
    client: Client,
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> Sending<O> {
    pub(crate) fn new(exchange: Exchange, client: Client) -> Self {
        Self { exchange, client, operation: PhantomData }
    }
}

impl<O: Operation> Future for Sending<O> {
    type Output = Result<O::Output, O::Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let answer = ready!(self.exchange.as_mut().poll(context));
        let output = answer.and_then(read::<O>);
        Poll::Ready(output.map_err(|error| O::Error::from(self.client.without_credentials(error))))
    }
}

impl<O: Operation> fmt::Debug for Sending<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sending").field("operation", &O::INFO.name).finish_non_exhaustive()
    }
}

/// What an operation makes of a response, without any I/O: its output, or which of its errors it is.
///
/// ```
/// use specwright::{Model, Operation, Response, Validate, answer};
///
/// #[derive(Clone, PartialEq, Model, Validate, Operation)]
/// #[api(http = "GET /greeting", out(json = String))]
/// struct GetGreeting {}
///
/// assert_eq!(answer::<GetGreeting>(Response::new("\"hello\"".into())).unwrap(), "hello");
/// let error = answer::<GetGreeting>(Response::new("<html>".into())).unwrap_err();
/// assert!(error.is_decode());
/// ```
///
/// # Errors
/// When the response is no success, or its body is not as declared.
pub fn answer<O: Operation>(response: Response) -> Result<O::Output, O::Error> {
    read::<O>(response).map_err(O::Error::from)
}

fn read<O: Operation>(response: Response) -> Result<O::Output, Error> {
    let info = const { &O::INFO };
    if !response.status().is_success() {
        return Err(Error::from_status(info, response));
    }
    match O::decode(&response) {
        Ok(_) if is_disguised(&response, O::Error::TABLE) => Err(Error::from_status(info, response)),
        Ok(output) => Ok(output),
        Err(error) => Err(Error::from_decode(info, response, error)),
    }
}
