//! Events as the API of `spec.yaml` sends them, signed here and read by the generated module.

use std::time::{Duration, Instant, SystemTime};

use specwright::http::HeaderMap;
use specwright::webhook::WebhookError;
use specwright::{Clock, Sleep, from_json};

use crate::types::{PointMove, PointMovedEvent};
use crate::webhooks::{WebhookEvent, Webhooks};

const SECRET: &str = "whsec_of_these_tests";
const BODY: &str = r#"{"type":"point.moved","data":{"point":{"x":1,"y":2},"more":true}}"#;

/// A clock that is ahead.
struct Ahead(Duration);

impl Clock for Ahead {
    fn instant(&self) -> Instant {
        Instant::now()
    }

    fn system_time(&self) -> SystemTime {
        SystemTime::now() + self.0
    }

    fn sleep(&self, _: Duration) -> Sleep {
        Box::pin(async {})
    }
}

fn webhooks() -> Webhooks {
    Webhooks::new(SECRET).unwrap()
}

#[test]
fn a_signed_event_is_read_as_what_it_says_it_is() {
    let headers = webhooks().sign(BODY.as_bytes());
    let signature = headers["stripe-signature"].to_str().unwrap();
    assert!(signature.starts_with("t=") && signature.contains(",v1="), "{signature}");
    match webhooks().read(&headers, BODY.as_bytes()).unwrap() {
        WebhookEvent::PointMoved(moved) => assert_eq!((moved.data.point.x, moved.data.before), (1, None)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_event_can_be_made_and_signed_for_tests() {
    let moved: PointMovedEvent = from_json(BODY.as_bytes()).unwrap();
    let data: PointMove = moved.data.clone();
    assert_eq!(data.point.x, 1);
    let event = WebhookEvent::PointMoved(moved);
    let request = webhooks().request(&event).unwrap();
    assert_eq!(webhooks().read(request.headers(), request.body()), Ok(event));
}

#[test]
fn an_event_of_tomorrow_is_kept() {
    let body = br#"{"type":"point.gone","data":{"id":7}}"#;
    match webhooks().read(&webhooks().sign(body), body).unwrap() {
        WebhookEvent::Unknown(event) => {
            assert_eq!((event.name(), event.body()["data"]["id"].as_i64()), (Some("point.gone"), Some(7)));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn forged_changed_and_repeated_events_are_refused() {
    let headers = webhooks().sign(BODY.as_bytes());
    let other = Webhooks::new("another secret").unwrap();
    assert_eq!(other.read(&headers, BODY.as_bytes()), Err(WebhookError::Mismatch));
    let changed = BODY.replace("\"x\":1", "\"x\":9");
    assert_eq!(webhooks().read(&headers, changed.as_bytes()), Err(WebhookError::Mismatch));
    let missing = webhooks().read(&HeaderMap::new(), BODY.as_bytes());
    assert_eq!(missing, Err(WebhookError::Missing { header: "Stripe-Signature" }));
    let late = webhooks().clock(Ahead(Duration::from_secs(301)));
    assert!(matches!(late.read(&headers, BODY.as_bytes()), Err(WebhookError::TooOld { .. })));
    let rotated = other.also(SECRET).unwrap();
    assert!(rotated.read(&headers, BODY.as_bytes()).is_ok());
}

#[test]
fn what_is_wrong_with_a_body_is_told_with_its_place() {
    let body = br#"{"type":"point.moved","data":{"point":{"x":"one"}}}"#;
    match webhooks().read(&webhooks().sign(body), body) {
        Err(WebhookError::Decode(error)) => assert_eq!(error.pointer(), "/data/point/x"),
        other => panic!("{other:?}"),
    }
}
