//! A request as it came over the wire, read by other code than the one that wrote it.

use std::collections::BTreeMap;

use http::{HeaderMap, HeaderName, HeaderValue, Method};

/// A request as it was received.
#[derive(Debug, Clone)]
pub struct Received {
    /// The method.
    pub method: Method,
    /// Path and query as they were on the request line.
    pub target: String,
    /// The headers, in lower case.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
}

/// One part of a multipart body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Its own content type.
    pub content_type: Option<String>,
    /// Its text.
    pub text: String,
}

impl Part {
    /// A part as this project writes them: plain text without a content type of its own.
    pub fn plain(name: &str, text: &str) -> Self {
        Self { name: name.to_owned(), content_type: None, text: text.to_owned() }
    }
}

impl Received {
    /// Reads the head of a request. `None` while it is not complete.
    pub(crate) fn head(bytes: &[u8]) -> Option<(Self, usize)> {
        let mut headers = [httparse::EMPTY_HEADER; 64];
        let mut request = httparse::Request::new(&mut headers);
        let httparse::Status::Complete(length) = request.parse(bytes).expect("a valid request head") else {
            return None;
        };
        let headers = request.headers.iter().map(|header| {
            let name = HeaderName::from_bytes(header.name.as_bytes()).expect("a header name");
            (name, HeaderValue::from_bytes(header.value).expect("a header value"))
        });
        let received = Self {
            method: request.method.and_then(|method| method.parse().ok()).expect("a method"),
            target: request.path.unwrap_or_default().to_owned(),
            headers: headers.collect(),
            body: Vec::new(),
        };
        Some((received, length))
    }

    /// The path without its query.
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// The decoded query.
    pub fn query(&self) -> BTreeMap<String, String> {
        let query = self.target.split_once('?').map_or("", |(_, query)| query);
        form_urlencoded::parse(query.as_bytes()).into_owned().collect()
    }

    /// A header's text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The headers with their values, by name: all but those about the connection, and how bodies come.
    pub fn own_headers(&self) -> Vec<(&str, &str)> {
        const COMMON: [&str; 4] = ["accept-encoding", "content-length", "host", "user-agent"];
        let names = self.headers.iter().map(|(name, value)| (name.as_str(), value));
        let mut headers: Vec<_> = names
            .filter(|(name, _)| !COMMON.contains(name))
            .map(|(name, value)| (name, value.to_str().expect("a header of ASCII")))
            .collect();
        headers.sort_unstable();
        headers
    }

    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).expect("a JSON body")
    }

    /// The parts of a multipart body.
    pub fn parts(&self) -> Vec<Part> {
        let boundary =
            multer::parse_boundary(self.header("content-type").unwrap_or_default()).expect("a boundary");
        let body = self.body.clone();
        let stream = futures_util::stream::once(async move { Ok::<_, std::io::Error>(body) });
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(async {
            let mut multipart = multer::Multipart::new(stream, boundary);
            let mut parts = Vec::new();
            while let Some(field) = multipart.next_field().await.expect("a part") {
                parts.push(Part {
                    name: field.name().unwrap_or_default().to_owned(),
                    content_type: field.content_type().map(ToString::to_string),
                    text: field.text().await.expect("text"),
                });
            }
            parts
        })
    }
}
