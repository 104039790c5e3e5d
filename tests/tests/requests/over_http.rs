//! Requests of `spec.yaml` over HTTP on 127.0.0.1, byte by byte as a server sees them.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use specwright::{Operation, Validate, blocking};

use crate::Client;
use crate::holds::{Request, for_all, found};
use crate::operations::{
    File, Files, MaybeForm, MaybeTree, Patch, SameNames, SendCover, SendDump, SetPhoto, Styles,
};
use crate::types::{Area, Point};

/// A server that has one response for every request, and keeps the requests.
struct Server {
    url: String,
    requests: Receiver<String>,
}

impl Server {
    fn answering(response: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (sender, requests) = channel();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
                let _ = sender.send(read_request(&mut stream));
                let _ = stream.write_all(response.as_bytes());
            }
        });
        Self { url, requests }
    }

    fn request(&self) -> String {
        self.requests.recv_timeout(Duration::from_secs(5)).unwrap()
    }
}

fn read_request(stream: &mut TcpStream) -> String {
    let (mut bytes, mut buffer) = (Vec::new(), [0; 4096]);
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
            if body.len() >= length.map_or(0, |length| length.parse().unwrap()) {
                return text;
            }
        }
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return text,
            Ok(count) => bytes.extend_from_slice(&buffer[..count]),
        }
    }
}

const EMPTY: &str = "HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n";

fn client(server: &Server) -> blocking::Client<Client> {
    specwright::ClientBuilder::<blocking::Client<Client>>::new().base_url(&server.url).build().unwrap()
}

/// What a server gets of an operation: the request line, the other header lines, and the body.
fn sent<O>(operation: O) -> (String, Vec<String>, String)
where
    O: specwright::OperationOf<Client> + Operation<Output = ()>,
    specwright::Error: From<O::Error>,
{
    let server = Server::answering(EMPTY);
    client(&server).call(operation).map_err(specwright::Error::from).unwrap();
    let request = server.request();
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    let mut lines = head.split("\r\n").map(str::to_owned);
    (lines.next().unwrap(), lines.collect(), body.to_owned())
}

fn has(headers: &[String], header: &str) -> bool {
    headers.iter().any(|line| line == header)
}

