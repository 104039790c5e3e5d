//! Where in a JSON text something stands, as a JSON pointer: for texts whose lines are too long to be shown.

use std::fmt::Write as _;

/// A step into an object or a list that is not closed yet.
enum Step<'t> {
    Member(&'t str),
    Item(usize),
}

/// The JSON pointer of the value, or of the member whose name, stands at `at`; none in a text that is no JSON.
pub(super) fn pointer(text: &str, at: usize) -> Option<String> {
    let bytes = text.as_bytes();
    let mut steps: Vec<Step<'_>> = Vec::new();
    let mut is_name = false;
    let mut next = bytes.iter().position(|byte| !byte.is_ascii_whitespace())?;
    if !matches!(bytes.get(next)?, b'{' | b'[') {
        return None;
    }
    while next < at || next == at && is_name && bytes.get(next) == Some(&b'"') {
        let byte = *bytes.get(next)?;
        next += 1;
        match byte {
            b'{' => steps.push(Step::Member("")),
            b'[' => steps.push(Step::Item(0)),
            b'}' | b']' => drop(steps.pop()),
            b'"' => {
                let end = end_of_text(bytes, next);
                if let (true, Some(Step::Member(name))) = (is_name, steps.last_mut()) {
                    *name = text.get(next..end)?;
                }
                next = end + 1;
            }
            b',' => {
                if let Some(Step::Item(index)) = steps.last_mut() {
                    *index += 1;
                }
            }
            _ => {}
        }
        // A name stands behind what opens an object and behind each comma in one.
        is_name = match byte {
            b'{' => true,
            b',' => matches!(steps.last(), Some(Step::Member(_))),
            _ => is_name && byte.is_ascii_whitespace(),
        };
    }
    Some(steps.iter().fold(String::new(), written))
}

/// The place of the quote that ends a text.
fn end_of_text(bytes: &[u8], start: usize) -> usize {
    let mut next = start;
    while let Some(byte) = bytes.get(next) {
        match byte {
            b'"' => break,
            b'\\' => next += 2,
            _ => next += 1,
        }
    }
    next
}

fn written(mut pointer: String, step: &Step<'_>) -> String {
    match step {
        Step::Member(name) => {
            pointer.push('/');
            pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
        }
        Step::Item(index) => {
            let _ = write!(pointer, "/{index}");
        }
    }
    pointer
}

#[cfg(test)]
mod tests {
    use super::pointer;

    #[test]
    fn a_place_has_the_steps_that_lead_to_it() {
        let text = r#"{"a\"b":{"c":[1,{"d":2},[3]], "e" : "x,y{"},"/v1":{"get":true}}"#;
        for (what, expected) in [
            ("{\"a", ""),
            ("\"a\\\"b\"", "/a\\\"b"),
            ("1,", "/a\\\"b/c/0"),
            ("2}", "/a\\\"b/c/1/d"),
            ("\"d\"", "/a\\\"b/c/1/d"),
            ("[3]", "/a\\\"b/c/2"),
            ("3]", "/a\\\"b/c/2/0"),
            ("\"e\"", "/a\\\"b/e"),
            ("\"x,", "/a\\\"b/e"),
            ("\"/v1\"", "/~1v1"),
            ("true", "/~1v1/get"),
        ] {
            let at = text.find(what).unwrap_or_default();
            assert_eq!(pointer(text, at).as_deref(), Some(expected), "{what}");
        }
        assert_eq!(pointer("openapi: 3.1.0", 3), None);
        assert_eq!(pointer("", 0), None);
        assert_eq!(pointer("{", 9), None);
    }
}
