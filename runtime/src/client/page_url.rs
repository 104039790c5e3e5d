//! URLs that responses give, for the next page of a list.

use std::hash::{DefaultHasher, Hash, Hasher};

use bytes::Bytes;
use http::Uri;

use super::Servers;
use crate::base_url::BaseUrl;
use crate::encoder::percent::encode_url;

/// The absolute URL of a reference in the response to a request (RFC 3986 §5), if it is where the request went or on a
/// server of the API. The messages show no more of it than its origin: the rest may hold a secret.
pub(super) fn resolve(from: &Uri, reference: &str, servers: &Servers) -> Result<String, String> {
    let reference = reference.trim();
    let reference = reference.split_once('#').map_or(reference, |(url, _)| url);
    let (own, path) = (origin_of(from), from.path());
    let url: String = match split_scheme(reference) {
        Some(_) => reference.to_owned(),
        None if reference.starts_with("//") => {
            format!("{}:{reference}", from.scheme_str().unwrap_or("https"))
        }
        None if reference.starts_with('/') => format!("{own}{reference}"),
        None if reference.starts_with('?') => format!("{own}{path}{reference}"),
        None => format!("{own}{}/{reference}", path.rsplit_once('/').map_or("", |(folder, _)| folder)),
    };
    let (origin, rest) =
        split_origin(&url).ok_or("the next page is at something that is not a URL of http or https")?;
    let place = BaseUrl::parse(origin).map_err(|problem| {
        format!(
            "the next page is at something that is not a URL that requests can go to: {}",
            problem.replacen("the base URL", "it", 1)
        )
    })?;
    if !servers.are_at(&place) && !BaseUrl::parse(&own).is_ok_and(|own| own.is_same_origin(&place)) {
        return Err(format!(
            "the next page is said to be at {origin}, which is not a server of the API; name that as its base URL, if \
             it is trusted"
        ));
    }
    let (path, query) = rest.split_once('?').map_or((rest, None), |(path, query)| (path, Some(query)));
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    Ok(format!("{origin}{}{query}", without_dots(path)))
}

/// The URL with query parameters, which are encoded: `own` in place of those that it has by the same names, `default` where
/// it has none.
pub(super) fn with_query(url: &str, own: &str, default: &str) -> Result<Uri, String> {
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let (given, own, default) = (split_pairs(query), split_pairs(own), split_pairs(default));
    let lacks = |pairs: &[&str], pair: &&str| !pairs.iter().any(|other| name_of(other) == name_of(pair));
    let kept: Vec<&str> =
        given.into_iter().filter(|pair| lacks(&own, pair)).chain(own.iter().copied()).collect();
    let added = default.into_iter().filter(|pair| lacks(&kept, pair));
    let pairs: Vec<&str> = kept.iter().copied().chain(added).collect();
    let sign = if pairs.is_empty() { "" } else { "?" };
    let url: String = encode_url(&format!("{path}{sign}{}", pairs.join("&"))).collect();
    Uri::from_maybe_shared(Bytes::from(url)).map_err(|_| "the URL of the next page is not valid".to_owned())
}

fn split_pairs(query: &str) -> Vec<&str> {
    query.split('&').filter(|pair| !pair.is_empty()).collect()
}

fn name_of<'p>(pair: &&'p str) -> &'p str {
    pair.split('=').next().unwrap_or_default()
}

/// What tells requests apart.
pub(super) fn fingerprint(request: &http::Request<Bytes>) -> u64 {
    let mut hasher = DefaultHasher::new();
    request.uri().hash(&mut hasher);
    for (name, value) in request.headers() {
        (name, value).hash(&mut hasher);
    }
    request.body().hash(&mut hasher);
    hasher.finish()
}

fn origin_of(uri: &Uri) -> String {
    let authority = uri.authority().map_or("", |authority| authority.as_str());
    format!("{}://{authority}", uri.scheme_str().unwrap_or("https"))
}

fn split_scheme(reference: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = reference.split_once(':')?;
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    is_scheme.then_some((scheme, rest))
}

/// Scheme and authority, and what is behind them.
fn split_origin(url: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = split_scheme(url)?;
    let authority = rest.strip_prefix("//")?;
    let end = authority.find(['/', '?', '\\']).unwrap_or(authority.len());
    let at = scheme.len() + "://".len() + end;
    (!authority.is_empty()).then(|| url.split_at(at))
}

/// RFC 3986 §5.2.4.
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        match segment {
            "." => {}
            ".." => drop(kept.pop()),
            other => kept.push(other),
        }
        if is_last && matches!(segment, "." | "..") {
            kept.push("");
        }
    }
    format!("/{}", kept.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn servers() -> Servers {
        let url = |text| BaseUrl::parse(text).unwrap();
        Servers::new(url("https://api.test/v1"), vec![("files", Ok(url("https://files.test:8443/x")))])
    }

    fn next(reference: &str) -> Result<String, String> {
        resolve(&Uri::from_static("https://api.test/v1/things?page=1"), reference, &servers())
    }

    #[test]
    fn references_are_resolved_where_the_request_went() {
        for (reference, url) in [
            ("https://api.test/v1/things?page=2", "https://api.test/v1/things?page=2"),
            ("HTTPS://API.test:443?a", "HTTPS://API.test:443/?a"),
            ("//api.test/x#top", "https://api.test/x"),
            ("/v1/things?page=2", "https://api.test/v1/things?page=2"),
            ("?page=2", "https://api.test/v1/things?page=2"),
            ("others?u=http://x/../y", "https://api.test/v1/others?u=http://x/../y"),
            ("./../things/.", "https://api.test/things/"),
            ("../../../x", "https://api.test/x"),
            (" https://files.test:8443/p ", "https://files.test:8443/p"),
        ] {
            assert_eq!(next(reference).as_deref(), Ok(url), "{reference}");
        }
    }

    #[test]
    fn nothing_goes_elsewhere() {
        for reference in [
            "https://evil.test/v1/things",
            "//evil.test/v1/things",
            "http://api.test/v1/things",
            "https://api.test:8443/",
            "https://api.test.evil.test/",
            "https://api.test@evil.test/",
            "https://evil.test\\@api.test/",
            "https://",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "https:api.test/x",
        ] {
            let problem = next(reference).unwrap_err();
            assert!(problem.starts_with("the next page is "), "{reference}: {problem}");
        }
        let problem = next("https://evil.test/p?key=hunter2").unwrap_err();
        assert!(problem.contains("https://evil.test,") && !problem.contains("hunter2"), "{problem}");
    }

    #[test]
    fn own_query_parameters_are_there_once() {
        let with = |url, own, default| with_query(url, own, default).unwrap().to_string();
        assert_eq!(
            with("https://h.test/a?x=1&key=old", "key=new", "x=2&v=3"),
            "https://h.test/a?x=1&key=new&v=3"
        );
        assert_eq!(with("https://h.test/a", "", ""), "https://h.test/a");
        assert_eq!(with("https://h.test/a", "k=1", "k=2"), "https://h.test/a?k=1");
        assert_eq!(with("http://[::1]:80/a?f[x]=a?b", "", ""), "http://[::1]:80/a?f[x]=a?b");
        assert_eq!(with("https://h.test/a?q=\u{e9} b&c%20", "", ""), "https://h.test/a?q=%C3%A9%20b&c%20");
    }
}
