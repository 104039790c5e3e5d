//! Bodies that are empty, and bodies in other charsets than UTF-8.
#![allow(clippy::unwrap_used, reason = "helpers of tests may, too")]

use specwright::decode::{self, Envelope, Literal};
use specwright::{Json, Response};

fn response(content_type: &str, body: &[u8]) -> Response {
    let mut response = Response::new(body.to_vec().into());
    if !content_type.is_empty() {
        response.headers_mut().insert("content-type", content_type.parse().unwrap());
    }
    response
}

#[test]
fn an_empty_body_is_none_where_null_may_be() {
    for body in ["", " \r\n", "\u{feff}", "null"] {
        let response = response("", body.as_bytes());
        assert_eq!(decode::json::<Option<i64>>(&response), Ok(None), "{body:?}");
        assert_eq!(decode::json::<Json>(&response), Ok(Json::Null), "{body:?}");
    }
    let error = decode::json::<i64>(&response("", b"")).unwrap_err();
    assert_eq!((error.expected(), error.found()), ("JSON", "an empty body"));
    let error = decode::json::<Vec<i64>>(&response("", b"  ")).unwrap_err();
    assert_eq!((error.expected(), error.found()), ("JSON", "only blanks"));
}

#[test]
fn an_empty_body_proves_no_success() {
    const PLAIN: Envelope = Envelope::new("data");
    const PROVEN: Envelope = PLAIN.expect(&[("ok", Literal::Boolean(true))]);
    let empty = response("", b"");
    assert_eq!(decode::enveloped::<Option<i64>>(&empty, &PLAIN), Ok(None));
    assert!(decode::enveloped::<i64>(&empty, &PLAIN).is_err());
    assert!(decode::enveloped::<Option<i64>>(&empty, &PROVEN).is_err());
}

#[test]
fn json_in_another_charset_is_read_where_it_is_no_utf8() {
    let latin = response("application/json; charset=iso-8859-1", b"\"gr\xf6\xdfe\"");
    assert_eq!(decode::json::<String>(&latin).unwrap(), "größe");
    let utf8 = response("application/json; charset=iso-8859-1", "\"größe\"".as_bytes());
    assert_eq!(decode::json::<String>(&utf8).unwrap(), "größe");
    let wide = response("application/json", b"\xff\xfe[\x001\x00]\x00");
    assert_eq!(decode::json::<Vec<i64>>(&wide).unwrap(), [1]);
    let inside = response("application/json; charset=latin1", b"{\"data\":\"\xe9\"}");
    assert_eq!(decode::enveloped::<String>(&inside, &Envelope::new("data")).unwrap(), "é");
    let misfit = response("application/json; charset=latin1", b"[\"\xe9\",\"\"]");
    assert_eq!(decode::json::<Vec<i64>>(&misfit).unwrap_err().pointer(), "/0");
    assert!(decode::json::<String>(&response("application/json", b"\"\xe9\"")).is_err());
}

#[test]
fn a_text_that_cannot_be_read_is_refused_in_words() {
    let text = |content_type, body: &[u8]| decode::text(&response(content_type, body));
    assert_eq!(text("text/plain; charset=iso-8859-1", b"\xe9\x80").unwrap(), "é€");
    assert_eq!(text("text/plain", b"").unwrap(), "");
    let error = text("text/plain; charset=koi8-r", b"\xc1").unwrap_err();
    assert_eq!(
        error.to_string(),
        "its body is not as declared: expected text in UTF-8, UTF-16, ISO-8859-1 or windows-1252, found the charset `koi8-r`"
    );
    assert_eq!(text("text/plain", b"\xc1").unwrap_err().expected(), "UTF-8 text");
}
