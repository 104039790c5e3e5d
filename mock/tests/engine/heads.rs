//! Requests for heads (RFC 9110, section 9.3.2).

use specwright_mock::Mock;

use super::{ask, call};

const SPEC: &str = r#"
specwright: 1
api: { name: shelf, title: Shelf }
servers: { production: https://shelf.example.com }
types:
  Book: { members: { id: string, title: string } }
  Head: { members: { "ETag?": string, "Content-Length?": integer } }
operations:
  addBook: { http: POST /books, in: { json: { title: string } }, out: { status: 201, json: Book } }
  getBook:
    http: GET /books/{id}
    in: { path: { id: string }, header: { "If-None-Match?": string } }
    out:
      Found: { json: Book }
      NotModified: { status: 304, body: empty }
  checkBook:
    http: HEAD /books/{id}
    in: { path: { id: string }, header: { "If-None-Match?": string } }
    out:
      Found: { body: empty, headers: Head }
      NotModified: { status: 304, body: empty }
  renameBook: { http: "PATCH /books/{id}", in: { path: { id: string }, json: { title: string } }, out: Book }
  getScan: { http: GET /scan, out: { body: bytes, media: image/png, resumable: true } }
  checkScan: { http: HEAD /scan, out: { body: empty } }
  checkLock: { http: HEAD /lock, out: { Free: { body: empty }, Same: { status: 304, body: empty } } }
"#;

fn shelf() -> Mock {
    Mock::new("shelf.yaml", SPEC).unwrap_or_else(|invalid| panic!("{invalid}"))
}

#[test]
fn a_head_says_what_the_whole_says() {
    let mock = shelf();
    let book = call(&mock, "POST /books", r#"{ "title": "Emma" }"#).json();
    let path = format!("/books/{}", book["id"].as_str().unwrap());
    let head = || call(&mock, &format!("HEAD {path}"), "");
    let whole = call(&mock, &format!("GET {path}"), "");
    assert_eq!((head().status, head().body.len()), (200, 0));
    assert!(whole.header("etag").is_some());
    assert_eq!(head().header("etag"), whole.header("etag"));
    assert_eq!(head().header("content-length"), Some(&*whole.body.len().to_string()));

    let known = [("if-none-match", whole.header("etag").unwrap())];
    assert_eq!(ask(&mock, &format!("HEAD {path}"), &known, "").status, 304);
    call(&mock, &format!("PATCH {path}"), r#"{ "title": "Persuasion" }"#);
    assert_eq!(ask(&mock, &format!("HEAD {path}"), &known, "").status, 200, "it was modified");
    assert_eq!(head().header("etag"), call(&mock, &format!("GET {path}"), "").header("etag"));
    assert_eq!(call(&mock, "HEAD /books/none", "").status, 404);
}

#[test]
fn bytes_that_come_in_parts_have_one_tag() {
    let mock = shelf();
    let whole = call(&mock, "GET /scan", "");
    assert!(whole.header("etag").is_some());
    assert_eq!(call(&mock, "HEAD /scan", "").header("etag"), whole.header("etag"));
}

#[test]
fn a_head_of_nothing_else_has_a_tag_of_its_own() {
    let mock = shelf();
    let head = call(&mock, "HEAD /lock", "");
    let known = [("if-none-match", head.header("etag").unwrap())];
    assert_eq!(ask(&mock, "HEAD /lock", &known, "").status, 304);
}
