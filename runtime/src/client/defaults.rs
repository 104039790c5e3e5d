//! Headers and query parameters of every call of a client.

use http::HeaderMap;
use http::header::HeaderName;

use crate::encoder::checked_header;
use crate::error::redacted::tells_a_secret;
use crate::redaction::Secrets;
use crate::{ApiInfo, Encoder, Secret};

/// What every call carries, unless it says something else under the same name.
#[derive(Default)]
pub(super) struct Defaults {
    headers: HeaderMap,
    query: Vec<(String, Secret)>,
    secrets: Secrets,
}

impl Defaults {
    /// Takes the headers and query parameters of the API, then those of the client; the last of one name counts. Returns
    /// what is wrong with them as well.
    pub(super) fn of(
        api: &ApiInfo,
        headers: &[(String, Secret)],
        query: &[(String, Secret)],
    ) -> (Self, Vec<String>) {
        let own = |pairs: &[(&str, &str)]| -> Vec<(String, Secret)> {
            pairs.iter().map(|(name, value)| ((*name).to_owned(), Secret::from(*value))).collect()
        };
        let (mut defaults, mut problems) = (Self::default(), Vec::new());
        for (name, text) in own(api.headers).iter().chain(headers) {
            if let Err(why) = defaults.take_header(name, text) {
                problems.push(format!("the header `{}` of the client {why}", name.escape_debug()));
            }
        }
        for (name, value) in own(api.query).iter().chain(query) {
            defaults.query.retain(|(other, _)| other != name);
            defaults.query.push((name.clone(), value.clone()));
        }
        (defaults, problems)
    }

    fn take_header(&mut self, name: &str, text: &Secret) -> Result<(), &'static str> {
        let (name, mut value): (HeaderName, _) = checked_header(name, text.expose())?;
        if value.is_sensitive() || tells_a_secret(&name) {
            value.set_sensitive(true);
            self.secrets.extend([text.clone()]);
        }
        self.headers.try_insert(name, value).map(drop).map_err(|_| "is one too many for a request")
    }

    /// Adds what a request does not have by itself.
    pub(super) fn write(&self, request: &mut Encoder) {
        for (name, value) in &self.headers {
            request.default_header(name, value);
        }
        for (name, value) in &self.query {
            request.default_query(name, value.expose());
        }
    }

    /// What of them must not be seen, should a server repeat it.
    pub(super) fn secrets(&self) -> &Secrets {
        &self.secrets
    }
}
