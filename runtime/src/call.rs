//! The future of a call, and how a response becomes an output or an error.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use crate::api_error::is_disguised;
use crate::client::{Engine, Exchanged};
use crate::model::let_go;
use crate::{ApiError, DecodeError, Error, Operation, OperationInfo, Response};

mod with_response;

pub use with_response::{CallWithResponse, WithResponse};

pub(crate) type ExchangeFuture = Pin<Box<dyn Future<Output = Result<Exchanged, Error>> + Send>>;

/// The output of a call beside the response that it was read from.
///
/// What drops an output is compiled in each codegen unit that could need it, with all that the output holds, and a panic
/// would need it: so nothing else is done here while an output could be dropped.
type Decoded<O> = Result<(ManuallyDrop<<O as Operation>::Output>, Exchanged), <O as Operation>::Error>;

/// The future of a call: it resolves to `Result<O::Output, O::Error>`.
///
/// Nothing is sent before it is polled. Dropping it cancels the call, which the server may have acted on by then.
#[must_use = "nothing is sent until the future is awaited"]
pub struct Call<O> {
    exchange: ExchangeFuture,
    engine: Engine,
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> Call<O> {
    pub(crate) fn new(exchange: ExchangeFuture, engine: Engine) -> Self {
        Self { exchange, engine, operation: PhantomData }
    }

    /// Also returns the response: status, headers, body, and the attempts that it took.
    ///
    /// ```
    /// # use specwright::{Client, Model, Operation, Response, Validate};
    /// # #[derive(Clone, PartialEq, Model, Validate, Operation)]
    /// # #[api(http = "GET /greeting", out(json = String))]
    /// # struct GetGreeting {}
    /// # async fn example(client: Client) -> Result<(), specwright::Error> {
    /// let greeting = client.call(GetGreeting {}).with_response().await?;
    /// println!("{} in {:?}", greeting.output, greeting.response.headers().get("content-language"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn with_response(self) -> CallWithResponse<O> {
        CallWithResponse(self)
    }

    fn poll_exchange(&mut self, context: &mut Context<'_>) -> Poll<Decoded<O>> {
        let error = match ready!(self.exchange.as_mut().poll(context)) {
            Ok(exchanged) => match read::<O>(&exchanged.response) {
                Ok(output) => return Poll::Ready(Ok((ManuallyDrop::new(output), exchanged))),
                Err(failure) => {
                    let Exchanged { response, attempts } = exchanged;
                    failure.into_error(const { &O::INFO }, response).with_attempts(attempts.into_vec())
                }
            },
            Err(error) => error,
        };
        Poll::Ready(Err(O::Error::from(self.engine.without_credentials(error))))
    }
}

impl<O: Operation> Future for Call<O> {
    type Output = Result<O::Output, O::Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.poll_exchange(context).map_ok(|(output, exchanged)| {
            drop(exchanged);
            ManuallyDrop::into_inner(output)
        })
    }
}

impl<O: Operation> fmt::Debug for Call<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("operation", &O::INFO.name).finish_non_exhaustive()
    }
}

/// Decodes a response as an operation does, without any I/O: into its output, or the one of its errors that it is.
///
/// ```
/// use specwright::{Model, Operation, Response, Validate, decode_response};
///
/// #[derive(Clone, PartialEq, Model, Validate, Operation)]
/// #[api(http = "GET /greeting", out(json = String))]
/// struct GetGreeting {}
///
/// assert_eq!(decode_response::<GetGreeting>(Response::new("\"hello\"".into())).unwrap(), "hello");
/// let error = decode_response::<GetGreeting>(Response::new("<html>".into())).unwrap_err();
/// assert!(error.is_decode());
/// ```
///
/// # Errors
/// When the response is not a success, or its body is not as declared.
pub fn decode_response<O: Operation>(response: Response) -> Result<O::Output, O::Error> {
    read::<O>(&response).map_err(|failure| O::Error::from(failure.into_error(const { &O::INFO }, response)))
}

/// Why a response is no output.
enum Failure {
    Status,
    Decode(DecodeError),
}

impl Failure {
    fn into_error(self, operation: &'static OperationInfo, response: Response) -> Error {
        match self {
            Self::Status => Error::from_status(operation, response),
            Self::Decode(error) => Error::from_decode(operation, response, error),
        }
    }
}

fn read<O: Operation>(response: &Response) -> Result<O::Output, Failure> {
    if !const { &O::INFO }.is_success(response.status()) {
        return Err(Failure::Status);
    }
    let is_disguised = response.status().is_success() && is_disguised(response, O::Error::TABLE);
    match O::decode(response) {
        Ok(output) if is_disguised => {
            let_go(output);
            Err(Failure::Status)
        }
        Ok(output) => Ok(output),
        // A refusal reads the same, whether or not its body could be taken for an output.
        Err(error) => match is_disguised && !error.is_refusal() {
            true => Err(Failure::Status),
            false => Err(Failure::Decode(error)),
        },
    }
}
