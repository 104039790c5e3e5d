//! The wire form that `Model` gives: presence and null, open enums, unions, additional members.
#![allow(clippy::unwrap_used, reason = "helpers of tests may, too")]

use std::collections::BTreeMap;
use std::fmt::Debug;

use proptest::prelude::*;
use serde_json::{Value as Json, json};
use specwright::{Map, Model, Secret, ToText, Unknown, from_json, to_json};

/// One member of each kind.
#[derive(Clone, PartialEq, Model)]
struct Kinds {
    required: String,
    #[api(name = "optionalMember")]
    optional: Option<i64>,
    both: Option<Option<bool>>,
    #[api(nullable)]
    nullable: Option<f64>,
    list: Vec<String>,
    any: Json,
    nested: Option<Box<Kinds>>,
    r#type: Option<Color>,
    #[api(additional)]
    additional: Map<Json>,
}

#[derive(Clone, PartialEq, Eq, Hash, Model)]
enum Color {
    #[api(value = "red")]
    Red,
    #[api(value = "dark green")]
    DarkGreen,
    #[api(unknown)]
    Unknown(Unknown<String>),
}

#[derive(Clone, PartialEq, Eq, Hash, Model)]
enum Level {
    #[api(value = 1)]
    Low,
    #[api(value = -1)]
    Below,
    #[api(unknown)]
    Unknown(Unknown<i64>),
}

#[derive(Clone, PartialEq, Model)]
#[api(union)]
enum Id {
    Number(i64),
    Text(String),
    Many(Vec<Id>),
    Named(Box<Named>),
}

#[derive(Clone, PartialEq, Model)]
struct Named {
    name: String,
}

#[derive(Clone, PartialEq, Model)]
struct Cat {
    kind: String,
    lives: i64,
}

#[derive(Clone, PartialEq, Model)]
#[api(union(tag = "kind"))]
enum Pet {
    #[api(tag = "cat")]
    Cat(Cat),
    #[api(tag = "named")]
    Named(Named),
}

#[derive(Clone, PartialEq, Model)]
#[api(content)]
enum Body {
    #[api(json)]
    Json(Named),
    #[api(text = "text/csv")]
    Csv(String),
}

#[derive(Clone, PartialEq, Model)]
struct Login {
    password: Secret,
}

/// What is wrong comes as `pointer: expected …, found …`.
fn read<T: Model + PartialEq + Debug>(value: &Json) -> Result<T, String> {
    let read = from_json::<T>(value.to_string().as_bytes());
    let pretty = from_json::<T>(serde_json::to_string_pretty(value).unwrap().as_bytes());
    assert_eq!(read, pretty);
    read.map_err(|error| {
        format!("{}: expected {}, found {}", error.pointer(), error.expected(), error.found())
    })
}

fn write<T: Model>(value: &T) -> Json {
    serde_json::from_str(&to_json(value).unwrap()).unwrap()
}

fn least() -> Kinds {
    Kinds {
        required: String::new(),
        optional: None,
        both: None,
        nullable: None,
        list: Vec::new(),
        any: Json::Null,
        nested: None,
        r#type: None,
        additional: BTreeMap::new(),
    }
}

#[test]
fn null_and_absence() {
    let base = json!({"required": "", "nullable": null, "list": [], "any": null});
    assert_eq!(read::<Kinds>(&base), Ok(least()));
    assert_eq!(write(&least()), base, "what is absent is not written, what is nullable is");

    let with = |name: &str, value: Json| {
        let mut changed = base.clone();
        changed[name] = value;
        read::<Kinds>(&changed)
    };
    let without = |name: &str| {
        let mut changed = base.clone();
        changed.as_object_mut().unwrap().remove(name);
        read::<Kinds>(&changed)
    };
    assert_eq!(without("required"), Err("/required: expected a value, found nothing".into()));
    assert_eq!(with("required", Json::Null), Err("/required: expected a string, found null".into()));
    assert_eq!(with("optionalMember", Json::Null), Ok(least()));
    assert_eq!(with("optionalMember", json!(3)), Ok(Kinds { optional: Some(3), ..least() }));
    assert_eq!(with("both", Json::Null), Ok(Kinds { both: Some(None), ..least() }));
    assert_eq!(with("both", json!(true)), Ok(Kinds { both: Some(Some(true)), ..least() }));
    assert_eq!(without("nullable"), Ok(least()));
    assert_eq!(with("nullable", json!(1.5)), Ok(Kinds { nullable: Some(1.5), ..least() }));
    assert_eq!(without("any"), Err("/any: expected a value, found nothing".into()));
    assert_eq!(without("list"), Err("/list: expected a value, found nothing".into()));
}

