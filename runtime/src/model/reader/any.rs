//! Any JSON, as a tree.

use super::{Entries, Items, Misfit, Reader};
use crate::json::ObjectBuilder;
use crate::{Decimal, Json};

/// Reads any value.
pub(super) fn any(reader: &mut Reader<'_>) -> Result<Json, Misfit> {
    match reader.start() {
        Some(b'n') => reader.word(b"null").map(|()| Json::Null),
        Some(b't' | b'f') => reader.boolean().map(Json::Bool),
        Some(b'"') => Ok(Json::String(reader.string("a string")?.into_owned())),
        Some(b'[') => {
            let mut values = Values(Vec::new());
            reader.list(&mut values)?;
            Ok(Json::Array(values.0))
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

struct Values(Vec<Json>);

impl Items for Values {
    fn read(&mut self, from: &mut Reader<'_>) -> Result<(), Misfit> {
        self.0.push(any(from)?);
        Ok(())
    }
}

impl Entries for ObjectBuilder {
    fn read(&mut self, name: String, from: &mut Reader<'_>) -> Result<(), Misfit> {
        let value = any(from)?;
        self.insert(name, value);
        Ok(())
    }
}
