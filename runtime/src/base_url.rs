//! The base URL of a client.

use http::Uri;

/// A checked base URL: http or https, host, maybe a port and a path prefix; no slash at its end, so that a path
/// can be put behind it as it is. Joining by URL rules would drop the prefix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BaseUrl(String);

impl BaseUrl {
    /// The messages leave the text out: it may hold a password.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let refuse = |why: &str| Err(format!("the base URL {why}"));
        if !text.bytes().all(is_url_byte) {
            return refuse("has characters that a URL cannot hold; percent-encode them");
        }
        if !escapes_are_whole(text) {
            return refuse(
                "has a `%` without two hexadecimal digits behind it; write `%25` for the character",
            );
        }
        if text.contains(['?', '#']) {
            return refuse("has a query or fragment; leave off what follows `?` or `#`");
        }
        let Ok(uri) = text.parse::<Uri>() else {
            return refuse("is not a URL; write one such as https://api.example.com/v1");
        };
        if !matches!(uri.scheme_str(), Some("http" | "https")) {
            return refuse("does not begin with https:// or http://");
        }
        if uri.authority().is_none_or(|authority| authority.as_str().contains('@')) {
            return refuse("holds a user or password; give those with a credential of the client builder");
        }
        if uri.host().is_none_or(str::is_empty) {
            return refuse("has no host");
        }
        if !has_valid_port(&uri) {
            return refuse("has a port that is not a number from 1 to 65535");
        }
        if uri.path().split('/').any(is_dot_segment) {
            return refuse("has a `.` or `..` segment, which would be resolved away");
        }
        Ok(Self(text.trim_end_matches('/').to_owned()))
    }

    /// Some base URL, for requests that are looked at and not sent.
    pub(crate) fn anywhere() -> Self {
        Self("http://localhost".to_owned())
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Scheme, host and port, which tell whether credentials may go there (RFC 6454).
    pub(crate) fn is_same_origin(&self, other: &Self) -> bool {
        self.origin() == other.origin()
    }

    fn origin(&self) -> Option<(String, String, u16)> {
        let uri = self.0.parse::<Uri>().ok()?;
        let scheme = uri.scheme_str()?.to_ascii_lowercase();
        let usual = if scheme == "https" { 443 } else { 80 };
        let port = uri.port_u16().unwrap_or(usual);
        Some((scheme, uri.host()?.to_ascii_lowercase(), port))
    }

    /// Whether it names this machine.
    #[cfg(feature = "reqwest")]
    pub(crate) fn is_loopback(&self) -> bool {
        self.0.parse().is_ok_and(|uri| is_loopback(&uri))
    }
}

/// Whether it names this machine, which no proxy can reach.
#[cfg(any(feature = "reqwest", feature = "blocking"))]
pub(crate) fn is_loopback(uri: &Uri) -> bool {
    let host = uri.host().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<std::net::IpAddr>();
    host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| address.is_loopback())
}

/// RFC 3986 §2. URL libraries are lenient: one reads a backslash as a slash.
fn is_url_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~%:/?#[]@!$&'()*+,;=".contains(&byte)
}

fn escapes_are_whole(text: &str) -> bool {
    text.split('%').skip(1).all(|rest| {
        rest.as_bytes().first_chunk::<2>().is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    })
}

/// `Uri` takes any digits. Without a port, the scheme tells it.
fn has_valid_port(uri: &Uri) -> bool {
    let authority = uri.authority().map_or("", |authority| authority.as_str());
    let behind_host = authority.strip_prefix(uri.host().unwrap_or_default()).unwrap_or_default();
    let port = behind_host.strip_prefix(':').unwrap_or_default();
    let digits = port.bytes().all(|byte| byte.is_ascii_digit());
    behind_host.is_empty() || digits && port.parse::<u16>().is_ok_and(|port| port > 0)
}

/// URL libraries resolve these away, also when the dots are percent-encoded.
pub(crate) fn is_dot_segment(segment: &str) -> bool {
    match without_dot(segment) {
        Some("") => true,
        Some(rest) => without_dot(rest) == Some(""),
        None => false,
    }
}

fn without_dot(text: &str) -> Option<&str> {
    [".", "%2e", "%2E"].into_iter().find_map(|dot| text.strip_prefix(dot))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_prefix_without_the_slashes_at_the_end() {
        for (text, kept) in [
            ("https://api.example.com", "https://api.example.com"),
            ("https://api.example.com/", "https://api.example.com"),
            ("https://api.example.com/api/1.1/wf//", "https://api.example.com/api/1.1/wf"),
            ("HTTP://[::1]:8080/x", "HTTP://[::1]:8080/x"),
            ("http://h.test:65535/%7Ea%2f", "http://h.test:65535/%7Ea%2f"),
        ] {
            assert_eq!(BaseUrl::parse(text).unwrap().as_str(), kept);
        }
    }

    #[test]
    fn refuses_what_is_no_plain_http_url() {
        for (text, why) in [
            ("", "not a URL"),
            ("api.example.com", "does not begin"),
            ("/v1", "does not begin"),
            ("ftp://example.com", "does not begin"),
            ("file:///etc/passwd", "not a URL"),
            ("https://", "not a URL"),
            ("https:////", "not a URL"),
            ("https://:80", "no host"),
            ("https://a b", "characters"),
            ("https://example.com?x=1", "query or fragment"),
            ("https://example.com/#top", "query or fragment"),
            ("https://ada:hunter2@example.com", "user or password"),
            ("https://example.com/a/../b", "segment"),
            ("https://example.com/%2E%2e", "segment"),
            ("https://exämple.com", "characters"),
            ("https://example.com/a\\..\\b", "characters"),
            ("https://{tenant}.example.com", "characters"),
            ("https://example.com\n", "characters"),
            ("http://h.test:99999", "port"),
            ("http://h.test:65536/v1", "port"),
            ("http://h.test:0", "port"),
            ("http://h.test:", "port"),
            ("http://[::1]:0", "port"),
            ("https://example.com/%zz", "`%`"),
            ("https://example.com/a%4", "`%`"),
            ("https://example.com/%", "`%`"),
            ("https://example.com/%%41", "`%`"),
        ] {
            let error = BaseUrl::parse(text).expect_err(text);
            assert!(error.contains(why), "{text}: {error}");
            assert!(!error.contains("hunter2"));
        }
    }

    #[test]
    fn knows_where_credentials_may_go() {
        let ours = BaseUrl::parse("https://api.example.com/v1").unwrap();
        for (text, same) in [
            ("https://api.example.com", true),
            ("HTTPS://API.example.com:443/v2", true),
            ("http://api.example.com/v1", false),
            ("https://api.example.com:8443", false),
            ("https://example.com", false),
            ("https://api.example.com.evil.test", false),
        ] {
            assert_eq!(ours.is_same_origin(&BaseUrl::parse(text).unwrap()), same, "{text}");
        }
    }

    #[cfg(any(feature = "reqwest", feature = "blocking"))]
    #[test]
    fn knows_this_machine() {
        for (text, loopback) in [
            ("http://127.0.0.1:80", true),
            ("http://127.9.9.9", true),
            ("http://[::1]/x", true),
            ("http://LOCALHOST", true),
            ("http://127.0.0.1.example.com", false),
            ("https://example.com", false),
        ] {
            assert_eq!(is_loopback(&text.parse().unwrap()), loopback, "{text}");
        }
    }
}
