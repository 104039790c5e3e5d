//! Requests as data from outside: with members too few or too many, nulls, and values of other types.

use proptest::prelude::any;
use proptest::sample::Index;
use serde_json::{Map, Value, json};
use specwright::samples;
use specwright_mock::validate_members;

use super::{flat, operation, places};
use crate::holds::{Request, for_all, found};
use crate::operation_inputs::{api, each_input};

/// What a reader of a type passes over, and a request must not have all the same.
const PASSED_OVER: [&str; 3] = ["unknown", "null", "const"];

/// The places of all values that others hold, as JSON pointers.
fn places_of(value: &Value, pointer: &str, found: &mut Vec<String>) {
    let mut below = |step: &str, value: &Value| {
        let pointer = format!("{pointer}/{}", step.replace('~', "~0").replace('/', "~1"));
        found.push(pointer.clone());
        places_of(value, &pointer, found);
    };
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| below(name, value)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| below(&index.to_string(), item));
        }
        _ => {}
    }
}

/// Removes what is there, or puts something else there.
fn mutate(members: Map<String, Value>, at: Index, what: Index) -> Map<String, Value> {
    let mut request = Value::Object(members);
    let mut pointers = Vec::new();
    places_of(&request, "", &mut pointers);
    if pointers.is_empty() {
        return Map::from_iter([("other".to_owned(), Value::Null)]);
    }
    let pointer = at.get(&pointers);
    let others =
        [json!(null), json!(true), json!(7), json!(0.5), json!("text"), json!([1]), json!({ "a": 1 })];
    let (parent, last) = pointer.rsplit_once('/').expect("a pointer");
    let name = last.replace("~1", "/").replace("~0", "~");
    match (what.index(others.len() + 2), request.pointer_mut(parent).expect("what holds it")) {
        (0, Value::Object(members)) => drop(members.remove(&name)),
        (1, Value::Object(members)) => drop(members.insert("other".to_owned(), json!(1))),
        (index, _) => {
            *request.pointer_mut(pointer).expect("a value") = others[index % others.len()].clone();
        }
    }
    match request {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}

fn agree<T: Request>(api_name: &str, name: &str) {
    let api = api(api_name);
    let operation = operation(&api, name);
    let mutations = proptest::collection::vec((any::<Index>(), any::<Index>()), 1..3);
    for_all((samples::valid::<T>(), mutations), |(value, mutations)| {
        let members =
            mutations.into_iter().fold(flat(&value)?, |members, (at, what)| mutate(members, at, what));
        let problems = validate_members(&api, operation, &members);
        let judged = places(&problems);
        match specwright::from_json::<T>(Value::Object(members.clone()).to_string().as_bytes()) {
            Err(error) => {
                let told = judged.iter().any(|(_, rule)| ["required", "null", "type"].contains(rule));
                proptest::prop_assert!(told, "{} in {:?}, and {:?}", error, members, judged);
            }
            // What is no text where a text travels is read all the same, and rules look at the text.
            Ok(_) if judged.iter().any(|(_, rule)| *rule == "as_text") => {}
            Ok(value) => {
                let mut others = judged;
                let (unions, told): (Vec<_>, Vec<_>) = found(value.validate_with(specwright::Checks::All))
                    .into_iter()
                    .partition(|(_, rule)| *rule == "type");
                // Of a value that is none of a union's types, the nearest one says what is wrong.
                for (place, _) in unions {
                    let before = others.len();
                    others.retain(|(other, _)| {
                        !other
                            .strip_prefix(&place)
                            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                    });
                    proptest::prop_assert!(others.len() < before, "{:?}: nothing at {}", members, place);
                }
                // A reader takes the absence of what may be null as null.
                let is_told = |place: &String| told.iter().any(|(other, _)| other == place);
                others.retain(|(place, rule)| {
                    !PASSED_OVER.contains(rule) && (*rule != "required" || is_told(place))
                });
                proptest::prop_assert_eq!(others, told, "{:?}", members);
            }
        }
        Ok(())
    });
}

each_input!(agree);
