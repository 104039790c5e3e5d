//! JSON whose members keep their order, so that what is written reads in the author's.

mod pretty;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::ir::{Expected, Value, ValueKind};

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number
    Number(serde_json::Number),
    /// Text
    String(String),
    /// A list
    List(Vec<Json>),
    /// An object
    Object(Object),
}

/// A JSON object; members in the order in which they were added.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Object(Vec<(String, Json)>);

impl Json {
    /// A list.
    pub fn list<T: Into<Json>>(items: impl IntoIterator<Item = T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }

    /// As lines of text, with a line end behind the last one. What is short stands on one line.
    pub fn to_pretty_text(&self) -> String {
        let mut text = String::new();
        pretty::write(self, 0, 0, &mut text);
        text.push('\n');
        text
    }

    /// As a value of `serde_json`, whose objects have an order of their own.
    pub fn to_value(&self) -> serde_json::Value {
        match self {
            Self::Null => serde_json::Value::Null,
            Self::Boolean(boolean) => (*boolean).into(),
            Self::Number(number) => number.clone().into(),
            Self::String(text) => text.clone().into(),
            Self::List(items) => items.iter().map(Self::to_value).collect(),
            Self::Object(Object(members)) => {
                members.iter().map(|(name, value)| (name.clone(), value.to_value())).collect()
            }
        }
    }
}

impl Object {
    /// An object with one member.
    pub fn of(name: &str, value: impl Into<Json>) -> Self {
        Self::default().with(name, value)
    }

    /// Adds a member.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Json>) -> Self {
        self.push(name, value);
        self
    }

    /// Adds a member where there is something to say.
    #[must_use]
    pub fn with_some<T: Into<Json>>(mut self, name: &str, value: Option<T>) -> Self {
        if let Some(value) = value {
            self.push(name, value);
        }
        self
    }

    /// Adds a member.
    pub fn push(&mut self, name: &str, value: impl Into<Json>) {
        self.0.push((name.to_owned(), value.into()));
    }

    /// Adds the members of another object.
    #[must_use]
    pub fn and(mut self, other: Object) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The value of a member.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.0.iter().find(|(found, _)| found == name).map(|(_, value)| value)
    }

    /// The value of a member, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Json> {
        self.0.iter_mut().find(|(found, _)| found == name).map(|(_, value)| value)
    }

    /// Whether it has no members.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The object, where it has members.
    pub fn non_empty(self) -> Option<Self> {
        Some(self).filter(|object| !object.is_empty())
    }

    /// Members and their values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Json)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }
}

impl FromIterator<(String, Json)> for Object {
    fn from_iter<I: IntoIterator<Item = (String, Json)>>(members: I) -> Self {
        Self(members.into_iter().collect())
    }
}

impl From<bool> for Json {
    fn from(boolean: bool) -> Self {
        Self::Boolean(boolean)
    }
}

impl From<i64> for Json {
    fn from(number: i64) -> Self {
        Self::Number(number.into())
    }
}

impl From<u64> for Json {
    fn from(number: u64) -> Self {
        Self::Number(number.into())
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<Object> for Json {
    fn from(object: Object) -> Self {
        Self::Object(object)
    }
}

impl From<Vec<Json>> for Json {
    fn from(items: Vec<Json>) -> Self {
        Self::List(items)
    }
}

impl From<&Value> for Json {
    fn from(value: &Value) -> Self {
        match &value.kind {
            ValueKind::Null => Self::Null,
            ValueKind::Boolean(boolean) => Self::Boolean(*boolean),
            ValueKind::Number(number) => Self::Number(number.clone()),
            ValueKind::String(text) => text.as_str().into(),
            ValueKind::List(items) => Self::list(items),
            ValueKind::Object(members) => {
                Self::Object(members.iter().map(|(name, value)| (name.clone(), value.into())).collect())
            }
        }
    }
}

impl From<&Expected> for Json {
    fn from(expected: &Expected) -> Self {
        match expected {
            Expected::String(text) => text.as_str().into(),
            Expected::Integer(number) => (*number).into(),
            Expected::Boolean(boolean) => (*boolean).into(),
        }
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Boolean(boolean) => serializer.serialize_bool(*boolean),
            Self::Number(number) => number.serialize(serializer),
            Self::String(text) => serializer.serialize_str(text),
            Self::List(items) => items.serialize(serializer),
            Self::Object(Object(members)) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Json, Object};

    #[test]
    fn pretty_text_is_the_same_value_in_the_same_order() {
        let long = "x".repeat(90);
        let json: Json = Object::of("z", Json::list(["a \"b\"\n", "é"]))
            .with("a", Object::default())
            .with("long", Object::of("text", long.as_str()).with("other", true))
            .with("number", -1_i64)
            .with("nothing", Json::Null)
            .into();
        let text = json.to_pretty_text();
        let expected = format!(
            "{{\n  \"z\": [\"a \\\"b\\\"\\n\", \"é\"],\n  \"a\": {{}},\n  \"long\": {{\n    \"text\": \"{long}\",\n    \
             \"other\": true\n  }},\n  \"number\": -1,\n  \"nothing\": null\n}}\n"
        );
        assert_eq!(text, expected);
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).ok(), Some(json.to_value()));
    }
}
