//! The place, the expectation and the kind that a decode error names.
#![allow(clippy::unwrap_used, reason = "helpers of tests may, too")]

use std::collections::BTreeMap;
use std::fmt::Debug;

use serde::de::Error as _;
use serde::{Deserialize, Serialize};
use specwright::{Base64, Date, DateTime, DecodeError, Json, Map, Model, Response, Secret, Serde, decode};

/// An object whose one member `id` is an integer.
#[derive(Model)]
struct Thing {
    #[allow(dead_code, reason = "what is read is not looked at")]
    id: i64,
}

/// Fails after it has read a string, without a place of its own.
#[derive(Debug, Serialize)]
struct TooLate;

type Late = Serde<TooLate>;

impl<'de> Deserialize<'de> for TooLate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Err(D::Error::invalid_type(serde::de::Unexpected::Str(&text), &"a better string"))
    }
}

fn response(body: impl AsRef<[u8]>) -> Response {
    Response::new(body.as_ref().to_vec().into())
}

#[track_caller]
fn check<T: Model + Debug>(body: &str, pointer: &str, expected: &str, found: &str) {
    let error = decode::json::<T>(&response(body)).unwrap_err();
    assert_eq!((error.pointer(), error.expected(), error.found()), (pointer, expected, found), "{body}");
}

#[test]
fn scalars() {
    check::<i64>("\"x\"", "", "an integer of 64 bits", "string");
    check::<i64>(" null\n", "", "an integer of 64 bits", "null");
    check::<i64>("1.5", "", "an integer of 64 bits", "number");
    check::<Vec<i64>>("[3,1.25]", "/1", "an integer of 64 bits", "number");
    check::<Vec<i64>>("[1e-2]", "/0", "an integer of 64 bits", "number");
    assert_eq!(decode::json::<f64>(&response("1")).unwrap(), 1.0);
    check::<i64>("99999999999999999999", "", "an integer of 64 bits", "integer");
    check::<u8>("256", "", "an integer of 8 bits without a sign", "integer");
    check::<String>("true", "", "a string", "boolean");
    check::<String>("-7", "", "a string", "integer");
    check::<bool>("\"false\"", "", "a boolean", "string");
    check::<f64>("{}", "", "a number", "object");
    check::<Option<bool>>("[]", "", "a boolean", "array");
    check::<Serde<()>>("0", "", "null", "integer");
}

