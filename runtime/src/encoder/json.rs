//! Values as JSON.

use std::fmt::Write;

use crate::Model;
use crate::model::{CAPACITY, UNWRITABLE, write_request_json};

/// The value as JSON, or why it has none: the end of a sentence that begins with its name.
pub(super) fn to_vec<T: Model + ?Sized>(value: &T) -> Result<Vec<u8>, String> {
    let mut json = Vec::with_capacity(CAPACITY);
    write(&mut json, value)?;
    Ok(json)
}

/// As [`to_vec`], as text.
pub(super) fn to_text<T: Model + ?Sized>(value: &T) -> Result<String, String> {
    String::from_utf8(to_vec(value)?).map_err(|_| UNWRITABLE.to_owned())
}

/// Puts `"name":value` behind the members that `object`, an object that is still open, has already.
pub(super) fn push_member<T: Model + ?Sized>(
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

fn write_member<T: Model + ?Sized>(object: &mut Vec<u8>, name: &str, value: &T) -> Result<(), String> {
    if object.len() > 1 {
        object.push(b',');
    }
    write(object, name)?;
    object.push(b':');
    write(object, value)
}

/// Puts the value behind what is there already.
pub(crate) fn append(json: &mut Vec<u8>, value: &dyn Model) -> Result<(), String> {
    write(json, value)
}

fn write<T: Model + ?Sized>(json: &mut Vec<u8>, value: &T) -> Result<(), String> {
    let start = json.len();
    write_request_json(json, value).map_err(|unwritable| unwritable.why(json, start))
}

pub(super) fn escape_to_ascii(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for character in json.chars() {
        // JSON takes a DEL as it is, a header takes none.
        if character.is_ascii() && character != '\u{7f}' {
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

#[cfg(test)]
mod tests {
    use super::escape_to_ascii;

    #[test]
    fn what_is_escaped_is_printable_and_the_same_json() {
        let json = "\"a \u{7f}é😀~\"";
        let escaped = escape_to_ascii(json);
        assert_eq!(escaped, r#""a \u007f\u00e9\ud83d\ude00~""#);
        assert_eq!(serde_json::from_str::<String>(&escaped).ok(), serde_json::from_str(json).ok());
    }
}
