//! What was gathered becomes a request, or everything that stands in its way.

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use http::{Method, Uri};

use super::body::{self, Body};
use super::{Encoder, path};
use crate::base_url::BaseUrl;
use crate::{Checks, Operation, Violation, Violations};

impl Encoder {
    fn accept(&mut self) {
        match HeaderValue::from_maybe_shared(Bytes::from_static(self.info.accept.as_bytes())) {
            Ok(accept) if accept.is_empty() => {}
            Ok(accept) => drop(self.headers.entry(ACCEPT).or_insert(accept)),
            Err(_) => {
                self.problem("header", format!("its accept header `{}` is not valid", self.info.accept))
            }
        }
    }

    /// Writes an operation, and notes which of these limits and rules of the API it breaks.
    pub(crate) fn of<O: Operation>(operation: &O, checks: Checks) -> Self {
        let mut encoder = Self { checks, ..Self::new(const { &O::INFO }) };
        encoder.broken = match checks {
            Checks::Off => Ok(()),
            checks => operation.validate_with(checks),
        };
        operation.encode(&mut encoder);
        encoder
    }

    /// Everything that stops the request, wherever it goes and whoever sends it.
    pub(crate) fn check(self) -> Result<(), Violations> {
        self.finish(&BaseUrl::anywhere()).map(drop)
    }

    fn fill_path(&mut self, base: &BaseUrl) -> String {
        let mut problems = Vec::new();
        let url = path::fill(base.as_str(), self.info.path, &mut self.segments, &self.query, &mut problems);
        // A credential that the client lacks is told as such, and who only validates has none.
        let is_credential = |name: &Option<&str>| name.is_some_and(|name| self.info.auth.names(name));
        let problems = problems
            .into_iter()
            .filter(|(name, _)| !is_credential(name))
            .map(|(member, why)| Violation::of_sending("path", member, why));
        let is_told = |violation: &Violation| {
            let pointer = violation.pointer();
            !pointer.is_empty() && self.problems.iter().any(|known| known.is_required_at(pointer))
        };
        let untold: Vec<Violation> = problems.filter(|violation| !is_told(violation)).collect();
        self.problems.extend(untold);
        url
    }

    /// The request, or everything that stands in its way.
    pub(crate) fn finish(mut self, base: &BaseUrl) -> Result<http::Request<Bytes>, Violations> {
        let url = self.fill_path(base);
        let uri = Uri::from_maybe_shared(Bytes::from(url));
        if self.problems.is_empty() && uri.is_err() {
            self.problem("path", "its URL is not valid, or is longer than 65,534 bytes".to_owned());
        }
        self.accept();
        if let Some(cookies) = std::mem::take(&mut self.cookies).finish() {
            self.set_header(http::header::COOKIE, cookies);
        }
        let body = std::mem::replace(&mut self.body, Body::None);
        let body = body.finish(self.info.body_media).unwrap_or_else(|media| {
            self.problem("body", body::not_a_media_type(media));
            body::Finished::default()
        });
        let is_expected = matches!(self.info.method, Method::POST | Method::PUT | Method::PATCH);
        if is_expected && body.bytes.is_empty() && body.source.is_none() {
            self.headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        if let Some(content_type) = body.media {
            self.headers.insert(CONTENT_TYPE, content_type);
        }
        let Encoder { info, headers, problems, broken, .. } = self;
        Violations::join(broken, problems)?;
        let mut request = http::Request::new(body.bytes);
        if let Some(source) = body.source {
            request.extensions_mut().insert(source);
        }
        *request.method_mut() = info.method.clone();
        // An address that is not valid is among the problems.
        *request.uri_mut() = uri.unwrap_or_default();
        *request.headers_mut() = headers;
        Ok(request)
    }
}