#[test]
fn members_and_elements() {
    type Rows = BTreeMap<String, Vec<i64>>;
    check::<Rows>(r#"{"a": [1, 2], "b": [3, "x", 4]}"#, "/b/1", "an integer of 64 bits", "string");
    check::<Rows>("{\n  \"a\": [\n    1,\n    null\n  ]\n}", "/a/1", "an integer of 64 bits", "null");
    check::<Rows>(r#"{"a":[1],"b":2}"#, "/b", "an array", "integer");
    check::<Rows>(r#"{"a":[1, [2]]}"#, "/a/1", "an integer of 64 bits", "array");
    check::<Rows>(r#"{"a":[[]]}"#, "/a/0", "an integer of 64 bits", "array");
    check::<Rows>(r#"{"a":{"b":1}}"#, "/a", "an array", "object");
    check::<Rows>("[]", "", "an object", "array");
    check::<Vec<Vec<Vec<bool>>>>("[[],[[true],[true , 0 ]]]", "/1/1/1", "a boolean", "integer");
    check::<Vec<Thing>>(r#"[{"id":1},{"id":"1"}]"#, "/1/id", "an integer of 64 bits", "string");
    check::<Vec<Thing>>(r#"[{"id":1}, [{"id":1}]]"#, "/1", "an object", "array");
    check::<Vec<Thing>>(r#"[{"id":1}, 3]"#, "/1", "an object", "integer");
    check::<Thing>(r#"{"other":{"id":"no"},"id":{}}"#, "/id", "an integer of 64 bits", "object");
}

#[test]
fn missing_members() {
    check::<Thing>("{}", "/id", "a value", "nothing");
    check::<Vec<Thing>>(r#"[{"id":1}, {"x":{"id":2}} , {"id":3}]"#, "/1/id", "a value", "nothing");
    check::<BTreeMap<String, Vec<Thing>>>("{\"a\":[{}\n]}", "/a/0/id", "a value", "nothing");
}

#[test]
fn names_are_escaped_as_rfc_6901_says() {
    check::<Map<i64>>(r#"{"a/b~c": "x"}"#, "/a~1b~0c", "an integer of 64 bits", "string");
    check::<Map<i64>>(r#"{"\u00e9\"\\": false}"#, "/é\"\\", "an integer of 64 bits", "boolean");
    check::<Map<i64>>(r#"{"": []}"#, "/", "an integer of 64 bits", "array");
    check::<Map<String>>(r#"{"a": "[{\"", "b": 1}"#, "/b", "a string", "integer");
}

#[test]
fn names_are_cut() {
    let at_limit = "é".repeat(64);
    check::<Map<i64>>(
        &format!(r#"{{"{at_limit}":""}}"#),
        &format!("/{at_limit}"),
        "an integer of 64 bits",
        "string",
    );
    // A name counts as it reads, not as it is escaped.
    let long = "/".repeat(100_000);
    let cut = format!("/{}…", "~1".repeat(64));
    check::<Map<i64>>(&format!(r#"{{"{long}":null}}"#), &cut, "an integer of 64 bits", "null");
    check::<Map<Map<i64>>>(
        &format!(r#"{{"{long}":{{"a":[]}}}}"#),
        &format!("{cut}/a"),
        "an integer of 64 bits",
        "array",
    );
    check::<Json>(
        &format!(r#"{{"{long}":[1,]}}"#),
        &format!("{cut}/1"),
        "JSON that can be read",
        "trailing comma at line 1 column 100008",
    );
    check::<Map<Thing>>(&format!(r#"{{"{long}":{{}}}}"#), &format!("{cut}/id"), "a value", "nothing");
    let error = decode::json::<Map<i64>>(&response(format!(r#"{{"{long}":null}}"#))).unwrap_err();
    assert!(format!("{error} {error:?}").len() < 600);
}

#[test]
fn a_name_that_is_not_whole_does_not_show() {
    check::<Json>(r#"{"a":[{"b":1,"hunter2"#, "/a/0", "more JSON", "the end of the body");
    check::<Json>(r#"{"a":{"hunter2\"#, "/a", "more JSON", "the end of the body");
    check::<Json>(
        r#"{"a":{"hun\qter2":1}}"#,
        "/a",
        "JSON that can be read",
        "an escape that JSON does not have at line 1 column 12",
    );
    check::<Json>(
        "{\"a\":{\"hun\nter2\":1}}",
        "/a",
        "JSON that can be read",
        "a control character in a string at line 1 column 11",
    );
    // What lies below a name that cannot be read has no pointer.
    let error = decode::json::<Thing>(&response(b"{\"a\":{\"\xffhunter2\":[1,}}")).unwrap_err();
    assert!(!format!("{error:?}").contains("hunter2"), "{error:?}");
    check::<Json>(r#"{"whole":"hunter2"#, "/whole", "more JSON", "the end of the body");
}

#[test]
fn each_of_repeated_members_must_fit() {
    check::<Map<i64>>(r#"{"a":"x","a":1}"#, "/a", "an integer of 64 bits", "string");
    assert_eq!(decode::json::<Map<i64>>(&response(r#"{"a":1,"a":2}"#)).unwrap()["a"], 2);
}

#[test]
fn types_of_this_crate() {
    let date_time = "a date-time such as 2024-05-17T09:30:00.123Z";
    check::<Vec<DateTime>>(r#"["2024-05-17T09:30:00", "yesterday"]"#, "/1", date_time, "string");
    check::<DateTime>("1715938200", "", date_time, "integer");
    check::<Map<Date>>(r#"{"day":"17-05-2024"}"#, "/day", "a date such as 2024-05-17", "string");
    check::<Vec<Secret>>("[null]", "/0", "a string", "null");
    check::<Vec<Base64>>("[{}]", "/0", "a string", "object");
}

#[test]
fn errors_without_a_place_of_their_own() {
    check::<Late>("\"x\"", "", "a better string", "string");
    check::<Vec<Late>>("[ \"x\" , \"y\" ]", "/0", "a better string", "string");
    check::<Map<Late>>(r#"{"a": "x" , "b": "y"}"#, "/a", "a better string", "string");
    check::<Map<Late>>(r#"{"a": "x"}"#, "/a", "a better string", "string");
    check::<Vec<Map<Late>>>(r#"[{"a": "x"}]"#, "/0/a", "a better string", "string");
}

#[test]
fn what_is_no_json() {
    check::<Vec<Json>>("", "", "JSON", "an empty body");
    check::<Vec<Json>>("\u{feff}", "", "JSON", "an empty body");
    check::<Vec<Json>>(" \n ", "", "JSON", "only blanks");
    check::<Json>("<!doctype html><title>502</title>", "", "JSON", "HTML or XML");
    check::<Json>("Bad gateway", "", "JSON that can be read", "no value at line 1 column 1");
    check::<Json>(r#"{"a":[1,2"#, "/a/1", "more JSON", "the end of the body");
    check::<Json>(r#"{"a":[1,{"b":"tex"#, "/a/1/b", "more JSON", "the end of the body");
    check::<Json>("{\"a\":1,\n}", "", "JSON that can be read", "trailing comma at line 2 column 1");
    check::<Json>(r#"{"a":1} {}"#, "", "JSON that can be read", "trailing characters at line 1 column 9");
    check::<Json>(r#"{"a":[1 2]}"#, "/a/0", "JSON that can be read", "no `,` or `]` at line 1 column 9");
    check::<Vec<f64>>("[1e999]", "/0", "a number of 64 bits", "number");
}

#[test]
fn depth_is_bounded() {
    let deep = "[".repeat(100_000);
    let error = decode::json::<Json>(&response(&deep)).unwrap_err();
    assert_eq!(error.found(), "arrays and objects in more than 127 others at line 1 column 128");
    // What a type skips may be as deep as it likes; the second look must not mind either.
    let skipped = format!(r#"{{"x":{deep}{}, "id":""}}"#, "]".repeat(100_000));
    check::<Thing>(&skipped, "/id", "an integer of 64 bits", "string");
    assert!(decode::json::<Thing>(&response(format!(r#"{{"x":{deep}"#))).unwrap_err().pointer().len() < 1000);
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_text() {
    assert_eq!(decode::json::<i64>(&response("\u{feff}7")).unwrap(), 7);
    assert_eq!(decode::text(&response("\u{feff}plain")).unwrap(), "plain");
    check::<Vec<i64>>("\u{feff}[1,null]", "/1", "an integer of 64 bits", "null");
}

#[test]
fn no_value_shows() {
    let check = |error: DecodeError| {
        assert!(!format!("{error} {error:?}").contains("hunter2"), "{error} {error:?}");
    };
    check(decode::json::<i64>(&response("\"hunter2\"")).unwrap_err());
    check(decode::json::<i64>(&response("\", expected hunter2\"")).unwrap_err());
    check(decode::json::<Vec<Late>>(&response("[\"hunter2, expected hunter2\"]")).unwrap_err());
    check(decode::json::<Map<Thing>>(&response(r#"{"a":{"pass":"hunter2"}}"#)).unwrap_err());
    check(decode::text(&response(b"hunter2\xff")).unwrap_err());
    check(decode::json::<DateTime>(&response("\"hunter2\"")).unwrap_err());
}
