//! Samples of the vendors' pages, copied from there and not from the specs.

use serde_json::Value;

/// The text of a sample in `tests/pages/`.
pub fn page(name: &str) -> String {
    let path = format!("{}/tests/pages/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("a sample of this name")
}

/// A sample as JSON.
pub fn page_json(name: &str) -> Value {
    serde_json::from_str(&page(name)).expect("a sample in JSON")
}

/// Takes out members, all of them null: those that read as absent and so are not printed back.
#[track_caller]
pub fn without_nulls(mut value: Value, pointers: &[&str]) -> Value {
    for pointer in pointers {
        let (object, name) = pointer.rsplit_once('/').expect("a pointer to a member");
        let members = value.pointer_mut(object).and_then(Value::as_object_mut).expect("an object");
        assert_eq!(members.remove(name), Some(Value::Null), "{pointer}");
    }
    value
}

/// Writes each whole number without a fraction: JSON has one kind of number.
pub fn plain(value: Value) -> Value {
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() && float.fract() == 0.0 => {
                format!("{float:.0}").parse().map_or(Value::Null, Value::Number)
            }
            _ => Value::Number(number),
        },
        Value::Array(items) => items.into_iter().map(plain).collect(),
        Value::Object(members) => members.into_iter().map(|(name, member)| (name, plain(member))).collect(),
        other => other,
    }
}
