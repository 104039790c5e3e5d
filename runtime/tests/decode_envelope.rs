//! Outputs inside an envelope.
#![allow(clippy::unwrap_used, reason = "helpers of tests may, too")]

use specwright::decode::{self, Envelope, Literal};
use specwright::{DecodeError, Response};

const PLAIN: Envelope = Envelope::new("data");
const PROVEN: Envelope = Envelope::new("response").expect(&[
    ("status", Literal::String("success")),
    ("code", Literal::Integer(0)),
    ("ok", Literal::Boolean(true)),
]);

fn open(envelope: &Envelope, body: &str) -> Result<Vec<i64>, DecodeError> {
    decode::enveloped(&Response::new(body.to_owned().into()), envelope)
}

#[track_caller]
fn refuses(envelope: &Envelope, body: &str, is_refusal: bool, [pointer, expected, found]: [&str; 3]) {
    let error = open(envelope, body).unwrap_err();
    assert_eq!((error.pointer(), error.expected(), error.found()), (pointer, expected, found), "{body}");
    assert_eq!(error.is_refusal(), is_refusal, "{body}");
}

#[test]
fn gives_the_member() {
    assert_eq!(open(&PLAIN, r#"{"data":[1,2]}"#).unwrap(), [1, 2]);
    assert_eq!(open(&PLAIN, " {\"x\": {\"data\": 0}, \"data\" : [ 1 ] , \"y\":[]} \n").unwrap(), [1]);
    assert_eq!(open(&PLAIN, r#"{"data":[1],"dat\u0061":[2]}"#).unwrap(), [2], "the last one wins");
    let body = r#"{"status":"success","response":[3],"ok":true,"code":0}"#;
    assert_eq!(open(&PROVEN, body).unwrap(), [3]);
}

#[test]
fn pointers_begin_with_the_member() {
    refuses(&PLAIN, r#"{"data":[1,"x"]}"#, false, ["/data/1", "an integer of 64 bits", "string"]);
    refuses(&PLAIN, "{\n\"data\":\n{}}", false, ["/data", "an array", "object"]);
    refuses(&PLAIN, r#"{"data":null}"#, false, ["/data", "an array", "null"]);
    refuses(&PLAIN, "{}", false, ["/data", "a value", "nothing"]);
    refuses(&PLAIN, "[1]", false, ["", "an object", "array"]);
    refuses(&PLAIN, "", false, ["", "JSON", "an empty body"]);
    refuses(&PLAIN, r#"{"data":[1"#, false, ["/data/0", "more JSON", "the end of the body"]);
    refuses(&PLAIN, r#"{"data":[1e999]}"#, false, ["/data/0", "an integer of 64 bits", "number"]);
}

#[test]
fn without_the_proof_of_success_the_content_is_not_looked_at() {
    refuses(&PROVEN, r#"{"statusCode":400,"message":"no"}"#, true, ["/status", "\"success\"", "nothing"]);
    refuses(&PROVEN, r#"{"status":"error"}"#, true, ["/status", "\"success\"", "string"]);
    refuses(&PROVEN, r#"{"status":null}"#, true, ["/status", "\"success\"", "null"]);
    refuses(&PROVEN, r#"{"status":"success","code":0.5}"#, true, ["/code", "0", "number"]);
    refuses(&PROVEN, r#"{"status":"success","code":0,"ok":false}"#, true, ["/ok", "true", "boolean"]);
    let proven = r#"{"status":"success","code":0,"ok":true}"#;
    refuses(&PROVEN, proven, false, ["/response", "a value", "nothing"]);
}
