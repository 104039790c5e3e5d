//! What `Validate` finds, where, in which order, and how it says so.
#![allow(clippy::unwrap_used, reason = "helpers of tests may, too")]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value as Json, json};
use specwright::{
    AsText, Builder, CallOptions, Checks, Client, Decimal, Map, Model, Operation, Response, Secret, Unknown,
    Validate, Violations, bytes::Bytes, http,
};

/// Digits and nothing else.
///
/// A second paragraph is no reason.
#[specwright::constrained(pattern = "[0-9]+")]
type Digits = String;

/// Few of them.
#[specwright::constrained(length(max = 2), each(is = Digits))]
type Numbers = Vec<Digits>;

#[derive(Clone, PartialEq, Eq, Hash, Model, Validate)]
enum Size {
    #[api(value = "s")]
    Small,
    #[api(value = "l")]
    Large,
    #[api(value = "sold-out", response_only)]
    SoldOut,
    #[api(unknown)]
    Unknown(Unknown<String>),
}

#[derive(Clone, PartialEq, Eq, Hash, Model, Validate)]
#[api(open)]
enum Level {
    #[api(value = 1)]
    One,
    #[api(value = 2, response_only)]
    Two,
    #[api(unknown)]
    Unknown(Unknown<i64>),
}

#[derive(Clone, PartialEq, Model, Validate)]
#[api(union)]
enum Contact {
    Address(Address),
    #[api(is = Digits)]
    Phone(String),
}

#[derive(Clone, PartialEq, Model, Validate, Builder)]
#[api(rule("place", one(street, box_), error = AddressIncomplete, reason = "A letter goes to one place."))]
struct Address {
    street: Option<String>,
    #[api(name = "box", range(min = 1, max = 9))]
    box_: Option<i64>,
}

#[derive(Clone, PartialEq, Model, Validate, Builder)]
struct Extra {
    #[api(additional, each(range(min = 0.5)))]
    more: Map<f64>,
}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "POST /orders/{shop}", out = empty)]
#[api(rule("pickup", when(size = ["l", "xl"], need(address, phone))))]
#[api(rule("quiet", when(level = 1, forbid(note, any))))]
struct Order {
    #[api(path = "shop", length(min = 2))]
    shop: String,
    /// How it is called.
    #[api(json = "name", length(min = 1, max = 3), pattern = "[a-z]*")]
    name: String,
    #[api(json = "phone", is = Digits)]
    phone: Option<Digits>,
    #[api(json = "numbers", is = Numbers)]
    numbers: Option<Vec<Digits>>,
    #[api(json = "token", length(min = 8))]
    token: Option<Secret>,
    #[api(json = "size")]
    size: Option<Size>,
    #[api(json = "level", nullable)]
    level: Option<Level>,
    #[api(json = "address")]
    address: Option<Box<Address>>,
    #[api(json = "contacts")]
    contacts: Option<Vec<Option<Contact>>>,
    #[api(json = "by/name")]
    by_name: Option<Map<Address>>,
    #[api(json = "extra")]
    extra: Option<Extra>,
    #[api(json = "note")]
    note: Option<Option<String>>,
    #[api(json = "any")]
    any: Option<Json>,
    #[api(query = "tag")]
    tags: Vec<String>,
    #[api(query = "more", length(min = 2))]
    more: Option<Vec<i64>>,
    #[api(json = "mail", format = email)]
    mail: Option<String>,
}

fn order(members: Json) -> Order {
    let mut order = json!({ "shop": "ab", "name": "x", "level": null, "tag": ["t"] });
    order.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    specwright::from_json(order.to_string().as_bytes()).unwrap()
}

fn found(order: &Order) -> Vec<(String, &'static str)> {
    let violations = order.validate().err().into_iter().flatten();
    violations.map(|violation| (violation.pointer().to_owned(), violation.rule())).collect()
}

