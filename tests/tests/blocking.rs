//! Every operation on the blocking client and on the async one: the same is sent, and the same comes of it.

mod baf;
mod personr;
mod verifik;

use specwright::Error;
use specwright_tests::{Answer, Server, page};

/// Makes the call with both clients of an API, each with its own transport, against a server with this answer, and
/// compares what is received and what comes of it. Gives the result.
macro_rules! alike {
    ($api:ident, $answer:expr, |$client:ident| $call:expr) => {{
        let server = specwright_tests::Server::start($answer);
        let $client = ::$api::Client::builder().base_url(server.url("/v")).token("t-1").build().unwrap();
        let awaited = specwright_tests::block_on($call);
        let first = server.received();
        let $client =
            ::$api::blocking::Client::builder().base_url(server.url("/v")).token("t-1").build().unwrap();
        let waited = $call;
        crate::blocking::assert_alike(&first, &server.received());
        assert!(server.is_idle());
        assert_eq!(format!("{awaited:?}"), format!("{waited:?}"));
        waited
    }};
}
use alike;

#[track_caller]
fn assert_alike(one: &specwright_tests::Received, other: &specwright_tests::Received) {
    assert_eq!((&one.method, &one.target), (&other.method, &other.target));
    assert_eq!((one.own_headers(), &one.body), (other.own_headers(), &other.body));
    for name in ["content-length", "user-agent"] {
        assert_eq!(one.header(name), other.header(name), "{name}");
    }
}

fn json(status: u16, name: &str) -> Answer {
    Answer::json(status, page(&format!("{name}.json")))
}

#[test]
fn the_operations_of_this_test_are_all_there_are() {
    let clients = [
        include_str!("../../generated/baf/src/blocking.rs"),
        include_str!("../../generated/personr/src/blocking.rs"),
        include_str!("../../generated/verifik/src/blocking.rs"),
    ];
    let tests = [
        include_str!("blocking/baf.rs"),
        include_str!("blocking/personr.rs"),
        include_str!("blocking/verifik.rs"),
    ];
    let mut count = 0;
    for (client, test) in clients.into_iter().zip(tests) {
        for line in client.lines().filter(|line| line.contains("::builder().with_client(")) {
            let input = line.split("::").nth(1).unwrap();
            let method: String = input
                .chars()
                .flat_map(|letter| {
                    [
                        if letter.is_uppercase() { "_" } else { "" }.to_owned(),
                        letter.to_lowercase().to_string(),
                    ]
                })
                .collect();
            assert!(test.contains(&format!(".{}()", method.trim_start_matches('_'))), "{method}");
            count += 1;
        }
    }
    assert_eq!(count, 14);
}

#[test]
fn a_retry_waits_without_a_runtime_and_what_changes_something_is_sent_once() {
    let busy = Answer::new(503, "").header("retry-after", "0");
    let server = Server::playing(vec![busy.clone(), json(200, "baf-list-applicants")]);
    let client = ::baf::blocking::Client::builder().base_url(server.url("")).token("t").build().unwrap();
    let request = ::baf::operations::ListApplicants::builder().page(1).page_size(2).build();
    let answer = client.call_with_response(request).unwrap();
    assert_eq!((answer.attempts.len(), answer.response.status().as_u16()), (2, 200));
    let server = Server::playing(vec![busy, Answer::new(200, "")]);
    let client = ::baf::blocking::Client::builder().base_url(server.url("")).token("t").build().unwrap();
    let error: Error = client.delete_applicant().applicant_id("a").send().unwrap_err().into();
    assert_eq!(error.attempts().len(), 1);
    server.received();
    assert!(server.is_idle());
}
