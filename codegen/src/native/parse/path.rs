//! `http: METHOD /path/{p}`.

use super::scalar::parse_scalar;
use crate::diagnostic::suggest::Candidates;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Method, PathPiece};
use crate::native::yaml::Node;
use crate::source::Span;

/// A method and a path in pieces.
#[derive(Debug)]
pub(crate) struct Target {
    pub(crate) method: Method,
    pub(crate) path: Vec<PathPiece>,
    pub(crate) span: Span,
}

const METHODS: [(&str, Method); 8] = [
    ("GET", Method::Get),
    ("HEAD", Method::Head),
    ("POST", Method::Post),
    ("PUT", Method::Put),
    ("PATCH", Method::Patch),
    ("DELETE", Method::Delete),
    ("OPTIONS", Method::Options),
    ("TRACE", Method::Trace),
];

const HELP: &str = "write it like `GET /orders/{id}`";

pub(crate) fn parse_target(node: &Node, report: &mut Report) -> Option<Target> {
    let scalar = parse_scalar(node, "`http`", "a method and a path, like `GET /orders/{id}`", report)?;
    let span = node.span;
    let mut words = scalar.text.split_ascii_whitespace();
    let (Some(word), Some(path), None) = (words.next(), words.next(), words.next()) else {
        let message = "`http` is a method and a path with one space between";
        report.push(Diagnostic::new(Code::BadPath, span, message).help(HELP));
        return None;
    };
    let method = parse_method(word, span, report);
    match read_path(path) {
        Ok(path) => Some(Target { method: method?, path, span }),
        Err((message, help)) => {
            report.push(Diagnostic::new(Code::BadPath, span, message).help(help));
            None
        }
    }
}

fn parse_method(word: &str, span: Span, report: &mut Report) -> Option<Method> {
    if let Some((_, method)) = METHODS.iter().find(|(name, _)| *name == word) {
        return Some(*method);
    }
    let known = Candidates { what: "methods", words: METHODS.iter().map(|(name, _)| *name).collect() };
    let message = format!("`{}` is no method", word.escape_debug());
    report.push(Diagnostic::new(Code::UnknownWord, span, message).suggest(word, &known));
    None
}

type PathProblem = (String, &'static str);

fn read_path(path: &str) -> Result<Vec<PathPiece>, PathProblem> {
    let problem = |message: &str, help| Err((format!("the path `{}` {message}", path.escape_debug()), help));
    if !path.starts_with('/') {
        return problem("does not start with `/`", HELP);
    }
    if path.contains("//") {
        return problem("has an empty segment", "remove one of the slashes");
    }
    if path.contains(['?', '#']) {
        return problem("has a query or a fragment", "query parameters go under `in: query:`");
    }
    let dot = |segment: &str| matches!(segment.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | "..");
    if path.split('/').any(dot) {
        return problem("has a `.` or `..` segment", "write the path as the server sees it");
    }
    read_pieces(path)
}

fn read_pieces(path: &str) -> Result<Vec<PathPiece>, PathProblem> {
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
        let (name, after) =
            inner.split_once('}').ok_or(("a `{` in the path is never closed".to_owned(), help))?;
        if name.is_empty() || name.contains(['{', '/']) {
            return Err((format!("`{{{}}}` is no parameter", name.escape_debug()), help));
        }
        let parameter = PathPiece::Parameter(name.to_owned());
        if pieces.contains(&parameter) {
            return Err((format!("the path has `{{{name}}}` twice"), "give the two different names"));
        }
        if let Some(PathPiece::Parameter(before)) = pieces.last() {
            let message = format!("nothing stands between `{{{before}}}` and `{{{name}}}`");
            return Err((message, "make one parameter of the two"));
        }
        pieces.push(parameter);
        rest = after;
    }
    Ok(pieces)
}

/// `pchar` and `/` of RFC 3986.
fn check_literal(literal: &str) -> Result<(), PathProblem> {
    let fits = |c: char| c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/%".contains(c);
    if let Some(c) = literal.chars().find(|c| !fits(*c)) {
        let help = if c == '}' { "a parameter is written `{name}`" } else { "percent-encode it" };
        return Err((format!("a path cannot hold `{}` as it is", c.escape_debug()), help));
    }
    let mut escapes = literal.split('%').skip(1);
    let whole = |escape: &str| escape.get(..2).is_some_and(|hex| hex.chars().all(|c| c.is_ascii_hexdigit()));
    match escapes.find(|escape| !whole(escape)) {
        Some(_) => Err((
            "a `%` in the path is not followed by two hex digits".to_owned(),
            "write a percent sign as `%25`",
        )),
        None => Ok(()),
    }
}

/// The methods by name.
pub(crate) fn method_words() -> impl Iterator<Item = &'static str> {
    METHODS.iter().map(|(name, _)| *name)
}

/// The parameters of a path.
pub(crate) fn parameters(path: &[PathPiece]) -> impl Iterator<Item = &str> {
    path.iter().filter_map(|piece| match piece {
        PathPiece::Parameter(name) => Some(name.as_str()),
        PathPiece::Literal(_) => None,
    })
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
