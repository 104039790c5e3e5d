//! Any JSON, as a tree.

use super::{Entries, Misfit, Reader};
use crate::json::ObjectBuilder;
use crate::{Decimal, Json};

/// Reads any value.
pub(super) fn any(reader: &mut Reader<'_>) -> Result<Json, Misfit> {
    match reader.start() {
        Some(b'n') => reader.word(b"null").map(|()| Json::Null),
        Some(b't' | b'f') => reader.boolean().map(Json::Bool),
        Some(b'"') => Ok(Json::String(reader.string("a string")?.into_owned())),
        Some(b'[') => {
            let mut list = Vec::new();
            reader.list(&mut |reader| any(reader).map(|value| list.push(value)))?;
            Ok(Json::Array(list))
        }
        Some(b'{') => {
            let mut members = ObjectBuilder::default();
            reader.entries(&mut members)?;
            Ok(Json::Object(members.build()))
        }
        _ => {
            let number = reader.number("a value")?;
            Ok(Json::Number(Decimal::of_number(number.text().to_owned())))
        }
    }
}

impl Entries for ObjectBuilder {
    fn read(&mut self, name: String, from: &mut Reader<'_>) -> Result<(), Misfit> {
        let value = any(from)?;
        self.insert(name, value);
        Ok(())
    }
}
