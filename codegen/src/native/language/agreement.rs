//! The tables and the parser know the same keys and words.
//!
//! The parser reports what it looked for while it reads a spec that has everything in it.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::{Value, Words, shapes};
use crate::source::SourceFile;

type Seen = BTreeMap<&'static str, BTreeSet<&'static str>>;

thread_local! {
    static KEYS: RefCell<Seen> = RefCell::default();
    static WORDS: RefCell<Seen> = RefCell::default();
}

/// Words that the parser compares by itself, not as a closed set.
const COMPARED: [&str; 4] = ["`envelope`", "`events`", "`out`", "a class"];

pub(crate) fn saw_keys(what: &'static str, keys: &[&'static str]) {
    KEYS.with_borrow_mut(|seen| seen.entry(what).or_default().extend(keys));
}

pub(crate) fn saw_words(what: &'static str, words: impl Iterator<Item = &'static str>) {
    WORDS.with_borrow_mut(|seen| seen.entry(what).or_default().extend(words));
}

/// What the spec with all keys extends.
const EXTENDED: &str = "specwright: 1\napi: { name: base, title: Base }\noperations: { login: { tags: [Sessions], http: POST /v1, out: empty } }\n";

#[test]
fn the_tables_have_the_parsers_keys_and_words() {
    let file = SourceFile::new("agreement.yaml", include_str!("agreement.yaml"))
        .with_extended("vendor.json", EXTENDED);
    let problems = crate::read(&file).err().into_iter().flatten();
    assert_eq!(problems.map(|problem| problem.line(&file)).collect::<String>(), "");
    let keys: Seen =
        shapes().map(|shape| (shape.what, shape.keys.iter().map(|key| key.name).collect())).collect();
    assert_eq!(keys, KEYS.take());

    let mut words = Seen::new();
    shapes().flat_map(|shape| shape.keys).for_each(|key| collect_words(key.value, &mut words));
    words.retain(|what, _| !COMPARED.contains(what));
    assert_eq!(words, WORDS.take());
}

#[test]
fn every_name_in_a_table_is_that_of_a_table_and_every_table_has_a_place() {
    let mut named = BTreeSet::from([super::SPEC]);
    shapes().flat_map(|shape| shape.keys).for_each(|key| collect_shapes(key.value, &mut named));
    assert_eq!(named, shapes().map(|shape| shape.name).collect());
}

fn collect_words(value: &'static Value, words: &mut Seen) {
    match value {
        Value::Words(Words { what, words: known }) => words.entry(what).or_default().extend(*known),
        Value::Map(_, of) | Value::List(of, _) | Value::Shared(_, of) => collect_words(of, words),
        Value::Either(values) => values.iter().for_each(|value| collect_words(value, words)),
        _ => {}
    }
}

fn collect_shapes(value: &'static Value, named: &mut BTreeSet<&'static str>) {
    match value {
        Value::Shape(name) => {
            named.insert(name);
        }
        Value::Map(_, of) | Value::List(of, _) | Value::Shared(_, of) => collect_shapes(of, named),
        Value::Either(values) => values.iter().for_each(|value| collect_shapes(value, named)),
        _ => {}
    }
}
