//! Streams of events that go on where they were interrupted.

use std::time::Duration;

use bytes::Bytes;
use http::HeaderValue;

use crate::call::ExchangeFuture;
use crate::client::Engine;
use crate::streamed::Slot;
use crate::{Error, ItemError, OperationInfo, Response, Sleep};

/// By which a server knows where to go on (WHATWG HTML, section 9.2.4).
const LAST_EVENT_ID: &str = "last-event-id";

/// The call whose response a stream is, to be made again from where it was left.
#[derive(Clone)]
pub(crate) struct Resume {
    engine: Engine,
    operation: &'static OperationInfo,
    request: http::Request<Bytes>,
}

impl Resume {
    pub(crate) fn new(
        engine: Engine,
        operation: &'static OperationInfo,
        request: http::Request<Bytes>,
    ) -> Self {
        Self { engine, operation, request }
    }

    /// Leaves it with the stream of a response.
    pub(crate) async fn attach(self, exchange: ExchangeFuture) -> Result<crate::client::Exchanged, Error> {
        let exchanged = exchange.await?;
        if let Some(slot) = exchanged.response.extensions().get::<Slot>() {
            slot.resumable(self);
        }
        Ok(exchanged)
    }

    /// Asks for what comes behind the event with this id.
    pub(super) fn ask(&self, last_id: &str) -> ExchangeFuture {
        let mut request = self.request.clone();
        // What cannot stand in a header was never an id that a browser would send.
        if let Some(value) =
            HeaderValue::from_bytes(last_id.as_bytes()).ok().filter(|value| !value.is_empty())
        {
            request.headers_mut().insert(LAST_EVENT_ID, value);
        }
        self.engine.execute(self.operation, Ok(request))
    }

    pub(super) fn wait(&self, time: Duration) -> Sleep {
        self.engine.sleep(time)
    }

    /// The response, where it is a success.
    pub(super) fn accepted(&self, response: Response) -> Result<Response, ItemError> {
        match response.status().is_success() {
            true => Ok(response),
            false => {
                let error = Error::from_status(self.operation, response);
                Err(self.engine.without_credentials(error).into())
            }
        }
    }
}
