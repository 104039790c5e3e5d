//! A client without the type of its API, so that next to no code is made anew for each API.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::HeaderValue;
use http::header::ACCEPT_ENCODING;

use super::builder::WantedScheme;
use super::conventions::Conventions;
use super::defaults::Defaults;
use super::exchange::{Exchange, Login};
use super::page_url;
use super::servers::Servers;
use super::trace::Trace;
use crate::auth::Credentials;
use crate::base_url::BaseUrl;
use crate::call::ExchangeFuture;
use crate::effective_options::{Credentialed, EffectiveOptions};
use crate::streamed::Resume;
use crate::time::limited;
use crate::token::TokenSource;
use crate::{
    ApiInfo, Call, CallOptions, Clock, Credential, Encoder, Error, Operation, OperationInfo, Random,
    Response, Sleep, Transport, TransportError,
};

/// What makes the calls of a client. Clones share connections, credentials and options.
#[derive(Clone)]
pub struct Engine {
    pub(super) shared: Arc<Shared>,
    pub(super) credentials: Arc<Credentials>,
    pub(super) options: Arc<EffectiveOptions>,
}

/// What all clones of a client have in common, whatever their credentials and options.
pub(super) struct Shared {
    pub(super) api: ApiInfo,
    /// Whose origins the credentials are for.
    pub(super) servers: Servers,
    pub(super) defaults: Defaults,
    pub(super) transport: Arc<dyn Transport>,
    pub(super) max_response_size: usize,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) random: Arc<dyn Random>,
    pub(super) conventions: Conventions,
}

impl Engine {
    pub(crate) fn call<O: Operation>(&self, operation: &O) -> Call<O> {
        let encoder = Encoder::of(operation, self.options.checks);
        Call::new(self.execute(const { &O::INFO }, self.complete(encoder)), self.clone())
    }

    /// The call for a page of a list, at the URL that a response gave where there is one. The same requests have the same
    /// fingerprint; what cannot be sent has none.
    pub(crate) fn page<O: Operation>(&self, operation: &O, url: Option<&str>) -> (Option<u64>, Call<O>) {
        let info = const { &O::INFO };
        let complete = self.complete(Encoder::of(operation, self.options.checks));
        let complete = complete.and_then(|request| self.moved_to(info, request, url));
        let fingerprint = complete.as_ref().ok().map(page_url::fingerprint);
        (fingerprint, Call::new(self.execute(info, complete), self.clone()))
    }

    /// The request of an operation, with a token of a provider where there is a good one already.
    pub(super) fn request<O: Operation>(&self, operation: &O) -> Result<http::Request<Bytes>, Error> {
        let mut request = self.complete(Encoder::of(operation, self.options.checks))?;
        let source = self.source_for(const { &O::INFO });
        if let Some(token) = source.and_then(|source| source.current(&*self.shared.clock)) {
            request.headers_mut().insert(token.name, token.value);
        }
        Ok(request)
    }

    pub(super) fn with_options(&self, options: CallOptions) -> Self {
        let mut effective = EffectiveOptions::clone(&self.options);
        effective.apply(options, &self.shared.servers);
        Self { options: Arc::new(effective), ..self.clone() }
    }

    pub(super) fn with_credential(&self, wanted: &WantedScheme, credential: &Credential) -> Self {
        let mut credentials = Credentials::clone(&self.credentials);
        let added = wanted.find(&self.shared.api).and_then(|scheme| credentials.add(&scheme, credential));
        let mut engine = Self { credentials: Arc::new(credentials), ..self.clone() };
        if let Err(problem) = added {
            let mut options = EffectiveOptions::clone(&self.options);
            options.problem(problem);
            engine.options = Arc::new(options);
        }
        engine
    }

    /// What logins go through: no token of a provider, and of the call's own options only how much is checked and when
    /// the call is made again.
    fn for_login(&self) -> Self {
        let EffectiveOptions { timeout, retry, checks, .. } = *self.options;
        let options = EffectiveOptions::new(self.shared.servers.base_url().clone(), timeout, retry, checks);
        let credentials = Arc::new(self.credentials.without_sources());
        Self { shared: Arc::clone(&self.shared), credentials, options: Arc::new(options) }
    }

    /// Where the token of an operation comes from, if from a provider.
    fn source_for(&self, operation: &OperationInfo) -> Option<Arc<TokenSource>> {
        match self.options.credentialed {
            Credentialed::Yes => self.credentials.source_for(operation.auth),
            Credentialed::No => None,
        }
    }

    fn complete(&self, mut encoder: Encoder) -> Result<http::Request<Bytes>, Error> {
        let operation = encoder.info();
        self.write_own(&mut encoder);
        if self.options.credentialed == Credentialed::Yes {
            self.shared.defaults.write(&mut encoder);
        }
        let base_url = self.base_url_of(operation).unwrap_or_else(|problem| {
            encoder.problem("request", problem);
            &self.options.base_url
        });
        encoder.finish(base_url).map_err(|violations| Error::from_violations(operation, violations))
    }