#[test]
fn what_is_set_is_written_in_order() {
    let value = Kinds {
        required: "a".into(),
        optional: Some(1),
        both: Some(None),
        nullable: Some(2.0),
        r#type: Some(Color::DarkGreen),
        additional: BTreeMap::from([("zz".into(), json!([1])), ("list".into(), json!("named already"))]),
        ..least()
    };
    assert_eq!(
        to_json(&value).unwrap(),
        r#"{"required":"a","optionalMember":1,"both":null,"nullable":2.0,"list":[],"any":null,"type":"dark green","zz":[1]}"#
    );
}

#[test]
fn the_last_of_repeated_members_wins() {
    let named = |text: &str| from_json::<Named>(text.as_bytes()).unwrap().name;
    assert_eq!(named(r#"{"name": "a", "name": "b"}"#), "b");
    assert_eq!(named(r#"{"x": 1, "name": "a", "x": [{"name": 3}], "na\u006de": "c", "": null}"#), "c");
    let kinds = r#"{"required":"","nullable":null,"list":[],"any":null,"x":1,"optionalMember":3,"x":2,"optionalMember":null}"#;
    let kinds: Kinds = from_json(kinds.as_bytes()).unwrap();
    assert_eq!((kinds.optional, kinds.additional["x"].clone()), (None, json!(2)));
    assert!(from_json::<Named>(br#"{"name": 1, "name": "a"}"#).is_err(), "each must fit");
    let pet: Pet = from_json(br#"{"kind": "cat", "name": "a", "kind": "named"}"#).unwrap();
    assert!(pet == Pet::Named(Named { name: "a".into() }), "of a tag, too");
}

#[test]
fn mistakes_name_what_was_expected() {
    let error = |value: Json| read::<Named>(&value).unwrap_err();
    assert_eq!(error(json!([])), ": expected an object, found array");
    assert_eq!(error(json!(null)), ": expected an object, found null");
    let error = |value: Json| read::<Color>(&value).unwrap_err();
    assert_eq!(error(json!(1)), ": expected a string, found integer");
    let error = |value: Json| read::<Level>(&value).unwrap_err();
    assert_eq!(error(json!("1")), ": expected an integer of 64 bits, found string");
    assert_eq!(error(json!(1.5)), ": expected an integer of 64 bits, found number");
    assert_eq!(error(json!(u64::MAX)), ": expected an integer of 64 bits, found integer");
}

/// Members whose names have every length that the look-up tells apart, and characters that JSON escapes.
#[derive(Clone, PartialEq, Model)]
struct Names {
    #[api(name = "")]
    m0: Option<i64>,
    #[api(name = "a")]
    m1: Option<i64>,
    #[api(name = "ab")]
    m2: Option<i64>,
    #[api(name = "abc")]
    m3: Option<i64>,
    #[api(name = "abcd")]
    m4: Option<i64>,
    #[api(name = "abcde")]
    m5: Option<i64>,
    #[api(name = "abcdefg")]
    m6: Option<i64>,
    #[api(name = "abcdefgh")]
    m7: Option<i64>,
    #[api(name = "abcdefghi")]
    m8: Option<i64>,
    #[api(name = "abcdefghijklmno")]
    m9: Option<i64>,
    #[api(name = "abcdefghijklmnop")]
    m10: Option<i64>,
    #[api(name = "abcdefghijklmnopq")]
    m11: Option<i64>,
    #[api(name = "abcdefghijklmnopqrstuvwxyz")]
    m12: Option<i64>,
    #[api(name = "abcdefghXXijklmnop")]
    m13: Option<i64>,
    #[api(name = "q\"uote")]
    m14: Option<i64>,
    #[api(name = "back\\slash")]
    m15: Option<i64>,
    #[api(name = "tab\t")]
    m16: Option<i64>,
    #[api(name = "é")]
    m17: Option<i64>,
}

#[test]
fn names_of_every_length_are_found_in_any_order() {
    let names = [
        "",
        "a",
        "ab",
        "abc",
        "abcd",
        "abcde",
        "abcdefg",
        "abcdefgh",
        "abcdefghi",
        "abcdefghijklmno",
        "abcdefghijklmnop",
        "abcdefghijklmnopq",
        "abcdefghijklmnopqrstuvwxyz",
        "abcdefghXXijklmnop",
        "q\"uote",
        "back\\slash",
        "tab\t",
        "é",
    ];
    let member = |(number, name): (usize, &&str)| format!("{}:{number}", json!(name));
    let mut members: Vec<String> = names.iter().enumerate().map(member).collect();
    let written = format!("{{{}}}", members.join(","));
    for _ in 0..members.len() {
        members.rotate_left(5);
        for unknown in ["", "\"x\":[{}],", "\"abcdefghYYijklmnop\":0,"] {
            let text = format!("{{{unknown}{}}}", members.join(","));
            let read = from_json::<Names>(text.as_bytes()).unwrap();
            assert_eq!(to_json(&read).unwrap(), written, "{text}");
        }
        members.reverse();
    }
}

/// Either alternative may hold the union again, so that 2^100 ways lead to the innermost value.
#[derive(Clone, PartialEq, Model)]
#[api(union)]
enum Tree {
    Left(Box<Left>),
    Right(Box<Right>),
}

#[derive(Clone, PartialEq, Model)]
struct Left {
    inner: Tree,
    left: i64,
}

#[derive(Clone, PartialEq, Model)]
struct Right {
    inner: Tree,
    right: i64,
}

#[test]
fn unions_in_unions_end() {
    let hostile = format!("{}7{}", "{\"inner\":".repeat(100), "}".repeat(100));
    assert!(from_json::<Tree>(hostile.as_bytes()).is_err());
}

#[test]
fn enums_of_strings_are_open() {
    assert_eq!(read::<Color>(&json!("red")), Ok(Color::Red));
    let unknown = read::<Color>(&json!("blue")).unwrap();
    assert_eq!((unknown.as_str(), format!("{unknown:?}")), ("blue", "Unknown(\"blue\")".into()));
    assert_eq!(write(&unknown), json!("blue"));
    assert_eq!(Color::from("dark green"), Color::DarkGreen);
    assert_eq!(Color::from(String::from("blue")), unknown);
    assert_eq!(format!("{} {:>4} {:?}", Color::DarkGreen, Color::Red, Color::Red), "dark green  red Red");
    assert_eq!(Color::Red.to_text(), "red");
}

#[test]
fn enums_of_integers_are_open() {
    assert_eq!(read::<Level>(&json!(-1)), Ok(Level::Below));
    let unknown = read::<Level>(&json!(i64::MIN)).unwrap();
    assert_eq!((unknown.as_i64(), write(&unknown)), (i64::MIN, json!(i64::MIN)));
    assert_eq!((Level::from(1), Level::from(i64::MIN)), (Level::Low, unknown));
    assert_eq!((Level::Low.to_string(), Level::Below.to_text().into_owned()), ("1".into(), "-1".into()));
    assert_eq!(format!("{:?} {:?}", Level::Low, Level::from(7)), "Low Unknown(7)");
}

#[test]
fn a_union_takes_the_first_that_fits() {
    let many = Id::Many(vec![Id::Number(1), Id::Text("a".into()), Named { name: "n".into() }.into()]);
    let wire = json!([1, "a", {"name": "n"}]);
    assert_eq!(read::<Id>(&wire).as_ref(), Ok(&many));
    assert_eq!(write(&many), wire);
    assert_eq!(format!("{:?}", Id::from("a")), r#"Text("a")"#);
    assert_eq!(Id::from(3), Id::Number(3));
    assert_eq!(
        read::<Id>(&json!(true)),
        Err(": expected one of `Number`, `Text`, `Many`, `Named`, found boolean".into())
    );
}

#[test]
fn a_tag_chooses_the_alternative() {
    let cat = Cat { kind: "cat".into(), lives: 9 };
    assert_eq!(read::<Pet>(&json!({"lives": 9, "kind": "cat"})), Ok(cat.clone().into()));
    assert_eq!(write(&Pet::Cat(cat)), json!({"lives": 9, "kind": "cat"}));
    let error = |value: Json| read::<Pet>(&value).unwrap_err();
    assert_eq!(error(json!({"kind": "cat"})), "/lives: expected a value, found nothing");
    assert_eq!(
        error(json!({"kind": "cat", "lives": "9"})),
        "/lives: expected an integer of 64 bits, found string"
    );
    assert_eq!(error(json!({"kind": "dog"})), "/kind: expected one of `cat`, `named`, found string");
    assert_eq!(error(json!({"kind": 1})), "/kind: expected one of `cat`, `named`, found integer");
    assert_eq!(error(json!({})), "/kind: expected one of `cat`, `named`, found nothing");
    assert_eq!(error(json!("cat")), ": expected an object, found string");
}

#[test]
fn contents_are_tagged_by_their_variant() {
    for (value, wire) in [
        (Body::Csv("a,b".into()), json!({"Csv": "a,b"})),
        (Body::Json(Named { name: "n".into() }), json!({"Json": {"name": "n"}})),
    ] {
        assert_eq!(write(&value), wire);
        assert_eq!(read::<Body>(&wire), Ok(value));
    }
    assert_eq!(read::<Body>(&json!({"Xml": 1})), Err(": expected one of `Json`, `Csv`, found object".into()));
}

#[test]
fn debug_reads_like_the_type_and_keeps_secrets() {
    let named = Named { name: "n".into() };
    assert_eq!(format!("{named:?}"), r#"Named { name: "n" }"#);
    assert_eq!(format!("{named:#?}"), "Named {\n    name: \"n\",\n}");
    let login = Login { password: "hunter2".into() };
    assert!(!format!("{login:?}").contains("hunter2"));
    assert!(format!("{:?}", least()).contains("type: None"));
}

prop_compose! {
    fn text()(text in "[a-z\"\\\\\u{0}-\u{20}é\u{1F600}]{0,6}") -> String { text }
}

fn color() -> impl Strategy<Value = Color> {
    prop_oneof![Just(Color::Red), Just(Color::DarkGreen), text().prop_map(Color::from)]
}

fn any_json() -> impl Strategy<Value = Json> {
    prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        text().prop_map(Json::from),
        proptest::collection::vec(any::<i64>(), 0..3).prop_map(Json::from),
    ]
}

fn kinds() -> impl Strategy<Value = Kinds> {
    let leaf = (
        (text(), any::<Option<i64>>(), any::<Option<Option<bool>>>()),
        (
            proptest::option::of(any::<f64>().prop_filter("JSON has no others", |number| number.is_finite())),
            proptest::collection::vec(text(), 0..3),
            any_json(),
        ),
        proptest::option::of(color()),
        proptest::collection::btree_map("x[a-z]{0,3}", any_json(), 0..3),
    );
    let leaf = leaf.prop_map(|((required, optional, both), (nullable, list, any), r#type, additional)| {
        Kinds { required, optional, both, nullable, list, any, nested: None, r#type, additional }
    });
    leaf.prop_recursive(3, 4, 1, |inner| {
        (inner.clone(), inner).prop_map(|(outer, inner)| Kinds { nested: Some(Box::new(inner)), ..outer })
    })
}

proptest! {
    #[test]
    fn what_is_written_reads_back(value in kinds()) {
        let wire = write(&value);
        prop_assert_eq!(read::<Kinds>(&wire), Ok(value));
    }

    #[test]
    fn the_order_of_members_does_not_matter(value in kinds(), seed in any::<u64>()) {
        let wire = write(&value);
        let mut members: Vec<_> = wire.as_object().unwrap().iter().collect();
        let length = members.len() as u64;
        members.rotate_left((seed % length) as usize);
        if seed % 2 == 0 {
            members.reverse();
        }
        let members: Vec<_> = members.iter().map(|(name, value)| format!("{}:{value}", json!(name))).collect();
        let text = format!("{{{}}}", members.join(","));
        prop_assert_eq!(from_json::<Kinds>(text.as_bytes()).unwrap(), value);
    }

    #[test]
    fn any_json_is_read_or_refused(value in any_json()) {
        let _ = read::<Kinds>(&value);
        let _ = read::<Id>(&value);
        let _ = read::<Pet>(&value);
        let _ = read::<Body>(&value);
    }
}

#[test]
fn whole_values_are_integers_however_they_are_written() {
    let job = |text: &str| from_json::<BTreeMap<String, i64>>(text.as_bytes()).map(|job| job["created"]);
    for (text, value) in
        [("1700000000.0", 1_700_000_000), ("17e8", 1_700_000_000), ("-0", 0), ("-2.50e1", -25)]
    {
        assert_eq!(job(&format!(r#"{{ "created": {text} }}"#)).unwrap(), value, "{text}");
    }
    for text in ["1.5", "1e-1", "9223372036854775808", "1e19", "1e999999999999999999999"] {
        let error = job(&format!(r#"{{ "created": {text} }}"#)).unwrap_err();
        assert_eq!((error.pointer(), error.expected()), ("/created", "an integer of 64 bits"), "{text}");
    }
    assert!(from_json::<Level>(b"1.0").unwrap() == Level::Low);
    assert_eq!(from_json::<u64>(b"18446744073709551615.0").unwrap(), u64::MAX);
    assert!(from_json::<u8>(b"256.0").is_err() && from_json::<u8>(b"2.55e2").unwrap() == 255);
}

#[test]
fn decimals_keep_their_digits() {
    let text = r#"{"a":123456789012345678901234567890.10,"b":-0.0,"c":1E400}"#;
    let numbers: BTreeMap<String, specwright::Decimal> = from_json(text.as_bytes()).unwrap();
    assert_eq!(to_json(&numbers).unwrap(), text);
    assert!(from_json::<specwright::Decimal>(br#""1.5""#).is_err());
}
