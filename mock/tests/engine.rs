//! What the mock does with things, pages, answers and credentials, without a client.

mod broken;
mod credentials;
mod every_call;
mod heads;
mod numbers;
mod outcomes;
mod paging;
mod things;
mod unions;

use bytes::Bytes;
use serde_json::Value;
use specwright_mock::{Mock, MockOptions, http};

/// The API of these tests, with so many things in each list.
fn shop(items: usize) -> Mock {
    let mock = Mock::new("spec.yaml", include_str!("engine/spec.yaml"));
    mock.unwrap_or_else(|invalid| panic!("{invalid}")).with_options(MockOptions::new().items(items))
}

/// An answer as a test looks at it.
struct Answer {
    status: u16,
    headers: http::HeaderMap,
    body: Bytes,
}

impl Answer {
    #[track_caller]
    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {:?}", self.body))
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }
}

/// Sends a request with these headers; a body is JSON unless they say otherwise.
fn ask(mock: &Mock, line: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let (method, target) = line.split_once(' ').unwrap();
    let mut request = http::Request::builder().method(method).uri(target);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    if !body.is_empty() && headers.iter().all(|(name, _)| *name != "content-type") {
        request = request.header("content-type", "application/json");
    }
    let reply = mock.answer(&request.body(Bytes::copy_from_slice(body.as_bytes())).unwrap());
    let (head, body) = reply.response.into_parts();
    Answer { status: head.status.as_u16(), headers: head.headers, body }
}

/// A request without headers of its own.
fn call(mock: &Mock, line: &str, body: &str) -> Answer {
    ask(mock, line, &[], body)
}
