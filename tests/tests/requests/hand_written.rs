//! Types written by hand, with what no spec makes: other numbers, limits beside those of a named type, and a type
//! whose checks are written by hand.

use specwright::{Decimal, Json, Map, Model, Operation, Secret, Unknown, Validate, samples};

use crate::holds::samples_are_what_they_say;

/// Digits and nothing else.
#[specwright::constrained(pattern = "[0-9]+", length(max = 6))]
type Digits = String;

/// Few of them.
#[specwright::constrained(length(min = 1, max = 3), each(is = Digits))]
type Numbers = Vec<Digits>;

#[derive(Clone, PartialEq, Model, Validate)]
struct Limited {
    #[api(range(min = -5, max = 5))]
    small: i8,
    #[api(range(min = 9_000_000_000_000_000_000))]
    large: u64,
    #[api(range(max = 0))]
    never_more: u32,
    #[api(range(min = 0.25, max = 0.5))]
    fraction: f64,
    #[api(range(min = 0.1, max = 1))]
    single: f32,
    #[api(is = Digits, length(min = 2), pattern = "1.*")]
    twofold: Digits,
    #[api(is = Numbers, each(length(max = 2)))]
    numbers: Option<Vec<Digits>>,
    #[api(length(max = 2), each(length(min = 1), each(range(min = 1))))]
    matrix: Vec<Vec<i64>>,
    #[api(each(format = uuid))]
    ids: Map<Option<String>>,
    #[api(format = email, pattern = "[a-z@.]+")]
    email: Option<String>,
    #[api(length(min = 40, max = 41), format = uri)]
    link: Option<Option<String>>,
    #[api(pattern = r"(?:[0-9]{2}-){3}[a-f]{0,2}|x*", length(min = 1))]
    code: String,
    #[api(name = "a/b~c", length(max = 0))]
    nothing: Option<String>,
    #[api(length(min = 1, max = 5))]
    secret: Secret,
    #[api(additional, each(length(min = 1)))]
    more: Map<Vec<bool>>,
}

#[derive(Clone, PartialEq, Eq, Hash, Model, Validate)]
enum Kind {
    #[api(value = "a")]
    A,
    #[api(value = "b")]
    B,
    #[api(value = "c", response_only)]
    C,
    #[api(unknown)]
    Unknown(Unknown<String>),
}

/// Its values of one type are limited, and its first alternative takes much.
#[derive(Clone, PartialEq, Model, Validate)]
#[api(union)]
enum Value {
    Ruled(Box<Ruled>),
    #[api(length(min = 3))]
    Text(String),
    #[api(range(min = 1, max = 2))]
    Number(i64),
    Kinds(Vec<Kind>),
}

/// Every kind of rule, on members of every presence.
#[derive(Clone, PartialEq, Model, Validate)]
#[api(rule("any", any(a, b, z)))]
#[api(rule("one", one(c, d)))]
#[api(rule("at-most-one", at_most_one(e, f, any)))]
#[api(rule("together", together(z, n)))]
#[api(rule("need", when(e, need(f, g))))]
#[api(rule("forbid", when(g, forbid(h))))]
#[api(rule("need-kind", when(kind = ["a", "b"], need(h))))]
#[api(rule("forbid-flag", when(flag = true, forbid(i))))]
#[api(rule("need-number", when(i = [0, -1], need(j))))]
struct Ruled {
    a: Option<String>,
    b: Option<Vec<Ruled>>,
    z: Option<Option<String>>,
    #[api(nullable)]
    n: Option<i64>,
    c: Option<Box<Ruled>>,
    d: Option<bool>,
    e: Option<String>,
    f: Option<Map<i64>>,
    any: Json,
    g: Option<f64>,
    h: Option<Value>,
    kind: Option<Kind>,
    flag: Option<bool>,
    #[api(range(max = 1))]
    i: Option<i64>,
    j: Option<Option<Json>>,
}

