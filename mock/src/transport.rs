//! The mock without a socket.

use std::time::Duration;

use bytes::Bytes;
use http::header::CONTENT_LENGTH;
use http::{HeaderValue, Request, Response};
use specwright::{Body, InPieces, OpenFuture, Transport, TransportError, TransportFuture};

use crate::{Fault, Mock};

/// Answers in the process. A delay is waited for by the mock's clock, and faults are errors of the transport.
impl Transport for Mock {
    fn send(&self, request: Request<Bytes>) -> TransportFuture<'_> {
        Box::pin(async move {
            let reply = self.answer(&request);
            if reply.delay > Duration::ZERO {
                self.shared().options.clock.sleep(reply.delay).await;
            }
            match reply.fault {
                None => Ok(reply.response),
                Some(Fault::Reset) => Err(TransportError::other("the mock broke the connection off")),
                Some(Fault::Truncate(at)) => Err(TransportError::other("the mock broke the body off")
                    .with_partial_response(cut(reply.response, at))),
            }
        })
    }

    /// What is read piece by piece breaks off where it is asked to, behind what came before.
    fn open(&self, request: Request<Body>) -> OpenFuture<'_> {
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let request = Request::from_parts(parts, body.into_bytes().await?);
            let in_pieces = request.extensions().get::<InPieces>().is_some();
            match self.send(request).await {
                Ok(response) => Ok(response.map(Body::from)),
                Err(error) if in_pieces => broken_off(error),
                Err(error) => Err(error),
            }
        })
    }
}

/// The beginning of a response, whose body announces more than there is; the error, where there is none.
fn broken_off(error: TransportError) -> Result<Response<Body>, TransportError> {
    let Some(beginning) = error.partial_response() else { return Err(error) };
    let announced =
        beginning.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    let Some(length) = announced else { return Err(error) };
    Ok(beginning.clone().map(|body| Body::from(body).with_length(length)))
}

/// The beginning of a response, whose head announces all of it.
fn cut(mut response: Response<Bytes>, at: usize) -> Response<Bytes> {
    let length = response.body().len();
    response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
    response.body_mut().truncate(at);
    response
}
