//! `http: METHOD /path/{p}`.

use super::scalar::parse_scalar;
use crate::diagnostic::suggest::Candidates;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::form::{self, METHODS};
use crate::ir::{Method, PathPiece};
use crate::source::Span;
use crate::yaml::Node;

/// A method and a path in pieces.
#[derive(Debug)]
pub(crate) struct Target {
    pub(crate) method: Method,
    pub(crate) path: Vec<PathPiece>,
    pub(crate) span: Span,
}

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
    match form::read_path(path) {
        Ok(path) => Some(Target { method: method?, path, span }),
        Err(misfit) => {
            let problem = misfit.at(span);
            report.push(if !path.starts_with('/') {
                problem.help(HELP)
            } else if path.contains(['?', '#']) {
                problem.help("query parameters go under `in: query:`")
            } else {
                problem
            });
            None
        }
    }
}

fn parse_method(word: &str, span: Span, report: &mut Report) -> Option<Method> {
    if let Some((_, method)) = METHODS.iter().find(|(name, _)| *name == word) {
        return Some(*method);
    }
    let known = Candidates { what: "methods", words: METHODS.iter().map(|(name, _)| *name).collect() };
    let message = format!("`{}` is not an HTTP method", word.escape_debug());
    report.push(Diagnostic::new(Code::UnknownWord, span, message).suggest(word, &known));
    None
}

/// The parameters of a path.
pub(crate) fn parameters(path: &[PathPiece]) -> impl Iterator<Item = &str> {
    path.iter().filter_map(|piece| match piece {
        PathPiece::Parameter(name) => Some(name.as_str()),
        PathPiece::Literal(_) => None,
    })
}
