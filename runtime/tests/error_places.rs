//! Errors as APIs have them: code and message further in, in lists and in headers, bodies of their own, and refusals with a
//! status of success.

use specwright::{
    ApiError, Error, Model, Operation, Response, Undocumented, Validate, decode_response, http,
};

#[derive(Clone, PartialEq, Model)]
struct Problem {
    existing: String,
}

#[derive(ApiError)]
#[api(error_body(
    code = "/errors/0/code",
    message = "/error/message",
    status = "/error/status",
    request_id(header = "x-request-id"),
    on_success
))]
#[non_exhaustive]
enum PutThingError {
    #[api(status = 409, code = "taken", message = "{name} is taken")]
    Taken {
        name: String,
        #[api(body)]
        problem: Option<Box<Problem>>,
        error: Error,
    },
    #[api(status = 409)]
    Conflict {
        #[api(body)]
        body: Option<Box<Problem>>,
        error: Error,
    },
    #[api(status = 404, code = "missing")]
    Missing { error: Error },
    #[api(other)]
    Other(Undocumented),
}

#[derive(Clone, PartialEq, Model)]
struct Thing {
    name: String,
}

#[derive(Clone, PartialEq, Model)]
struct Lenient {
    name: Option<String>,
}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "PUT /thing", out(json = Thing, expect("ok" = true)), error = PutThingError)]
struct PutThing {}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "PUT /thing", out(json = Lenient), error = PutThingError)]
struct PutLenient {}

fn response(status: u16, body: &str) -> Response {
    let builder = http::Response::builder().status(status).header("X-Request-Id", "r-1");
    builder.body(body.to_owned().into()).unwrap()
}

fn error_of(status: u16, body: &str) -> PutThingError {
    decode_response::<PutThing>(response(status, body)).unwrap_err()
}

#[test]
fn code_and_message_stand_further_in_and_the_id_in_a_header() {
    let body =
        r#"{"existing":"a","errors":[{"code":"taken"},{"code":"b"}],"error":{"message":"lamp is taken"}}"#;
    let error = error_of(409, body);
    assert_eq!((error.code(), error.request_id()), (Some("taken"), Some("r-1")));
    let PutThingError::Taken { name, problem, .. } = error else { panic!("{error:?}") };
    assert_eq!((name.as_str(), problem.unwrap().existing.as_str()), ("lamp", "a"));
}

#[test]
fn what_breaks_off_behind_them_is_no_hindrance() {
    for body in [
        r#"{"errors":[{"code":"missing","#,
        r#"{"errors":[{"code":"missing"}"#,
        r#"{"errors":[{"more":{"code":1},"code":"missing"},{"code":"b"#,
        r#"{"errors":[{"code":"early"}],"errors":[{"code":"missing"}]}"#,
        r#" { "errors" : [ { "c\u006fde" : "missing" } ] , "error" : 7 } "#,
    ] {
        let error = error_of(404, body);
        assert!(matches!(error, PutThingError::Missing { .. }), "{body}: {error:?}");
    }
    for body in
        [r#"{"errors":[]}"#, r#"{"errors":{"code":"missing"}}"#, r#"{"errors":[{"code":{}}]}"#, "[]", "7"]
    {
        let error = error_of(404, body);
        assert_eq!(error.code(), None, "{body}");
    }
}

#[test]
fn a_body_that_is_another_leaves_its_field_empty() {
    let PutThingError::Conflict { body, error } = error_of(409, r#"{"existing":7}"#) else { panic!() };
    assert!(body.is_none());
    assert_eq!(error.decode_body::<Problem>().unwrap_err().pointer(), "/existing");
}

#[test]
fn a_success_shows_its_proof_itself() {
    let output = decode_response::<PutThing>(response(200, r#"{"ok":true,"name":"a"}"#)).unwrap();
    assert_eq!(output.name, "a");
    for body in [r#"{"ok":false,"name":"a"}"#, r#"{"name":"a"}"#, r#"{"ok":"true","name":"a"}"#] {
        let error = error_of(200, body);
        assert!(error.is_refusal() && !error.is_decode(), "{body}: {error:?}");
        assert_eq!(error.pointer(), Some("/ok"));
    }
    let error = error_of(200, r#"{"ok":true}"#);
    assert!(error.is_decode(), "{error:?}");
}

#[test]
fn a_refusal_reads_the_same_whether_or_not_an_output_would_have_decoded() {
    let body = r#"{"errors":[{"code":"missing"}]}"#;
    let strict = error_of(200, body);
    let lenient = decode_response::<PutLenient>(response(200, body)).unwrap_err();
    for error in [strict, lenient] {
        assert!(error.is_refusal() && !error.is_decode(), "{error:?}");
        assert!(matches!(error, PutThingError::Missing { .. }), "{error:?}");
    }
}
