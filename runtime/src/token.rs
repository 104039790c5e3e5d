//! Tokens that expire: who issues a new one, and for how long it is valid.

use std::error::Error as StdError;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::time::Duration;

use crate::client::Engine;
use crate::{Api, AsText, Call, Client, Error, HandWritten, Operation, Secret};

mod oauth2;
mod source;

pub use oauth2::{ClientAuth, ClientCredentials, RefreshToken};
pub(crate) use source::{CurrentToken, SharedError, TokenSource, is_timeout};

/// A token and how long it is valid. `Debug` does not show the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    secret: Secret,
    expires_in: Option<Duration>,
}

impl Token {
    /// A token that is valid until a server refuses it.
    pub fn new(secret: impl Into<Secret>) -> Self {
        Self { secret: secret.into(), expires_in: None }
    }

    /// Sets how long the token is valid, counted from when it was asked for.
    #[must_use]
    pub fn expires_in(mut self, lifetime: Duration) -> Self {
        self.expires_in = Some(lifetime);
        self
    }

    /// [`expires_in`](Self::expires_in) in seconds, as responses say it: an integer, or one as text. A negative number
    /// counts as zero.
    #[must_use]
    pub fn expires_in_seconds(self, seconds: impl Seconds) -> Self {
        self.expires_in(Duration::from_secs(seconds.seconds()))
    }
}

/// A number of seconds: `i64`, `u64`, or one of these [as text](AsText).
#[diagnostic::on_unimplemented(
    message = "the lifetime of a token is a whole number of seconds, and not a `{Self}`",
    label = "neither an integer nor one as text, which is always there"
)]
pub trait Seconds {
    /// The number; none below zero.
    #[doc(hidden)]
    fn seconds(self) -> u64;
}

impl Seconds for i64 {
    fn seconds(self) -> u64 {
        u64::try_from(self).unwrap_or_default()
    }
}

impl Seconds for u64 {
    fn seconds(self) -> u64 {
        self
    }
}

impl<T: Seconds> Seconds for AsText<T> {
    fn seconds(self) -> u64 {
        self.0.seconds()
    }
}

/// Why a provider issued no token.
pub type LoginError = Box<dyn StdError + Send + Sync>;

/// The future of [`TokenProvider::issue`].
pub type TokenFuture<'a> = Pin<Box<dyn Future<Output = Result<Token, LoginError>> + Send + 'a>>;

/// Gives a client of the API `A` its tokens: see
/// [`ClientBuilder::token_provider`](crate::ClientBuilder::token_provider).
///
/// A function that returns a future is a provider:
///
/// ```
/// use std::time::Duration;
/// use specwright::{Client, LoginError, Token};
///
/// # let transport = |_: specwright::http::Request<specwright::bytes::Bytes>| async { Ok(Default::default()) };
/// let client = Client::builder()
///     .base_url("https://api.example.com")
///     .token_provider(|| async { Ok::<_, LoginError>(Token::new("t-123").expires_in(Duration::from_secs(3600))) })
/// #   .transport(transport)
///     .build()?;
/// # let _ = client;
/// # Ok::<(), specwright::Error>(())
/// ```
pub trait TokenProvider<A = HandWritten>: Send + Sync + 'static {
    /// Asks for a token. `client` is the client that needs it, without tokens of providers: it has the same transport,
    /// base URL, retries and clock. The future is dropped when the caller gives up.
    fn issue<'a>(&'a self, client: &'a Client<A>) -> TokenFuture<'a>;
}

impl<A, F, T, E> TokenProvider<A> for F
where
    F: Fn() -> T + Send + Sync + 'static,
    T: Future<Output = Result<Token, E>> + Send + 'static,
    E: Into<LoginError>,
{
    fn issue<'a>(&'a self, _: &'a Client<A>) -> TokenFuture<'a> {
        Box::pin(async move { self().await.map_err(Into::into) })
    }
}

/// A provider without the type of the API.
pub(crate) trait Issuer: Send + Sync + 'static {
    fn issue(&self, engine: Engine) -> TokenFuture<'_>;
}

/// A provider of the caller's own.
pub(crate) struct Provided<A, P> {
    provider: P,
    api: PhantomData<fn() -> A>,
}

impl<A, P> Provided<A, P> {
    pub(crate) fn new(provider: P) -> Self {
        Self { provider, api: PhantomData }
    }
}

impl<A: Api, P: TokenProvider<A>> Issuer for Provided<A, P> {
    fn issue(&self, engine: Engine) -> TokenFuture<'_> {
        Box::pin(async move { self.provider.issue(&Client::of(engine)).await })
    }
}

/// An operation whose response is a token. The derive [`Operation`](derive@Operation) implements it from `issues(…)`.
pub trait IssuesToken: Operation {
    /// The name of the scheme that the token is for.
    const SCHEME: &'static str;

    /// The token in an output.
    fn token(output: Self::Output) -> Token;
}

/// What a client can log in with: a request that [issues a token](IssuesToken), or its builder once it is complete.
pub trait IntoLogin {
    /// The operation.
    type Operation: IssuesToken;

    /// The request.
    fn into_login(self) -> Self::Operation;
}

impl<O: IssuesToken> IntoLogin for O {
    type Operation = O;

    fn into_login(self) -> O {
        self
    }
}

/// Logs in with an operation.
pub(crate) struct Login<O>(pub(crate) O);

impl<O: IssuesToken> Issuer for Login<O> {
    fn issue(&self, engine: Engine) -> TokenFuture<'_> {
        let call: Call<O> = engine.call(&self.0);
        Box::pin(async move {
            match call.await {
                Ok(output) => Ok(O::token(output)),
                Err(error) => {
                    let error: Error = error.into();
                    Err(error.into())
                }
            }
        })
    }
}
