//! Headers of responses as objects.

use specwright::http::HeaderMap;
use specwright::{AsText, DateTime, Decimal, HttpDate, Json, Map, Model, UnixTime, Unknown, from_headers};

#[derive(Clone, PartialEq, Model)]
enum Scope {
    #[api(value = "user")]
    User,
    #[api(unknown)]
    Unknown(Unknown<String>),
}

#[derive(Clone, PartialEq, Model)]
enum Level {
    #[api(value = 1)]
    One,
    #[api(unknown)]
    Unknown(Unknown<i64>),
}

/// A member of each kind; none must be there.
#[derive(Clone, PartialEq, Model)]
struct All {
    #[api(name = "X-Text")]
    text: Option<String>,
    #[api(name = "X-Integer")]
    integer: Option<i64>,
    #[api(name = "X-Number")]
    number: Option<f64>,
    #[api(name = "X-Decimal")]
    decimal: Option<Decimal>,
    #[api(name = "X-Flag")]
    flag: Option<bool>,
    #[api(name = "X-As-Text")]
    as_text: Option<AsText<u64>>,
    #[api(name = "X-Scope")]
    scope: Option<Scope>,
    #[api(name = "X-Level")]
    level: Option<Level>,
    #[api(name = "X-At")]
    at: Option<DateTime>,
    #[api(name = "Date")]
    date: Option<HttpDate>,
    #[api(name = "X-Reset")]
    reset: Option<UnixTime>,
    #[api(name = "Allow")]
    allow: Option<Vec<String>>,
    #[api(name = "X-Sizes")]
    sizes: Option<Vec<i64>>,
    #[api(name = "Set-Cookie")]
    cookies: Option<Vec<String>>,
    #[api(name = "X-Any")]
    any: Option<Json>,
}

fn headers(lines: &[(&'static str, &str)]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in lines {
        headers.append(*name, value.parse().unwrap());
    }
    headers
}

fn all(lines: &[(&'static str, &str)]) -> All {
    from_headers(&headers(lines)).unwrap()
}

#[test]
fn each_type_is_read_from_the_text_of_its_header() {
    let read = all(&[
        ("x-text", " 12 \"a\" "),
        ("x-integer", "-7"),
        ("x-number", "2.50"),
        ("x-decimal", "1.10"),
        ("x-flag", "false"),
        ("x-as-text", "18446744073709551615"),
        ("x-scope", "tenant"),
        ("x-level", "1"),
        ("x-at", "2024-05-17T10:00:00Z"),
        ("date", "Sun, 06 Nov 1994 08:49:37 GMT"),
        ("x-reset", "1715940000"),
        ("allow", "GET, \"a, b\" ,PUT,"),
        ("allow", "HEAD"),
        ("x-sizes", "1"),
        ("set-cookie", "a=1; expires=Sun, 06 Nov 1994 08:49:37 GMT"),
        ("set-cookie", "b=2"),
        ("x-any", "7"),
    ]);
    assert_eq!(read.text.as_deref(), Some("12 \"a\""));
    assert_eq!((read.integer, read.number, read.flag), (Some(-7), Some(2.5), Some(false)));
    assert_eq!(read.decimal.unwrap().to_string(), "1.10");
    assert_eq!(*read.as_text.unwrap(), u64::MAX);
    assert!(matches!(read.scope, Some(Scope::Unknown(unknown)) if unknown.get() == "tenant"));
    assert!(matches!(read.level, Some(Level::One)));
    assert_eq!(read.at.unwrap().to_string(), "2024-05-17T10:00:00Z");
    assert_eq!(read.date.unwrap().to_string(), "Sun, 06 Nov 1994 08:49:37 GMT");
    assert_eq!(read.reset, Some(UnixTime(1_715_940_000)));
    assert_eq!(read.allow.unwrap(), ["GET", "\"a, b\"", "PUT", "HEAD"]);
    assert_eq!(read.sizes, Some(vec![1]));
    assert_eq!(read.cookies.unwrap(), ["a=1; expires=Sun, 06 Nov 1994 08:49:37 GMT", "b=2"]);
    assert_eq!(read.any, Some(Json::from("7")));
}

#[test]
fn what_is_absent_or_something_else_is_none() {
    let nothing = all(&[]);
    assert!(
        nothing == all(&[("x-integer", "many"), ("x-flag", "yes"), ("x-at", "soon"), ("x-sizes", "1,b")])
    );
    assert_eq!((nothing.text, nothing.allow), (None, None));
}

#[derive(Clone, PartialEq, Model)]
struct Needed {
    #[api(name = "ETag")]
    etag: String,
    #[api(name = "X-Count")]
    count: i64,
}

#[test]
fn what_must_be_there_is_named_when_it_is_not() {
    let error = |lines: &[(&'static str, &str)]| from_headers::<Needed>(&headers(lines)).err().unwrap();
    let missing = error(&[("x-count", "1")]);
    assert_eq!((missing.name(), missing.expected(), missing.found()), ("ETag", "a value", "nothing"));
    let other = error(&[("etag", "\"1\""), ("x-count", "secret")]);
    assert_eq!(
        other.to_string(),
        "the header `X-Count` is not as declared: expected an integer of 64 bits, found another text"
    );
    let read: Needed = from_headers(&headers(&[("etag", "\"1\""), ("x-count", "1")])).unwrap();
    assert_eq!((read.etag.as_str(), read.count), ("\"1\"", 1));
}

#[test]
fn only_an_object_is_read_from_headers() {
    assert!(from_headers::<String>(&HeaderMap::new()).is_err());
    assert_eq!(from_headers::<Map<String>>(&headers(&[("etag", "1")])).unwrap(), Map::new());
}
