//! A request before it is sent.

use std::fmt;
use std::ops::{Deref, DerefMut};

use bytes::Bytes;

use crate::OperationInfo;
use crate::error::redacted::RedactedHeaders;

/// The HTTP request of an operation, as it would be sent: method, URL, headers and body, credentials included; or that of
/// an event, as the API would send it.
///
/// It is an [`http::Request`] by [`Deref`], and becomes one by [`into_inner`](Self::into_inner). `Debug` shows what can be
/// logged: the method, the path as the API writes it (`/people/{id}`), the names of the members of the query, headers
/// without those that hold credentials or signatures, and the length of the body.
///
/// ```
/// use specwright::{Client, Model, Operation, Validate};
///
/// #[derive(Clone, PartialEq, Model, Validate, Operation)]
/// #[api(http = "GET /people/{name}", out(json = String))]
/// struct GetPerson {
///     #[api(path = "name")]
///     name: String,
///     #[api(query = "pin")]
///     pin: Option<String>,
/// }
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let client = Client::builder().base_url("https://api.example.com").transport(|_: http::Request<bytes::Bytes>| async {
/// #     Ok(specwright::Response::new("".into()))
/// # }).build()?;
/// let request = client.request(&GetPerson { name: "Ada".to_owned(), pin: Some("1234".to_owned()) })?;
/// assert_eq!(request.uri(), "https://api.example.com/people/Ada?pin=1234");
/// let shown = format!("{request:?}");
/// assert!(shown.contains("/people/{name}") && !shown.contains("Ada") && !shown.contains("1234"), "{shown}");
/// # Ok(())
/// # }
/// ```
pub struct PreparedRequest {
    request: http::Request<Bytes>,
    /// None of an event, which goes to a URL that its receiver knows.
    operation: Option<&'static OperationInfo>,
}

impl PreparedRequest {
    pub(crate) fn new(request: http::Request<Bytes>, operation: &'static OperationInfo) -> Self {
        Self { request, operation: Some(operation) }
    }

    #[cfg(feature = "webhooks")]
    pub(crate) fn of_event(request: http::Request<Bytes>) -> Self {
        Self { request, operation: None }
    }

    /// Returns the request itself, whose `Debug` hides nothing but marked headers.
    pub fn into_inner(self) -> http::Request<Bytes> {
        self.request
    }
}

impl Deref for PreparedRequest {
    type Target = http::Request<Bytes>;

    fn deref(&self) -> &http::Request<Bytes> {
        &self.request
    }
}

impl DerefMut for PreparedRequest {
    fn deref_mut(&mut self) -> &mut http::Request<Bytes> {
        &mut self.request
    }
}

impl From<PreparedRequest> for http::Request<Bytes> {
    fn from(request: PreparedRequest) -> Self {
        request.request
    }
}

impl fmt::Debug for PreparedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let query = self.request.uri().query().unwrap_or_default();
        let names =
            query.split('&').filter_map(|pair| pair.split('=').next()).filter(|name| !name.is_empty());
        let mut shown = f.debug_struct("PreparedRequest");
        if let Some(operation) = self.operation {
            shown.field("operation", &operation.name);
        }
        shown.field("method", self.request.method());
        if let Some(operation) = self.operation {
            shown
                .field("host", &self.request.uri().host())
                .field("path", &operation.path)
                .field("query", &names.collect::<Vec<_>>());
        }
        shown
            .field("headers", &RedactedHeaders(self.request.headers()))
            .field("body_bytes", &self.request.body().len())
            .finish()
    }
}
