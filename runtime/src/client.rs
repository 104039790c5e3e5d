use std::fmt;
use std::sync::Arc;

use bytes::Bytes;

use crate::auth::Credentials;
use crate::base_url::BaseUrl;
use crate::sending::Exchange;
use crate::{ApiInfo, Encoder, Error, Operation, Response, Sending, Transport, TransportError};

mod builder;

pub use builder::ClientBuilder;

/// Sends operations: a base URL, credentials and a transport. Cheap to clone; clones share connections.
///
/// Generated clients wrap one. For operations written by hand it is a client of its own: it has no server, so
/// that [`base_url`](ClientBuilder::base_url) must be called, and one bearer scheme named `token`.
///
/// `Debug` shows the names of the schemes that it has credentials for, never a credential.
#[derive(Clone)]
pub struct Client(Arc<Inner>);

struct Inner {
    api: ApiInfo,
    base_url: BaseUrl,
    credentials: Credentials,
    transport: Arc<dyn Transport>,
    max_response_size: usize,
}

impl Client {
    /// Starts a client for operations written by hand.
    pub fn builder() -> ClientBuilder<Self> {
        ClientBuilder::new()
    }

    /// Calls an operation. Any 2xx is a success.
    pub fn call<O: Operation>(&self, operation: O) -> Sending<O> {
        Sending::new(self.execute(encode(&operation)))
    }

    /// The request as [`call`](Self::call) would send it, without sending it.
    ///
    /// Credentials are in it, headers that hold one are marked sensitive; the URL holds one when the API takes
    /// its key in the query.
    ///
    /// # Errors
    /// When it cannot be sent, with everything that stands in its way.
    pub fn request<O: Operation>(&self, operation: &O) -> Result<http::Request<Bytes>, Error> {
        self.0.prepare(encode(operation))
    }

    /// All of a call but its types, so that little code is made for each operation.
    fn execute(&self, encoder: Encoder) -> Exchange {
        let operation = encoder.info().name;
        let prepared = self.0.prepare(encoder);
        let inner = Arc::clone(&self.0);
        Box::pin(async move {
            let answer = inner.transport.send(prepared?).await.and_then(|response| inner.bounded(response));
            let response = answer.map_err(|error| Error::from_transport(operation, error))?;
            if response.status().is_success() {
                Ok(response)
            } else {
                Err(Error::from_status(operation, response))
            }
        })
    }
}

fn encode<O: Operation>(operation: &O) -> Encoder {
    let mut encoder = Encoder::new(const { &O::INFO });
    operation.encode(&mut encoder);
    encoder
}

impl Inner {
    fn prepare(&self, mut encoder: Encoder) -> Result<http::Request<Bytes>, Error> {
        let operation = encoder.info().name;
        self.credentials.apply(&self.api, &mut encoder);
        encoder.finish(&self.base_url).map_err(|problems| Error::invalid(operation, problems))
    }

    /// The built-in transport stops reading at the limit; another one may not know it.
    fn bounded(&self, response: Response) -> Result<Response, TransportError> {
        let limit = self.max_response_size;
        if response.body().len() <= limit {
            return Ok(response);
        }
        Err(TransportError::body_too_large(limit, response.map(|body| body.slice(..limit))))
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("api", &self.0.api.name)
            .field("base_url", &self.0.base_url.as_str())
            .field("credentials", &self.0.credentials)
            .finish_non_exhaustive()
    }
}
