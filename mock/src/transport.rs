//! The mock without a socket.

use std::time::Duration;

use bytes::Bytes;
use http::header::CONTENT_LENGTH;
use http::{HeaderValue, Request, Response};
use specwright::{Transport, TransportError, TransportFuture};

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
}

/// The beginning of a response, whose head announces all of it.
fn cut(mut response: Response<Bytes>, at: usize) -> Response<Bytes> {
    let length = response.body().len();
    response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
    response.body_mut().truncate(at);
    response
}
