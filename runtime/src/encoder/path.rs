use super::percent::encode_literal;
use crate::base_url::is_dot_segment;

/// Path and query of the request. `values` are percent-encoded already.
pub(super) fn fill(
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
    let mut target = String::new();
    for (index, segment) in path_template.split('/').enumerate() {
        if index > 0 {
            target.push('/');
        }
        let filled = fill_segment(segment, values, problems);
        if is_dot_segment(&filled) {
            problems.push(format!(
                "the path segment `{segment}` would be `.` or `..`, which servers resolve to another path"
            ));
        }
        target.push_str(&filled);
    }
    let fixed_query = encode_literal(fixed_query).to_string();
    for (index, part) in [&fixed_query, query].into_iter().filter(|part| !part.is_empty()).enumerate() {
        target.push(if index == 0 { '?' } else { '&' });
        target.push_str(part);
    }
    target
}

fn check_values(template: &str, values: &[(&'static str, String)], problems: &mut Vec<String>) {
    for (name, value) in values {
        if value.is_empty() {
            problems.push(format!("the path value `{name}` is empty; give at least one character"));
        }
        if !template.contains(&format!("{{{name}}}")) {
            problems.push(format!("the path value `{name}` has no place in the path `{template}`"));
        }
    }
}

fn fill_segment(segment: &str, values: &[(&'static str, String)], problems: &mut Vec<String>) -> String {
    let mut filled = String::new();
    let mut rest = segment;
    while let Some((literal, behind)) = rest.split_once('{') {
        filled.extend(encode_literal(literal));
        let Some((name, behind)) = behind.split_once('}') else {
            problems.push(format!("the path segment `{segment}` opens a brace that it does not close"));
            return filled;
        };
        match values.iter().find(|(other, _)| *other == name) {
            Some((_, value)) => filled.push_str(value),
            None => problems.push(format!("the path value `{name}` is missing")),
        }
        rest = behind;
    }
    filled.extend(encode_literal(rest));
    filled
}
