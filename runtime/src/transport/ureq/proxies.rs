//! The proxies of the environment, by the rules that `reqwest` has for them.

use std::net::IpAddr;

use http::Uri;
use ureq::Proxy;

use crate::base_url::is_loopback;

/// Which proxy a request goes through.
#[derive(Default)]
pub(super) struct Proxies {
    http: Option<Proxy>,
    https: Option<Proxy>,
    /// The hosts that no proxy is for.
    exceptions: Vec<Exception>,
}

enum Exception {
    All,
    /// A host and all below it.
    Domain(String),
    /// Addresses that begin with so many bits of this one.
    Network(IpAddr, u32),
}

impl Proxies {
    pub(super) fn from_environment() -> Self {
        Self::read(|name| std::env::var(name).ok())
    }

    fn read(variable: impl Fn(&str) -> Option<String>) -> Self {
        let either = |name: &str| {
            variable(&name.to_uppercase()).or_else(|| variable(name)).filter(|value| !value.is_empty())
        };
        let proxy = |name| either(name).and_then(|url| Proxy::new(&url).ok());
        let all = proxy("all_proxy");
        // In a CGI program, a client can set `HTTP_PROXY` with a header.
        let http = if variable("REQUEST_METHOD").is_some() { None } else { proxy("http_proxy") };
        let exceptions = either("no_proxy").unwrap_or_default();
        Self {
            http: http.or_else(|| all.clone()),
            https: proxy("https_proxy").or(all),
            exceptions: exceptions.split(',').filter_map(Exception::parse).collect(),
        }
    }

    pub(super) fn for_target(&self, target: &Uri) -> Option<Proxy> {
        let proxy = match target.scheme_str() {
            Some("https") => self.https.as_ref()?,
            _ => self.http.as_ref()?,
        };
        let host = target.host().unwrap_or_default().trim_start_matches('[').trim_end_matches(']');
        let direct = is_loopback(target) || self.exceptions.iter().any(|exception| exception.covers(host));
        (!direct).then(|| proxy.clone())
    }
}

impl Exception {
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Ok(address) = text.parse::<IpAddr>() {
            return Some(Self::Network(address, 128));
        }
        if let Some((address, bits)) = text.split_once('/') {
            return Some(Self::Network(address.parse().ok()?, bits.parse().ok()?));
        }
        match text {
            "" => None,
            "*" => Some(Self::All),
            _ => {
                Some(Self::Domain(text.trim_start_matches("*.").trim_start_matches('.').to_ascii_lowercase()))
            }
        }
    }

    fn covers(&self, host: &str) -> bool {
        match self {
            Self::All => true,
            Self::Domain(domain) => {
                let host = host.to_ascii_lowercase();
                host.strip_suffix(domain.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
            }
            Self::Network(network, bits) => {
                host.parse().is_ok_and(|address| begins_alike(*network, address, *bits))
            }
        }
    }
}

fn begins_alike(one: IpAddr, other: IpAddr, bits: u32) -> bool {
    match (one, other) {
        (IpAddr::V4(one), IpAddr::V4(other)) => {
            (one.to_bits() ^ other.to_bits()).leading_zeros() >= bits.min(32)
        }
        (IpAddr::V6(one), IpAddr::V6(other)) => {
            (one.to_bits() ^ other.to_bits()).leading_zeros() >= bits.min(128)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(variables: &[(&str, &str)], target: &str) -> Option<String> {
        let proxies = Proxies::read(|name| {
            variables.iter().find(|(other, _)| *other == name).map(|(_, value)| (*value).to_owned())
        });
        let proxy = proxies.for_target(&target.parse().unwrap())?;
        Some(format!("{}:{}", proxy.host(), proxy.port()))
    }

    #[test]
    fn each_scheme_has_its_proxy() {
        let both = [("HTTP_PROXY", "http://a:1"), ("https_proxy", "http://b:2")];
        assert_eq!(chosen(&both, "http://h.test/x").as_deref(), Some("a:1"));
        assert_eq!(chosen(&both, "https://h.test/x").as_deref(), Some("b:2"));
        assert_eq!(chosen(&[("HTTP_PROXY", "http://a:1")], "https://h.test"), None);
        assert_eq!(chosen(&[("ALL_PROXY", "http://c:3")], "https://h.test").as_deref(), Some("c:3"));
        assert_eq!(chosen(&[("HTTP_PROXY", "a:1"), ("REQUEST_METHOD", "GET")], "http://h.test"), None);
        assert_eq!(chosen(&[], "http://h.test"), None);
    }

    #[test]
    fn no_proxy_is_for_this_machine_and_for_exceptions() {
        for target in ["http://127.0.0.1:80", "http://[::1]/", "http://localhost"] {
            assert_eq!(chosen(&[("ALL_PROXY", "http://c:3")], target), None, "{target}");
        }
        let exceptions = "example.com, .corp.test,10.0.0.0/8,192.0.2.7, fd00::/8";
        let variables = [("ALL_PROXY", "http://c:3"), ("NO_PROXY", exceptions)];
        for target in [
            "http://example.com",
            "https://api.EXAMPLE.com",
            "http://corp.test",
            "http://a.corp.test",
            "http://10.255.0.1",
            "http://192.0.2.7",
            "http://[fd12::1]",
        ] {
            assert_eq!(chosen(&variables, target), None, "{target}");
        }
        for target in ["http://notexample.com", "http://11.0.0.1", "http://192.0.2.8", "http://[fe80::1]"] {
            assert!(chosen(&variables, target).is_some(), "{target}");
        }
        assert_eq!(chosen(&[("ALL_PROXY", "http://c:3"), ("no_proxy", "*")], "http://h.test"), None);
    }
}
