//! Any JSON, as it came: numbers with all their digits, members in their order.

use std::fmt::{self, Debug, Display, Formatter};
use std::str::FromStr;

use crate::model::{from_json, write_json};
use crate::{Decimal, DecodeError};

mod compare;
mod convert;
mod index;
mod object;
mod serde_traits;

pub use index::JsonIndex;
pub use object::JsonObject;
pub(crate) use object::ObjectBuilder;

/// Any JSON value. Numbers keep all their digits, and objects the order of their members.
///
/// ```
/// use specwright::{Json, json};
///
/// let order: Json = r#"{"id": 18446744073709551616, "tags": ["new"], "at": {"z": 1, "a": 2}}"#.parse()?;
/// assert_eq!(order["tags"][0], "new");
/// assert_eq!(order.pointer("/at/z").and_then(Json::as_i64), Some(1));
/// assert_eq!(order.to_string(), r#"{"id":18446744073709551616,"tags":["new"],"at":{"z":1,"a":2}}"#);
///
/// let answer = json!({ "done": true, "count": (1 + 1), "tags": [null, "old"] });
/// assert_eq!(answer["count"], 2);
/// # Ok::<(), specwright::DecodeError>(())
/// ```
#[derive(Clone, Default, Eq)]
pub enum Json {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number.
    Number(Decimal),
    /// A text.
    String(String),
    /// A list.
    Array(Vec<Json>),
    /// An object.
    Object(JsonObject),
}

impl Json {
    /// Whether it is null.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether it is a boolean.
    pub fn is_boolean(&self) -> bool {
        matches!(self, Self::Bool(_))
    }

    /// Whether it is a number.
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Number(_))
    }

    /// Whether it is a text.
    pub fn is_string(&self) -> bool {
        matches!(self, Self::String(_))
    }

    /// Whether it is a list.
    pub fn is_array(&self) -> bool {
        matches!(self, Self::Array(_))
    }

    /// Whether it is an object.
    pub fn is_object(&self) -> bool {
        matches!(self, Self::Object(_))
    }

    /// The boolean, if it is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(boolean) => Some(*boolean),
            _ => None,
        }
    }

    /// The number with all its digits, if it is one.
    pub fn as_number(&self) -> Option<&Decimal> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The integer, if it is one of 64 bits with a sign.
    pub fn as_i64(&self) -> Option<i64> {
        self.as_number()?.to_i64()
    }

    /// The integer, if it is one of 64 bits without a sign.
    pub fn as_u64(&self) -> Option<u64> {
        self.as_number()?.to_u64()
    }

    /// The float of 64 bits that is nearest, if it is a number for which there is a finite one.
    pub fn as_f64(&self) -> Option<f64> {
        self.as_number().map(Decimal::to_f64).filter(|float| float.is_finite())
    }

    /// The text, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The elements, if it is a list.
    pub fn as_array(&self) -> Option<&Vec<Json>> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The elements, to be changed, if it is a list.
    pub fn as_array_mut(&mut self) -> Option<&mut Vec<Json>> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The members, if it is an object.
    pub fn as_object(&self) -> Option<&JsonObject> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The members, to be changed, if it is an object.
    pub fn as_object_mut(&mut self) -> Option<&mut JsonObject> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The member of a name or the element of an index, if it is there.
    pub fn get(&self, index: impl JsonIndex) -> Option<&Json> {
        index.of(self)
    }

    /// The member of a name or the element of an index, to be changed, if it is there.
    pub fn get_mut(&mut self, index: impl JsonIndex) -> Option<&mut Json> {
        index.of_mut(self)
    }

    /// The value that a JSON pointer ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901)) leads to.
    pub fn pointer(&self, pointer: &str) -> Option<&Json> {
        if pointer.is_empty() {
            return Some(self);
        }
        pointer.strip_prefix('/')?.split('/').try_fold(self, |value, step| {
            let step = step.replace("~1", "/").replace("~0", "~");
            match value {
                Self::Object(members) => members.get(&step),
                Self::Array(items) => items.get(place(&step)?),
                _ => None,
            }
        })
    }

    /// Takes the value, and leaves null.
    pub fn take(&mut self) -> Json {
        std::mem::take(self)
    }
}

/// An index as RFC 6901 writes it.
fn place(step: &str) -> Option<usize> {
    let place: usize = step.parse().ok()?;
    (place.to_string() == step).then_some(place)
}

impl FromStr for Json {
    type Err = DecodeError;

    fn from_str(text: &str) -> Result<Self, DecodeError> {
        from_json(text.as_bytes())
    }
}

