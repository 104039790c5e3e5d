//! What a call goes by: the client's configuration, and call options over it.

use std::time::Duration;

use http::HeaderMap;

use crate::base_url::BaseUrl;
use crate::call_options::OtherBase;
use crate::client::Servers;
use crate::encoder::checked_header;
use crate::error::redacted::tells_a_secret;
use crate::redaction::Secrets;
use crate::{CallOptions, Checks, Encoder, Retry, Secret};

/// How long may be waited for each piece of a response, unless it is set.
const IDLE: Duration = Duration::from_secs(60);

/// Whether requests carry the client's credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Credentialed {
    Yes,
    No,
}

/// Where calls go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Goes {
    WhereOperationsAre,
    ToTheBaseUrl,
}

#[derive(Clone)]
pub(crate) struct EffectiveOptions {
    pub(crate) checks: Checks,
    pub(crate) timeout: Duration,
    pub(crate) idle_timeout: Duration,
    pub(crate) retry: Retry,
    pub(crate) base_url: BaseUrl,
    pub(crate) credentialed: Credentialed,
    goes: Goes,
    headers: HeaderMap,
    query: Vec<(String, Secret)>,
    /// Mistakes in options, for each call to report.
    problems: Vec<String>,
    secrets: Secrets,
}

impl EffectiveOptions {
    pub(crate) fn new(base_url: BaseUrl, timeout: Duration, retry: Retry, checks: Checks) -> Self {
        Self {
            checks,
            timeout,
            idle_timeout: IDLE,
            retry,
            base_url,
            credentialed: Credentialed::Yes,
            goes: Goes::WhereOperationsAre,
            headers: HeaderMap::new(),
            query: Vec::new(),
            problems: Vec::new(),
            secrets: Secrets::default(),
        }
    }

    /// Takes over what the options set. Credentials are for the origins of `own`.
    pub(crate) fn apply(&mut self, options: CallOptions, own: &Servers) {
        self.checks = options.checks.unwrap_or(self.checks);
        self.retry = options.retry.unwrap_or(self.retry);
        if let Some(timeout) = options.timeout {
            self.timeout = timeout;
            if timeout.is_zero() {
                self.problems.push("`timeout` is zero, so that no call could succeed".to_owned());
            }
        }
        self.idle_timeout = options.idle_timeout.unwrap_or(self.idle_timeout);
        if self.idle_timeout.is_zero() {
            self.problems.push("`idle_timeout` is zero, so that nothing could be read".to_owned());
        }
        if let Some(base) = options.base_url {
            self.take_base_url(base, own);
        }
        for (name, value) in options.headers {
            self.take_header(&name, value);
        }
        self.query.extend(options.query);
    }

    fn take_base_url(&mut self, base: OtherBase, own: &Servers) {
        let (OtherBase::Trusted(text) | OtherBase::Untrusted(text)) = &base;
        match BaseUrl::parse(text) {
            Ok(url) => {
                let is_trusted = matches!(base, OtherBase::Trusted(_)) || own.are_at(&url);
                self.credentialed = if is_trusted { Credentialed::Yes } else { Credentialed::No };
                self.base_url = url;
                self.goes = Goes::ToTheBaseUrl;
            }
            Err(problem) => self.problems.push(problem),
        }
    }

    fn take_header(&mut self, name: &str, text: Secret) {
        let taken = checked_header(name, text.expose()).and_then(|(name, mut value)| {
            if tells_a_secret(&name) {
                value.set_sensitive(true);
                self.secrets.extend([text]);
            }
            let taken = self.headers.try_append(name, value);
            taken.map_err(|_| "comes more often than a request can hold")
        });
        if let Err(why) = taken {
            self.problems.push(format!("the header `{}` of the call options {why}", name.escape_debug()));
        }
    }

    /// Adds what the options have for every request, their mistakes included.
    pub(crate) fn write(&self, request: &mut Encoder) {
        for problem in &self.problems {
            request.problem("request", problem.clone());
        }
        request.add_headers(&self.headers);
        for (name, value) in &self.query {
            request.push_query(name, value.expose());
        }
    }

    /// Whether an operation with a server of its own goes there.
    pub(crate) fn follows_operations(&self) -> bool {
        self.goes == Goes::WhereOperationsAre
    }

    /// Adds a mistake, for each call to report.
    pub(crate) fn problem(&mut self, problem: String) {
        self.problems.push(problem);
    }

    /// What of the options must not be seen, should a server repeat it.
    pub(crate) fn secrets(&self) -> &Secrets {
        &self.secrets
    }
}