    /// Adds what the options have for every request, and the credentials.
    fn write_own(&self, encoder: &mut Encoder) {
        self.options.write(encoder);
        if self.options.credentialed == Credentialed::Yes {
            self.credentials.apply(&self.shared.api, encoder);
        }
    }

    /// Sends a request to the URL that a response gave for it, with the client's own query parameters.
    fn moved_to(
        &self,
        operation: &'static OperationInfo,
        mut request: http::Request<Bytes>,
        url: Option<&str>,
    ) -> Result<http::Request<Bytes>, Error> {
        let Some(url) = url else { return Ok(request) };
        let (mut own, mut default) = (Encoder::new(operation), Encoder::new(operation));
        self.write_own(&mut own);
        if self.options.credentialed == Credentialed::Yes {
            self.shared.defaults.write(&mut default);
        }
        let moved = page_url::resolve(request.uri(), url, &self.shared.servers)
            .and_then(|url| page_url::with_query(&url, own.query(), default.query()));
        *request.uri_mut() = moved.map_err(|problem| Error::unsendable(operation, "page", problem))?;
        Ok(request)
    }

    /// Where an operation is: on the server that it names, unless all calls go to another base URL.
    fn base_url_of(&self, operation: &OperationInfo) -> Result<&BaseUrl, String> {
        match self.shared.servers.of(operation).filter(|_| self.options.follows_operations()) {
            Some(server) => server,
            None => Ok(&self.options.base_url),
        }
    }

    /// All of a call but its types, so that little code is made for each operation.
    pub(crate) fn execute(
        &self,
        operation: &'static OperationInfo,
        complete: Result<http::Request<Bytes>, Error>,
    ) -> ExchangeFuture {
        let mut request = match complete {
            Ok(request) => request,
            Err(error) => return Box::pin(std::future::ready(Err(error))),
        };
        let is_resumable = operation.resumable && operation.streamed;
        if is_resumable && operation.stream_media.is_none() {
            // Parts are of the bytes as they are sent.
            request.headers_mut().entry(ACCEPT_ENCODING).or_insert(HeaderValue::from_static("identity"));
        }
        let resume = is_resumable.then(|| Resume::new(self.clone(), operation, request.clone()));
        let (shared, options) = (Arc::clone(&self.shared), Arc::clone(&self.options));
        let trace = Trace::begin(shared.api.name, operation);
        let login =
            self.source_for(operation).map(|source| Login { source, engine: self.for_login(), token: None });
        let repeatable = shared.conventions.mark(operation, request.headers_mut(), &*shared.random);
        let source = request.extensions_mut().remove();
        let exchange = Exchange { operation, request, source, shared, options, login, repeatable };
        let exchange = Box::pin(async move { trace.around(exchange.run(&trace)).await });
        match resume {
            None => exchange,
            Some(resume) => Box::pin(resume.attach(exchange)),
        }
    }

    /// How long to wait after so many failures in a row; `None` where there were as many as a call may have.
    pub(crate) fn wait_after(&self, failures: u32) -> Option<Duration> {
        let retry = self.options.retry;
        retry
            .allows_another(failures)
            .then(|| retry.wait(failures, None, self.shared.random.fraction()))
            .flatten()
    }

    /// Waits by the client's clock.
    pub(crate) fn sleep(&self, time: Duration) -> Sleep {
        self.shared.clock.sleep(time)
    }

    /// Sends a request that is none of an operation, to wherever it goes, in the time of one call.
    pub(crate) async fn send_elsewhere(
        &self,
        request: http::Request<Bytes>,
    ) -> Result<Response, TransportError> {
        self.shared.attempt(request, limited(self.options.timeout)).await
    }

    /// Marks the headers that repeat a credential as sensitive.
    pub(crate) fn mark_headers(&self, response: &mut Response) {
        self.credentials.secrets().mark_headers(response);
        self.options.secrets().mark_headers(response);
        self.shared.defaults.secrets().mark_headers(response);
    }

    /// An error that does not show what of its response repeats a credential.
    pub(crate) fn without_credentials(&self, mut error: Error) -> Error {
        if let Some(response) = error.response_mut() {
            self.mark_headers(response);
        }
        let own = self.credentials.secrets();
        for secrets in [&own, self.options.secrets(), self.shared.defaults.secrets()] {
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

/// Shows the names of the schemes that have a credential, never a credential.
impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("api", &self.shared.api.name)
            .field("base_url", &self.options.base_url.as_str())
            .field("checks", &self.options.checks)
            .field("credentials", &self.credentials)
            .finish_non_exhaustive()
    }
}
