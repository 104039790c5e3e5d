//! Faults and latency that are asked for.

use std::time::{Duration, Instant};

use baf::Client;
use specwright::{CallOptions, Error, Retry};
use specwright_tests::block_on;

use crate::Via;
use crate::baf::APPLICANT;

fn preferring(via: &Via, text: &str) -> Client {
    let client: Client = via.client();
    client.with_options(CallOptions::new().header("prefer", text).retry(Retry::OFF))
}

fn delete(client: &Client) -> Result<(), Error> {
    block_on(client.delete_applicant().applicant_id(APPLICANT).send()).map_err(Error::from)
}

#[test]
fn a_reset_before_has_no_effect_and_one_after_has() {
    Via::both(&baf::mock(), |via| {
        let error = delete(&preferring(via, "reset=before")).unwrap_err();
        assert_eq!(error.status(), None, "{error:?}");
        delete(&via.client()).expect("it is still there");
    });
    Via::both(&baf::mock(), |via| {
        let error = delete(&preferring(via, "reset=after")).unwrap_err();
        assert_eq!(error.status(), None, "{error:?}");
        let error = delete(&via.client()).unwrap_err();
        assert_eq!(error.status().map(|status| status.as_u16()), Some(404), "it is gone");
    });
}

#[test]
fn a_body_breaks_off() {
    Via::both(&baf::mock(), |via| {
        for (text, arrived) in [("truncate=10", Some(10)), ("truncate=0", Some(0)), ("truncate", None)] {
            let client = preferring(via, text);
            let sent = block_on(client.get_applicant().applicant_id(APPLICANT).send());
            let error = Error::from(sent.unwrap_err());
            let response = error.response().unwrap_or_else(|| panic!("{text}: {error:?}"));
            assert_eq!(response.status(), 200, "{text}");
            let announced: usize = response.headers()["content-length"].to_str().unwrap().parse().unwrap();
            assert!(announced > 1000);
            assert_eq!(response.body().len(), arrived.unwrap_or(announced / 2), "{text}");
        }
    });
}

#[test]
fn an_answer_comes_late() {
    Via::both(&baf::mock(), |via| {
        let start = Instant::now();
        delete(&preferring(via, "delay=80ms")).unwrap();
        assert!(start.elapsed() >= Duration::from_millis(80));
    });
    Via::both(&baf::mock(), |via| {
        let hasty = CallOptions::new().header("prefer", "delay=60s").timeout(Duration::from_millis(100));
        let client: Client = via.client();
        let error = delete(&client.with_options(hasty)).unwrap_err();
        assert!(error.is_timeout(), "{error:?}");
    });
}