/// Rules that name one amount in several ways.
#[derive(Clone, PartialEq, Model, Validate)]
#[api(rule("none-needs-reason", when(amount = "0", need(reason))))]
#[api(rule("none-has-no-fee", when(amount = ["0.0", "1.50"], forbid(fee))))]
#[api(rule("fee-needs-amount", when(fee = ["2", "2.00"], need(amount))))]
struct Priced {
    amount: Option<specwright::AsText<Decimal>>,
    reason: Option<String>,
    fee: Option<specwright::AsText<Decimal>>,
}

/// A type that knows no more of itself than how it is read and written.
type ByHand = specwright::Serde<()>;

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /{first}/{second}", out = empty)]
#[api(rule("lists", one(tags, ids)))]
struct Places {
    #[api(path = "first")]
    first: String,
    #[api(path = "second", as = comma, each(pattern = "[.a]*"))]
    second: Vec<String>,
    #[api(header = "X-Header")]
    header: String,
    #[api(query = "tags", length(min = 2))]
    tags: Option<Vec<String>>,
    #[api(query = "ids", as = json)]
    ids: Option<Vec<Vec<i64>>>,
    #[api(query = "must", length(min = 2))]
    must: Vec<bool>,
    #[api(json = "hand")]
    by_hand: Option<ByHand>,
}

#[test]
fn limits() {
    samples_are_what_they_say::<Limited>();
}

#[test]
fn rules() {
    samples_are_what_they_say::<Ruled>();
}

/// Of a decimal there are many texts, and its value is what rules look at.
#[test]
fn rules_about_amounts() {
    samples_are_what_they_say::<Priced>();
    let priced = Priced { amount: "0.00".parse().ok().map(specwright::AsText), reason: None, fee: None };
    assert!(priced.validate().is_err());
}

#[test]
fn places() {
    samples_are_what_they_say::<Places>();
}

#[test]
fn unions_and_lists_and_maps() {
    samples_are_what_they_say::<Value>();
    samples_are_what_they_say::<Vec<Option<Value>>>();
    samples_are_what_they_say::<Map<Limited>>();
}

/// Every limit and every rule is broken by some sample; only what cannot be broken alone is missing.
#[test]
fn all_limits_and_rules_are_broken() {
    let text = |found: Vec<(String, &'static str)>| {
        found.iter().map(|(pointer, rule)| format!("{pointer} {rule}\n")).collect::<String>()
    };
    insta::with_settings!({ omit_expression => true }, {
        insta::assert_snapshot!("limits", text(samples::breakable::<Limited>()));
        insta::assert_snapshot!("places", text(samples::breakable::<Places>()));
        let own = samples::breakable::<Ruled>().into_iter().filter(|(pointer, _)| pointer.matches('/').count() < 2);
        insta::assert_snapshot!("rules", text(own.collect()));
    });
}

/// Valid requests can be sent: no path segment is empty, and headers are printable.
#[test]
fn valid_requests_become_http_requests() {
    let client = specwright::Client::builder()
        .base_url("https://api.example.com")
        .transport(|_: specwright::http::Request<specwright::bytes::Bytes>| async {
            Ok(specwright::Response::new(specwright::bytes::Bytes::new()))
        })
        .build()
        .expect("a client");
    crate::holds::for_all(samples::valid::<Places>(), |places| {
        let sent = client.request(&places);
        proptest::prop_assert!(sent.is_ok(), "{:?}", sent.err());
        Ok(())
    });
}

/// A type that cannot be made says so instead of being made wrong.
#[test]
fn what_cannot_be_made_is_told() {
    use proptest::strategy::Strategy as _;

    #[derive(Clone, PartialEq, Model, Validate)]
    struct Endless {
        by_hand: ByHand,
    }

    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let problem = samples::valid::<Endless>().new_tree(&mut runner).err().expect("no sample");
    assert!(problem.message().contains("Endless"), "{problem}");
}
