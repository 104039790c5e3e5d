//! Options for some calls of a client.

use std::fmt;
use std::time::Duration;

use crate::{Checks, Retry, Secret};

/// Options that differ from those of the client for some calls: [`Client::with_options`](crate::Client::with_options).
/// What is not set stays as it is.
///
/// ```
/// use std::time::Duration;
/// use specwright::{CallOptions, Client, Retry};
///
/// # let transport = |_: specwright::http::Request<specwright::bytes::Bytes>| async { Ok(Default::default()) };
/// let client = Client::builder()
///     .base_url("https://api.example.com")
/// #   .transport(transport)
///     .build()?;
/// let patient = client.with_options(
///     CallOptions::new().timeout(Duration::from_secs(300)).retry(Retry::OFF).header("x-trace", "a1"),
/// );
/// # let _ = patient;
/// # Ok::<(), specwright::Error>(())
/// ```
///
/// Mistakes in them are found when a call is made, which then is not sent: [`Error::problems`](crate::Error::problems).
/// `Debug` shows neither values nor URLs.
#[derive(Clone, Default)]
#[must_use]
pub struct CallOptions {
    pub(crate) timeout: Option<Duration>,
    pub(crate) idle_timeout: Option<Duration>,
    pub(crate) retry: Option<Retry>,
    pub(crate) checks: Option<Checks>,
    pub(crate) headers: Vec<(String, Secret)>,
    pub(crate) query: Vec<(String, Secret)>,
    pub(crate) base_url: Option<OtherBase>,
}

/// Another base URL, and whether credentials may go there.
#[derive(Clone)]
pub(crate) enum OtherBase {
    /// Only when it has the origin of the client's.
    Untrusted(String),
    Trusted(String),
}

impl CallOptions {
    /// Options of which none is set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets how long a call may take, including all its attempts and the waits between them. [`Duration::MAX`] is no limit.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Sets how long may be waited for each piece of a response that is read piece by piece; 60 seconds unless set.
    /// [`Duration::MAX`] is no limit. The blocking client's own transport does not keep to one that is shorter than the
    /// [`timeout`](Self::timeout), but to that.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.idle_timeout = Some(timeout);
        self
    }

    /// Sets whether and when a call that failed is made again.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = Some(retry);
        self
    }

    /// Sets how much is checked before the request is sent.
    pub fn checks(mut self, checks: Checks) -> Self {
        self.checks = Some(checks);
        self
    }

    /// Adds a header that the operation has no member for. A value is visible ASCII, as everywhere; headers that the
    /// request sets itself, such as `content-length`, are refused, as are those of members and credentials.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<Secret>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Adds a query parameter that the operation has no member for; it is percent-encoded.
    pub fn query(mut self, name: impl Into<String>, value: impl Into<Secret>) -> Self {
        self.query.push((name.into(), value.into()));
        self
    }

    /// Sends to another base URL, operations with a server of their own, too. To another origin (scheme, host, port) than the client's it sends no credentials,
    /// not even where the operation wants one. The servers that the API names count as the client's own, unless the client
    /// was given a base URL.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(OtherBase::Untrusted(url.into()));
        self
    }

    /// Sends to another base URL, whose server may have the client's credentials.
    pub fn trusted_base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(OtherBase::Trusted(url.into()));
        self
    }
}

impl fmt::Debug for CallOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fn names(entries: &[(String, Secret)]) -> Vec<&str> {
            entries.iter().map(|(name, _)| name.as_str()).collect()
        }
        f.debug_struct("CallOptions")
            .field("timeout", &self.timeout)
            .field("retry", &self.retry)
            .field("checks", &self.checks)
            .field("headers", &names(&self.headers))
            .field("query", &names(&self.query))
            .finish_non_exhaustive()
    }
}
