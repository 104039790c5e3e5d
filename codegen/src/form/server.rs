//! Servers: base URLs, and the variables in them.

use super::Misfit;
use super::url::server_url;
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{Server, ServerVariable};

/// Returns what is wrong with a server: with its URL whatever its variables are, and with these.
pub(crate) fn server(server: &Server) -> Vec<Diagnostic> {
    let mut problems: Vec<Diagnostic> =
        server.variables.iter().filter_map(|one| Some(variable(server, one)?.at(one.span))).collect();
    if let Some(name) = undeclared(server) {
        let message = format!("nothing says what `{{{}}}` in the URL is", name.escape_debug());
        let help = "add it under `variables`, with a `default` or `values` where it has any";
        problems.push(Misfit::new(Code::ServerVariable, message, help).at(server.span));
    }
    if problems.is_empty() {
        problems.extend(
            server.urls().iter().find_map(|url| server_url(url)).map(|misfit| misfit.at(server.span)),
        );
    }
    problems
}

fn variable(server: &Server, variable: &ServerVariable) -> Option<Misfit> {
    let ServerVariable { name, default, values, .. } = variable;
    let shown = name.escape_debug();
    let misfit = |message, help| Some(Misfit::new(Code::ServerVariable, message, help));
    if !is_name(name) {
        let message = format!("`{shown}` is not a valid name of a variable");
        return misfit(message, "use letters, digits, `_`, `-` and `.`");
    }
    if !names(&server.url).any(|used| used == name) {
        return misfit(
            format!("the URL has no `{{{shown}}}`"),
            "remove the variable, or write it into the URL",
        );
    }
    if server.variables.iter().filter(|other| other.name == *name).count() > 1 {
        return misfit(format!("there are two variables `{shown}`"), "remove one of the two");
    }
    match default.as_ref().filter(|default| !values.is_empty() && !values.contains(default)) {
        Some(default) => misfit(
            format!("the default `{}` is not one of the values", default.escape_debug()),
            "add it to `values`, or take another default",
        ),
        None => None,
    }
}

fn undeclared(server: &Server) -> Option<&str> {
    names(&server.url).find(|name| !server.variables.iter().any(|variable| variable.name == *name))
}

/// The names in braces.
fn names(url: &str) -> impl Iterator<Item = &str> {
    url.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
}
