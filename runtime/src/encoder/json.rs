//! Values as JSON.

use std::fmt::Write;

use serde::Serialize;

use crate::decode::place_in;

mod finite;

use finite::{Finite, is_not_finite};

/// Without the text of serde's error, which may hold the value.
const UNWRITABLE: &str =
    "cannot be written as JSON: its `Serialize` fails, or a map has keys that are not text";

/// What most values need; `serde_json::to_vec` begins with as much.
const CAPACITY: usize = 128;

/// The value as JSON, or why it has none: the end of a sentence that begins with its name.
pub(super) fn to_vec<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, String> {
    let mut json = Vec::with_capacity(CAPACITY);
    write(&mut json, value)?;
    Ok(json)
}

/// As [`to_vec`], as text.
pub(super) fn to_text<T: Serialize + ?Sized>(value: &T) -> Result<String, String> {
    String::from_utf8(to_vec(value)?).map_err(|_| UNWRITABLE.to_owned())
}

/// Puts `"name":value` behind the members that `object`, an object that is still open, has already.
pub(super) fn push_member<T: Serialize + ?Sized>(
    object: &mut Vec<u8>,
    name: &str,
    value: &T,
) -> Result<(), String> {
    let complete = object.len();
    let written = write_member(object, name, value);
    if written.is_err() {
        object.truncate(complete);
    }
    written
}

fn write_member<T: Serialize + ?Sized>(object: &mut Vec<u8>, name: &str, value: &T) -> Result<(), String> {
    if object.len() > 1 {
        object.push(b',');
    }
    write(object, name)?;
    object.push(b':');
    write(object, value)
}

fn write<T: Serialize + ?Sized>(json: &mut Vec<u8>, value: &T) -> Result<(), String> {
    let start = json.len();
    let written = Finite(value).serialize(&mut serde_json::Serializer::new(&mut *json));
    written.map_err(|error| why(json.get(start..).unwrap_or_default(), &error))
}

/// `written` is the JSON up to the value that failed, and so tells where that one stands.
#[cold]
fn why(written: &[u8], error: &serde_json::Error) -> String {
    if !is_not_finite(error) {
        return UNWRITABLE.to_owned();
    }
    let place = match place_in(written) {
        pointer if pointer.is_empty() => String::new(),
        pointer => format!("at `{}` ", pointer.escape_debug()),
    };
    format!("{place}{}", crate::to_text::NOT_FINITE)
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
