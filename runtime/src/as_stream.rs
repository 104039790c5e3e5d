//! Calls that ask for a stream where the same operation answers a whole as well.

use std::fmt;

use crate::validate::{Check, Validate};
use crate::{DecodeError, Encoder, Operation, OperationInfo, Response};

/// An operation that answers a stream where a member of the request asks for it, and a whole otherwise. Callers say which by
/// how they end a call: `send` gives the whole, `stream`, or a call of [`AsStream`], the stream. Derive it with
/// [`derive@crate::Operation`] and `stream(…)`.
pub trait Streams: Operation {
    /// The stream: [`Events`](crate::Events) or [`Lines`](crate::Lines).
    type Stream: Send + 'static;

    /// What is fixed about the operation where it answers the stream.
    const STREAM_INFO: OperationInfo;

    /// Reads the stream from a response with a 2xx status.
    ///
    /// # Errors
    /// When the response is not a stream.
    fn decode_stream(response: &Response) -> Result<Self::Stream, DecodeError>;
}

/// A call of an operation that [answers a stream](Streams) as well as a whole, which asks for the stream.
///
/// ```no_run
/// # use specwright::{Client, Model, Request};
/// use specwright::AsStream;
///
/// #[derive(Clone, PartialEq, Model)]
/// struct Answer {
///     text: String,
/// }
///
/// #[derive(Clone, PartialEq, Request)]
/// #[api(http = "POST /answers", out(json = Answer))]
/// #[api(stream(by(json = "stream"), events = Answer, until = "[DONE]"))]
/// struct CreateAnswer {
///     #[api(json = "prompt")]
///     prompt: String,
/// }
///
/// # async fn example(client: Client) -> Result<(), Box<dyn std::error::Error>> {
/// let request = CreateAnswer::builder().prompt("Why?").build();
/// let whole = client.call(request.clone()).await?; // sends `"stream": false`
/// let mut pieces = client.call(AsStream(request)).await?; // sends `"stream": true`
/// while let Some(piece) = pieces.next().await {
///     println!("{}", piece?.text);
/// }
/// # let _ = whole;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq)]
pub struct AsStream<O>(pub O);

impl<O: fmt::Debug> fmt::Debug for AsStream<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("AsStream").field(&self.0).finish()
    }
}

impl<O: Validate> Validate for AsStream<O> {
    fn check(&self, check: &mut Check<'_>) {
        self.0.check(check);
    }
}

impl<O: Streams> Operation for AsStream<O> {
    type Api = O::Api;
    type Output = O::Stream;
    type Error = O::Error;

    const INFO: OperationInfo = O::STREAM_INFO;

    fn encode(&self, request: &mut Encoder) {
        request.ask_for_stream();
        self.0.encode(request);
    }

    fn decode(response: &Response) -> Result<O::Stream, DecodeError> {
        O::decode_stream(response)
    }
}
