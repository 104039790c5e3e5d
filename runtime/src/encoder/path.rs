//! Paths and URLs of requests.

use super::percent::encode_literal;
use crate::base_url::is_dot_segment;

/// A value of the path, percent-encoded.
pub(super) struct PathValue {
    /// The name in the path.
    name: &'static str,
    /// The key of the member that it is of.
    member: Option<&'static str>,
    encoded: String,
    is_placed: bool,
}

impl PathValue {
    pub(super) fn new(name: &'static str, member: Option<&'static str>, encoded: String) -> Self {
        Self { name, member, encoded, is_placed: false }
    }

    pub(super) fn name(&self) -> &'static str {
        self.name
    }
}

/// What is wrong with a path, and with which member's value if it is one's.
pub(super) type Problem<'t> = (Option<&'t str>, String);

/// The URL of the request, below its base.
pub(super) fn fill<'t>(
    base: &str,
    template: &'t str,
    values: &mut [PathValue],
    query: &str,
    problems: &mut Vec<Problem<'t>>,
) -> String {
    let (path_template, fixed_query) = template.split_once('?').unwrap_or((template, ""));
    if !path_template.is_empty() && !path_template.starts_with('/') {
        problems.push((None, format!("its path `{template}` does not begin with a slash")));
    }
    let values_length: usize = values.iter().map(|value| value.encoded.len()).sum();
    let mut url = String::with_capacity(base.len() + template.len() + values_length + query.len() + 1);
    url.push_str(base);
    fill_places(&mut url, path_template, values, problems);
    check_values(template, values, problems);
    if url.get(base.len()..).is_some_and(has_dot_segment) {
        check_segments(path_template, values, problems);
    }
    if !fixed_query.is_empty() {
        url.push('?');
        url.extend(encode_literal(fixed_query));
    }
    if !query.is_empty() {
        url.push(if fixed_query.is_empty() { '?' } else { '&' });
        url.push_str(query);
    }
    url
}

/// Writes a template with the values in their places.
fn fill_places<'t>(
    url: &mut String,
    template: &'t str,
    values: &mut [PathValue],
    problems: &mut Vec<Problem<'t>>,
) {
    let mut rest = template;
    while let Some(brace) = rest.bytes().position(|byte| byte == b'{') {
        let (literal, place) = rest.split_at(brace);
        url.extend(encode_literal(literal));
        let end = place.bytes().position(|byte| matches!(byte, b'}' | b'/'));
        let Some((name, behind)) = end.and_then(|end| {
            let (name, behind) = place.split_at(end);
            Some((name.strip_prefix('{')?, behind.strip_prefix('}')?))
        }) else {
            let segment = place.split('/').next().unwrap_or(place);
            let why = format!("the path segment `{segment}` opens a brace that it does not close");
            return problems.push((None, why));
        };
        match values.iter_mut().find(|value| value.name == name) {
            Some(value) => {
                value.is_placed = true;
                url.push_str(&value.encoded);
            }
            None => problems.push((Some(name), format!("the path value `{name}` is missing"))),
        }
        rest = behind;
    }
    url.extend(encode_literal(rest));
}

fn check_values(template: &str, values: &[PathValue], problems: &mut Vec<Problem<'_>>) {
    for PathValue { name, member, encoded, is_placed } in values {
        if encoded.is_empty() {
            let why = format!("the path value `{name}` is empty; give at least one character");
            problems.push((*member, why));
        }
        if !is_placed {
            let why = format!("the path value `{name}` has no place in the path `{template}`");
            problems.push((*member, why));
        }
    }
}

fn has_dot_segment(path: &str) -> bool {
    path.bytes().any(|byte| matches!(byte, b'.' | b'%')) && path.split('/').any(is_dot_segment)
}

/// Finds the segments that would be dots, and the values that make them so.
fn check_segments<'t>(template: &'t str, values: &mut [PathValue], problems: &mut Vec<Problem<'t>>) {
    for segment in template.split('/') {
        let mut filled = String::new();
        fill_places(&mut filled, segment, values, &mut Vec::new());
        if has_dot_segment(&filled) {
            let member = values.iter().find(|value| segment.contains(&format!("{{{}}}", value.name)));
            problems.push((
                member.and_then(|value| value.member),
                format!(
                    "the path segment `{segment}` would be `.` or `..`, which servers resolve to another path"
                ),
            ));
        }
    }
}
