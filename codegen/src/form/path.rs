//! Paths of operations.

use super::Misfit;
use crate::diagnostic::Code;
use crate::ir::{Method, PathPiece};

/// The methods by name.
pub(crate) const METHODS: [(&str, Method); 8] = [
    ("GET", Method::Get),
    ("HEAD", Method::Head),
    ("POST", Method::Post),
    ("PUT", Method::Put),
    ("PATCH", Method::Patch),
    ("DELETE", Method::Delete),
    ("OPTIONS", Method::Options),
    ("TRACE", Method::Trace),
];

const HELP: &str = "write it like `/orders/{id}`";

fn misfit<T>(message: impl Into<String>, help: &str) -> Result<T, Misfit> {
    Err(Misfit::new(Code::BadPath, message, help))
}

/// Reads a path with its parameters in braces.
pub(crate) fn read_path(path: &str) -> Result<Vec<PathPiece>, Misfit> {
    let problem = |message: &str, help| misfit(format!("the path `{}` {message}", path.escape_debug()), help);
    if !path.starts_with('/') {
        return problem("does not start with `/`", HELP);
    }
    if path.contains("//") {
        return problem("has an empty segment", "remove one of the slashes");
    }
    if path.contains(['?', '#']) {
        return problem("has a query or a fragment", "parameters of the query are members of the operation");
    }
    let dot = |segment: &str| matches!(segment.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | "..");
    if path.split('/').any(dot) {
        return problem("has a `.` or `..` segment", "write the path as the server sees it");
    }
    read_pieces(path)
}

fn read_pieces(path: &str) -> Result<Vec<PathPiece>, Misfit> {
    let mut pieces = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        let (literal, after) = rest.split_at(rest.find('{').unwrap_or(rest.len()));
        check_literal(literal)?;
        if !literal.is_empty() {
            pieces.push(PathPiece::Literal(literal.to_owned()));
        }
        let Some(inner) = after.strip_prefix('{') else { break };
        let help = "a parameter is written `{name}`";
        let (name, after) = inner
            .split_once('}')
            .ok_or_else(|| Misfit::new(Code::BadPath, "a `{` in the path is never closed", help))?;
        if name.is_empty() || name.contains(['{', '/']) {
            return misfit(format!("`{{{}}}` is not a parameter", name.escape_debug()), help);
        }
        let parameter = PathPiece::Parameter(name.to_owned());
        if pieces.contains(&parameter) {
            return misfit(format!("the path has `{{{name}}}` twice"), "give the two different names");
        }
        if let Some(PathPiece::Parameter(before)) = pieces.last() {
            let message = format!("nothing stands between `{{{before}}}` and `{{{name}}}`");
            return misfit(message, "make one parameter of the two");
        }
        pieces.push(parameter);
        rest = after;
    }
    Ok(pieces)
}

/// `pchar` and `/` of RFC 3986.
fn check_literal(literal: &str) -> Result<(), Misfit> {
    let fits = |c: char| c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/%".contains(c);
    if let Some(c) = literal.chars().find(|c| !fits(*c)) {
        let help = if c == '}' { "a parameter is written `{name}`" } else { "percent-encode it" };
        return misfit(format!("a path cannot hold `{}` as it is", c.escape_debug()), help);
    }
    let mut escapes = literal.split('%').skip(1);
    let whole = |escape: &str| escape.get(..2).is_some_and(|hex| hex.chars().all(|c| c.is_ascii_hexdigit()));
    match escapes.find(|escape| !whole(escape)) {
        Some(_) => {
            misfit("a `%` in the path is not followed by two hex digits", "write a percent sign as `%25`")
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::read_path;

    #[test]
    fn refuses_what_cannot_be_a_path() {
        for path in [
            "",
            "x",
            "/a//b",
            "/a?b=c",
            "/a#b",
            "/../a",
            "/%2E%2e/a",
            "/a{",
            "/a}",
            "/{}",
            "/{a}{b}",
            "/{a}/{a}",
            "/é",
            "/%4",
            "/a b",
        ] {
            assert!(read_path(path).is_err(), "{path}");
        }
        for path in ["/", "/a", "/a/", "/a/{b}", "/a/{b}.json", "/a:b", "/%20", "/{a}/b/{c}"] {
            assert!(read_path(path).is_ok(), "{path}");
        }
    }
}
