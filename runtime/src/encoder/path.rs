//! Paths and URLs of requests.

use super::percent::encode_literal;
use crate::base_url::is_dot_segment;

/// The URL of the request, below its base. `values` are percent-encoded already.
pub(super) fn fill(
    base: &str,
    template: &str,
    values: &[(&'static str, String)],
    query: &str,
    problems: &mut Vec<String>,
) -> String {
    let (path_template, fixed_query) = template.split_once('?').unwrap_or((template, ""));
    if !path_template.is_empty() && !path_template.starts_with('/') {
        problems.push(format!("its path `{template}` does not begin with a slash"));
    }
    check_values(template, values, problems);
    let values_length: usize = values.iter().map(|(_, value)| value.len()).sum();
    let mut url = String::with_capacity(base.len() + template.len() + values_length + query.len() + 1);
    url.push_str(base);
    for (index, segment) in path_template.split('/').enumerate() {
        if index > 0 {
            url.push('/');
        }
        let begin = url.len();
        fill_segment(&mut url, segment, values, problems);
        if url.get(begin..).is_some_and(|filled| filled.split('/').any(is_dot_segment)) {
            problems.push(format!(
                "the path segment `{segment}` would be `.` or `..`, which servers resolve to another path"
            ));
        }
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

fn check_values(template: &str, values: &[(&'static str, String)], problems: &mut Vec<String>) {
    for (name, value) in values {
        if value.is_empty() {
            problems.push(format!("the path value `{name}` is empty; give at least one character"));
        }
        let mut places = template.split('{').skip(1);
        if !places.any(|place| place.strip_prefix(name).is_some_and(|behind| behind.starts_with('}'))) {
            problems.push(format!("the path value `{name}` has no place in the path `{template}`"));
        }
    }
}

fn fill_segment(
    url: &mut String,
    segment: &str,
    values: &[(&'static str, String)],
    problems: &mut Vec<String>,
) {
    let mut rest = segment;
    while let Some((literal, behind)) = rest.split_once('{') {
        url.extend(encode_literal(literal));
        let Some((name, behind)) = behind.split_once('}') else {
            problems.push(format!("the path segment `{segment}` opens a brace that it does not close"));
            return;
        };
        match values.iter().find(|(other, _)| *other == name) {
            Some((_, value)) => url.push_str(value),
            None => problems.push(format!("the path value `{name}` is missing")),
        }
        rest = behind;
    }
    url.extend(encode_literal(rest));
}
