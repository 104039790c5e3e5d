//! Whatever a request holds, checking it does not panic, violations can be printed and written as JSON, and no secret
//! is in either.

use serde_json::{Value, json};
use specwright::{Map, Model, Secret, Validate, samples};

use crate::holds::{Request, for_all};

fn tell<T: Request>(_: &str, _: &str) {
    for_all(samples::arbitrary::<T>(), |value| {
        let Err(violations) = value.validate_with(specwright::Checks::All) else { return Ok(()) };
        let list = serde_json::to_value(&violations).expect("JSON");
        proptest::prop_assert_eq!(list.as_array().map(Vec::len), Some(violations.len()));
        let data = specwright::to_json(&value)
            .map(|json| serde_json::from_str::<serde_json::Value>(&json).unwrap())
            .expect("JSON");
        for (violation, written) in violations.iter().zip(list.as_array().into_iter().flatten()) {
            proptest::prop_assert_eq!(&written["pointer"], violation.pointer());
            proptest::prop_assert_eq!(&written["rule"], violation.rule());
            // The pointer leads to what is wrong in the request as data.
            let there = data.pointer(violation.pointer());
            proptest::prop_assert!(there.is_some(), "{} is nowhere in {}", violation.pointer(), data);
            proptest::prop_assert!(!violation.to_string().contains('\n') || violation.reason().is_some());
        }
        let printed = format!("{violations} {violations:?} {violations:#?}");
        proptest::prop_assert!(!printed.is_empty());
        Ok(())
    });
}

crate::operation_inputs::each_input!(tell);

/// Digits that nobody sees.
#[specwright::constrained(pattern = "[0-9]{4,6}", length(max = 5))]
type Pin = Secret;

#[derive(Clone, PartialEq, Model, Validate)]
#[api(union)]
enum Access {
    #[api(length(max = 3))]
    Key(Secret),
    Pins(Vec<i64>),
}

#[derive(Clone, PartialEq, Model, Validate)]
#[api(rule("both", together(password, pin)))]
#[api(rule("default", when(password = "changeme", need(pin))))]
struct Secrets {
    #[api(length(min = 8, max = 10), pattern = "[a-z]*")]
    password: Option<Secret>,
    #[api(is = Pin)]
    pin: Option<Option<Pin>>,
    #[api(length(max = 1), each(format = uuid))]
    many: Vec<Secret>,
    #[api(each(is = Pin))]
    named: Map<Option<Pin>>,
    access: Option<Access>,
}

const MARK: &str = "s3cr3t";

/// Puts a mark into every text: all texts of the type are secrets.
fn mark(value: &mut Value) {
    match value {
        Value::String(text) => text.insert_str(0, MARK),
        Value::Array(items) => items.iter_mut().for_each(mark),
        Value::Object(members) => members.values_mut().for_each(mark),
        _ => {}
    }
}

#[test]
fn secrets_are_in_no_output() {
    for_all(samples::arbitrary::<Secrets>(), |secrets| {
        let mut data = serde_json::to_value(&secrets).expect("JSON");
        mark(&mut data);
        let marked: Secrets = serde_json::from_value(data).expect("secrets");
        let printed = format!("{marked:?} {marked:#?}");
        let told = match marked.validate_with(specwright::Checks::All) {
            Ok(()) => String::new(),
            Err(violations) => format!("{violations} {violations:?} {violations:#?} {}", json!(violations)),
        };
        proptest::prop_assert!(!printed.contains(MARK) && !told.contains(MARK), "{}", told);
        Ok(())
    });
}
