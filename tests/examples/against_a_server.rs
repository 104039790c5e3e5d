//! Calls every operation of one of the three APIs at a server that knows the documented answers and takes the preferences
//! `code` and `example` ([Prism](https://docs.stoplight.io/docs/prism)): first for its success, then for each documented
//! error that has an example; each with the async client and the blocking one. `tests/interop/prism.sh` runs it; one line a call, and a failure in the end if one was not
//! what the description says.
//!
//! `cargo run -p specwright-tests --example against_a_server -- verifik http://127.0.0.1:4010`
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::process::ExitCode;

use serde_json::{Map, Value};
use specwright::bytes::Bytes;
use specwright::http::{self, HeaderValue, header::ACCEPT};
use specwright::transport::{Reqwest, Ureq, around};
use specwright::{CallOptions, Error, Operation, Retry, Transport};
use specwright_codegen::CheckedApi;
use specwright_codegen::ir::{self, Body, ErrorDef, ExampleRequest, StatusMatch, TextStyle};
use specwright_codegen::json::Json;
use specwright_codegen::source::SourceFile;
use specwright_tests::block_on;

/// What the async client gave, and the blocking one.
type Called = [(&'static str, Result<(), Error>); 2];

/// The calls of the clients, by the operation's name; requests are read from data.
type Caller = Box<dyn Fn(&str, Value, CallOptions) -> Called>;

macro_rules! caller {
    ($api:ident at $url:expr, $($name:literal => $operation:ident),+ $(,)?) => {{
        let built_in = taking_anything(Reqwest::new().expect("a transport"));
        let client = $api::Client::builder().base_url($url).token("sk_test").transport(built_in);
        let client = client.build().expect("a client");
        let waiting = $api::blocking::Client::builder().base_url($url).token("sk_test");
        let waiting = waiting.transport(taking_anything(Ureq::new())).build().expect("a client");
        let call: Caller = Box::new(move |name, data, options| match name {
            $($name => {
                let read = serde_json::from_value::<$api::operations::$operation>;
                let request = || read(data.clone()).expect("the request of an example");
                let sending = client.with_options(options.clone()).call(request());
                let waited = waiting.with_options(options).call(request());
                [("async", block_on(outcome(sending))), ("blocking", waited.map(drop).map_err(Into::into))]
            })+
            other => panic!("no row for {other}"),
        });
        call
    }};
}

async fn outcome<O: Operation>(call: specwright::Call<O>) -> Result<(), Error> {
    call.await.map(drop).map_err(Into::into)
}

/// BAF's samples ask for `text/plain` and show answers in JSON. Prism goes by the header, and has nothing in that type to
/// answer with.
fn taking_anything(built_in: impl Transport) -> impl Transport {
    around(built_in, |mut request: http::Request<Bytes>, inner| async move {
        request.headers_mut().insert(ACCEPT, HeaderValue::from_static("*/*"));
        inner.send(request).await
    })
}

fn caller(api: &str, url: &str) -> Caller {
    match api {
        "personr" => {
            caller!(personr at url, "generateToken" => GenerateToken, "createApplicant" => CreateApplicant)
        }
        "verifik" => caller!(
            verifik at url,
            "createAppRegistration" => CreateAppRegistration,
            "createProjectFlow" => CreateProjectFlow,
        ),
        "baf" => caller!(
            baf at url,
            "createApplicant" => CreateApplicant,
            "listApplicants" => ListApplicants,
            "deleteApplicant" => DeleteApplicant,
            "getApplicant" => GetApplicant,
            "checkApplicantStatus" => CheckApplicantStatus,
            "forceCloseApplicant" => ForceCloseApplicant,
            "listAttempts" => ListAttempts,
            "getAttempt" => GetAttempt,
            "resendLink" => ResendLink,
            "getAttemptImages" => GetAttemptImages,
        ),
        other => panic!("`{other}` is none of the three APIs"),
    }
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(name), Some(url)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: against_a_server API URL");
        return ExitCode::from(2);
    };
    let (api, call) = (spec(&name), caller(&name, &url));
    let mut wrong = 0;
    for operation in &api.operations {
        let requests = operation.examples.iter().filter_map(|example| example.request.as_ref());
        let example = requests.into_iter().find(|request| !has_json_in_a_part(operation, request));
        let values = example.expect("an example of every request").values.iter();
        let data: Map<String, Value> = values
            .map(|(at, value)| {
                (operation.members[*at].member.wire_name.clone(), Json::from(value).to_value())
            })
            .collect();
        let mut report = |wanted: Option<&str>, options: CallOptions| {
            for (client, result) in call(&operation.name, data.clone().into(), options.retry(Retry::OFF)) {
                let (is_right, got) = match &result {
                    Ok(()) => (wanted.is_none(), "success".to_owned()),
                    Err(error) => (wanted.is_some() && error.documented() == wanted, error.to_string()),
                };
                let verdict = if is_right { "ok   " } else { "WRONG" };
                println!("{verdict} {name} {}, {client}: {got}", operation.name);
                wrong += usize::from(!is_right);
            }
        };
        report(None, CallOptions::new());
        for error in operation.errors.iter().map(|id| &api[*id]) {
            let (Some(_), Some(status)) = (&error.example, status(error)) else { continue };
            let preference = format!("code={status}, example={}", error.name);
            report(Some(&error.name), CallOptions::new().header("prefer", preference));
        }
    }
    if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Prism checks parts as texts, whatever the `encoding` of the document says.
fn has_json_in_a_part(operation: &ir::Operation, request: &ExampleRequest) -> bool {
    let is_form = matches!(operation.body(), Body::Multipart | Body::Urlencoded);
    let mut given = request.values.iter().map(|(at, _)| &operation.members[*at].member);
    is_form && given.any(|member| member.style == Some(TextStyle::Json))
}

fn status(error: &ErrorDef) -> Option<u16> {
    match &error.status {
        StatusMatch::One(status) => Some(*status),
        StatusMatch::Several(statuses) => statuses.first().copied(),
        StatusMatch::Class(_) => None,
    }
}

fn spec(name: &str) -> CheckedApi {
    let path = format!("{}/../specs/{name}.yaml", env!("CARGO_MANIFEST_DIR"));
    let file = SourceFile::new(name, std::fs::read_to_string(path).expect("the spec"));
    specwright_codegen::read(&file).expect("a spec without errors").api
}
