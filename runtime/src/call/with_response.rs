//! An output together with the response that it was read from.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::Call;
use crate::error::redacted::RedactedHeaders;
use crate::{Attempt, Operation, Response};

/// The output of a call, together with the response that it was read from: status, headers and body.
///
/// `Debug` shows the output, the status, the headers that hold no secret by their name, and nothing of the body.
#[derive(Clone)]
#[non_exhaustive]
pub struct WithResponse<T> {
    /// The output.
    pub output: T,
    /// The response.
    pub response: Response,
    /// Every attempt that was made, the one that succeeded included.
    pub attempts: Vec<Attempt>,
}

impl<T: fmt::Debug> fmt::Debug for WithResponse<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WithResponse")
            .field("output", &self.output)
            .field("status", &self.response.status())
            .field("headers", &RedactedHeaders(self.response.headers()))
            .field("attempts", &self.attempts)
            .finish_non_exhaustive()
    }
}

/// The future of a call, like [`Call`], that resolves to the output together with the response.
#[must_use = "nothing is sent until the future is awaited"]
pub struct CallWithResponse<O>(pub(super) Call<O>);

impl<O: Operation> Future for CallWithResponse<O> {
    type Output = Result<WithResponse<O::Output>, O::Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.poll_exchange(context).map_ok(|(output, exchanged)| WithResponse {
            output,
            response: exchanged.response,
            attempts: exchanged.attempts.into_vec(),
        })
    }
}

impl<O: Operation> fmt::Debug for CallWithResponse<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("CallWithResponse").field(&self.0).finish()
    }
}
