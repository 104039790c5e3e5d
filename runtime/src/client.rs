use std::fmt;
use std::sync::Arc;

use bytes::Bytes;

use crate::auth::Credentials;
use crate::base_url::BaseUrl;
use crate::sending::Exchange;
use crate::{ApiInfo, Checks, Encoder, Error, Operation, Response, Sending, Transport, TransportError};

mod builder;

pub use builder::ClientBuilder;

/// Sends operations: a base URL, credentials and a transport. Cheap to clone; clones share connections.
///
/// Generated clients wrap one. For operations written by hand it is a client of its own: it has no server, so
/// that [`base_url`](ClientBuilder::base_url) must be called, and one bearer scheme named `token`.
///
/// `Debug` shows the names of the schemes that it has credentials for, never a credential.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Inner>,
    checks: Checks,
}

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
    ///
    /// A request that breaks a limit or a rule of the API is not sent: [`Error::violations`] says what is wrong.
    pub fn call<O: Operation>(&self, operation: O) -> Sending<O> {
        Sending::new(self.execute(self.encode(&operation)), self.clone())
    }

    /// The request as [`call`](Self::call) would send it, without sending it.
    ///
    /// Credentials are in it, headers that hold one are marked sensitive; the URL holds one when the API takes
    /// its key in the query.
    ///
    /// # Errors
    /// When it cannot be sent, with everything that stands in its way.
    pub fn request<O: Operation>(&self, operation: &O) -> Result<http::Request<Bytes>, Error> {
        self.shared.prepare(self.encode(operation)?)
    }

    /// The same client, connections and credentials included, that checks as much as this before it sends.
    ///
    /// ```
    /// # use specwright::{Auth, Builder, Checks, Client, Model, Operation, Validate};
    /// #[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
    /// #[api(http = "POST /letters", out = empty)]
    /// struct SendLetter {
    ///     #[api(json = "text", length(max = 10))]
    ///     text: String,
    /// }
    ///
    /// # let transport = |_: specwright::http::Request<specwright::bytes::Bytes>| async { Ok(Default::default()) };
    /// let client = Client::builder()
    ///     .base_url("https://post.example")
    /// #   .transport(transport)
    ///     .build()?;
    /// let letter = SendLetter::builder().text("The limit was lifted yesterday.").build();
    /// assert_eq!(client.request(&letter).unwrap_err().violations().unwrap().len(), 1);
    /// assert!(client.with_checks(Checks::Structure).request(&letter).is_ok());
    /// # Ok::<(), specwright::Error>(())
    /// ```
    #[must_use = "the client itself stays as it is"]
    pub fn with_checks(&self, checks: Checks) -> Self {
        Self { shared: Arc::clone(&self.shared), checks }
    }

    fn encode<O: Operation>(&self, operation: &O) -> Result<Encoder, Error> {
        let info = const { &O::INFO };
        if self.checks != Checks::Off {
            operation
                .validate_with(self.checks)
                .map_err(|violations| Error::from_violations(info, violations))?;
        }
        let mut encoder = Encoder::new(info);
        operation.encode(&mut encoder);
        Ok(encoder)
    }

    /// All of a call but its types, so that little code is made for each operation.
    fn execute(&self, encoded: Result<Encoder, Error>) -> Exchange {
        let prepared = encoded.and_then(|encoder| Ok((encoder.info(), self.shared.prepare(encoder)?)));
        let inner = Arc::clone(&self.shared);
        Box::pin(async move {
            let (operation, request) = prepared?;
            let answer = inner.transport.send(request).await.and_then(|response| inner.bounded(response));
            answer.map_err(|error| Error::from_transport(operation, error))
        })
    }

    /// An error that does not show what of its answer repeats a credential.
    pub(crate) fn without_credentials(&self, mut error: Error) -> Error {
        let credentials = &self.shared.credentials;
        if let Some(response) = error.response_mut() {
            credentials.mark_headers(response);
            if credentials.are_in(response.body()) {
                error.withhold_body();
            }
        }
        if error.pointer().is_some_and(|pointer| credentials.are_in_pointer(pointer)) {
            error.withhold_pointer();
        }
        error
    }
}

impl Inner {
    fn prepare(&self, mut encoder: Encoder) -> Result<http::Request<Bytes>, Error> {
        let operation = encoder.info();
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
            .field("api", &self.shared.api.name)
            .field("base_url", &self.shared.base_url.as_str())
            .field("checks", &self.checks)
            .field("credentials", &self.shared.credentials)
            .finish_non_exhaustive()
    }
}
