//! What was received can be read.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use serde_json::Value;
use specwright::Transport as _;
use specwright::bytes::Bytes;
use specwright::http::Request;
use specwright_mock::{JOURNAL_PATH, Server};
use specwright_tests::block_on;

use crate::mock::baf::APPLICANT;
use crate::mock::both_clients;
use crate::mock::personr::applicant;
use crate::mock::wait::Wait as _;

#[test]
fn requests_and_what_came_of_them() {
    both_clients!(personr, |via| {
        via.client::<Client>().call(applicant()).wait().unwrap();
        let anonymous: Client = via.builder().token("made-up").build().unwrap();
        anonymous.call(applicant()).wait().unwrap_err();
        let journal = via.mock().journal();
        let [good, bad] = journal.as_slice() else { panic!("{journal:?}") };
        assert_eq!((good.method.as_str(), good.operation.as_deref()), ("POST", Some("createApplicant")));
        assert_eq!(good.path, "/api/1.1/wf/api-applicant-create");
        assert_eq!((good.status, bad.status), (200, 401));
        assert!(String::from_utf8_lossy(&good.body).contains("ada@example.com"));
        let shown = format!("{journal:?}");
        assert!(!shown.contains("made-up") && !shown.contains(specwright_mock::TEST_TOKEN), "{shown}");
        assert!(shown.contains("[redacted]"));
        via.mock().clear_journal();
        assert!(via.mock().journal().is_empty());
    });
}

#[test]
fn it_is_given_over_http_and_forgotten_there() {
    both_clients!(personr, |via| {
        via.client::<Client>().call(applicant()).wait().unwrap();
        let ask = |method: &str| {
            let request = Request::builder().method(method).uri(JOURNAL_PATH).body(Bytes::new()).unwrap();
            block_on(via.mock().send(request)).unwrap()
        };
        let entries: Value = serde_json::from_slice(ask("GET").body()).unwrap();
        assert_eq!(entries[0]["operation"], "createApplicant");
        assert_eq!(entries[0]["status"], 200);
        assert_eq!(entries.as_array().unwrap().len(), 1, "to ask is no entry");
        assert_eq!(ask("DELETE").status(), 204);
        assert_eq!(ask("GET").body(), "[]");
        assert_eq!(ask("POST").status(), 405);
    });
}

/// Status and body of an answer that came over a socket.
fn over_http(server: &Server, line: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(server.address()).unwrap();
    write!(stream, "{line} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    (head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned())
}

#[test]
fn a_server_gives_that_of_all_its_mocks_in_the_order_of_the_requests() {
    let mocks = vec![baf::mock(), personr::mock()];
    let server = Server::start(mocks.clone(), "127.0.0.1:0".parse().unwrap()).unwrap();
    let [baf_url, personr_url] = server.base_urls() else { panic!("{server:?}") };
    let baf = baf::blocking::Client::builder().base_url(baf_url).token("b-secret").build().unwrap();
    let personr =
        personr::blocking::Client::builder().base_url(personr_url).token("p-secret").build().unwrap();
    baf.get_applicant().applicant_id(APPLICANT).send().unwrap();
    personr.call(applicant()).unwrap_err();
    baf.get_applicant().applicant_id("nobody").send().unwrap_err();
    let journal = |path: &str| -> Vec<(String, u64)> {
        let (status, body) = over_http(&server, &format!("GET {path}"));
        assert_eq!(status, 200);
        assert!(!body.contains("b-secret") && !body.contains("p-secret"), "{body}");
        let entries: Vec<Value> = serde_json::from_str(&body).unwrap();
        let shown = |entry: &Value| {
            (entry["operation"].as_str().unwrap().to_owned(), entry["status"].as_u64().unwrap())
        };
        entries.iter().map(shown).collect()
    };
    let [read, refused, missing] = [("getApplicant", 200), ("createApplicant", 401), ("getApplicant", 404)]
        .map(|(name, status)| (name.to_owned(), status));
    assert_eq!(journal(JOURNAL_PATH), [read.clone(), refused.clone(), missing.clone()]);
    assert_eq!(journal(&format!("/personr{JOURNAL_PATH}")), [refused], "of one alone");

    assert_eq!(over_http(&server, &format!("DELETE /personr{JOURNAL_PATH}")).0, 204);
    assert_eq!(journal(JOURNAL_PATH), [read, missing]);
    assert_eq!(over_http(&server, &format!("DELETE {JOURNAL_PATH}")), (204, String::new()));
    assert_eq!(journal(JOURNAL_PATH), []);
    assert!(mocks.iter().all(|mock| mock.journal().is_empty()));
    baf.get_applicant().applicant_id("nobody").send().unwrap_err();
    assert_eq!(journal(JOURNAL_PATH).len(), 1, "it goes on");
    let (status, problem) = over_http(&server, &format!("POST {JOURNAL_PATH}"));
    assert_eq!(status, 405);
    assert!(problem.contains("/__specwright/journal takes GET, DELETE, and not POST"), "{problem}");
}

#[test]
fn a_thousand_requests_are_kept() {
    let mock = personr::mock();
    for _ in 0..1005 {
        mock.answer(&Request::get("/nothing").body(Bytes::new()).unwrap());
    }
    assert_eq!(mock.journal().len(), 1000);
}
