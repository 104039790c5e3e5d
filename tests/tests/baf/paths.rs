//! Whatever an id is, it arrives as one segment of the path, or nothing is sent.

use specwright_tests::{Answer, Server, block_on};

use crate::baf::calls::CALLS;
use crate::baf::{PREFIX, client};

const HOSTILE: [(&str, &str); 15] = [
    ("a/b", "a%2Fb"),
    ("../x", "..%2Fx"),
    ("x/..", "x%2F.."),
    ("..\\x", "..%5Cx"),
    ("...", "..."),
    ("?", "%3F"),
    ("a?Page=1&b", "a%3FPage%3D1%26b"),
    ("#", "%23"),
    (" ", "%20"),
    ("+", "%2B"),
    ("%2e", "%252e"),
    (".%2e", ".%252e"),
    ("{applicantId}", "%7BapplicantId%7D"),
    ("zoë 🔑", "zo%C3%AB%20%F0%9F%94%91"),
    ("\r\nx: y\0", "%0D%0Ax%3A%20y%00"),
];

#[test]
fn hostile_ids_are_one_encoded_segment() {
    for call in &CALLS {
        let server = Server::start(Answer::new(200, call.body()));
        let client = client(&server);
        for (id, segment) in HOSTILE {
            block_on((call.start)(&client, id)).expect(call.operation);
            let received = server.received();
            assert_eq!(received.target, call.target(PREFIX, segment), "{}: {id:?}", call.operation);
            assert_eq!(received.method, call.method);
            assert!(received.query().is_empty());
        }
    }
}

#[test]
fn ids_that_lead_to_another_path_are_refused_before_anything_is_sent() {
    for call in &CALLS {
        let server = Server::start(Answer::new(200, call.body()));
        let client = client(&server);
        for id in ["", ".", ".."] {
            let error = block_on((call.start)(&client, id)).unwrap_err();
            assert!(error.is_invalid(), "{} of {id:?}: {error}", call.operation);
            assert_eq!(error.operation(), Some(call.operation));
            assert!(error.to_string().contains("applicantId"), "{error}");
            assert!(error.status().is_none() && error.body().is_none());
        }
        assert!(server.is_idle(), "{}", call.operation);
    }
}

#[test]
fn an_id_of_any_length_a_url_can_have_arrives() {
    let id = "x".repeat(60_000);
    let server = Server::start(Answer::new(200, ""));
    block_on(client(&server).delete_applicant().applicant_id(&*id).send()).unwrap();
    assert!(server.received().target.ends_with(&id));

    let error =
        block_on(client(&server).delete_applicant().applicant_id("x".repeat(70_000)).send()).unwrap_err();
    assert!(error.is_invalid() && error.to_string().len() < 1_000);
    assert!(server.is_idle());
}
