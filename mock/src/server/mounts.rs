//! Which of several mocks a request is for.

use bytes::Bytes;
use http::{Request, Uri};
use serde_json::json;

use crate::Mock;
use crate::journal::JOURNAL_PATH;
use crate::mock::journal_over_http;
use crate::request::route::prefix_path;
use crate::response::problem_document::Document;
use crate::response::reply::Reply;

/// Mocks, each with the prefix that it is found under.
pub(super) struct Mounts {
    mocks: Vec<(Mock, String)>,
}

impl Mounts {
    pub(super) fn of(mocks: Vec<Mock>) -> Self {
        let own: Vec<String> = mocks.iter().map(|mock| own_prefix(mock).to_owned()).collect();
        let is_clear = |at: usize| {
            let prefix = own.get(at).map(String::as_str).unwrap_or_default();
            let others = own.iter().enumerate().filter(|(other, text)| *other != at && !text.is_empty());
            let differs = |other: &str| !is_below(other, prefix) && !is_below(prefix, other);
            own.len() == 1 || !prefix.is_empty() && others.into_iter().all(|(_, other)| differs(other))
        };
        let prefix = |at: usize, mock: &Mock| match is_clear(at) {
            true => own_prefix(mock).to_owned(),
            false => format!("/{}{}", mock.name(), own_prefix(mock)),
        };
        let prefixes: Vec<String> = mocks.iter().enumerate().map(|(at, mock)| prefix(at, mock)).collect();
        Self { mocks: mocks.into_iter().zip(prefixes).collect() }
    }

    pub(super) fn prefixes(&self) -> impl Iterator<Item = &str> {
        self.mocks.iter().map(|(_, prefix)| prefix.as_str())
    }

    pub(super) fn answer(&self, request: Request<Bytes>) -> (Request<Bytes>, Reply) {
        let path = request.uri().path();
        if path == JOURNAL_PATH {
            let mocks: Vec<Mock> = self.mocks.iter().map(|(mock, _)| mock.clone()).collect();
            let reply = Reply::of(journal_over_http(&mocks, &request));
            return (request, reply);
        }
        match self.mock(path) {
            Some((mock, stripped)) => {
                let inner = stripped.and_then(|path| with_path(&request, &path));
                let reply = mock.answer(inner.as_ref().unwrap_or(&request));
                (request, reply)
            }
            None => {
                let reply = Reply::of(self.nowhere(path).response());
                (request, reply)
            }
        }
    }

    /// The mock for a path, and the path without the mock's name where that leads to it.
    fn mock(&self, path: &str) -> Option<(&Mock, Option<String>)> {
        if let [(mock, _)] = self.mocks.as_slice()
            && (mock.shared().routes.serves(path) || !is_below(path, &format!("/{}", mock.name())))
        {
            return Some((mock, None));
        }
        for (mock, _) in &self.mocks {
            let named = format!("/{}", mock.name());
            if is_below(path, &named) {
                let rest = path.get(named.len()..).unwrap_or_default();
                let rest = if rest.is_empty() { "/" } else { rest };
                // The name may be the beginning of a path of the API as well.
                let is_own = !mock.shared().routes.serves(rest) && mock.shared().routes.serves(path);
                return Some((mock, (!is_own).then(|| rest.to_owned())));
            }
        }
        let below = |(_, prefix): &&(Mock, String)| !prefix.is_empty() && is_below(path, prefix);
        if let Some((mock, _)) = self.mocks.iter().find(below) {
            return Some((mock, None));
        }
        // Without a prefix, where only one knows the path.
        let mut serving = self.mocks.iter().filter(|(mock, _)| mock.shared().routes.serves(path));
        let first = serving.next().map(|(mock, _)| (mock, None))?;
        serving.next().is_none().then_some(first)
    }

    fn nowhere(&self, path: &str) -> Document {
        let urls: Vec<&str> = self.prefixes().collect();
        let detail = format!("no API is at {path}; there are {}", urls.join(", "));
        Document::new(404, "unknown-api", "there is no such path", detail).with("prefixes", json!(urls))
    }
}

fn own_prefix(mock: &Mock) -> &str {
    let first = mock.shared().api.as_ref().ok().and_then(|api| api.servers.first());
    first.map_or("", |server| prefix_path(&server.url))
}

/// Whether a path is a prefix, or goes on behind it with a new segment.
fn is_below(path: &str, prefix: &str) -> bool {
    path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The same request for another path.
fn with_path(request: &Request<Bytes>, path: &str) -> Option<Request<Bytes>> {
    let target = match request.uri().query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    let mut other = request.clone();
    *other.uri_mut() = target.parse::<Uri>().ok()?;
    Some(other)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

    use super::*;

    fn mock(name: &str) -> Mock {
        let spec = format!(
            "specwright: 1
api: {{ name: {name}, title: Pets }}
servers: {{ production: https://{name}.example.com }}
operations:
  listPets: {{ http: GET /pets, out: list<string> }}
"
        );
        Mock::new("spec.yaml", &spec).unwrap_or_else(|invalid| panic!("{invalid}"))
    }

    #[test]
    fn the_name_of_an_api_may_be_the_beginning_of_its_paths() {
        for names in [&["pets"][..], &["pets", "birds"]] {
            let mounts = Mounts::of(names.iter().map(|name| mock(name)).collect());
            let status = |path: &str| {
                let request = Request::builder().uri(path).body(Bytes::new()).unwrap();
                mounts.answer(request).1.response.status().as_u16()
            };
            assert_eq!([status("/pets"), status("/pets/pets"), status("/pets/other")], [200, 200, 404]);
        }
    }
}
