//! What requests look like, and what is refused.
#![allow(clippy::unwrap_used, reason = "helpers of tests may, too")]

use specwright::bytes::Bytes;
use specwright::{
    BodyKind, Client, Content, Encoder, HandWritten, Operation, OperationOf, Place, Secret, ToText, http,
};

fn client() -> Client {
    Client::builder()
        .base_url("https://api.example.com/api/1.1/wf/")
        .transport(|_: http::Request<Bytes>| async { Ok(specwright::Response::default()) })
        .build()
        .unwrap()
}

fn request(operation: &impl OperationOf<HandWritten>) -> http::Request<Bytes> {
    client().request(operation).unwrap().into_inner()
}

fn body(request: &http::Request<Bytes>) -> &str {
    std::str::from_utf8(request.body()).unwrap()
}

fn problems(operation: &impl OperationOf<HandWritten>) -> Vec<String> {
    let error = client().request(operation).unwrap_err();
    assert!(error.is_invalid() && error.status().is_none(), "{error:?}");
    error.problems().to_vec()
}

fn texts<'a>(values: &'a [&'a str]) -> impl Iterator<Item = &'a dyn ToText> {
    values.iter().map(|value| value as &dyn ToText)
}

/// `Operation` for a value of a path, so that a table can go through many.
struct Path(&'static str);

impl specwright::Validate for Path {}

impl Operation for Path {
    type Api = ();
    type Output = ();
    type Error = specwright::Error;
    const INFO: specwright::OperationInfo =
        specwright::OperationInfo::new("getThing", http::Method::GET, "/things/{id}/x").accept("*/*");

    fn encode(&self, request: &mut Encoder) {
        request.text(Place::Path, "id", &self.0);
    }

    fn decode(_: &specwright::Response) -> Result<(), specwright::DecodeError> {
        Ok(())
    }
}

#[test]
fn a_path_value_is_one_segment_whatever_it_holds() {
    for (value, segment) in [
        ("abc-._~019", "abc-._~019"),
        ("a/b", "a%2Fb"),
        ("../../admin", "..%2F..%2Fadmin"),
        ("a?b#c", "a%3Fb%23c"),
        ("a b+c", "a%20b%2Bc"),
        ("%2e%2e", "%252e%252e"),
        ("...", "..."),
        ("é\u{202e}", "%C3%A9%E2%80%AE"),
        ("a\r\nHost: evil", "a%0D%0AHost%3A%20evil"),
        ("\0", "%00"),
        ("{id}", "%7Bid%7D"),
        (";,:@&=$!*'()", "%3B%2C%3A%40%26%3D%24%21%2A%27%28%29"),
        ("\\", "%5C"),
    ] {
        let request = request(&Path(value));
        assert_eq!(
            request.uri(),
            &format!("https://api.example.com/api/1.1/wf/things/{segment}/x")[..],
            "{value}"
        );
    }
}

#[test]
fn path_values_that_would_name_another_path_are_refused() {
    assert_eq!(problems(&Path("")), ["the path value `id` is empty; give at least one character"]);
    for dots in [".", ".."] {
        let expected = "the path segment `{id}` would be `.` or `..`, which servers resolve to another path";
        assert_eq!(problems(&Path(dots)), [expected]);
    }
}

#[test]
fn templates_are_filled_whole() {
    operation!(Mixed: GET "/a/{x}.{y}/{x}?fixed=1", |request| {
        request.text(Place::Path, "y", &7_i64);
        request.text(Place::Path, "x", &"b c");
        request.text(Place::Query, "q", &true);
    });
    assert_eq!(request(&Mixed).uri(), "https://api.example.com/api/1.1/wf/a/b%20c.7/b%20c?fixed=1&q=true");

    operation!(Literal: GET "/größe/a b\\..#x/%41?q=ü d", |_request| ());
    assert_eq!(
        request(&Literal).uri(),
        "https://api.example.com/api/1.1/wf/gr%C3%B6%C3%9Fe/a%20b%5C..%23x/%41?q=%C3%BC%20d"
    );

    operation!(Dots: GET "/a/{x}{y}", |request| {
        request.text(Place::Path, "x", &".");
        request.text(Place::Path, "y", &".");
    });
    assert_eq!(problems(&Dots).len(), 1);

    operation!(Wrong: GET "no-slash/{missing}/{open", |request| request.text(Place::Path, "other", &"v"));
    assert_eq!(
        problems(&Wrong),
        [
            "its path `no-slash/{missing}/{open` does not begin with a slash",
            "the path value `missing` is missing",
            "the path segment `{open` opens a brace that it does not close",
            "the path value `other` has no place in the path `no-slash/{missing}/{open`",
        ]
    );

    operation!(List: GET "/{ids}", |request| request.comma(Place::Path, "ids", &mut texts(&["a", "b,c"])));
    assert_eq!(request(&List).uri().path(), "/api/1.1/wf/a,b%2Cc");

    operation!(Twice: GET "/{ids}", |request| request.repeat(Place::Path, "ids", &mut texts(&["a", "b"])));
    assert_eq!(
        problems(&Twice),
        ["the path value `ids` is written twice; a path holds one value, or several `as = comma`"]
    );
}

#[test]
fn queries_escape_names_and_values() {
    operation!(Query: GET "/x", |request| {
        request.text(Place::Query, "Page", &1_i64);
        request.text(Place::Query, "a&b", &"c=d+e f/é");
        request.text(Place::Query, "empty", &"");
        request.repeat(Place::Query, "tag", &mut texts(&["x", "y"]));
        request.repeat(Place::Query, "none", &mut texts(&[]));
        request.comma(Place::Query, "list", &mut texts(&["1", "2,3"]));
        request.comma(Place::Query, "none", &mut texts(&[]));
        request.json(Place::Query, "json", &["a", "b"].map(str::to_owned));
    });
    assert_eq!(
        request(&Query).uri().query().unwrap(),
        "Page=1&a%26b=c%3Dd%2Be%20f%2F%C3%A9&empty=&tag=x&tag=y&list=1,2%2C3&json=%5B%22a%22%2C%22b%22%5D"
    );
}

#[test]
fn headers_take_visible_ascii_and_nothing_else() {
    operation!(Headers: GET "/x", |request| {
        request.text(Place::Header, "X-Request", &"a b");
        request.text(Place::Header, "X-Key", &Secret::from("hunter2"));
        request.repeat(Place::Header, "X-Tag", &mut texts(&["x", "y"]));
        request.comma(Place::Header, "X-List", &mut texts(&["1", "2"]));
        request.json(Place::Header, "X-Json", "é\u{1f600}");
        request.text(Place::Header, "Accept", &"text/html");
    });
    let request = request(&Headers);
    let headers = request.headers();
    assert_eq!(headers["x-request"], "a b");
    assert!(headers["x-key"].is_sensitive() && headers["x-key"] == "hunter2");
    assert_eq!(headers.get_all("x-tag").iter().collect::<Vec<_>>(), ["x", "y"]);
    assert_eq!(headers["x-list"], "1,2");
    assert_eq!(headers["x-json"], r#""\u00e9\ud83d\ude00""#);
    assert_eq!(headers.get_all("accept").iter().collect::<Vec<_>>(), ["text/html"]);
    assert!(!headers.contains_key("content-length") && !headers.contains_key("content-type"));

    operation!(Hostile: GET "/x", |request| {
        request.text(Place::Header, "X-A", &"a\r\nX-Evil: hunter2");
        request.text(Place::Header, "X-B", &"hunter2\0");
        request.text(Place::Header, "X-C", &" hunter2");
        request.text(Place::Header, "X-D", &"hünter2");
        request.text(Place::Header, "X-E\n", &"hunter2");
        request.text(Place::Header, "Transfer-Encoding", &"chunked");
        request.text(Place::Header, "content-type", &"multipart/form-data");
        request.comma(Place::Header, "X-F", &mut texts(&["hun,ter2"]));
        request.comma(Place::Header, "X-G", &mut texts(&["a", "\thunter2"]));
        request.comma(Place::Header, "X-H", &mut texts(&["a", ""]));
    });
    assert_eq!(
        problems(&Hostile),
        [
            "the header `X-A` has a line break; take it out",
            "the header `X-B` has characters that a header cannot carry; only visible ASCII and spaces can",
            "the header `X-C` begins or ends with a space, which would be lost; take it off",
            "the header `X-D` has characters that a header cannot carry; only visible ASCII and spaces can",
            "the header `X-E\n` has a name that no header can have",
            "the header `Transfer-Encoding` is one that the request sets itself",
            "the header `content-type` is one that the request sets itself",
            "the header `X-F` has a comma in a value, which would read as two values",
            "the header `X-G` has a value that begins or ends with a space, which would be lost",
            "the header `X-H` has an empty value, which would be lost",
        ]
    );
}

#[test]
fn json_objects_are_written_member_by_member() {
    operation!(Object: POST "/x", |request| {
        request.begin(BodyKind::JsonObject);
        request.member("a\"b", "é\n");
        request.member("null", &None::<i64>);
        request.member("list", &[1, 2]);
        request.member("secret", &Secret::from("s"));
    });
    let object = request(&Object);
    assert_eq!(body(&object), r#"{"a\"b":"é\n","null":null,"list":[1,2],"secret":"s"}"#);
    assert_eq!(object.headers()["content-type"], "application/json");

    operation!(Empty: POST "/x", |request| request.begin(BodyKind::JsonObject));
    assert_eq!(body(&request(&Empty)), "{}");

    operation!(Whole: PUT "/x", |request| request.json_body(&[true]));
    assert_eq!(body(&request(&Whole)), "[true]");
}

#[test]
fn values_that_have_no_json_are_problems_and_leave_no_trace() {
    #[derive(Debug, serde::Deserialize)]
    struct NoJson;
    impl serde::Serialize for NoJson {
        fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("hunter2"))
        }
    }
    const FAILING: specwright::Serde<NoJson> = specwright::Serde(NoJson);
    operation!(Bad: POST "/x", |request| {
        request.member("a", &1);
        request.member("b", &FAILING);
        request.text(Place::Query, "n", &f64::NAN);
        request.json(Place::Query, "q", &FAILING);
    });
    let problems = problems(&Bad);
    assert_eq!(problems.len(), 3);
    assert!(problems[0].starts_with("the member `b` cannot be written as JSON"), "{problems:?}");
    assert_eq!(problems[1], "the query parameter `n` is not a finite number; only finite ones can be sent");
    assert!(!problems.concat().contains("hunter2"));
}

#[test]
fn multipart_bodies_are_rfc_7578_to_the_byte() {
    operation!(Form: POST "/x", |request| {
        request.begin(BodyKind::Multipart);
        request.text(Place::Part, "email", &"johndoe@mail.com");
        request.json(Place::Part, "externalUserId", &["UUID1", "UUID2"].map(str::to_owned));
        request.text(Place::Part, "a\"b\r\nc é", &"line\r\nline");
    });
    let form = request(&Form);
    let content_type = form.headers()["content-type"].to_str().unwrap();
    let boundary = content_type.strip_prefix("multipart/form-data; boundary=").unwrap();
    assert!(
        boundary.len() <= 70 && boundary.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    );
    assert_eq!(
        body(&form),
        format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\njohndoe@mail.com\r\n\
             --{boundary}\r\nContent-Disposition: form-data; name=\"externalUserId\"\r\n\r\n[\"UUID1\",\"UUID2\"]\r\n\
             --{boundary}\r\nContent-Disposition: form-data; name=\"a%22b%0D%0Ac é\"\r\n\r\nline\r\nline\r\n\
             --{boundary}--\r\n"
        )
    );
    assert_eq!(request(&Form).body(), form.body(), "the same form has the same bytes");

    operation!(Empty: POST "/x", |request| request.begin(BodyKind::Multipart));
    let empty = request(&Empty);
    assert!(body(&empty).starts_with("--specwright-") && body(&empty).ends_with("--\r\n"));
}

#[test]
fn urlencoded_and_text_bodies() {
    operation!(Form: POST "/x", |request| {
        request.text(Place::Form, "a b", &"c&d=é+");
        request.repeat(Place::Form, "t", &mut texts(&["1", "2"]));
    });
    let form = request(&Form);
    assert_eq!(body(&form), "a+b=c%26d%3D%C3%A9%2B&t=1&t=2");
    assert_eq!(form.headers()["content-type"], "application/x-www-form-urlencoded");

    struct Csv;
    impl Content for Csv {
        fn write(&self, request: &mut Encoder) {
            request.text_body("text/csv", "a,b\n");
        }
    }
    operation!(Text: POST "/x", |request| request.content(&Csv));
    let text = request(&Text);
    assert_eq!((body(&text), &text.headers()["content-type"]), ("a,b\n", &"text/csv".parse().unwrap()));
}

#[test]
fn without_a_body_only_methods_that_want_one_say_so() {
    operation!(Post: POST "/x", |_request| ());
    operation!(Put: PUT "/x", |_request| ());
    operation!(Patch: PATCH "/x", |_request| ());
    for request in [request(&Post), request(&Put), request(&Patch)] {
        assert_eq!(request.headers()["content-length"], "0");
        assert!(!request.headers().contains_key("content-type") && request.body().is_empty());
    }
    operation!(Delete: DELETE "/x", |_request| ());
    operation!(Head: HEAD "/x", |_request| ());
    for request in [request(&Delete), request(&Head)] {
        assert_eq!(request.headers().keys().collect::<Vec<_>>(), ["accept"]);
    }
}

#[test]
fn a_request_has_one_body() {
    operation!(Two: POST "/x", |request| {
        request.member("a", &1);
        request.text(Place::Part, "b", &"c");
        request.json_body(&2);
    });
    assert_eq!(problems(&Two), ["it has two bodies of different kinds; a request has one"]);
}

#[test]
fn a_url_has_a_limit() {
    operation!(Long: GET "/x", |request| request.text(Place::Query, "q", &"x".repeat(70_000)));
    assert_eq!(problems(&Long), ["its URL is not valid, or is longer than 65,534 bytes"]);
}

#[test]
fn json_and_text_bodies_have_the_media_type_that_is_said() {
    struct Merge;
    impl specwright::Validate for Merge {}
    impl Operation for Merge {
        type Api = ();
        type Output = ();
        type Error = specwright::Error;
        const INFO: specwright::OperationInfo =
            specwright::OperationInfo::new("merge", http::Method::PATCH, "/things")
                .body_media("application/merge-patch+json");

        fn encode(&self, request: &mut Encoder) {
            request.member("a", &true);
        }

        fn decode(_: &specwright::Response) -> Result<(), specwright::DecodeError> {
            Ok(())
        }
    }
    let merge = request(&Merge);
    assert_eq!(merge.headers()["content-type"], "application/merge-patch+json");

    operation!(Resource: POST "/things", |request| request.json_body_of("application/vnd.api+json", &1));
    assert_eq!(request(&Resource).headers()["content-type"], "application/vnd.api+json");
    operation!(Wrong: POST "/things", |request| request.json_body_of("a\nb", &1));
    assert_eq!(problems(&Wrong), ["`a\\nb` is not a valid media type"]);

    operation!(Latin: POST "/things", |request| request.text_body("text/csv; charset=ISO-8859-1", "ö"));
    assert_eq!(
        problems(&Latin),
        ["its body is written in UTF-8, which `text/csv; charset=ISO-8859-1` is not"]
    );
    operation!(Ascii: POST "/things", |request| request.text_body("text/csv; charset=us-ascii", "o"));
    assert_eq!(body(&request(&Ascii)), "o");
    operation!(NotAscii: POST "/things", |request| request.text_body("text/csv; charset=us-ascii", "ö"));
    assert_eq!(problems(&NotAscii).len(), 1);
}

mod cookies {
    use specwright::{Builder, Model, Operation, Validate};

    #[derive(Clone, PartialEq, Model, Validate, Builder)]
    pub(crate) struct Point {
        x: i64,
        y: i64,
        name: Option<String>,
    }

    #[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
    #[api(http = "GET /seen", out(text))]
    pub(crate) struct Seen {
        #[api(cookie = "ids", as = comma)]
        ids: Option<Vec<String>>,
        #[api(cookie = "near", as = comma)]
        near: Option<Point>,
        #[api(cookie = "place", as = spread)]
        place: Option<Point>,
    }
}

#[test]
fn lists_and_objects_are_one_cookie_or_several() {
    use cookies::{Point, Seen};
    let point = || Point::builder().x(1).y(-2);
    let sent = request(&Seen::builder().ids(["a", "b"]).near(point()).place(point().name("n")).build());
    assert_eq!(sent.headers()["cookie"], "ids=a,b; near=x,1,y,-2; x=1; y=-2; name=n");
    let comma = Seen::builder().ids(["a,b"]).build();
    assert_eq!(problems(&comma), ["the cookie `ids` has a comma in a value, which would read as two values"]);
    let space = Seen::builder().ids(["a", "b c"]).place(point().name("n;")).build();
    let why = "has characters that a cookie cannot carry, such as spaces, commas or semicolons";
    assert_eq!(problems(&space), [format!("the cookie `ids` {why}"), format!("the cookie `name` {why}")]);
}