#[test]
fn a_json_body_has_its_media_type_and_is_left_out_when_it_may_be() {
    let (_, headers, body) = sent(Patch::builder().name_null().build());
    assert!(has(&headers, "content-type: application/merge-patch+json"), "{headers:?}");
    assert_eq!(body, r#"{"name":null}"#);

    let (_, headers, body) = sent(Patch::builder().build());
    assert!(has(&headers, "content-length: 0"), "{headers:?}");
    assert!(!headers.iter().any(|line| line.starts_with("content-type")) && body.is_empty(), "{headers:?}");

    let tree = crate::types::Tree::builder().name("oak").build();
    let (_, headers, body) = sent(MaybeTree::builder().body(tree).build());
    assert!(has(&headers, "content-type: application/vnd.api+json"), "{headers:?}");
    assert_eq!(body, r#"{"name":"oak"}"#);
    assert_eq!(sent(MaybeTree::builder().build()).2, "");
}

#[test]
fn a_form_that_may_be_left_out_is_sent_when_a_member_is() {
    let (_, headers, body) = sent(MaybeForm::builder().share(0.5).build());
    assert!(has(&headers, "content-type: application/x-www-form-urlencoded"), "{headers:?}");
    assert_eq!(body, "share=0.5");
    let (_, headers, body) = sent(MaybeForm::builder().codes(Vec::<String>::new()).build());
    assert!(!headers.iter().any(|line| line.starts_with("content-type")) && body.is_empty(), "{headers:?}");
}

#[test]
fn styles_are_those_of_openapi_and_of_forms() {
    let point = || Point::builder().x(1).y(-2);
    let request = Styles::builder()
        .simple(["a,b", "c d"])
        .label([1, 2])
        .label_each(point().name("ab-c"))
        .matrix(["ab", "cd"])
        .matrix_each([3, 4])
        .pairs(point())
        .one(50)
        .space([1, 2])
        .pipe(["ab", "cd"])
        .brackets(["1"])
        .deep(Area::builder().corner(point()).title("a&b"))
        .dots(Area::builder().corner(point()).title(""))
        .indices([point().build(), Point::builder().x(3).build()])
        .spread(point())
        .map([("half", 50)])
        .comma(point())
        .x_pairs(point())
        .x_flat([("k", "ab")])
        .session("s=1")
        .ids([7, 8])
        .point(Point::builder().x(9).build())
        .build();
    let (line, headers, _) = sent(request);
    assert_eq!(
        line,
        "GET /styles/a%2Cb,c%20d/.1,2/.x=1.y=-2.name=ab-c/;matrix=ab,cd/;matrix-each=3;matrix-each=4/x=1,y=-2/;one=50\
         ?space=1%202&pipe=ab%7Ccd&brackets%5B%5D=1\
         &deep%5Bcorner%5D%5Bx%5D=1&deep%5Bcorner%5D%5By%5D=-2&deep%5Btitle%5D=a%26b\
         &dots.corner.x=1&dots.corner.y=-2&dots.title=\
         &indices%5B0%5D%5Bx%5D=1&indices%5B0%5D%5By%5D=-2&indices%5B1%5D%5Bx%5D=3\
         &x=1&y=-2&map%5Bhalf%5D=50&comma=x,1,y,-2 HTTP/1.1"
    );
    assert!(has(&headers, "x-pairs: x=1,y=-2") && has(&headers, "x-flat: k,ab"), "{headers:?}");
    assert!(has(&headers, "cookie: session=s=1; ids=7; ids=8; point=%7B%22x%22%3A9%7D"), "{headers:?}");
}

#[test]
fn a_member_has_its_own_name_on_the_wire_and_a_key_apart_from_it() {
    let same =
        SameNames::builder().id("ab").query_id(1).digits("2").header_other("h").other("q").body_other("cd");
    let (line, headers, body) = sent(same.build());
    assert_eq!(line, "PUT /same/ab?id=1&other=q HTTP/1.1");
    assert!(has(&headers, "other: h"), "{headers:?}");
    assert_eq!(body, r#"{"id":"2","other":"cd"}"#);
    let violations = SameNames::builder().id("ab").digits("x").build().validate().unwrap_err();
    assert_eq!(violations.iter().map(|violation| violation.pointer()).collect::<Vec<_>>(), ["/digits"]);
}

#[test]
fn reserved_characters_are_left_alone_where_the_spec_says_so() {
    let (line, ..) = sent(File::builder().path("a/b c;v=1/d?e").select("items(id,name)/*&x=y+z#").build());
    assert_eq!(line, "GET /files/a/b%20c;v=1/d%3Fe?select=items(id,name)/*%26x=y%2Bz%23 HTTP/1.1");
    let client = specwright::ClientBuilder::<specwright::Client<Client>>::new()
        .base_url("https://api.example.com")
        .transport(|_: specwright::http::Request<specwright::bytes::Bytes>| async { Ok(Default::default()) })
        .build()
        .unwrap();
    let error = client.request(&File::builder().path("a/../b").build()).unwrap_err();
    assert!(error.problems()[0].contains("`..`"), "{error}");
}

#[test]
fn bytes_are_sent_as_they_are_under_their_media_type() {
    let gif = specwright::File::from(b"\x01\x02").with_media_type("image/gif");
    let (_, headers, body) = sent(SetPhoto::builder().body(gif).build());
    assert!(has(&headers, "content-type: image/gif") && has(&headers, "content-length: 2"), "{headers:?}");
    assert_eq!(body, "\u{1}\u{2}");
    let (_, headers, body) = sent(SendDump::builder().body(b"dump").build());
    assert!(has(&headers, "content-type: application/x-dump"), "{headers:?}");
    assert_eq!(body, "dump");
    let (_, headers, body) = sent(SendDump::builder().build());
    assert!(has(&headers, "content-length: 0") && body.is_empty(), "{headers:?}");
}

#[test]
fn files_are_parts_with_a_name_and_a_media_type_in_the_order_of_the_spec() {
    let invoice = specwright::File::from(b"%PDF").with_name("in \"voice\".pdf");
    let png = |content: &[u8]| specwright::File::from(content).with_media_type("image/png");
    let more = [png(b"1"), png(b"2").with_name("ä.png")];
    let request =
        Files::builder().more(more).file(invoice).title("a").about(Point::builder().x(1)).note("*b*");
    let (_, headers, body) = sent(request.build());
    let media =
        headers.iter().find_map(|line| line.strip_prefix("content-type: multipart/form-data; boundary="));
    let parts: Vec<&str> = body.split(&format!("--{}", media.unwrap())).collect();
    let part = |head: &str, content: &str| {
        format!("\r\nContent-Disposition: form-data; name={head}\r\n\r\n{content}\r\n")
    };
    assert_eq!(
        parts,
        [
            "",
            &part("\"title\"", "a"),
            &part("\"file\"; filename=\"in %22voice%22.pdf\"\r\nContent-Type: application/pdf", "%PDF"),
            &part("\"more\"; filename=\"blob\"\r\nContent-Type: image/png", "1"),
            &part("\"more\"; filename=\"ä.png\"\r\nContent-Type: image/png", "2"),
            &part("\"about\"\r\nContent-Type: application/json", r#"{"x":1}"#),
            &part("\"note\"\r\nContent-Type: text/markdown", "*b*"),
            "--\r\n",
        ]
    );
}

#[test]
fn a_part_is_a_file_or_a_text_without_a_media_type() {
    let file = || specwright::File::from(b"%PDF");
    let others = [specwright::FileOrText::from("two"), file().with_name("c.bin").into()];
    let as_file = SendCover::builder().cover(file()).others(others).build();
    let as_text = SendCover::builder().cover("https://example.com/a.pdf").build();
    let heads = |request: &SendCover| {
        let (_, _, body) = sent(request.clone());
        body.lines().filter(|line| line.starts_with("Content-")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        heads(&as_file),
        [
            "Content-Disposition: form-data; name=\"cover\"; filename=\"blob\"",
            "Content-Type: application/pdf",
            "Content-Disposition: form-data; name=\"others\"",
            "Content-Disposition: form-data; name=\"others\"; filename=\"c.bin\"",
            "Content-Type: application/octet-stream",
        ]
    );
    assert_eq!(heads(&as_text), ["Content-Disposition: form-data; name=\"cover\""]);
    let png = SendCover::builder().cover(file().with_media_type("image/png")).build();
    let why = png.validate().unwrap_err().to_string();
    assert!(why.contains("has the media type `image/png`, and must have `application/pdf`"), "{why}");
    let json = specwright::to_json(&as_file).unwrap();
    assert_eq!(json, r#"{"cover":{"File":"JVBERg=="},"others":[{"Text":"two"},{"File":"JVBERg=="}]}"#);
    assert!(specwright::from_json::<SendCover>(json.as_bytes()).is_ok());
}

#[derive(Clone, PartialEq, specwright::Request)]
#[api(http = "PUT /photo", out = empty, body(media = "image/*"))]
struct PutPhoto {
    #[api(body = bytes)]
    body: specwright::File,
}

#[derive(Clone, PartialEq, specwright::Model, specwright::Validate)]
#[api(content)]
enum Sketch {
    #[api(bytes = "image/*")]
    Photo(specwright::File),
    #[api(text = "text/plain")]
    Words(String),
}

#[derive(Clone, PartialEq, specwright::Request)]
#[api(http = "PUT /sketch", out = empty)]
struct PutSketch {
    #[api(body = content)]
    body: Option<Sketch>,
}

#[derive(Clone, PartialEq, specwright::Request)]
#[api(http = "POST /album", out = empty)]
struct PostAlbum {
    #[api(part = "cover", media = "image/*; q=1", length(min = 1))]
    cover: specwright::File,
    #[api(part = "more", media = "image/*")]
    more: Option<Vec<specwright::FileOrText>>,
    #[api(part = "sheet", media = "application/pdf")]
    sheet: specwright::File,
    #[api(part = "any", media = "*/*")]
    any: Option<specwright::File>,
}

/// Valid ones can be sent, and broken ones have nothing else wrong.
#[test]
fn files_of_samples_have_a_media_type_where_callers_choose_it() {
    use specwright::samples;

    fn can_be_sent<T: Request>() {
        for_all(samples::valid::<T>(), |request| {
            proptest::prop_assert_eq!(found(request.validate()), Vec::new());
            Ok(())
        });
    }
    can_be_sent::<PutPhoto>();
    can_be_sent::<PutSketch>();
    can_be_sent::<PostAlbum>();
    for_all(samples::broken::<PostAlbum>(), |broken| {
        proptest::prop_assert_eq!(found(broken.value.validate()), vec![(broken.pointer, broken.rule)]);
        Ok(())
    });
    for_all(samples::valid::<PostAlbum>(), |album| {
        proptest::prop_assert_eq!(album.cover.media_type(), Some("image/example"));
        proptest::prop_assert_eq!(album.sheet.media_type(), None);
        Ok(())
    });
}

#[test]
fn a_media_type_that_the_operation_does_not_take_and_headers_of_the_form_are_refused() {
    let file = || specwright::File::from(b"a");
    let png = || file().with_media_type("image/png");
    let photo = |body: specwright::File| PutPhoto { body }.validate();
    let files = |file: specwright::File, more: specwright::File| {
        Files::builder().title("a").file(file).note("b").more([more]).build().validate()
    };
    assert!(photo(png()).is_ok() && files(file(), png()).is_ok());
    for (refused, problem) in [
        (photo(file()), "the body needs a media type, one of `image/*`: `File::with_media_type`"),
        (
            photo(file().with_media_type("text/plain")),
            "the body has the media type `text/plain`, and must have `image/*`",
        ),
        (photo(file().with_media_type("image/*")), "the body has a media type that is not valid: `image/*`"),
        (
            photo(file().with_media_type("image/png\r\nx: y")),
            "the body has a media type that is not valid: `image/png\\r\\nx: y`",
        ),
        (
            files(png(), png()),
            "the part `file` has the media type `image/png`, and must have `application/pdf`",
        ),
        (
            files(file().with_header("x-a", "b\r\nc: d"), png()),
            "the part `file` has a header `x-a` that has a line break; take it out",
        ),
        (
            files(file().with_header("content-disposition", "form-data"), png()),
            "the part `file` has a header `content-disposition` that is one that the request sets itself",
        ),
    ] {
        let violations = refused.unwrap_err();
        assert_eq!(violations.iter().map(|violation| violation.message()).collect::<Vec<_>>(), [problem]);
    }
}
