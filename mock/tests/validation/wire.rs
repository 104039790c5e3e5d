//! Requests as they come over the wire.

use bytes::Bytes;
use serde_json::{Value, json};
use specwright_mock::{Part, ValidationReport, validate};

use super::{api, operation};

/// A request: the parameters of its path, its target, its headers and its body.
struct Sent<'t> {
    operation: &'t str,
    path: &'t [(&'t str, &'t str)],
    target: &'t str,
    headers: &'t [(&'t str, &'t str)],
    body: &'t [u8],
}

impl Sent<'_> {
    fn report(&self) -> ValidationReport {
        let api = api();
        let path: Vec<(String, String)> =
            self.path.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        let mut request = http::Request::builder().uri(self.target);
        for (name, value) in self.headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Bytes::copy_from_slice(self.body)).expect("a request");
        validate(&api, operation(&api, self.operation), &path, &request)
    }

    #[track_caller]
    fn is(&self, members: &Value, wanted: &[(Part, &str)]) {
        let report = self.report();
        let found: Vec<(Part, String)> = report
            .problems
            .iter()
            .map(|problem| (problem.part, format!("{} {}", problem.pointer, problem.rule)))
            .collect();
        let found: Vec<(Part, &str)> = found.iter().map(|(part, text)| (*part, text.as_str())).collect();
        assert_eq!(found, wanted, "{:?}", report.problems);
        assert_eq!(&Value::Object(report.members), members);
    }
}

const JSON: (&str, &str) = ("content-type", "application/json; charset=utf-8");
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const PARTS: (&str, &str) = ("content-type", "multipart/form-data; boundary=\"x y\"");

fn places<'t>(target: &'t str, headers: &'t [(&'t str, &'t str)]) -> Sent<'t> {
    let path = &[("tenant", "a b"), ("tag", "7")];
    Sent { operation: "places", path, target, headers, body: b"{}" }
}

#[test]
fn path_query_and_headers() {
    let good = places(
        "https://mock.example/base/tenants/a%20b/tags/7?page=2&sort=ascending&ids=1&ids=-2&filter=%7B%22name%22:%22a+b%22%7D\
         &ratio=2&open=true&apikey=k",
        &[JSON, ("X-Trace", "t"), ("x-groups", "12,, 34 ,"), ("X-Groups", "56")],
    );
    good.is(
        &json!({
            "tenant": "a b", "tag": 7, "page": 2, "sort": "ascending", "ids": [1, -2],
            "filter": { "name": "a b" }, "ratio": 2.0, "open": true, "X-Trace": "t", "X-Groups": ["12", "34", "56"],
        }),
        &[],
    );
    places(
        "/tenants/a%20b/tags/7?page=007&sort=up&ids=1&ids=x&names=a,b%2Cc&names=d&filter=%7B&ratio=%2B1&open=yes&other=1&other=2",
        &[JSON, ("X-Groups", "1"), ("X-Other", "fine")],
    )
    .is(
        &json!({
            "tenant": "a b", "tag": 7, "page": "007", "sort": "up", "ids": [1, "x"], "ratio": "+1",
            "open": "yes", "X-Groups": ["1"],
        }),
        &[
            (Part::Query, "/page type"),
            (Part::Query, "/sort enum"),
            (Part::Query, "/ids/1 type"),
            (Part::Query, "/names repeated"),
            (Part::Query, "/filter malformed"),
            (Part::Query, "/ratio type"),
            (Part::Query, "/open type"),
            (Part::Header, "/X-Trace required"),
            (Part::Header, "/X-Groups/0 length"),
            (Part::Query, "/other unknown"),
            (Part::Whole, " names-or-ids"),
        ],
    );
}

#[test]
fn what_is_malformed_is_told_where_it_is() {
    places(
        "/tenants/%FF/tags/x?page=1&names=a,b%2Cc&sort=%zz&ratio=%FF&%FF=1&sort=",
        &[JSON, ("X-Trace", "t")],
    )
    .is(
        &json!({ "tag": "x", "page": 1, "names": ["a", "b,c"], "X-Trace": "t" }),
        &[
            (Part::Path, "/tenant malformed"),
            (Part::Path, "/tag type"),
            (Part::Query, "/sort repeated"),
            (Part::Query, "/ratio malformed"),
            (Part::Query, " malformed"),
        ],
    );
}

fn rules<'t>(headers: &'t [(&'t str, &'t str)], body: &'t [u8]) -> Sent<'t> {
    Sent { operation: "rules", path: &[], target: "/rules", headers, body }
}