fn places(pairs: &[(&str, &'static str)]) -> Vec<(String, &'static str)> {
    pairs.iter().map(|(pointer, rule)| ((*pointer).to_owned(), *rule)).collect()
}

#[test]
fn what_is_right_is_ok() {
    assert_eq!(found(&order(json!({}))), []);
    let full = order(json!({
        "name": "abc", "phone": "1", "numbers": ["1", "2"], "token": "12345678", "size": "l", "level": 7,
        "address": { "box": 9 }, "contacts": [null, "12", { "street": "" }], "by/name": { "a": { "street": "x" } },
        "extra": { "x": 0.5 }, "note": "n", "any": [], "mail": "a@b"
    }));
    assert_eq!(found(&full), []);
}

#[test]
fn everything_is_found_members_depth_first_and_then_rules() {
    let wrong = order(json!({
        "shop": "a", "name": "ABCD", "phone": "", "numbers": ["1", "x", "3"], "token": "short", "size": "xl",
        "level": 1, "address": {}, "contacts": [null, "x", { "street": "", "box": 0 }],
        "by/name": { "a~/b": { "box": 10, "street": "s" } }, "extra": { "x/y": 0.1 }, "note": "", "any": 0,
        "tag": [], "mail": "no"
    }));
    let expected = [
        ("/shop", "length"),
        ("/name", "length"),
        ("/name", "pattern"),
        ("/phone", "pattern"),
        ("/numbers", "length"),
        ("/numbers/1", "pattern"),
        ("/token", "length"),
        ("/size", "enum"),
        ("/address", "place"),
        ("/contacts/1", "pattern"),
        ("/contacts/2/box", "range"),
        ("/contacts/2", "place"),
        ("/by~1name/a~0~1b/box", "range"),
        ("/by~1name/a~0~1b", "place"),
        ("/extra/x~1y", "range"),
        ("/tag", "required"),
        ("/mail", "format"),
        ("", "quiet"),
    ];
    assert_eq!(found(&wrong), places(&expected));
}

#[test]
fn an_empty_list_that_sends_nothing_is_absent() {
    assert_eq!(found(&order(json!({ "tag": [] }))), places(&[("/tag", "required")]));
    assert_eq!(found(&order(json!({ "more": [] }))), []);
    assert_eq!(found(&order(json!({ "more": [1] }))), places(&[("/more", "length")]));
}

#[test]
fn conditions_look_at_values_and_null_is_no_value() {
    assert_eq!(found(&order(json!({ "size": "l" }))), places(&[("", "pickup")]));
    assert_eq!(found(&order(json!({ "size": "l", "phone": "1" }))), places(&[("", "pickup")]));
    assert_eq!(found(&order(json!({ "size": "s" }))), []);
    assert_eq!(found(&order(json!({ "level": 1, "note": null, "any": null }))), []);
    assert_eq!(found(&order(json!({ "level": 1, "any": {} }))), places(&[("", "quiet")]));
}

#[test]
fn answers_have_values_that_requests_may_not_hold() {
    assert_eq!(found(&order(json!({ "size": "sold-out" }))), places(&[("/size", "enum")]));
    assert_eq!(found(&order(json!({ "level": 2 }))), places(&[("/level", "enum")]));
    assert_eq!(found(&order(json!({ "level": 3 }))), []);
}

#[test]
fn a_violation_says_what_where_and_why() {
    let wrong =
        order(json!({ "name": "A\"\n", "phone": "12a", "token": "s3cr3t", "address": {}, "size": "xxl" }));
    let violations = wrong.validate().unwrap_err();
    let lines = [
        r#"/name: must match `[a-z]*`, not "A\"\n" (pattern): How it is called."#,
        r#"/phone: must match `[0-9]+`, not "12a" (pattern): Digits and nothing else."#,
        "/token: must have at least 8 characters (length)",
        r#"/size: must be `"s"` or `"l"`, not "xxl" (enum)"#,
        "/address: exactly one of `street` and `box` is required (place; the server would answer \
         AddressIncomplete): A letter goes to one place.",
    ];
    assert_eq!(violations.to_string(), lines.join("\n"));
    assert!(!format!("{violations:?}{violations}").contains("s3cr3t"));
    assert_eq!(
        serde_json::to_value(&violations).unwrap()[4],
        json!({
            "pointer": "/address",
            "rule": "place",
            "message": "exactly one of `street` and `box` is required",
            "members": ["street", "box"],
            "reason": "A letter goes to one place.",
            "error": "AddressIncomplete"
        })
    );
    assert_eq!(serde_json::to_value(&violations).unwrap()[1]["value"], json!("\"12a\""));
}

#[test]
fn structure_is_presence_and_rules() {
    let wrong = order(json!({ "name": "ABCD", "address": {}, "tag": [], "size": "l" }));
    let violations = wrong.validate_with(Checks::Structure).unwrap_err();
    let rules: Vec<_> = violations.iter().map(|violation| violation.rule()).collect();
    assert_eq!(rules, ["place", "required", "pickup"]);
    assert!(wrong.validate_with(Checks::Off).is_ok());
}

/// A client that counts what reaches the transport.
fn client(sent: &Arc<AtomicUsize>) -> Client {
    let sent = Arc::clone(sent);
    let transport = move |_: http::Request<Bytes>| {
        sent.fetch_add(1, Ordering::Relaxed);
        async { Ok(Response::default()) }
    };
    Client::builder().base_url("https://shop.test").transport(transport).build().unwrap()
}

#[tokio::test]
async fn what_is_wrong_is_never_sent() {
    let sent = Arc::new(AtomicUsize::new(0));
    let client = client(&sent);
    let wrong = order(json!({ "name": "ABCD", "address": {} }));

    let error = client.call(wrong.clone()).await.unwrap_err();
    assert_eq!(sent.load(Ordering::Relaxed), 0);
    assert!(error.is_invalid() && error.response().is_none());
    assert_eq!(error.violations().map(Violations::len), Some(3));
    let line = error.to_string();
    let told: Vec<&str> = line.split(" | ").collect();
    assert_eq!(
        told[..2],
        [
            "order: the request was not sent: /name: must have 1 to 3 characters, not \"ABCD\" (length): How it is \
             called.",
            "/name: must match `[a-z]*`, not \"ABCD\" (pattern): How it is called."
        ]
    );
    assert!(told.len() == 3 && !line.contains("more)"), "{line}");
    assert_eq!(std::error::Error::source(&error).unwrap().to_string().lines().count(), 3);

    let error = client
        .with_options(CallOptions::new().checks(Checks::Structure))
        .call(wrong.clone())
        .await
        .unwrap_err();
    assert_eq!(error.violations().map(Violations::len), Some(1));
    assert_eq!(sent.load(Ordering::Relaxed), 0);

    client.with_options(CallOptions::new().checks(Checks::Off)).call(wrong.clone()).await.unwrap();
    assert_eq!(sent.load(Ordering::Relaxed), 1);

    // What keeps a request well formed is no check.
    let mut no_segment = wrong;
    no_segment.shop = "..".to_owned();
    let error = client
        .with_options(CallOptions::new().checks(Checks::Off))
        .call(no_segment.clone())
        .await
        .unwrap_err();
    assert!(error.is_invalid());
    let told = |violations: &Violations| -> Vec<_> {
        violations.iter().map(|broken| (broken.pointer().to_owned(), broken.rule(), broken.error())).collect()
    };
    assert_eq!(told(error.violations().unwrap()), [("/shop".to_owned(), "path", None)]);
    assert_eq!(
        error.to_string(),
        "order: the request was not sent: the path segment `{shop}` would be `.` or `..`, which servers resolve to \
         another path"
    );

    // Who asks the request itself is told the same, beside the limits that it breaks.
    let all = told(&no_segment.validate().unwrap_err());
    let rules: Vec<_> = all.iter().map(|(pointer, rule, _)| (pointer.as_str(), *rule)).collect();
    assert_eq!(rules, [("/name", "length"), ("/name", "pattern"), ("/address", "place"), ("/shop", "path")]);
    no_segment.shop = String::new();
    let rules: Vec<_> =
        told(&no_segment.validate().unwrap_err()).into_iter().map(|(_, rule, _)| rule).collect();
    assert_eq!(rules, ["length", "length", "pattern", "place"], "an empty segment breaks a limit already");
    assert_eq!(sent.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn a_client_is_told_what_to_check_when_it_is_built() {
    let transport = |_: http::Request<Bytes>| async { Ok(Response::default()) };
    let lax: Client = Client::builder()
        .base_url("https://shop.test")
        .transport(transport)
        .checks(Checks::Off)
        .build()
        .unwrap();
    assert!(lax.call(order(json!({ "name": "ABCD" }))).await.is_ok());
    assert!(
        lax.with_options(CallOptions::new().checks(Checks::All))
            .call(order(json!({ "name": "ABCD" })))
            .await
            .is_err()
    );
}

#[test]
fn patterns_that_are_no_simple_sequence_are_matched_whole() {
    #[derive(Model, Validate)]
    struct Texts {
        #[api(pattern = "(ab)*|x+y?")]
        loose: String,
        #[api(pattern = "[^/]{2,3}")]
        counted: String,
    }

    let is_valid = |loose: &str, counted: &str| {
        Texts { loose: loose.to_owned(), counted: counted.to_owned() }.validate().is_ok()
    };
    for loose in ["", "abab", "xxy"] {
        assert!(is_valid(loose, "éß"), "{loose}");
    }
    for loose in ["aba", "xxyy", "ab\n", "ABAB"] {
        assert!(!is_valid(loose, "ab"), "{loose}");
    }
    for counted in ["é", "éßéß", "a/", "ab\n\n"] {
        assert!(!is_valid("", counted), "{counted}");
    }
}

#[derive(Clone, PartialEq, Model, Validate)]
#[api(content)]
enum Import {
    #[api(json, is = Numbers)]
    Rows(Numbers),
    #[api(text = "text/csv", length(min = 2))]
    Csv(String),
}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "POST /imports", out = empty)]
struct ImportNumbers {
    #[api(body = content)]
    body: Import,
}

#[test]
fn places_in_a_body_of_several_media_types_are_those_of_its_data() {
    for (body, pointer) in
        [(json!({ "Rows": ["1", "x"] }), "/body/Rows/1"), (json!({ "Csv": "" }), "/body/Csv")]
    {
        let data = json!({ "body": body });
        let violations = specwright::from_json::<ImportNumbers>(data.to_string().as_bytes())
            .unwrap()
            .validate()
            .unwrap_err();
        let found: Vec<_> = violations.iter().map(|violation| violation.pointer()).collect();
        assert_eq!(found, [pointer]);
        assert!(data.pointer(pointer).is_some());
    }
}

#[derive(Clone, PartialEq, Model, Validate)]
struct Both {
    #[api(is = Numbers, each(length(max = 1)))]
    numbers: Vec<Digits>,
    #[api(is = Rows, each(each(range(max = 5))))]
    rows: Vec<Vec<i64>>,
}

#[specwright::constrained(length(max = 1))]
type Rows = Vec<Vec<i64>>;

#[test]
fn limits_of_a_named_list_and_of_its_elements_both_hold() {
    let both = Both { numbers: vec!["x".to_owned(), "12".to_owned()], rows: vec![vec![6]] };
    let violations = both.validate().unwrap_err();
    let found: Vec<_> = violations.iter().map(|found| (found.pointer(), found.rule())).collect();
    assert_eq!(found, [("/numbers/0", "pattern"), ("/numbers/1", "length"), ("/rows/0/0", "range")]);
}

#[derive(Clone, PartialEq, Model, Validate)]
struct Spellings {
    #[api(pattern = "(?:ab)+|x|y{2,}")]
    text: String,
}

#[test]
fn patterns_of_several_alternatives_are_loops_over_bytes_too() {
    for (text, is_right) in
        [("abab", true), ("x", true), ("yyy", true), ("", false), ("xy", false), ("aba", false)]
    {
        assert_eq!(Spellings { text: text.to_owned() }.validate().is_ok(), is_right, "{text}");
    }
}

mod own {
    use specwright::{Builder, Model, Validate};

    #[derive(Clone, PartialEq, Model, Validate)]
    pub(crate) struct Value {
        pub(crate) number: i64,
    }

    #[derive(Clone, PartialEq, Model, Validate, Builder)]
    #[api(rule("one", one(value, text)))]
    pub(crate) struct Setting {
        pub(crate) value: Option<Value>,
        pub(crate) text: Option<String>,
    }
}

#[test]
fn a_type_of_ones_own_may_be_called_value() {
    let number = || own::Value { number: 1 };
    assert!(own::Setting::builder().value(number()).build().validate().is_ok());
    let both = own::Setting { value: Some(number()), text: Some("x".to_owned()) };
    assert!(both.validate().is_err() && own::Setting { value: None, text: None }.validate().is_err());
}

#[expect(clippy::duplicated_attributes, reason = "each rule has its own")]
#[derive(Clone, PartialEq, Model, Validate)]
#[api(rule("amount", when(amount = "1.50", need(note))))]
#[api(rule("count", when(count = "10", need(note))))]
#[api(rule("ratio", when(ratio = "2.0", need(note))))]
struct Sum {
    amount: Option<AsText<Decimal>>,
    count: Option<AsText<i64>>,
    ratio: Option<AsText<f64>>,
    note: Option<String>,
}

#[test]
fn numbers_as_text_are_compared_by_their_value() {
    let broken = |json: &str| {
        let sum: Sum = specwright::from_json(json.as_bytes()).unwrap();
        sum.validate().err().map(|violations| violations.iter().map(|one| one.rule()).collect::<Vec<_>>())
    };
    for json in [r#"{"amount":"1.50"}"#, r#"{"amount":"1.5"}"#, r#"{"amount":"15e-1"}"#] {
        assert_eq!(broken(json), Some(vec!["amount"]), "{json}");
    }
    assert_eq!(broken(r#"{"count":"10"}"#), Some(vec!["count"]));
    assert_eq!(broken(r#"{"ratio":"2"}"#), Some(vec!["ratio"]));
    for json in [r#"{"amount":"1.51"}"#, r#"{"count":"1"}"#, r#"{"ratio":"2.1"}"#] {
        assert_eq!(broken(json), None, "{json}");
    }
}
