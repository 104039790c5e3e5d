//! Base URLs.

use super::Misfit;
use crate::diagnostic::Code;

/// Returns why a text cannot be a base URL, to which paths are appended.
pub(crate) fn server_url(url: &str) -> Option<Misfit> {
    let (problem, help) = problem(url)?;
    Some(Misfit::new(Code::BadUrl, format!("the URL `{}` {problem}", url.escape_debug()), help))
}

/// Returns why a text cannot be the address of an endpoint, which may have a query.
pub(crate) fn endpoint_url(url: &str) -> Option<Misfit> {
    let (address, query) = url.split_once('?').unwrap_or((url, ""));
    let is_query = query.bytes().all(|byte| byte.is_ascii_graphic() && !b"#<>\"\\^`{|}".contains(&byte));
    let odd = || (!is_query).then_some(("holds a character that a URL cannot", "percent-encode it"));
    let fragment = || url.contains('#').then_some(("has a fragment", "remove what follows `#`"));
    let found = fragment().or_else(|| problem(address.strip_suffix('/').unwrap_or(address))).or_else(odd);
    let (problem, help) = found?;
    Some(Misfit::new(Code::BadUrl, format!("the URL `{}` {problem}", url.escape_debug()), help))
}

fn problem(url: &str) -> Option<(&'static str, &'static str)> {
    let Some(rest) = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")) else {
        return Some((
            "starts with neither `https://` nor `http://`",
            "write it as `https://api.example.com`",
        ));
    };
    let authority = rest.split('/').next().unwrap_or("");
    if url.contains(|c: char| c.is_whitespace() || c.is_control() || !c.is_ascii()) {
        Some((
            "holds a character that a URL cannot",
            "percent-encode it, or write the host in its ASCII form",
        ))
    } else if url.contains(['{', '}', '<', '>', '"', '\\', '^', '`', '|']) {
        Some((
            "holds a character that a URL cannot",
            "a server whose URL has variables is written `{ url: …, variables: { name: { default: … } } }`",
        ))
    } else if url.contains(['?', '#']) {
        Some(("has a query or a fragment", "paths are appended to it: remove what follows `?` or `#`"))
    } else if authority.contains('@') {
        Some(("holds a user or a password", "credentials are given to the client: remove what ends with `@`"))
    } else if !has_port_that_fits(authority) {
        Some(("has an invalid port", "a port is a whole number up to 65535"))
    } else if !has_host(authority) {
        Some(("has no host", "write it as `https://api.example.com`"))
    } else if url.ends_with('/') {
        Some(("ends in a slash", "paths start with one: remove it here"))
    } else if rest.contains("//") || rest.split('/').any(|part| matches!(part, "." | "..")) {
        Some(("has an empty or a dot segment", "write the path as it is sent"))
    } else {
        None
    }
}

/// The host of an authority, and its port where it has one.
fn split(authority: &str) -> (&str, Option<&str>) {
    match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (authority, None),
    }
}

fn has_port_that_fits(authority: &str) -> bool {
    split(authority).1.is_none_or(|port| port.parse::<u16>().is_ok())
}

fn has_host(authority: &str) -> bool {
    let (host, _) = split(authority);
    let bracketed = host.starts_with('[') && host.ends_with(']');
    let is_name = host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_'));
    !host.is_empty() && (bracketed || is_name)
}
