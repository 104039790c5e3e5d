//! Documented errors of an enum written by hand: which one an answer is, and what is kept.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may, too")]

use std::error::Error as StdError;
use std::time::Duration;

use proptest::prelude::*;
use specwright::bytes::Bytes;
use specwright::{
    ApiError, DateTime, Error, InvalidRequest, Model, Operation, Response, Undocumented, Validate,
    decode_response, http,
};

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /things", out(json = Vec<String>), error = GetThingsError)]
struct GetThings {}

/// Out of order on purpose: what is most specific does not depend on it.
#[derive(ApiError)]
#[api(error_body(code = "code", message = "message", status = "status", request_id = "traceId"))]
#[non_exhaustive]
enum GetThingsError {
    #[api(status = 4xx)]
    Refused { error: Error },
    #[api(status(409, 410))]
    Gone { error: Error },
    #[api(status = 409)]
    Conflict(Error),
    #[api(status = 409, code = "Taken")]
    Taken { error: Error },
    #[api(status = 4xx, code = "Taken")]
    TakenSomehow { error: Error },
    #[api(status = 409, message = "Thing {id} of {owner} is taken")]
    ThingOfOwnerTaken { id: i64, owner: String, error: Error },
    #[api(status = 4xx, message = "Thing {id} is taken")]
    ThingTaken { id: String, error: Error },
    #[api(status = 4xx, message = "Thing 7 is taken")]
    SevenTaken { error: Error },
    #[api(status = 409, code = "Taken", message = "{what} is taken")]
    SomethingTaken { what: String, error: Error },
    #[api(status(409, 422), code = "Taken", message = "All is taken")]
    AllTaken { error: Error },
    #[api(status = 503, message = "{{busy}} until {until-when}")]
    Busy {
        #[api(parameter = "until-when")]
        until: DateTime,
        error: Error,
    },
    #[api(invalid)]
    Invalid(InvalidRequest),
    #[api(other)]
    Other(Undocumented),
}

fn response(status: u16, body: impl Into<Bytes>) -> Response {
    http::Response::builder().status(status).body(body.into()).unwrap()
}

fn error_of(status: u16, body: impl Into<Bytes>) -> GetThingsError {
    decode_response::<GetThings>(response(status, body)).unwrap_err()
}

