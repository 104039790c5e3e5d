//! What was received can be read.

use serde_json::Value;
use specwright::Transport as _;
use specwright::bytes::Bytes;
use specwright::http::Request;
use specwright_mock::JOURNAL_PATH;
use specwright_tests::block_on;

use crate::both_clients;
use crate::personr::applicant;
use crate::wait::Wait as _;

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

#[test]
fn a_thousand_requests_are_kept() {
    let mock = personr::mock();
    for _ in 0..1005 {
        mock.answer(&Request::get("/nothing").body(Bytes::new()).unwrap());
    }
    assert_eq!(mock.journal().len(), 1000);
}
