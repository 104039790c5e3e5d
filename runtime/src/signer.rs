//! Signatures over whole requests.

use std::error::Error as StdError;
use std::time::SystemTime;

use bytes::Bytes;

/// Why a request could not be signed.
pub type SignError = Box<dyn StdError + Send + Sync>;

/// Signs requests: it sees the whole request before each attempt, credentials included, and adds what the server wants to
/// see, such as an HMAC or the signature of a cloud. See [`ClientBuilder::signer`](crate::ClientBuilder::signer).
///
/// A function is one:
///
/// ```
/// use std::time::{SystemTime, UNIX_EPOCH};
/// use specwright::{Client, SignError, bytes::Bytes, http};
///
/// fn sign(request: &mut http::Request<Bytes>, now: SystemTime) -> Result<(), SignError> {
///     let timestamp = now.duration_since(UNIX_EPOCH)?.as_secs().to_string();
///     let digest = format!("{}{timestamp}{}", request.uri().path(), request.body().len());
///     let mut signature = http::HeaderValue::try_from(digest)?;
///     signature.set_sensitive(true);
///     request.headers_mut().insert("x-signature", signature);
///     request.headers_mut().insert("x-timestamp", timestamp.try_into()?);
///     Ok(())
/// }
///
/// # let transport = |_: http::Request<Bytes>| async { Ok(Default::default()) };
/// let client = Client::builder()
///     .base_url("https://api.example.com")
///     .signer(sign)
/// #   .transport(transport)
///     .build()?;
/// # let _ = client;
/// # Ok::<(), specwright::Error>(())
/// ```
pub trait Signer: Send + Sync + 'static {
    /// Signs a request, which is about to be sent. `now` is what the clock of the client says.
    ///
    /// # Errors
    /// When it cannot be signed; it is not sent then.
    fn sign(&self, request: &mut http::Request<Bytes>, now: SystemTime) -> Result<(), SignError>;

    /// Signs a request whose body comes from a file or stream: of the body it has nothing. A signer whose signature does not
    /// depend on the body does here what it does in [`sign`](Self::sign).
    ///
    /// # Errors
    /// When it cannot be signed, as it is unless a signer says otherwise; it is not sent then.
    fn sign_head(&self, _: &mut http::Request<Bytes>, _: SystemTime) -> Result<(), SignError> {
        Err("its body is not in memory, and the signer has not said that it signs such requests".into())
    }
}

impl<F> Signer for F
where
    F: Fn(&mut http::Request<Bytes>, SystemTime) -> Result<(), SignError> + Send + Sync + 'static,
{
    fn sign(&self, request: &mut http::Request<Bytes>, now: SystemTime) -> Result<(), SignError> {
        self(request, now)
    }
}
