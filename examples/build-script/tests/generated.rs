//! The client that the build script generates.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::{Arc, Mutex};

use specwright::{Response, bytes::Bytes, http};
use specwright_example_build_script::{
    light_up, lighthouse, lighthouse::Client, lighthouse::operations::SetLightError,
    lighthouse::types::Colour,
};

type Sent = Arc<Mutex<Vec<http::Request<Bytes>>>>;

fn client() -> (Client, Sent) {
    let sent = Sent::default();
    let seen = Arc::clone(&sent);
    let client = Client::builder()
        .credential("key", "secret")
        .transport(move |request: http::Request<Bytes>| {
            seen.lock().unwrap().push(request);
            async { Ok(Response::new(r#"{ "lit": true, "colour": "white" }"#.into())) }
        })
        .build()
        .expect("a client");
    (client, sent)
}

#[tokio::test]
async fn a_call_is_sent_and_its_answer_read() {
    let (client, sent) = client();
    let light = light_up(&client, "cape/north").await.expect("an answer");
    assert!(light.lit);
    assert_eq!(light.colour, Some(Colour::White));
    let requests = sent.lock().unwrap();
    assert_eq!(requests[0].uri(), "https://lights.example.com/lights/cape%2Fnorth");
    assert_eq!(requests[0].headers()["x-keeper"], "secret");
    assert_eq!(requests[0].body().as_ref(), br#"{"colour":"white","seconds":0}"#);
}

#[tokio::test]
async fn an_error_of_the_spec_is_told_apart() {
    let client = Client::builder()
        .credential("key", "secret")
        .transport(|_: http::Request<Bytes>| async {
            let answer = http::Response::builder().status(409).body(r#"{ "code": "lamp-broken" }"#.into());
            Ok(answer.expect("an answer"))
        })
        .build()
        .expect("a client");
    let error = client.set_light().id("x").colour("red").send().await.unwrap_err();
    assert!(matches!(error, SetLightError::LampBroken { .. }), "{error}");
}

#[tokio::test]
async fn rules_of_the_spec_hold() {
    let (client, sent) = client();
    let error = client.set_light().id("x").colour("white").maybe_seconds(Some(-1)).send().await.unwrap_err();
    assert!(matches!(error, SetLightError::Invalid(_)), "{error}");
    assert!(sent.lock().unwrap().is_empty());
}

#[test]
fn where_the_runtime_has_it_there_is_a_blocking_client() {
    let client = lighthouse::blocking::Client::builder()
        .credential("key", "secret")
        .transport(|_: http::Request<Bytes>| async { Ok(Response::new(r#"{ "lit": true }"#.into())) })
        .build()
        .expect("a client");
    let light = client.set_light().id("x").colour("red").seconds(0).send().expect("an answer");
    assert!(light.lit);
}
