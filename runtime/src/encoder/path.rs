//! Paths and URLs of requests.

use super::percent::encode_literal;
use crate::base_url::is_dot_segment;

/// A value of the path, percent-encoded.
pub(super) struct PathValue {
    /// The name in the path.
    pub(super) name: &'static str,
    /// The key of the member that it is of.
    pub(super) member: Option<&'static str>,
    pub(super) encoded: String,
}

/// What is wrong with a path, and with which member's value if it is one's.
pub(super) type Problem<'t> = (Option<&'t str>, String);

/// The URL of the request, below its base.
pub(super) fn fill<'t>(
    base: &str,
    template: &'t str,
    values: &[PathValue],
    query: &str,
    problems: &mut Vec<Problem<'t>>,
) -> String {
    let (path_template, fixed_query) = template.split_once('?').unwrap_or((template, ""));
    if !path_template.is_empty() && !path_template.starts_with('/') {
        problems.push((None, format!("its path `{template}` does not begin with a slash")));
    }
    check_values(template, values, problems);
    let values_length: usize = values.iter().map(|value| value.encoded.len()).sum();
    let mut url = String::with_capacity(base.len() + template.len() + values_length + query.len() + 1);
    url.push_str(base);
    let (plain, rest) = split_plain(path_template);
    url.extend(encode_literal(plain));
    for (index, segment) in rest.split('/').enumerate() {
        if index > 0 {
            url.push('/');
        }
        let begin = url.len();
        fill_segment(&mut url, segment, values, problems);
        if url.get(begin..).is_some_and(|filled| filled.split('/').any(is_dot_segment)) {
            let member = values.iter().find(|value| segment.contains(&format!("{{{}}}", value.name)));
            problems.push((
                member.and_then(|value| value.member),
                format!(
                    "the path segment `{segment}` would be `.` or `..`, which servers resolve to another path"
                ),
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

/// The beginning of a path in which no value stands and no segment could be dots, and the rest, from a slash on.
fn split_plain(path: &str) -> (&str, &str) {
    let special = path.bytes().position(|byte| matches!(byte, b'{' | b'.' | b'%'));
    let end =
        special.map_or(path.len(), |special| path.get(..special).and_then(|it| it.rfind('/')).unwrap_or(0));
    path.split_at(end)
}

fn check_values(template: &str, values: &[PathValue], problems: &mut Vec<Problem<'_>>) {
    for PathValue { name, member, encoded } in values {
        if encoded.is_empty() {
            let why = format!("the path value `{name}` is empty; give at least one character");
            problems.push((*member, why));
        }
        let mut places = template.split('{').skip(1);
        if !places.any(|place| place.strip_prefix(name).is_some_and(|behind| behind.starts_with('}'))) {
            let why = format!("the path value `{name}` has no place in the path `{template}`");
            problems.push((*member, why));
        }
    }
}

fn fill_segment<'t>(
    url: &mut String,
    segment: &'t str,
    values: &[PathValue],
    problems: &mut Vec<Problem<'t>>,
) {
    let mut rest = segment;
    while let Some((literal, behind)) = rest.split_once('{') {
        url.extend(encode_literal(literal));
        let Some((name, behind)) = behind.split_once('}') else {
            let why = format!("the path segment `{segment}` opens a brace that it does not close");
            return problems.push((None, why));
        };
        match values.iter().find(|value| value.name == name) {
            Some(value) => url.push_str(&value.encoded),
            None => problems.push((Some(name), format!("the path value `{name}` is missing"))),
        }
        rest = behind;
    }
    url.extend(encode_literal(rest));
}
