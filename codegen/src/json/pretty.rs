//! Text of JSON for people: what is short stands on one line.

use super::{Json, Object};

/// The greatest width of a line that holds more than one value.
pub(crate) const WIDTH: usize = 100;

/// Writes a value that starts behind `used` characters of a line, inside of `depth` others.
pub(crate) fn write(json: &Json, depth: usize, used: usize, text: &mut String) {
    let start = text.len();
    let fits = flat_until((start + WIDTH).saturating_sub(2 * depth + used), json, text);
    let (opening, closing, items): (char, char, Vec<(Option<&str>, &Json)>) = match json {
        Json::List(items) if !fits => ('[', ']', items.iter().map(|item| (None, item)).collect()),
        Json::Object(Object(members)) if !fits => {
            ('{', '}', members.iter().map(|(name, value)| (Some(name.as_str()), value)).collect())
        }
        // Either it fits, or it is a text, which has no second line.
        _ => return,
    };
    text.truncate(start);
    text.push(opening);
    for (at, (name, item)) in items.into_iter().enumerate() {
        text.push_str(if at > 0 { ",\n" } else { "\n" });
        text.push_str(&"  ".repeat(depth + 1));
        let name = name.map(|name| format!("{}: ", quoted(name))).unwrap_or_default();
        text.push_str(&name);
        write(item, depth + 1, name.chars().count(), text);
    }
    text.push('\n');
    text.push_str(&"  ".repeat(depth));
    text.push(closing);
}

/// Writes a value on one line.
pub(super) fn flat(json: &Json, text: &mut String) {
    flat_until(usize::MAX, json, text);
}

/// Writes a value on one line until the text is longer than `end`, and tells whether it is not.
fn flat_until(end: usize, json: &Json, text: &mut String) -> bool {
    match json {
        Json::Null => text.push_str("null"),
        Json::Boolean(boolean) => text.push_str(if *boolean { "true" } else { "false" }),
        Json::Number(number) => text.push_str(&number.to_string()),
        Json::String(string) => text.push_str(&quoted(string)),
        Json::List(items) => return list_until(end, items, text),
        Json::Object(Object(members)) if members.is_empty() => text.push_str("{}"),
        Json::Object(Object(members)) => {
            text.push_str("{ ");
            for (at, (name, value)) in members.iter().enumerate() {
                text.push_str(if at > 0 { ", " } else { "" });
                text.push_str(&quoted(name));
                text.push_str(": ");
                if !flat_until(end, value, text) {
                    return false;
                }
            }
            text.push_str(" }");
        }
    }
    text.len() <= end
}

/// As [`flat_until`], for a list.
pub(super) fn list_until(end: usize, items: &[Json], text: &mut String) -> bool {
    text.push('[');
    for (at, item) in items.iter().enumerate() {
        text.push_str(if at > 0 { ", " } else { "" });
        if !flat_until(end, item, text) {
            return false;
        }
    }
    text.push(']');
    text.len() <= end
}

pub(crate) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
