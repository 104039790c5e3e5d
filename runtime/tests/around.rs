//! A transport around a transport, over a socket.
#![cfg(all(feature = "reqwest", feature = "blocking"))]
#![allow(clippy::unwrap_used, reason = "helpers of tests may, too")]

use std::sync::{Arc, Mutex};

use crate::support::both::{self, Calls, client};
use crate::support::server::Server;
use specwright::bytes::Bytes;
use specwright::transport::{Reqwest, Ureq, around};
use specwright::{BodyKind, Response, Transport, TransportError, blocking, http};

operation!(Read: GET "/things", specwright::Auth::any_of(&["token"]), |_request| ());
operation!(Create: POST "/things", |request| {
    request.begin(BodyKind::JsonObject);
    request.member("name", "Ada");
});

const EMPTY: &str = "HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";

/// Signs what is sent by its body, and writes down what comes of it.
fn signing(inner: impl Transport, log: &Arc<Mutex<Vec<String>>>) -> impl Transport {
    let log = Arc::clone(log);
    around(inner, move |mut request: http::Request<Bytes>, inner| {
        let log = Arc::clone(&log);
        async move {
            let signature = format!("{}-{}", request.method(), request.body().len());
            request.headers_mut().insert("x-signature", signature.parse().unwrap());
            assert!(request.headers().get("authorization").is_none_or(http::HeaderValue::is_sensitive));
            let answer = inner.send(request).await;
            let end = match &answer {
                Ok(response) => response.status().to_string(),
                Err(error) => error.to_string(),
            };
            log.lock().unwrap().push(end);
            answer
        }
    })
}

fn is_signed<C: Calls>(inner: impl Transport) {
    let (server, log) = (Server::answering(EMPTY), Arc::default());
    let client = client::<C>(&server.url).token("t").transport(signing(inner, &log)).build().unwrap();
    client.run(Create).unwrap();
    client.run(Read).unwrap();
    for signature in ["x-signature: POST-14", "x-signature: GET-0"] {
        let request = server.request();
        assert!(request.contains(signature), "{request}");
    }
    assert_eq!(*log.lock().unwrap(), ["200 OK", "200 OK"]);
}

#[test]
fn what_is_sent_can_be_signed_and_what_comes_be_logged() {
    is_signed::<specwright::Client>(Reqwest::new().unwrap());
    specwright::transport::install_tls_provider();
    is_signed::<specwright::Client>(Reqwest::from(specwright::reqwest::Client::new()));
    is_signed::<blocking::Client>(Ureq::new());
    is_signed::<blocking::Client>(Ureq::from(specwright::ureq::agent()));
    // One may stand around the other.
    let outer =
        around(Ureq::new(), |request: http::Request<Bytes>, inner| async move { inner.send(request).await });
    is_signed::<blocking::Client>(outer);
}

#[test]
fn every_attempt_comes_by_and_none_need_be_sent() {
    let busy = Server::answering(
        "HTTP/1.1 503 Busy\r\nretry-after: 0\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
    );
    let log = Arc::default();
    let client = client::<blocking::Client>(&busy.url).token("t").transport(signing(Ureq::new(), &log));
    assert_eq!(client.build().unwrap().call(Read).unwrap_err().attempts().len(), 3);
    assert_eq!(*log.lock().unwrap(), ["503 Service Unavailable"; 3]);

    let kept = around(Ureq::new(), |_, _| async { Ok::<Response, TransportError>(Response::default()) });
    both::client::<blocking::Client>("http://127.0.0.1:9")
        .transport(kept)
        .build()
        .unwrap()
        .call(Create)
        .unwrap();
}

#[test]
fn a_transport_of_ones_own_is_bounded_as_well() {
    let large =
        Server::answering(format!("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{}", "x".repeat(5000)));
    let transport = Ureq::new().max_response_size(100);
    let error = client::<blocking::Client>(&large.url).transport(transport).build().unwrap().call(Create);
    assert_eq!(error.unwrap_err().body().map(Bytes::len), Some(100));
    let transport = Reqwest::new().unwrap().max_response_size(100);
    let error = client::<specwright::Client>(&large.url).transport(transport).build().unwrap().run(Create);
    assert_eq!(error.unwrap_err().body().map(Bytes::len), Some(100));
}
