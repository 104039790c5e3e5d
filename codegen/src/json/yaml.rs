//! The same values as YAML, for people.
//!
//! Texts stand without quotes only where readers of YAML 1.1 and 1.2 agree that they are texts: some libraries leave
//! out the quotes of dates, which 1.1 does not read as texts.

use super::pretty::{WIDTH, flat, list_until, quoted};
use super::{Json, Object};

/// Writes a document.
pub(crate) fn write(json: &Json, text: &mut String) {
    match json {
        Json::Object(object) if !object.is_empty() => members(object, 0, Start::Line, text),
        Json::List(items) if !items.is_empty() => list(items, 0, text),
        other => {
            scalar(other, 1, text);
            text.push('\n');
        }
    }
}

/// Where the first member of an object is written.
#[derive(PartialEq)]
enum Start {
    /// On a line of its own.
    Line,
    /// Behind the hyphen of a list's item.
    Hyphen,
}

fn members(object: &Object, depth: usize, mut start: Start, text: &mut String) {
    for (name, value) in object.iter() {
        if start == Start::Line {
            indent(depth, text);
        }
        start = Start::Line;
        text.push_str(&if is_plain(name) { name.to_owned() } else { safely_quoted(name) });
        text.push(':');
        match value {
            Json::Object(object) if !object.is_empty() => {
                text.push('\n');
                members(object, depth + 1, Start::Line, text);
            }
            Json::List(items) if !is_short(items, depth, name) => {
                text.push('\n');
                list(items, depth + 1, text);
            }
            other => {
                text.push(' ');
                scalar(other, depth + 1, text);
                text.push('\n');
            }
        }
    }
}

fn list(items: &[Json], depth: usize, text: &mut String) {
    for item in items {
        indent(depth, text);
        text.push('-');
        match item {
            Json::Object(object) if !object.is_empty() => {
                text.push(' ');
                members(object, depth + 1, Start::Hyphen, text);
            }
            Json::List(items) if !is_short(items, depth, "") => {
                text.push('\n');
                list(items, depth + 1, text);
            }
            other => {
                text.push(' ');
                scalar(other, depth + 1, text);
                text.push('\n');
            }
        }
    }
}

/// What stands behind its key: a single value, or a short list on one line, which is JSON.
fn scalar(json: &Json, depth: usize, text: &mut String) {
    match json {
        Json::String(string) if is_plain(string) => text.push_str(string),
        Json::String(string) if is_block(string) => block(string, depth, text),
        Json::String(string) => text.push_str(&safely_quoted(string)),
        other => flat(other, text),
    }
}

/// Whether a list has single values only and fits on the line of its key.
fn is_short(items: &[Json], depth: usize, name: &str) -> bool {
    let single = |item: &Json| match item {
        Json::List(_) | Json::Object(_) => false,
        Json::String(string) => safely_quoted(string) == quoted(string),
        _ => true,
    };
    if !items.iter().all(single) {
        return false;
    }
    let before = 2 * depth + name.len() + 2;
    before <= WIDTH && list_until(WIDTH - before, items, &mut String::new())
}

fn indent(depth: usize, text: &mut String) {
    text.extend(std::iter::repeat_n("  ", depth));
}

/// Whether every reader takes it for a text when it stands without quotes.
fn is_plain(string: &str) -> bool {
    const WORDS: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    string.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '/' | '$'))
        && string.chars().all(|c| matches!(c, ' '..='~'))
        && !string.ends_with([' ', ':'])
        && !string.contains(": ")
        && !string.contains(" #")
        && string.len() <= WIDTH
        && !WORDS.contains(&string.to_ascii_lowercase().as_str())
}

/// Whether it can be written line by line.
fn is_block(string: &str) -> bool {
    string.contains('\n')
        && !string.ends_with('\n')
        && !string.starts_with([' ', '\n'])
        && string.lines().all(|line| line.is_empty() || !line.trim().is_empty())
        && string.chars().all(|c| c == '\n' || (!c.is_control() && !is_special(c)))
}

fn block(string: &str, depth: usize, text: &mut String) {
    text.push_str("|-");
    for line in string.lines() {
        text.push('\n');
        if !line.is_empty() {
            indent(depth, text);
            text.push_str(line);
        }
    }
}

/// Characters that some readers take for line ends or drop.
fn is_special(c: char) -> bool {
    matches!(c, '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

fn safely_quoted(string: &str) -> String {
    let mut safe = String::new();
    for c in quoted(string).chars() {
        match is_special(c) {
            true => safe.push_str(&format!("\\u{:04x}", u32::from(c))),
            false => safe.push(c),
        }
    }
    safe
}
