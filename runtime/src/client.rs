use std::fmt;
use std::sync::Arc;

use bytes::Bytes;

use crate::auth::Credentials;
use crate::base_url::BaseUrl;
use crate::call::ExchangeFuture;
use crate::settings::{Credentialed, Settings};
use crate::token::TokenSource;
use crate::{
    ApiInfo, Call, CallOptions, Checks, Clock, Credential, Encoder, Error, Items, Operation, OperationInfo,
    Paged, Pages, Random, Response, SchemeKind, Secret, Transport,
};

mod builder;
mod exchange;
mod trace;

pub use builder::ClientBuilder;
pub(crate) use exchange::Exchanged;

use builder::Wanted;
use exchange::{Exchange, Login};
use trace::Trace;

/// Sends operations: a base URL, credentials and a transport. Cheap to clone; clones share connections.
///
/// Generated clients wrap one. For operations written by hand it is a client of its own: it has no server, so
/// that [`base_url`](ClientBuilder::base_url) must be called, and one bearer scheme named `token`.
///
/// `Debug` shows the names of the schemes that it has credentials for, never a credential.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Inner>,
    credentials: Arc<Credentials>,
    settings: Arc<Settings>,
}

struct Inner {
    api: ApiInfo,
    /// Whose origin the credentials are for.
    base_url: BaseUrl,
    transport: Arc<dyn Transport>,
    max_response_size: usize,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
}

impl Client {
    /// Starts a client for operations written by hand.
    pub fn builder() -> ClientBuilder<Self> {
        ClientBuilder::new()
    }

    /// Calls an operation. Any 2xx is a success.
    ///
    /// A request that breaks a limit or a rule of the API is not sent: [`Error::violations`] says what is wrong. A call
    /// that failed is made again where that can do no harm: see [`Retry`](crate::Retry).
    pub fn call<O: Operation>(&self, operation: O) -> Call<O> {
        self.call_ref(&operation)
    }

    pub(crate) fn call_ref<O: Operation>(&self, operation: &O) -> Call<O> {
        Call::new(self.execute(self.encode(operation)), self.clone())
    }

    /// The pages of a list, from the one that the operation asks for on.
    pub fn pages<O: Paged>(&self, operation: O) -> Pages<O> {
        Pages::new(self.clone(), operation)
    }

    /// What a list holds, from the page that the operation asks for on.
    pub fn items<O: Paged>(&self, operation: O) -> Items<O> {
        Items::new(self.pages(operation))
    }

    /// The request as [`call`](Self::call) would send it, without sending it.
    ///
    /// Credentials are in it, headers that hold one are marked sensitive; the URL holds one when the API takes
    /// its key in the query.
    ///
    /// # Errors
    /// When it cannot be sent, with everything that stands in its way.
    pub fn request<O: Operation>(&self, operation: &O) -> Result<http::Request<Bytes>, Error> {
        let mut request = self.prepare(self.encode(operation)?)?;
        let held = self.source_for(const { &O::INFO }).and_then(|source| source.held(&*self.shared.clock));
        if let Some(held) = held {
            request.headers_mut().insert(held.name, held.value);
        }
        Ok(request)
    }

    /// The same client, connections and credentials included, whose calls go by these options. Options that it has
    /// already stay where these say nothing; headers and query parameters are added.
    ///
    /// ```
    /// # use specwright::{Builder, CallOptions, Checks, Client, Model, Operation, Validate};
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
    /// let lenient = client.with_options(CallOptions::new().checks(Checks::Structure));
    /// assert!(lenient.request(&letter).is_ok());
    /// # Ok::<(), specwright::Error>(())
    /// ```
    #[must_use = "the client itself stays as it is"]
    pub fn with_options(&self, options: CallOptions) -> Self {
        let mut settings = Settings::clone(&self.settings);
        settings.take(options, &self.shared.base_url);
        Self { settings: Arc::new(settings), ..self.clone() }
    }

    /// The same client and connections with another token for the API's bearer scheme. The client itself keeps its own.
    /// A token that cannot be sent is an error of each call.
    ///
    /// ```
    /// # let transport = |_: specwright::http::Request<specwright::bytes::Bytes>| async { Ok(Default::default()) };
    /// # let client = specwright::Client::builder().base_url("https://h.test").transport(transport).build()?;
    /// let other = client.with_token("t-2");
    /// # let _ = other;
    /// # Ok::<(), specwright::Error>(())
    /// ```
    #[must_use = "the client itself stays as it is"]
    pub fn with_token(&self, token: impl Into<Secret>) -> Self {
        self.with(&Wanted::Kind(SchemeKind::Bearer), &Credential::token(token))
    }

