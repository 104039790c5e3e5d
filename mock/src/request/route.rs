//! Which operation a request is for.

use specwright_codegen::ir::{Api, Method, Operation, PathPiece, Server};

use crate::request::path::{self, Segment};

/// The paths of an API, and the prefixes that its servers put before them.
#[derive(Debug, Default)]
pub(crate) struct Routes {
    routes: Vec<Route>,
    /// Segments of the base URLs' paths, the longest first; the last one is empty.
    prefixes: Vec<Vec<String>>,
}

#[derive(Debug)]
struct Route {
    operation: usize,
    method: Method,
    segments: Vec<Segment>,
    open_ended: Vec<String>,
    template: String,
}

/// What a path leads to.
#[derive(Debug)]
pub(crate) enum Found {
    /// An operation, with the path's parameters, decoded.
    Operation(usize, Vec<(String, String)>),
    /// A path that has other methods.
    OtherMethod(Vec<&'static str>),
    /// Nothing; the request line of the operation that comes nearest.
    Nothing(Option<String>),
}

impl Routes {
    pub(crate) fn of(api: &Api) -> Self {
        let route = |(index, operation): (usize, &Operation)| Route {
            operation: index,
            method: operation.method,
            segments: path::segments(operation),
            open_ended: path::open_ended(operation),
            template: operation.path.template(),
        };
        let mut routes: Vec<Route> = api.operations.iter().enumerate().map(route).collect();
        // Text before parameters; of equals the author's order.
        routes.sort_by_key(|route| route.segments.iter().map(rank).collect::<Vec<_>>());
        let mut prefixes: Vec<Vec<String>> =
            api.servers.iter().flat_map(Server::urls).map(|url| prefix(&url)).collect();
        prefixes.push(Vec::new());
        prefixes.sort_by_key(|prefix| std::cmp::Reverse(prefix.len()));
        prefixes.dedup();
        Self { routes, prefixes }
    }

    /// Looks a path up, with a server's prefix and without.
    pub(crate) fn find(&self, method: &str, path: &str) -> Found {
        let pieces: Vec<&str> = path.strip_prefix('/').unwrap_or(path).split('/').collect();
        let mut others = Vec::new();
        for prefix in &self.prefixes {
            let Some(rest) = strip(&pieces, prefix) else { continue };
            for route in &self.routes {
                let Some(parameters) = path::captures(&route.segments, rest, &route.open_ended) else {
                    continue;
                };
                if route.method.as_str() == method {
                    return Found::Operation(route.operation, parameters);
                }
                if !others.contains(&route.method.as_str()) {
                    others.push(route.method.as_str());
                }
            }
        }
        match others.is_empty() {
            true => Found::Nothing(self.nearest(method, path)),
            false => Found::OtherMethod(others),
        }
    }

    /// Whether a path, with a server's prefix or without, leads to an operation.
    #[cfg(feature = "server")]
    pub(crate) fn serves(&self, path: &str) -> bool {
        !matches!(self.find("", path), Found::Nothing(_))
    }

    /// The request line whose text is nearest, prefixes aside.
    fn nearest(&self, method: &str, path: &str) -> Option<String> {
        let pieces: Vec<&str> = path.strip_prefix('/').unwrap_or(path).split('/').collect();
        let rest = self.prefixes.iter().find_map(|prefix| strip(&pieces, prefix)).unwrap_or(&pieces);
        // A slash too many is no empty parameter.
        let rest = match rest {
            [before @ .., ""] if !before.is_empty() => before,
            all => all,
        };
        let wanted = format!("/{}", rest.join("/"));
        let cost = |route: &Route| {
            let same_method = route.method.as_str() == method;
            (distance(&shown(&route.segments, rest), &wanted), !same_method)
        };
        let best = self.routes.iter().min_by_key(|route| cost(route))?;
        let near = cost(best).0 <= wanted.chars().count() / 2;
        near.then(|| format!("{} {}", best.method.as_str(), best.template))
    }
}

/// Text, mixed, a parameter alone.
fn rank(segment: &Segment) -> u8 {
    match segment.as_slice() {
        [PathPiece::Parameter(_)] => 2,
        pieces if pieces.iter().any(|piece| matches!(piece, PathPiece::Parameter(_))) => 1,
        _ => 0,
    }
}

fn strip<'a, 'b>(pieces: &'a [&'b str], prefix: &[String]) -> Option<&'a [&'b str]> {
    let fits =
        pieces.len() >= prefix.len() && pieces.iter().zip(prefix).all(|(piece, wanted)| piece == wanted);
    fits.then(|| pieces.get(prefix.len()..)).flatten()
}

/// The segments of a base URL's path.
fn prefix(url: &str) -> Vec<String> {
    let path = prefix_path(url);
    path.split('/').filter(|piece| !piece.is_empty()).map(str::to_owned).collect()
}

/// The path of a base URL: empty, or with a slash before it.
pub(crate) fn prefix_path(url: &str) -> &str {
    let behind_scheme = url.split_once("://").map_or(url, |(_, rest)| rest);
    behind_scheme.find('/').and_then(|at| behind_scheme.get(at..)).unwrap_or("").trim_end_matches('/')
}

/// A template with the request's own text where it has parameters, so that they cost nothing.
fn shown(segments: &[Segment], path: &[&str]) -> String {
    let segment = |(at, segment): (usize, &Segment)| match path::parameter(segment) {
        Some(_) => path.get(at).map_or_else(|| path::written(segment), |text| (*text).to_owned()),
        None => path::written(segment),
    };
    segments.iter().enumerate().map(|at| format!("/{}", segment(at))).collect()
}

/// How many letters differ (Levenshtein), of texts of a sensible length.
pub(crate) fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().take(200).collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (at, letter) in left.chars().take(200).enumerate() {
        let mut diagonal = at;
        let mut left_of = at + 1;
        for (other, cell) in right.iter().zip(row.iter_mut().skip(1)) {
            let changed = diagonal + usize::from(letter != *other);
            diagonal = *cell;
            *cell = changed.min(left_of + 1).min(*cell + 1);
            left_of = *cell;
        }
        if let Some(first) = row.first_mut() {
            *first = at + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_the_letters_that_differ() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("abc", ""), 3);
        assert_eq!(distance("abc", "abc"), 0);
    }

    #[test]
    fn finds_the_path_of_a_base_url() {
        assert_eq!(prefix_path("https://h.test/api/1.1/wf"), "/api/1.1/wf");
        assert_eq!(prefix_path("https://h.test"), "");
        assert_eq!(prefix_path("https://h.test/"), "");
    }
}
