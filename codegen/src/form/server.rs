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
    if let Some(default) = default.as_ref().filter(|default| !values.is_empty() && !values.contains(default))
    {
        return misfit(
            format!("the default `{}` is not one of the values", default.escape_debug()),
            "add it to `values`, or take another default",
        );
    }
    let value = misplaced(server, variable)?;
    misfit(
        format!("the value `{}` of `{shown}` cannot stand where the URL has it", value.escape_debug()),
        match place(&server.url, name) {
            Place::Host => {
                "write a part of a host or a port there, and what follows a slash in the URL itself"
            }
            _ => "percent-encode what a path cannot hold",
        },
    )
}

/// Where in a URL a variable stands.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// At the beginning, where it may be more than a scheme.
    Start,
    Host,
    Path,
}

fn place(url: &str, name: &str) -> Place {
    let before = url.split(&format!("{{{name}}}")).next().unwrap_or_default();
    match before.split_once("://") {
        None => Place::Start,
        Some((_, behind)) if behind.contains('/') => Place::Path,
        Some(_) => Place::Host,
    }
}

/// A default or a value of a variable that would end the part of the URL that it stands in.
pub(crate) fn misplaced<'v>(server: &Server, variable: &'v ServerVariable) -> Option<&'v str> {
    let place = place(&server.url, &variable.name);
    let fits = |value: &str| {
        let mut bytes = value.bytes();
        match place {
            Place::Start => true,
            Place::Host => bytes.all(|byte| byte.is_ascii_alphanumeric() || b"-._~:[]".contains(&byte)),
            Place::Path => bytes.all(|byte| byte.is_ascii_graphic() && !b"?#{}<>\"\\^`|".contains(&byte)),
        }
    };
    let said = variable.default.iter().chain(&variable.values);
    said.map(String::as_str).find(|value| !fits(value))
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
