//! Any JSON, as a tree.

use serde_json::{Map, Number};

use super::{Entries, Misfit, Reader};
use crate::Json;

/// Reads any value.
pub(super) fn any(reader: &mut Reader<'_>) -> Result<Json, Misfit> {
    match reader.start() {
        Some(b'n') => reader.word(b"null").map(|()| Json::Null),
        Some(b't' | b'f') => reader.boolean().map(Json::Bool),
        Some(b'"') => Ok(Json::String(reader.string("a string")?.into_owned())),
        Some(b'[') => {
            let mut list = Vec::new();
            reader.list(|reader| any(reader).map(|value| list.push(value)))?;
            Ok(Json::Array(list))
        }
        Some(b'{') => {
            let mut members = Map::new();
            reader.entries(&mut members)?;
            Ok(Json::Object(members))
        }
        _ => number(reader),
    }
}

impl Entries for Map<String, Json> {
    fn read(&mut self, name: String, from: &mut Reader<'_>) -> Result<(), Misfit> {
        let value = any(from)?;
        self.insert(name, value);
        Ok(())
    }
}

fn number(reader: &mut Reader<'_>) -> Result<Json, Misfit> {
    let number = reader.number("a value")?;
    // The one integer that only a float can be.
    let is_integer = number.is_integer && number.text() != "-0";
    let integer = if is_integer { number.unsigned().map(Number::from) } else { None };
    let integer = integer.or_else(|| if is_integer { number.signed().map(Number::from) } else { None });
    match integer.or_else(|| number.float().and_then(Number::from_f64)) {
        Some(number) => Ok(Json::Number(number)),
        None => Err(reader.unlike("a number of 64 bits")),
    }
}