fn body(code: &str, message: &str) -> String {
    format!(r#"{{"code":"{code}","message":"{message}","status":409,"traceId":17}}"#)
}

#[test]
fn the_most_specific_that_fits_is_taken() {
    for (status, code, message, expected) in [
        // Code and message, exact before one with parameters.
        (409, "Taken", "All is taken", "AllTaken"),
        (422, "Taken", "All is taken", "AllTaken"),
        (409, "Taken", "Thing 7 is taken", "SomethingTaken"),
        (409, "Taken", "Thing 7 of me is taken", "SomethingTaken"),
        // A message before a code, exact before one with parameters.
        (422, "Taken", "Thing 7 is taken", "SevenTaken"),
        (409, "Other", "Thing 7 is taken", "SevenTaken"),
        (422, "Taken", "Thing 8 is taken", "ThingTaken"),
        // Of two with parameters the one with more text, if all parameters fit.
        (409, "Other", "Thing 8 of me is taken", "ThingOfOwnerTaken"),
        (409, "Other", "Thing x of me is taken", "ThingTaken"),
        (410, "Other", "Thing 8 of me is taken", "ThingTaken"),
        // A code before a status, one status before a class.
        (409, "Taken", "?", "Taken"),
        (409, "Taken", " is taken", "Taken"),
        (410, "Taken", "?", "TakenSomehow"),
        // One status before several, several before a class.
        (409, "taken", "All is taken", "Conflict"),
        (410, "taken", "All is taken", "Gone"),
        (404, "taken", "All is taken", "Refused"),
        // What is not written does not match.
        (500, "Taken", "All is taken", "Other"),
        (301, "Taken", "Thing 7 is taken", "Other"),
        (503, "Taken", "{busy} until tomorrow", "Other"),
        (503, "", "{busy} until 2024-12-02T17:05:36Z", "Busy"),
    ] {
        let error = error_of(status, body(code, message));
        let other = matches!(error, GetThingsError::Other(_)).then_some("Other");
        assert_eq!(error.documented().or(other), Some(expected), "{status} {code} {message}");
        assert_eq!(error.status().unwrap(), status);
        assert_eq!((error.code(), error.message()), (Some(code), Some(message)));
        assert_eq!(error.request_id(), Some("17"), "a number as it is written");
    }
}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /things", out = empty, error = NumberedError)]
struct GetNumbered {}

#[derive(ApiError)]
#[api(error_body(code = "/error/code", request_id = "id", status = "status", on_success))]
#[non_exhaustive]
enum NumberedError {
    #[api(status = 429, code = "20429")]
    TooMany { error: Error },
    #[api(other)]
    Other(Undocumented),
}

#[test]
fn a_code_that_is_a_number_is_compared_by_its_value() {
    let said = |status, code: &str| {
        let body = format!(r#"{{"error":{{"code":{code}}},"status":429.0,"id":7.0}}"#);
        decode_response::<GetNumbered>(response(status, body)).unwrap_err()
    };
    for code in ["20429", "20429.0", "2.0429e4", "204290E-1", r#""20429""#] {
        for status in [429, 200] {
            let error = said(status, code);
            assert!(matches!(error, NumberedError::TooMany { .. }), "{code} {error:?}");
            assert_eq!((error.code(), error.request_id()), (Some("20429"), Some("7.0")), "{code}");
        }
    }
    for (code, shown) in [("20429.5", "20429.5"), (r#""20429.0""#, "20429.0"), ("true", "true")] {
        let error = said(429, code);
        assert!(matches!(error, NumberedError::Other(_)), "{code}");
        assert_eq!(error.code(), Some(shown));
    }
}

#[test]
fn parameters_are_of_the_types_of_their_fields() {
    let said = |message: &str| error_of(409, body("Other", message));
    match said("Thing -8 of Ada of Paris is taken") {
        GetThingsError::ThingOfOwnerTaken { id, owner, .. } => {
            assert_eq!((id, &*owner), (-8, "Ada of Paris"))
        }
        error => panic!("{error:?}"),
    }
    let GetThingsError::ThingTaken { id, error } = said(r"Thing \u00fc\n is taken") else { panic!() };
    assert_eq!(id, "ü\n");
    assert_eq!(error.parameter("id"), Some("ü\n"));
    assert_eq!((error.parameter("owner"), error.documented()), (None, Some("ThingTaken")));
    match error_of(409, body("Taken", "Thing 7 of me is taken")) {
        GetThingsError::SomethingTaken { what, .. } => assert_eq!(what, "Thing 7 of me"),
        error => panic!("{error:?}"),
    }
    for message in ["Thing 1.0 of x is taken", "Thing +1 of x is taken", "Thing 1e3 of x is taken"] {
        assert!(matches!(said(message), GetThingsError::ThingTaken { .. }), "{message}");
    }
    let GetThingsError::Busy { until, .. } = error_of(503, body("", "{busy} until 2024-12-02T17:05:36Z"))
    else {
        panic!()
    };
    assert_eq!(until.as_str(), "2024-12-02T17:05:36Z");
}

#[test]
fn an_error_and_the_common_error_turn_into_each_other_and_lose_nothing() {
    let text = body("Taken", "All is taken");
    let response =
        http::Response::builder().status(409).header("x-id", "7").body(text.clone().into()).unwrap();
    let common = Error::from(decode_response::<GetThings>(response).unwrap_err());
    assert_eq!(common.documented(), Some("AllTaken"));
    assert_eq!(
        (common.operation(), common.headers().unwrap()["x-id"].as_bytes()),
        (Some("getThings"), &b"7"[..])
    );
    assert_eq!(common.body().unwrap(), text.as_bytes());
    let again = GetThingsError::from(common);
    assert!(matches!(again, GetThingsError::AllTaken { .. }), "{again:?}");
    assert_eq!(again.to_string(), Error::from(again).to_string());
}

#[test]
fn what_an_enum_and_the_error_in_it_both_have_is_the_same() {
    use std::error::Error as _;
    let broken = |_: http::Request<specwright::bytes::Bytes>| async {
        Err::<Response, _>(specwright::TransportError::other("connection reset"))
    };
    let client = specwright::Client::builder().base_url("http://h.test").transport(broken).build().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let error = runtime.block_on(client.call(GetThings {})).unwrap_err();
    let common: &Error = &error;
    assert_eq!(error.to_string(), common.to_string());
    assert_eq!(error.source().unwrap().to_string(), "connection reset");
    assert_eq!(error.source().unwrap().to_string(), common.source().unwrap().to_string());
    assert_eq!(format!("{error:?}"), format!("GetThingsError({common:?})"));
}

#[test]
fn a_line_says_what_happened_and_debug_says_all() {
    let error = error_of(409, body("Other", r#"Thing \"a\nb\u0007\" is taken"#));
    assert_eq!(
        error.to_string(),
        r#"getThings: the server answered 409 Conflict, code "Other", message "Thing \"a\nb\u{7}\" is taken" (ThingTaken)"#
    );
    let shown = format!("{error:?}");
    for part in ["GetThingsError(", "ThingTaken", "409", "traceId", "request_id: Some(\"17\")"] {
        assert!(shown.contains(part), "{part} in {shown}");
    }
    let long = self::error_of(404, body("Other", &"long ".repeat(1000)));
    assert!(long.to_string().len() < 500, "{long}");
    let huge = self::error_of(404, "<".repeat(100_000));
    assert!(format!("{huge:?}").contains("… (100000 bytes)"));
    assert!(huge.source().is_none());
}

#[test]
fn errors_are_small() {
    assert_eq!(size_of::<Error>(), 8);
    assert!(size_of::<GetThingsError>() <= 64);
    assert_eq!(size_of::<Result<(), Error>>(), 8);
    fn travels<T: Send + Sync + 'static>() {}
    travels::<GetThingsError>();
    travels::<Error>();
}

#[test]
fn the_server_may_say_how_long_to_wait() {
    let answer = |value: &str| {
        let response = http::Response::builder().status(503).header("retry-after", value).body(Bytes::new());
        specwright::decode_response::<GetThings>(response.unwrap()).unwrap_err().retry_after()
    };
    assert_eq!(answer("7"), Some(Duration::from_secs(7)));
    assert_eq!(answer("Wed, 21 Oct 2015 07:28:00 GMT"), Some(Duration::ZERO));
    assert_eq!(answer("later"), None);
    assert_eq!(error_of(503, "").retry_after(), None);
}

/// Errors in a 2xx, of an API that has them.
mod in_success {
    use super::*;

    #[derive(Clone, PartialEq, Model, Validate, Operation)]
    #[api(http = "GET /word", out = text, error = GetWordError)]
    struct GetWord {}

    #[derive(ApiError)]
    #[api(error_body(code = "code", status = "status", on_success))]
    enum GetWordError {
        #[api(status = 404)]
        NotFound { error: Error },
        #[api(status = 409, code = "Taken")]
        Taken { error: Error },
        #[api(status = 202, code = "Later")]
        Later { error: Error },
        #[api(other)]
        Other(Undocumented),
    }

    #[test]
    fn the_body_says_which_error_it_is() {
        let read = |status, body: &'static str| decode_response::<GetWord>(response(status, body));
        assert!(matches!(read(200, r#"{"status":404}"#), Err(GetWordError::NotFound { .. })));
        assert!(matches!(read(200, r#"{"status":"404","code":"x"}"#), Err(GetWordError::NotFound { .. })));
        assert!(matches!(read(200, r#"{"code":"Taken"}"#), Err(GetWordError::Taken { .. })));
        assert!(matches!(read(201, r#"{"code":"Taken",}"#), Err(GetWordError::Taken { .. })));
        assert!(matches!(read(202, r#"{"code":"Later"}"#), Err(GetWordError::Later { .. })));
        let error = read(200, r#"{"status":418}"#).unwrap_err();
        assert!(matches!(error, GetWordError::Other(_)) && error.is_refusal());
        assert_eq!(error.status().unwrap(), 200);
        for body in [r#"{"status":200}"#, r#"{"code":"taken"}"#, "{}", "Taken", "", r#"[{"status":404}]"#] {
            assert_eq!(read(200, body).unwrap(), body);
        }
        assert!(matches!(read(404, "status 409"), Err(GetWordError::NotFound { .. })));
    }
}

proptest! {
    /// Nothing that a server sends makes it panic, and nothing of it is lost.
    #[test]
    fn any_answer_is_kept(
        status in 100_u16..1000,
        body in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..80),
            "[{}\\[\\],:\"\\\\ua-c0-9 ]{0,40}".prop_map(String::into_bytes),
            r#"\{"(code|message|status|traceId)":("(Taken|Thing [0-9a-c]{0,2} (of x )?is taken)"|[0-9]{1,3}|null),?.{0,10}\}?"#
                .prop_map(String::into_bytes),
        ],
        (name, value) in ("[a-z-]{1,12}", "[ -~]{0,20}"),
    ) {
        let response = http::Response::builder().status(status).header(&name, &value).body(Bytes::from(body.clone()));
        match decode_response::<GetThings>(response.unwrap()) {
            Ok(things) => {
                prop_assert!((200..300).contains(&status));
                prop_assert_eq!(serde_json::from_slice::<Vec<String>>(&body).unwrap(), things);
            }
            Err(error) => {
                let _ = format!("{error} {error:?} {:?} {:?}", error.code(), error.retry_after());
                prop_assert_eq!(error.status().unwrap(), status);
                prop_assert_eq!(error.body().unwrap(), &body);
                prop_assert_eq!(&error.headers().unwrap()[&name], value.as_str());
                let common = Error::from(error);
                prop_assert_eq!(common.body().unwrap(), &body);
                prop_assert_eq!(common.into_response().unwrap().status(), status);
            }
        }
    }

    /// Whole JSON says the same when it is read by serde_json.
    #[test]
    fn whole_bodies_are_read_as_json(
        members in prop::collection::vec(("(code|message|status|x|co.?de)", any::<Value>()), 0..6),
    ) {
        let text = members.iter().map(|(name, value)| format!("{}:{}", serde_json::json!(name), value.0));
        let text = format!("{{{}}}", text.collect::<Vec<_>>().join(","));
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        let error = error_of(500, text);
        prop_assert_eq!(error.message(), value["message"].as_str());
        let code = match &value["code"] {
            serde_json::Value::String(text) => Some(text.clone()),
            serde_json::Value::Number(_) | serde_json::Value::Bool(_) => Some(value["code"].to_string()),
            _ => None,
        };
        prop_assert_eq!(error.code(), code.as_deref());
    }
}

/// A JSON value.
#[derive(Clone, Debug)]
struct Value(serde_json::Value);

impl Arbitrary for Value {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(Into::into),
            any::<i64>().prop_map(Into::into),
            ".*".prop_map(Into::into),
            "[\\\\\"{}\\[\\],:]{0,8}".prop_map(Into::into),
        ];
        let tree = leaf.prop_recursive(3, 16, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
                prop::collection::btree_map(".{0,4}", inner, 0..4)
                    .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
            ]
        });
        tree.prop_map(Self).boxed()
    }
}
