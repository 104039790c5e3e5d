//! What must not be seen anywhere: a marker stands for every secret, servers repeat it wherever they can, and
//! everything that can be printed is.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::error::Error as StdError;
use std::fmt::{Debug, Display};
use std::panic::{AssertUnwindSafe, catch_unwind};

use specwright::{
    Api, ApiError, ApiInfo, Call, Client, ClientBuilder, Credential, Error, Model, Operation, Scheme,
    SchemeKind, Secret, Undocumented, Validate,
};
use specwright_tests::{Answer, Log, Server, block_on};

const MARKER: &str = "s3cr3t/M4RKER==";

/// The marker as it is, and as JSON, forms, base64 and URLs write it.
const FORMS: [&str; 5] =
    [MARKER, r"s3cr3t\/M4RKER==", "s3cr3t%2FM4RKER%3D%3D", "M4RKER", "czNjcjN0L000UktFUj09"];

/// Answers that repeat it: in code and message, anywhere in the body, in headers, and in what cannot be read.
fn answers() -> Vec<Answer> {
    let error = |status| {
        let body = serde_json::json!({
            "code": MARKER, "reason": MARKER, "message": format!("no such token: {MARKER}"), "traceId": MARKER,
            "statusCode": 400, "status": MARKER, "token": [MARKER],
        });
        Answer::json(status, body.to_string())
    };
    let escaped = format!(r#"{{"message":"{}"}}"#, FORMS[1]);
    let mut answers = vec![
        error(400),
        error(401),
        error(404),
        error(409),
        error(200),
        Answer::json(400, escaped),
        Answer::new(400, MARKER),
        Answer::new(502, format!("<html>{MARKER}</html>")),
        Answer::new(200, format!("{{\"{MARKER}\":")),
        Answer::new(200, format!("[\"{MARKER}")),
        Answer::new(400, "Account with id 42 not found"),
        Answer::new(404, format!("<pre>Cannot POST /open?key={}</pre>", FORMS[2])),
        Answer::new(302, "").header("location", &format!("/?token={MARKER}")),
    ];
    answers.push(Answer::new(400, "").header("x-echo", MARKER).header("set-cookie", MARKER));
    answers
}

#[track_caller]
fn assert_hidden(text: &str) {
    for form in FORMS {
        assert!(!text.contains(form), "{form} in {text}");
    }
}

#[track_caller]
fn assert_error_hides<E: StdError + Into<Error>>(error: E) {
    let mut shown = format!("{error} {error:?} {error:#?}");
    let mut source = error.source();
    while let Some(error) = source {
        shown.push_str(&format!(" {error} {error:?}"));
        source = error.source();
    }
    assert_hidden(&shown);
    let common: Error = error.into();
    assert_hidden(&format!("{common} {common:?} {common:#?}"));
}

#[track_caller]
fn assert_call_hides<O: Operation>(call: Call<O>)
where
    O::Output: Debug,
    O::Error: Debug + Display,
{
    assert_hidden(&format!("{call:?} {call:#?}"));
    match block_on(call) {
        Ok(output) => assert_hidden(&format!("{output:?} {output:#?}")),
        Err(error) => assert_error_hides(error),
    }
}

#[test]
fn neither_generated_clients_nor_their_calls_and_errors_show_a_secret() {
    for answer in answers() {
        let server = Server::start(answer);
        let personr = personr::Client::builder().base_url(server.url("")).token(MARKER);
        assert_hidden(&format!("{personr:?}"));
        let personr = personr.build().unwrap();
        let request = personr.generate_token().email("a@b.cd").password(MARKER).build();
        assert_hidden(&format!("{personr:?} {request:?} {request:#?}"));
        assert_hidden(&format!("{:?}", personr.request(&request).unwrap()));
        assert_hidden(&format!(
            "{:?}",
            personr
                .request(&personr.create_applicant().email("e").phone("p").flow_name("f").build())
                .unwrap()
        ));
        assert_call_hides(personr.call(request));
        assert_call_hides(personr.create_applicant().email("e").phone("p").flow_name("f").send());

        let verifik = verifik::Client::builder().base_url(server.url("")).token(MARKER).build().unwrap();
        assert_call_hides(
            verifik.create_app_registration().project("p").project_flow("f").email("a@b.cd").send(),
        );
        let flow = verifik
            .create_project_flow()
            .project("p")
            .type_("t")
            .name("n")
            .target("personal")
            .status("draft");
        assert_call_hides(flow.send());

        let baf = baf::Client::builder().base_url(server.url("")).token(MARKER).build().unwrap();
        assert_call_hides(baf.create_applicant().first_name("f").last_name("l").phone("1").send());
        assert_call_hides(baf.delete_applicant().applicant_id("a").send());
        // Its output is the text of the answer.
        if let Err(error) = block_on(baf.check_applicant_status().applicant_id("a").send()) {
            assert_error_hides(error);
        }
        assert_call_hides(baf.get_attempt_images().applicant_id("a").attempt_id(1).send());
        assert_call_hides(baf.get_applicant().applicant_id("a").send());
    }
}

#[test]
fn a_panic_about_an_error_shows_no_secret() {
    let server = Server::start(Answer::json(400, format!("{{\"message\":\"{MARKER}\"}}")));
    let client = personr::Client::builder().base_url(server.url("")).token(MARKER).build().unwrap();
    let result = block_on(client.create_applicant().email("e").phone("p").flow_name("f").send());
    let panic = catch_unwind(AssertUnwindSafe(|| result.map(drop).unwrap())).unwrap_err();
    assert_hidden(panic.downcast_ref::<String>().expect("the text of a panic"));
}

/// An API with every kind of scheme.
enum Vault {}

impl Api for Vault {
    const INFO: ApiInfo = ApiInfo::new("vault").schemes(&[
        Scheme::new("bearer", SchemeKind::Bearer),
        Scheme::new("basic", SchemeKind::Basic),
        Scheme::new("header", SchemeKind::Header("x-key")),
        Scheme::new("query", SchemeKind::Query("key")),
    ]);
}

#[derive(ApiError)]
#[api(error_body(code = "code", message = "message", request_id = "traceId", on_success))]
enum OpenError {
    #[api(status = 400, message = "no such token")]
    Missing { error: Error },
    #[api(other)]
    Other(Undocumented),
}

macro_rules! open {
    ($name:ident, $scheme:literal) => {
        #[derive(Clone, PartialEq, Model, Validate, Operation)]
        #[api(http = "POST /open", auth = $scheme, out(json = Vec<i64>), error = OpenError)]
        struct $name {}
    };
}

open!(OpenByBearer, "bearer");
open!(OpenByBasic, "basic");
open!(OpenByHeader, "header");
open!(OpenByQuery, "query");

/// One whose own members are secret.
#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "POST /open/{pin}", out(json = Vec<i64>), error = OpenError)]
struct OpenWithPin {
    #[api(path = "pin")]
    pin: Secret,
    #[api(query = "q")]
    query: Option<Secret>,
    #[api(header = "x-pin")]
    header: Option<Secret>,
    #[api(json = "body")]
    body: Option<Secret>,
}

#[test]
fn every_scheme_and_every_place_keeps_its_secret() {
    for answer in answers() {
        let server = Server::start(answer);
        let vault: Client<Vault> = ClientBuilder::new()
            .base_url(server.url(""))
            .credential("bearer", MARKER)
            .credential("basic", Credential::basic("ada", MARKER))
            .credential("header", MARKER)
            .credential("query", MARKER)
            .build()
            .unwrap();
        assert_hidden(&format!("{:?}", vault));
        assert_call_hides(vault.call(OpenByBearer {}));
        assert_call_hides(vault.call(OpenByBasic {}));
        assert_call_hides(vault.call(OpenByHeader {}));
        assert_call_hides(vault.call(OpenByQuery {}));
        let secret = || Some(Secret::from(MARKER));
        let pin = OpenWithPin { pin: MARKER.into(), query: secret(), header: secret(), body: secret() };
        assert_hidden(&format!("{pin:?}"));
        assert_call_hides(vault.call(pin));
    }
}

#[test]
fn a_server_that_is_not_there_learns_nothing_and_neither_does_the_reader_of_the_error() {
    let vault: Client<Vault> =
        ClientBuilder::new().base_url("http://127.0.0.1:1").credential("query", MARKER).build().unwrap();
    assert_call_hides(vault.call(OpenByQuery {}));
    let pin = OpenWithPin { pin: MARKER.into(), query: Some(MARKER.into()), header: None, body: None };
    assert_call_hides(vault.call(pin));
}

#[test]
fn what_cannot_be_sent_is_refused_without_being_shown() {
    for bad in [format!("{MARKER}\n"), format!("{MARKER}\u{0}"), String::new()] {
        if let Err(error) = Client::builder().base_url("http://127.0.0.1").token(bad.as_str()).build() {
            assert_error_hides(error);
        }
        let client = Client::builder().base_url("http://127.0.0.1:1").build().unwrap();
        let pin = OpenWithPin { pin: "..".into(), query: None, header: Some(bad.into()), body: None };
        assert_error_hides(client.request(&pin).unwrap_err());
    }
}

#[test]
fn nothing_that_is_logged_on_the_way_shows_a_secret() {
    let log = Log::default();
    let writer = log.clone();
    tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_writer(move || writer.clone())
        .init();
    let server = Server::start(Answer::json(400, "{}"));
    let vault: Client<Vault> = ClientBuilder::new()
        .base_url(server.url(""))
        .credential("bearer", MARKER)
        .credential("query", MARKER)
        .credential("header", MARKER)
        .build()
        .unwrap();
    let _ = block_on(vault.call(OpenByBearer {}));
    let _ = block_on(vault.call(OpenByHeader {}));
    let _ = block_on(vault.call(OpenByQuery {}));
    let secret = || Some(Secret::from(MARKER));
    let pin = OpenWithPin { pin: MARKER.into(), query: secret(), header: secret(), body: secret() };
    let _ = block_on(vault.call(pin));
    let logged = log.text();
    assert!(logged.contains("127.0.0.1"), "something is logged: {logged}");
    assert_hidden(&logged);
}
