//! Comparing with what is JSON in Rust.

use super::Json;
use crate::Decimal;

impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) => true,
            (Self::Bool(one), Self::Bool(other)) => one == other,
            (Self::Number(one), Self::Number(other)) => one == other,
            (Self::String(one), Self::String(other)) => one == other,
            (Self::Array(one), Self::Array(other)) => one == other,
            (Self::Object(one), Self::Object(other)) => one == other,
            _ => false,
        }
    }
}

/// Only on this side: on the other, what a number or text is compared with could no longer be inferred.
macro_rules! compared {
    ($($ty:ty: |$json:ident, $other:ident| $same:expr;)*) => {$(
        impl PartialEq<$ty> for Json {
            fn eq(&self, other: &$ty) -> bool {
                let ($json, $other) = (self, other);
                $same
            }
        }
    )*};
}
compared! {
    str: |json, other| json.as_str() == Some(other);
    &str: |json, other| json.as_str() == Some(other);
    String: |json, other| json.as_str() == Some(other);
    bool: |json, other| json.as_bool() == Some(*other);
    i32: |json, other| json.as_i64() == Some(i64::from(*other));
    i64: |json, other| json.as_i64() == Some(*other);
    u32: |json, other| json.as_u64() == Some(u64::from(*other));
    u64: |json, other| json.as_u64() == Some(*other);
    usize: |json, other| json.as_number().is_some_and(|number| *number == Decimal::from(*other));
    f64: |json, other| json.as_f64() == Some(*other);
    Decimal: |json, other| json.as_number() == Some(other);
    serde_json::Value: |json, other| Json::from(other.clone()).eq(json);
}

impl PartialEq<Json> for serde_json::Value {
    fn eq(&self, other: &Json) -> bool {
        other == self
    }
}
