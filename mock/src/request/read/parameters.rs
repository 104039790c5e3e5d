//! Parameters: path, query, headers.

use std::collections::HashSet;

use http::HeaderMap;
use http::header::COOKIE;
use specwright_codegen::ir::{Api, Input, Operation, Place, SchemeKind, TextStyle};

use super::pairs::{self, Pair};
use super::texts::{self, Text};
use super::{Reading, Unreadable, named, unknown};
use crate::{Part, Problem};

/// Reads a parameter of the path. `path` has the decoded values; where one is a whole segment, it is taken from the
/// request as it came, because an encoded comma parts no elements.
pub(super) fn read_path(
    api: &Api,
    operation: &Operation,
    input: &Input,
    path: &[(String, String)],
    as_it_came: &str,
) -> Reading {
    let Some((_, decoded)) = path.iter().find(|(name, _)| *name == input.sent_name()) else {
        return Reading::Absent;
    };
    let text = match segment(operation, input.sent_name(), as_it_came).filter(|_| !input.member.reserved) {
        Some(encoded) => Text::encoded(encoded, pairs::decode_percent),
        None => Text::plain(decoded),
    };
    texts::read(api, input, vec![text])
}

/// The segment that is all of a parameter. Counted from the end, since a base path may stand before.
fn segment<'p>(operation: &Operation, wire_name: &str, path: &'p str) -> Option<&'p str> {
    let template = operation.path.template();
    let wanted = format!("{{{wire_name}}}");
    let from_end = template.rsplit('/').position(|segment| segment == wanted)?;
    path.rsplit('/').nth(from_end)
}

/// The parameters of a query.
pub(super) struct Query<'t>(Vec<Pair<'t>>);

impl<'t> Query<'t> {
    pub(super) fn parse(query: &'t str) -> Self {
        Self(pairs::parse(query))
    }

    /// Whether there is a parameter of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|pair| pair.name.as_deref() == Ok(name))
    }

    /// Reports parameters that neither the operation nor a way to authenticate has.
    pub(super) fn report_undeclared(&self, api: &Api, operation: &Operation, problems: &mut Vec<Problem>) {
        let is_declared =
            |name: &str| operation.inputs(Place::Query).any(|input| named::is_of(api, input, name));
        let is_credential = |name: &str| {
            api.schemes
                .iter()
                .any(|scheme| matches!(&scheme.kind, SchemeKind::Query(parameter) if parameter == name))
        };
        let is_of_every_call = |name: &str| api.every_call.query.iter().any(|carried| carried.name == name);
        let mut seen = HashSet::new();
        for Pair { name, .. } in &self.0 {
            match name {
                Err(why) => {
                    problems.push(why.of("the name of a parameter").into_problem(Part::Query, String::new()))
                }
                Ok(name) if is_declared(name) || is_credential(name) || is_of_every_call(name) => {}
                Ok(name) if !seen.insert(name) => {}
                Ok(name) => {
                    problems.push(unknown(Part::Query, name, "is not a parameter of this query"));
                }
            }
        }
    }

    pub(super) fn read(&self, api: &Api, input: &Input) -> Reading {
        if named::is_written_so(input) {
            let pairs = self.0.iter().filter_map(|pair| Some((pair.name.as_deref().ok()?, pair.value)));
            return named::read(api, input, pairs.map(|(name, value)| (name, pairs::decode(value))));
        }
        let found = self.0.iter().filter(|pair| pair.name.as_deref() == Ok(input.sent_name()));
        texts::read(api, input, found.map(|pair| Text::encoded(pair.value, pairs::decode)).collect())
    }
}

/// Reads a header. Lines of one name are one list with commas (RFC 9110, section 5.3).
pub(super) fn read_header(api: &Api, input: &Input, headers: &HeaderMap) -> Reading {
    let is_joined = matches!(input.member.style, Some(TextStyle::Comma | TextStyle::Pairs));
    let lines: Result<Vec<&str>, Unreadable> = headers
        .get_all(input.sent_name())
        .iter()
        .map(|line| {
            let text = std::str::from_utf8(line.as_bytes());
            text.map(str::trim_ascii).map_err(|_| Unreadable::malformed("is not written in UTF-8"))
        })
        .collect();
    let texts = match lines {
        Err(why) => vec![Text::unreadable(why)],
        Ok(lines) if lines.is_empty() => Vec::new(),
        Ok(lines) if is_joined => {
            // Spaces around commas, and commas with nothing between them, do not count (section 5.6.1).
            let elements = lines.iter().flat_map(|line| line.split(',')).map(str::trim_ascii);
            let elements = elements.filter(|text| !text.is_empty());
            vec![Text::plain(&elements.collect::<Vec<_>>().join(","))]
        }
        Ok(lines) => lines.into_iter().map(Text::plain).collect(),
    };
    texts::read(api, input, texts)
}

/// Reads a cookie.
pub(super) fn read_cookie(api: &Api, input: &Input, headers: &HeaderMap) -> Reading {
    let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let cookies = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    if named::is_written_so(input) {
        return named::read(api, input, cookies.map(|(name, text)| (name, Ok(text.to_owned()))));
    }
    let is_json = input.member.style == Some(TextStyle::Json);
    let texts = cookies.filter(|(name, _)| *name == input.sent_name()).map(|(_, text)| match is_json {
        true => Text::encoded(text, pairs::decode_percent),
        false => Text::plain(text),
    });
    texts::read(api, input, texts.collect())
}
