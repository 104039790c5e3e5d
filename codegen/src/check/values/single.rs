//! Values that can be compared without doubt: texts, numbers and booleans.

use crate::ir::{Api, Decimal, Shape, Type, Value, ValueKind};

/// A value that is the same as another exactly when they are equal: `1` and `1.0` are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Single<'v> {
    Boolean(bool),
    Text(&'v str),
    Integer(i64),
    /// The bits of a 64-bit float that is no 64-bit integer.
    Float(u64),
}

/// Null, lists and objects are no single values.
pub(crate) fn single(value: &Value) -> Option<Single<'_>> {
    match &value.kind {
        ValueKind::Boolean(value) => Some(Single::Boolean(*value)),
        ValueKind::String(text) => Some(Single::Text(text)),
        ValueKind::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(integer), _) => Some(Single::Integer(integer)),
            (None, Some(float)) => Some(single_float(float)),
            (None, None) => None,
        },
        ValueKind::Null | ValueKind::List(_) | ValueKind::Object(_) => None,
    }
}

/// The same of a value of this type: of a number that travels as text, it is the number.
pub(crate) fn single_of<'v>(api: &Api, ty: &Type, value: &'v Value) -> Option<Single<'v>> {
    let is_fraction = match api.types.resolve(ty) {
        Shape::Scalar(Type::AsText(plain)) => matches!(**plain, Type::Number | Type::Decimal),
        _ => false,
    };
    match &value.kind {
        // Of integers there is one text each.
        ValueKind::String(text) if is_fraction => match Decimal::parse(text) {
            Some(number) => Some(number.to_i64().map_or(single_float(number.to_f64()), Single::Integer)),
            None => Some(Single::Text(text)),
        },
        _ => single(value),
    }
}

fn single_float(float: f64) -> Single<'static> {
    const END: f64 = 9_223_372_036_854_775_808.0;
    if float.fract() == 0.0 && (-END..END).contains(&float) {
        Single::Integer(float as i64)
    } else {
        Single::Float(float.to_bits())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::{Single, single};
    use crate::ir::{Value, ValueKind};
    use crate::source::Span;

    fn number(text: &str) -> Value {
        Value { kind: ValueKind::Number(serde_json::from_str(text).unwrap()), span: Span::default() }
    }

    #[test]
    fn numbers_are_the_same_however_they_are_written() {
        assert_eq!(single(&number("1.0")), Some(Single::Integer(1)));
        assert_eq!(single(&number("1e2")), single(&number("100")));
        assert_eq!(single(&number("-0.0")), single(&number("0")));
        assert_ne!(single(&number("1.5")), single(&number("1")));
        assert_ne!(single(&number("9007199254740993")), single(&number("9007199254740992")));
        assert_ne!(single(&number("18446744073709551615")), single(&number("9223372036854775807")));
    }
}
