//! Calls whose response goes on where it was interrupted.

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderName, HeaderValue};

use super::Slot;
use crate::call::ExchangeFuture;
use crate::client::{Engine, Exchanged};
use crate::{Error, OperationInfo, Response, Sleep};

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
    pub(crate) async fn attach(self, exchange: ExchangeFuture) -> Result<Exchanged, Error> {
        let exchanged = exchange.await?;
        if let Some(slot) = exchanged.response.extensions().get::<Slot>() {
            slot.resumable(self, &exchanged.response);
        }
        Ok(exchanged)
    }

    /// Whether it goes on item by item, and not byte by byte.
    pub(super) fn is_of_items(&self) -> bool {
        self.operation.stream_media.is_some()
    }

    /// Makes the call again, with these headers that say what is wanted of it.
    pub(crate) fn ask(&self, headers: impl IntoIterator<Item = (HeaderName, HeaderValue)>) -> ExchangeFuture {
        let mut request = self.request.clone();
        for (name, value) in headers {
            request.headers_mut().insert(name, value);
        }
        self.engine.execute(self.operation, Ok(request))
    }

    pub(crate) fn wait(&self, time: Duration) -> Sleep {
        self.engine.sleep(time)
    }

    /// The wait after so many failures in a row; `None` where there were as many as a call may have.
    pub(super) fn wait_after(&self, failures: u32) -> Option<Sleep> {
        self.engine.wait_after(failures).map(|time| self.wait(time))
    }

    /// The response, where it is a success.
    pub(crate) fn accepted(&self, response: Response) -> Result<Response, Error> {
        match response.status().is_success() {
            true => Ok(response),
            false => {
                let error = Error::from_status(self.operation, response);
                Err(self.engine.without_credentials(error))
            }
        }
    }
}
