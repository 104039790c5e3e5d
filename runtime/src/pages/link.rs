//! The header `link` (RFC 8288).

use http::HeaderMap;
use http::header::LINK;

/// The target of the first link whose relation is `next`.
pub(super) fn next(headers: &HeaderMap) -> Option<String> {
    headers.get_all(LINK).iter().find_map(|value| next_in(value.to_str().ok()?))
}

/// In one line, which may have several links.
fn next_in(mut rest: &str) -> Option<String> {
    while let Some((_, link)) = rest.split_once('<') {
        let (target, parameters) = link.split_once('>')?;
        let (is_next, after) = read_parameters(parameters);
        if is_next {
            return Some(target.trim().to_owned());
        }
        rest = after;
    }
    None
}

/// Whether the parameters of a link say that it is the next, and what is behind them. Of several relations the first
/// counts, and it may have several words.
fn read_parameters(mut rest: &str) -> (bool, &str) {
    let mut relation: Option<bool> = None;
    while let Some(parameter) = rest.trim_start().strip_prefix(';') {
        let end = parameter.find(['=', ';', ',']).unwrap_or(parameter.len());
        let (name, behind) = parameter.split_at(end);
        let value;
        (value, rest) = match behind.strip_prefix('=') {
            Some(text) => read_value(text.trim_start()),
            None => (String::new(), behind),
        };
        if name.trim().eq_ignore_ascii_case("rel") && relation.is_none() {
            relation = Some(value.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("next")));
        }
    }
    (relation == Some(true), rest)
}

/// A token or a quoted string, and what is behind it.
fn read_value(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let (token, rest) = text.split_at(text.find([';', ',']).unwrap_or(text.len()));
        return (token.trim().to_owned(), rest);
    };
    let mut value = String::new();
    let mut characters = quoted.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return (value, quoted.get(at + 1..).unwrap_or_default()),
            '\\' => value.extend(characters.next().map(|(_, escaped)| escaped)),
            other => value.push(other),
        }
    }
    (value, "")
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, HeaderValue};

    fn next(lines: &[&str]) -> Option<String> {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("link", HeaderValue::from_str(line).unwrap());
        }
        super::next(&headers)
    }

    #[test]
    fn the_next_page_is_found_among_links() {
        let github = "<https://h.test/r?page=1>; rel=\"prev\", <https://h.test/r?page=3>; rel=\"next\", \
            <https://h.test/r?page=9>; rel=\"last\"";
        assert_eq!(next(&[github]).as_deref(), Some("https://h.test/r?page=3"));
        for line in [
            "<a>; rel=next",
            "<a>;rel = \"next\"",
            "<a>; REL=\"NEXT\"",
            "<a>; rel=\"prefetch next\"",
            "<a>; title=\"b, <c>; rel=\\\"last\\\"\"; rel=\"next\"",
            "<z>; rel=prev; title=x,<a>; rel=next; results=\"true\"",
            "<z>,<a>;x;rel=next",
        ] {
            assert_eq!(next(&[line]).as_deref(), Some("a"), "{line}");
        }
        assert_eq!(next(&["<z>; rel=last", "<a>; rel=next"]).as_deref(), Some("a"));
        assert_eq!(next(&["<?page=2>; rel=next"]).as_deref(), Some("?page=2"));
    }

    #[test]
    fn other_links_are_not_the_next_page() {
        for line in [
            "",
            "a; rel=next",
            "<a",
            "<a>",
            "<a>; rel=last; rel=next",
            "<a>; rel=\"nextish\"",
            "<a>; title=\"; rel=next\"",
            "<a>; rel=\"next",
            "<a>; anchor=next",
        ] {
            let wanted = (line == "<a>; rel=\"next").then_some("a");
            assert_eq!(next(&[line]).as_deref(), wanted, "{line}");
        }
    }
}
