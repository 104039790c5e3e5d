use std::fmt::Write;

use serde::Serialize;

/// Without the text of serde's error, which may hold the value.
pub(super) const UNWRITABLE: &str =
    "cannot be written as JSON: its `Serialize` fails, or a map has keys that are no text";

pub(super) fn to_text<T: Serialize + ?Sized>(value: &T) -> Option<String> {
    serde_json::to_string(value).ok()
}

/// Puts `"name":value` behind the members that `object`, an object that is still open, has already.
pub(super) fn push_member<T: Serialize + ?Sized>(object: &mut Vec<u8>, name: &str, value: &T) -> Option<()> {
    let complete = object.len();
    let written = write_member(object, name, value);
    if written.is_none() {
        object.truncate(complete);
    }
    written
}

fn write_member<T: Serialize + ?Sized>(object: &mut Vec<u8>, name: &str, value: &T) -> Option<()> {
    if object.len() > 1 {
        object.push(b',');
    }
    serde_json::to_writer(&mut *object, name).ok()?;
    object.push(b':');
    serde_json::to_writer(object, value).ok()
}

pub(super) fn escape_to_ascii(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for character in json.chars() {
        if character.is_ascii() {
            escaped.push(character);
        } else {
            for unit in character.encode_utf16(&mut [0; 2]) {
                // Writing to a string does not fail.
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        }
    }
    escaped
}