/// Of members that could not be read nothing is told, rules between them included.
#[test]
fn json_bodies() {
    rules(&[JSON], br#"{"email":"a","email":"b"}"#).is(&json!({ "email": "b" }), &[]);
    rules(&[JSON], br#"{"email":"a","nope":1}"#)
        .is(&json!({ "email": "a" }), &[(Part::Body, "/nope unknown")]);
    rules(&[JSON], b"{}").is(&json!({}), &[(Part::Whole, " contact")]);
    rules(&[], b"{}").is(&json!({}), &[(Part::Body, " media-type")]);
    rules(&[("content-type", "text/plain")], b"{}").is(&json!({}), &[(Part::Body, " media-type")]);
    rules(&[JSON], b"").is(&json!({}), &[(Part::Body, " malformed")]);
    rules(&[JSON], b"{\"email\":\"a\"").is(&json!({}), &[(Part::Body, " malformed")]);
    rules(&[JSON], b"{\"email\":\"\xff\"}").is(&json!({}), &[(Part::Body, " malformed")]);
    rules(&[JSON], b"[]").is(&json!({}), &[(Part::Body, " type")]);
    rules(&[JSON], "[".repeat(100_000).as_bytes()).is(&json!({}), &[(Part::Body, " malformed")]);
}

#[test]
fn whole_bodies() {
    let replace = |body| Sent { operation: "replace", path: &[], target: "/tree", headers: &[JSON], body };
    replace(br#"{"name":"a"}"#).is(&json!({ "body": { "name": "a" } }), &[]);
    replace(br#"{"leaves":[]}"#)
        .is(&json!({ "body": { "leaves": [] } }), &[(Part::Body, "/body/name required")]);
    let ping = |body| Sent { operation: "ping", path: &[], target: "/ping", headers: &[JSON], body };
    ping(b"").is(&json!({}), &[]);
    ping(b"{}").is(&json!({}), &[(Part::Body, " unknown")]);
}

#[test]
fn bodies_of_several_media_types() {
    let import = |headers, body| Sent { operation: "import", path: &[], target: "/import", headers, body };
    import(&[("content-type", "Text/CSV; header=present")], b"a,b")
        .is(&json!({ "body": { "Csv": "a,b" } }), &[]);
    import(&[JSON], br#"[{"name":"a"},{}]"#).is(
        &json!({ "body": { "Trees": [{ "name": "a" }, {}] } }),
        &[(Part::Body, "/body/Trees/1/name required")],
    );
    import(&[("content-type", "text/csv")], b"\xff").is(&json!({}), &[(Part::Body, " malformed")]);
    import(&[("content-type", "text/xml")], b"<a/>").is(&json!({}), &[(Part::Body, " media-type")]);
}

#[test]
fn urlencoded_forms() {
    let form = |body| Sent { operation: "form", path: &[], target: "/form", headers: &[FORM], body };
    form(b"user=a+b%26&count=3&scopes=x&scopes=&both=a%2Cb,c")
        .is(&json!({ "user": "a b&", "count": 3, "scopes": ["x", ""], "both": ["a", "b", "c"] }), &[]);
    form(b"user=a&user=b&count=&more").is(
        &json!({ "count": "" }),
        &[(Part::Body, "/user repeated"), (Part::Body, "/count type"), (Part::Body, "/more unknown")],
    );
    form(b"").is(&json!({}), &[(Part::Body, "/user required")]);
    form(b"user=%FF").is(&json!({}), &[(Part::Body, "/user malformed")]);
    form(b"\xff").is(&json!({}), &[(Part::Body, " malformed")]);
}

fn upload(body: &[u8]) -> Sent<'_> {
    Sent { operation: "upload", path: &[], target: "/upload", headers: &[PARTS], body }
}

#[test]
fn multipart_forms() {
    upload(
        b"preamble\r\n--x y \t\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\na\r\n--x\r\n\
          \r\n--x y\r\ncontent-type: text/plain\r\ncontent-disposition: form-data; filename=\"a;\\\"b\"; name=count\r\n\r\n7\r\n--x y\r\n\
          content-disposition: form-data; name=\"ids\"\r\n\r\n[\"a\"]\r\n--x y\r\n\
          content-disposition: form-data; name=\"tags\"\r\n\r\n\r\n--x y--\r\nepilogue",
    )
    .is(&json!({ "title": "a\r\n--x\r\n", "count": 7, "ids": ["a"], "tags": [""] }), &[]);
    upload(b"--x y\r\ncontent-disposition: form-data; name=\"nope\"\r\n\r\n1\r\n--x y--").is(
        &json!({}),
        &[(Part::Body, "/title required"), (Part::Body, "/nope unknown"), (Part::Whole, " tagged")],
    );
    upload(b"--x y\r\ncontent-disposition: form-data; name=\"title\"\r\n\r\n\xff\r\n--x y--")
        .is(&json!({}), &[(Part::Body, "/title malformed"), (Part::Whole, " tagged")]);
}

#[test]
fn broken_multipart_forms() {
    for body in [
        &b""[..],
        b"no boundary",
        b"--x y",
        b"--x y\r\n",
        b"--x y nonsense\r\n",
        b"--x y\r\ncontent-disposition: form-data; name=\"title\"\r\n\r\na",
        b"--x y\r\ncontent-disposition: form-data; name=\"title\"\r\n\r\na\r\n--x y",
        b"--x y\r\ncontent-disposition: form-data\r\n\r\na\r\n--x y--",
        b"--x y\r\ncontent-disposition: attachment; name=\"title\"\r\n\r\na\r\n--x y--",
        b"--x y\r\n\r\na\r\n--x y--",
        b"--x y\r\n\r\n--x y--",
        b"--x y\r\nx: \xff\r\n\r\na\r\n--x y--",
    ] {
        upload(body).is(&json!({}), &[(Part::Body, " malformed")]);
    }
    let no_boundary = [("content-type", "multipart/form-data")];
    let sent = Sent { operation: "upload", path: &[], target: "/upload", headers: &no_boundary, body: b"" };
    sent.is(&json!({}), &[(Part::Body, " media-type")]);
}

fn part(head: &str, content: &str) -> String {
    format!("--x y\r\nContent-Disposition: form-data; name={head}\r\n\r\n{content}\r\n")
}

#[test]
fn files_are_parts_of_their_media_type() {
    let files = |parts: &[String], members: &Value, wanted: &[(Part, &str)]| {
        let body = format!("{}--x y--", parts.concat());
        let sent = Sent {
            operation: "files",
            path: &[],
            target: "/files",
            headers: &[PARTS],
            body: body.as_bytes(),
        };
        sent.is(members, wanted);
    };
    let title = part("\"title\"\r\nContent-Type: TEXT/plain; charset=utf-8", "t");
    let photo = |media: &str| part(&format!("\"photo\"; filename=\"a.png\"\r\nContent-Type: {media}"), "abc");
    let more = |content: &str| part("\"more\"; filename=\"blob\"", content);
    files(
        &[title.clone(), photo("image/png"), more("1"), more("22")],
        &json!({ "title": "t", "photo": "YWJj", "more": ["MQ==", "MjI="] }),
        &[],
    );
    files(
        &[title.clone(), photo("text/plain")],
        &json!({ "title": "t" }),
        &[(Part::Body, "/photo media-type")],
    );
    let width = |head: &str| part(&format!("\"size[width]\"{head}"), "1");
    files(
        &[title.clone(), width("\r\nContent-Type: text/plain")],
        &json!({ "title": "t", "size": { "width": 1 } }),
        &[],
    );
    files(&[title.clone(), width("")], &json!({ "title": "t" }), &[(Part::Body, "/size media-type")]);
    files(
        &[title, photo("image/png"), photo("image/gif")],
        &json!({ "title": "t" }),
        &[(Part::Body, "/photo repeated")],
    );
    files(&[part("\"title\"", "t")], &json!({}), &[(Part::Body, "/title media-type")]);
}

#[test]
fn a_body_of_bytes_is_taken_as_it_is() {
    let photo = |headers: &[(&str, &str)], members: &Value, wanted: &[(Part, &str)]| {
        Sent { operation: "photo", path: &[], target: "/photo", headers, body: b"\xff\x00" }
            .is(members, wanted);
    };
    photo(&[("content-type", "image/gif")], &json!({ "body": "/wA=" }), &[]);
    photo(&[("content-type", "text/plain")], &json!({}), &[(Part::Body, " media-type")]);
    photo(&[], &json!({}), &[(Part::Body, " media-type")]);
}

#[test]
fn lists_and_objects_in_cookies() {
    let api = super::read(
        "specwright: 1
api: { name: seen, title: Seen }
servers: { only: https://seen.example }
types:
  Point: { members: { x: integer, \"y\": integer } }
operations:
  seen:
    http: GET /seen
    in:
      cookie:
        ids?: { type: list<integer>, as: comma }
        near?: { type: Point, as: comma }
        place?: { type: Point, as: spread }
    out: empty
",
    );
    let request = http::Request::get("/seen").header("cookie", "ids=1,2; near=x,1,y,-2; x=3; y=4");
    let report =
        validate(&api, operation(&api, "seen"), &[], &request.body(Bytes::new()).expect("a request"));
    assert!(report.problems.is_empty(), "{:?}", report.problems);
    let wanted = json!({ "ids": [1, 2], "near": { "x": 1, "y": -2 }, "place": { "x": 3, "y": 4 } });
    assert_eq!(Value::Object(report.members), wanted);
}
