//! What several parts must decide alike, by vectors that bind them all: patterns, which `macros/src/pattern.rs` is held
//! to as well, and formats.

mod derives;
mod syntax;
mod validation;

use serde_json::Value;

fn patterns() -> Vec<Value> {
    serde_json::from_str(include_str!("../../macros/vectors/patterns.json")).expect("JSON")
}

fn formats() -> Vec<Value> {
    serde_json::from_str(include_str!("../vectors/formats.json")).expect("JSON")
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().expect("texts").iter().map(|text| text.as_str().expect("a text").to_owned()).collect()
}