    /// [`with_token`](Self::with_token) for the scheme of this name, with any credential.
    #[must_use = "the client itself stays as it is"]
    pub fn with_credential(&self, scheme: impl Into<String>, credential: impl Into<Credential>) -> Self {
        self.with(&Wanted::Named(scheme.into()), &credential.into())
    }

    fn with(&self, wanted: &Wanted, credential: &Credential) -> Self {
        let mut credentials = Credentials::clone(&self.credentials);
        let added = wanted.scheme(&self.shared.api).and_then(|scheme| credentials.add(&scheme, credential));
        let mut client = Self { credentials: Arc::new(credentials), ..self.clone() };
        if let Err(problem) = added {
            let mut settings = Settings::clone(&self.settings);
            settings.problem(problem);
            client.settings = Arc::new(settings);
        }
        client
    }

    /// What logins go through: no token of a provider, and nothing of the call's own options but how much is checked
    /// and when it is made again.
    fn for_login(&self) -> Self {
        let Settings { timeout, retry, checks, .. } = *self.settings;
        let settings = Settings::new(self.shared.base_url.clone(), timeout, retry, checks);
        let credentials = Arc::new(self.credentials.without_sources());
        Self { shared: Arc::clone(&self.shared), credentials, settings: Arc::new(settings) }
    }

    /// Where the token of an operation comes from, if from a provider.
    fn source_for(&self, operation: &OperationInfo) -> Option<Arc<TokenSource>> {
        match self.settings.credentialed {
            Credentialed::Yes => self.credentials.source_for(operation.auth),
            Credentialed::No => None,
        }
    }

    fn encode<O: Operation>(&self, operation: &O) -> Result<Encoder, Error> {
        let info = const { &O::INFO };
        let checks = self.settings.checks;
        if checks != Checks::Off {
            operation.validate_with(checks).map_err(|violations| Error::from_violations(info, violations))?;
        }
        let mut encoder = Encoder::new(info);
        operation.encode(&mut encoder);
        Ok(encoder)
    }

    fn prepare(&self, mut encoder: Encoder) -> Result<http::Request<Bytes>, Error> {
        let operation = encoder.info();
        self.settings.write(&mut encoder);
        if self.settings.credentialed == Credentialed::Yes {
            self.credentials.apply(&self.shared.api, &mut encoder);
        }
        encoder.finish(&self.settings.base_url).map_err(|problems| Error::invalid(operation, problems))
    }

    /// All of a call but its types, so that little code is made for each operation.
    fn execute(&self, encoded: Result<Encoder, Error>) -> ExchangeFuture {
        let prepared = encoded.and_then(|encoder| Ok((encoder.info(), self.prepare(encoder)?)));
        let (operation, request) = match prepared {
            Ok(prepared) => prepared,
            Err(error) => return Box::pin(std::future::ready(Err(error))),
        };
        let (inner, settings) = (Arc::clone(&self.shared), Arc::clone(&self.settings));
        let trace = Trace::begin(inner.api.name, operation);
        let login =
            self.source_for(operation).map(|source| Login { source, client: self.for_login(), held: None });
        let exchange = Exchange { operation, request, inner, settings, login };
        Box::pin(async move { trace.around(exchange.run(&trace)).await })
    }

    /// Marks the headers that repeat a credential as sensitive.
    pub(crate) fn mark_headers(&self, response: &mut Response) {
        self.credentials.secrets().mark_headers(response);
        self.settings.secrets().mark_headers(response);
    }

    /// An error that does not show what of its answer repeats a credential.
    pub(crate) fn without_credentials(&self, mut error: Error) -> Error {
        if let Some(response) = error.response_mut() {
            self.mark_headers(response);
        }
        let own = self.credentials.secrets();
        for secrets in [&own, self.settings.secrets()] {
            if error.body().is_some_and(|body| secrets.are_in(body)) {
                error.withhold_body();
            }
            if error.pointer().is_some_and(|pointer| secrets.are_in_pointer(pointer)) {
                error.withhold_pointer();
            }
        }
        error
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("api", &self.shared.api.name)
            .field("base_url", &self.settings.base_url.as_str())
            .field("checks", &self.settings.checks)
            .field("credentials", &self.credentials)
            .finish_non_exhaustive()
    }
}
