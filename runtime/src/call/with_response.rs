//! An output together with the response that it was read from.

use std::fmt;
use std::future::Future;
use std::mem::ManuallyDrop;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::Call;
use crate::error::redacted::RedactedHeaders;
use crate::{Attempt, HeaderError, Operation, Response, TypedHeaders, from_headers};

/// The output of a call of `O`, together with the response that it was read from: status, headers and body.
///
/// `Debug` shows the output, the status, the headers that hold no secret by their name, and nothing of the body.
#[non_exhaustive]
pub struct WithResponse<O: Operation> {
    /// The output.
    pub output: O::Output,
    /// The response.
    pub response: Response,
    /// Every attempt that was made, the one that succeeded included.
    pub attempts: Vec<Attempt>,
}

impl<O: TypedHeaders> WithResponse<O> {
    /// Reads the headers that the operation declares. One that need not be there is `None` where it is absent or cannot be
    /// read; the text is in `response.headers()`.
    ///
    /// ```
    /// # use specwright::{Client, Model, Operation, Response, Validate};
    /// #[derive(Clone, PartialEq, Model)]
    /// struct GreetingHeaders {
    ///     #[api(name = "X-RateLimit-Remaining")]
    ///     remaining: Option<i64>,
    /// }
    ///
    /// #[derive(Clone, PartialEq, Model, Validate, Operation)]
    /// #[api(http = "GET /greeting", out(json = String, headers = GreetingHeaders))]
    /// struct GetGreeting {}
    ///
    /// # async fn example(client: Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let greeting = client.call(GetGreeting {}).with_response().await?;
    /// println!("{}; {:?} left", greeting.output, greeting.headers()?.remaining);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// When a header that must be there is not, or is not as declared. The output is there all the same.
    pub fn headers(&self) -> Result<O::Headers, HeaderError> {
        from_headers(self.response.headers())
    }
}

impl<O: Operation<Output: Clone>> Clone for WithResponse<O> {
    fn clone(&self) -> Self {
        Self { output: self.output.clone(), response: self.response.clone(), attempts: self.attempts.clone() }
    }
}

impl<O: Operation<Output: fmt::Debug>> fmt::Debug for WithResponse<O> {
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
    type Output = Result<WithResponse<O>, O::Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let Self(call) = &mut *self;
        call.poll_exchange(context).map_ok(|(output, mut exchanged)| {
            call.engine.mark_headers(&mut exchanged.response);
            WithResponse {
                output: ManuallyDrop::into_inner(output),
                response: exchanged.response,
                attempts: exchanged.attempts.into_vec(),
            }
        })
    }
}

impl<O: Operation> fmt::Debug for CallWithResponse<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("CallWithResponse").field(&self.0).finish()
    }
}
