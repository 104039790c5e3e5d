//! What the feature `tracing` tells of a call, and what it does not.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use specwright_tests::{Answer, Log, Server, block_on};
use tracing_subscriber::fmt::format::FmtSpan;

const SECRET: &str = "s3cr3t";

#[test]
fn a_call_is_a_span_and_each_attempt_an_event() {
    let log = Log::default();
    let writer = log.clone();
    tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::DEBUG)
        .with_span_events(FmtSpan::CLOSE)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .init();
    let busy = Answer::new(503, SECRET).header("retry-after", "0").header("x-echo", SECRET);
    let server = Server::playing(vec![busy, Answer::json(200, format!("{{\"{SECRET}\":1}}"))]);
    let client = baf::Client::builder().base_url(server.url("/p")).token(SECRET).build().unwrap();
    let call = client.get_applicant().applicant_id(SECRET).send();
    block_on(call).unwrap_err();

    let logged = log.text();
    let ours: Vec<&str> = logged.lines().filter(|line| line.contains("specwright::")).collect();
    let [failed, ended, closed] = ours.as_slice() else { panic!("{ours:#?}") };
    let span = "call{api=\"baf\" operation=\"getApplicant\" method=\"GET\" \
                path=\"/api/v2/private/Applicants/{applicantId}\"";
    for line in &ours {
        assert!(line.contains(span), "{line}");
    }
    assert!(failed.contains("WARN") && failed.contains("attempt failed number=1"), "{failed}");
    assert!(failed.contains("status=503") && failed.contains("again_in="), "{failed}");
    assert!(ended.contains("DEBUG") && ended.contains("attempt ended number=2"), "{ended}");
    assert!(closed.contains("attempts=2 status=200") || closed.contains("status=200 attempts=2"), "{closed}");
    assert!(!ours.concat().contains(SECRET), "{ours:#?}");

    // What the library under the blocking client tells at this level has no secret either. (It tells all at `trace`.)
    let client = baf::blocking::Client::builder().base_url(server.url("/p")).token(SECRET).build().unwrap();
    client.get_applicant().applicant_id(SECRET).send().unwrap_err();
    let logged = log.text();
    let library: Vec<&str> = logged.lines().filter(|line| line.contains(" ureq")).collect();
    assert!(!library.is_empty(), "{logged}");
    assert!(!library.concat().contains(SECRET), "{library:#?}");
}