/// As JSON on one line.
impl Display for Json {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut text = Vec::new();
        // All of its numbers are finite.
        let _ = write_json(&mut text, self);
        f.write_str(&String::from_utf8_lossy(&text))
    }
}

impl Debug for Json {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("Null"),
            Self::Bool(boolean) => write!(f, "Bool({boolean})"),
            Self::Number(number) => write!(f, "Number({number})"),
            Self::String(text) => write!(f, "String({text:?})"),
            Self::Array(items) => {
                f.write_str("Array ")?;
                items.fmt(f)
            }
            Self::Object(members) => {
                f.write_str("Object ")?;
                members.fmt(f)
            }
        }
    }
}

/// Writes a [`Json`]: `null`, literals, lists, objects with literal names, and expressions that become a `Json`; one of
/// more than one word stands in parentheses, such as `(-1)`.
///
/// ```
/// use specwright::json;
///
/// let name = "Ada";
/// let member = json!({ "name": name, "born": 1815, "tags": ["first", (name.len())], "end": null });
/// assert_eq!(member.to_string(), r#"{"name":"Ada","born":1815,"tags":["first",3],"end":null}"#);
/// ```
#[macro_export]
macro_rules! json {
    (null) => { $crate::Json::Null };
    ([ $($item:tt),* $(,)? ]) => { $crate::Json::Array(::std::vec![$($crate::json!($item)),*]) };
    ({ $($name:literal : $value:tt),* $(,)? }) => {{
        #[allow(unused_mut)]
        let mut object = $crate::JsonObject::new();
        $(object.insert($name, $crate::json!($value));)*
        $crate::Json::Object(object)
    }};
    ($value:expr) => { $crate::Json::from($value) };
}

#[cfg(test)]
mod tests {
    use super::Json;

    #[test]
    fn what_is_read_is_written_again() {
        for text in [
            r#"{"z":0.1234567890123456789,"a":[1e400,-0,18446744073709551616],"z2":{"b":"\"","a":null}}"#,
            "[]",
            "{}",
            "\"é\"",
        ] {
            assert_eq!(text.parse::<Json>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn of_members_that_are_repeated_the_last_counts() {
        let many: Vec<String> = (0..200).map(|index| format!("\"m{}\":{index}", index % 100)).collect();
        let object: Json = format!("{{{}}}", many.join(",")).parse().unwrap();
        assert_eq!((object.as_object().unwrap().len(), object["m7"].as_i64()), (100, Some(107)));
        let few: Json = r#"{"a":1,"b":2,"a":3}"#.parse().unwrap();
        assert_eq!(few.to_string(), r#"{"a":3,"b":2}"#);
    }

    #[test]
    fn objects_are_equal_in_any_order_and_numbers_by_value() {
        let (one, other): (Json, Json) =
            (r#"{"a":1,"b":[2.0]}"#.parse().unwrap(), r#"{"b":[2],"a":1e0}"#.parse().unwrap());
        assert_eq!(one, other);
        assert_ne!(one, json!({ "a": 1 }));
        assert_ne!(json!([1, 2]), json!([2, 1]));
    }

    #[test]
    fn values_are_found_and_changed() {
        let mut order = json!({ "tags": ["new"], "at": { "a/b": 1 } });
        assert_eq!((order.pointer("/at/a~1b"), order.pointer("/tags/01")), (Some(&json!(1)), None));
        assert!(order["none"]["at"][3].is_null());
        order["count"] = 3.into();
        order["at"]["c"] = "x".into();
        order["tags"][0] = json!(null);
        assert_eq!(order.to_string(), r#"{"tags":[null],"at":{"a/b":1,"c":"x"},"count":3}"#);
        assert_eq!(order.as_object_mut().unwrap().remove("tags"), Some(json!([null])));
        assert!(order["count"] == 3 && order["at"]["c"] == "x");
        assert_ne!(order["none"], false);
    }

    #[test]
    fn goes_through_serde_and_its_values() {
        let value = serde_json::json!({ "a": [1, 2.5, null, true, "x"], "b": { "c": u64::MAX } });
        let json = Json::from(value.clone());
        assert_eq!(json, value);
        assert_eq!(value, json);
        assert_eq!(serde_json::Value::try_from(json.clone()).unwrap(), value);
        assert_eq!(serde_json::from_str::<Json>(&value.to_string()).unwrap(), json);
        assert_eq!(serde_json::to_value(&json).unwrap(), value);
        assert!(serde_json::Value::try_from("1e400".parse::<Json>().unwrap()).is_err());
    }
}
