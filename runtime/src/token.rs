//! Tokens that run out: who gives a new one, and for how long it is good.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use crate::{Call, Client, Error, Operation, Secret};

mod source;

pub(crate) use source::{Held, SharedError, TokenSource, is_timeout};

/// A token and how long it is good. `Debug` does not show the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    secret: Secret,
    expires_in: Option<Duration>,
}

impl Token {
    /// A token that is good until a server refuses it.
    pub fn new(secret: impl Into<Secret>) -> Self {
        Self { secret: secret.into(), expires_in: None }
    }

    /// A token that is good for this long, counted from when it was asked for.
    #[must_use]
    pub fn expires_in(mut self, lifetime: Duration) -> Self {
        self.expires_in = Some(lifetime);
        self
    }

    /// [`expires_in`](Self::expires_in) in the seconds of an answer; less than none is none.
    #[must_use]
    pub fn expires_in_seconds(self, seconds: i64) -> Self {
        self.expires_in(Duration::from_secs(u64::try_from(seconds).unwrap_or_default()))
    }
}

/// Why a provider has no token.
pub type LoginError = Box<dyn StdError + Send + Sync>;

/// What [`TokenProvider::issue`] gives.
pub type TokenFuture<'a> = Pin<Box<dyn Future<Output = Result<Token, LoginError>> + Send + 'a>>;

/// Gives a client its tokens: see [`ClientBuilder::token_provider`](crate::ClientBuilder::token_provider).
///
/// A function that gives a future is one:
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
pub trait TokenProvider: Send + Sync + 'static {
    /// Asks for a token. `client` is the client that needs it, without tokens of providers: same transport, base URL,
    /// retries and clock. The future is dropped when the caller gives up.
    fn issue<'a>(&'a self, client: &'a Client) -> TokenFuture<'a>;
}

impl<F, A, E> TokenProvider for F
where
    F: Fn() -> A + Send + Sync + 'static,
    A: Future<Output = Result<Token, E>> + Send + 'static,
    E: Into<LoginError>,
{
    fn issue<'a>(&'a self, _: &'a Client) -> TokenFuture<'a> {
        Box::pin(async move { self().await.map_err(Into::into) })
    }
}

/// An operation whose answer is a token. The derive [`Operation`](derive@Operation) writes it from `issues(…)`.
pub trait IssuesToken: Operation {
    /// The name of the scheme that the token is for.
    const SCHEME: &'static str;

    /// The token in an answer.
    fn token(output: Self::Output) -> Token;
}

/// What a client can log in with: a request that [issues a token](IssuesToken), or its builder once that is complete.
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

/// Logs in by an operation.
pub(crate) struct Login<O>(pub(crate) O);

impl<O: IssuesToken> TokenProvider for Login<O> {
    fn issue<'a>(&'a self, client: &'a Client) -> TokenFuture<'a> {
        let call: Call<O> = client.call_ref(&self.0);
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

impl<O> fmt::Debug for Login<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Login")
    }
}
