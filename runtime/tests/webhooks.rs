//! Webhooks: signatures of vendors, and what a changed byte does to them.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use specwright::http::{HeaderMap, HeaderName, HeaderValue};
use specwright::webhook::{
    Signature, TimestampForm, UnknownEvent, Verifier, WebhookError, Webhooks, read_unverified,
};
use specwright::{Clock, Model, Sleep, WebhookEvent};

const GITHUB: Signature = Signature::new("X-Hub-Signature-256").prefix("sha256=");
const STRIPE: Signature = Signature::new("Stripe-Signature")
    .separator(",")
    .prefix("v1=")
    .timestamp_prefix("t=")
    .signed("{timestamp}.{body}");
const SLACK: Signature = Signature::new("X-Slack-Signature")
    .prefix("v0=")
    .timestamp_header("X-Slack-Request-Timestamp")
    .signed("v0:{timestamp}:{body}");
const STANDARD: Signature = Signature::new("webhook-signature")
    .separator(" ")
    .prefix("v1,")
    .base64()
    .id_header("webhook-id")
    .timestamp_header("webhook-timestamp")
    .signed("{id}.{timestamp}.{body}")
    .base64_secret()
    .secret_prefix("whsec_");
const SHOPIFY: Signature = Signature::new("X-Shopify-Hmac-Sha256").base64();
const ZENDESK: Signature = Signature::new("X-Zendesk-Webhook-Signature")
    .base64()
    .timestamp_header("X-Zendesk-Webhook-Signature-Timestamp")
    .timestamp_form(TimestampForm::DateTime)
    .signed("{timestamp}{body}");

/// A clock that stands still.
struct At(u64);

impl Clock for At {
    fn instant(&self) -> Instant {
        Instant::now()
    }

    fn system_time(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(self.0)
    }

    fn sleep(&self, _: Duration) -> Sleep {
        Box::pin(async {})
    }
}

/// What a vendor's documentation shows.
struct Vector {
    signature: Signature,
    secret: &'static str,
    time: u64,
    headers: &'static [(&'static str, &'static str)],
    body: &'static str,
}

const SLACK_BODY: &str = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&\
    channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&\
    text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F\
    96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

const VECTORS: [Vector; 4] = [
    // docs.github.com: "Testing the webhook payload validation".
    Vector {
        signature: GITHUB,
        secret: "It's a Secret to Everybody",
        time: 0,
        headers: &[(
            "x-hub-signature-256",
            "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        )],
        body: "Hello, World!",
    },
    // The test vector of the Standard Webhooks libraries.
    Vector {
        signature: STANDARD,
        secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        time: 1_614_265_330,
        headers: &[
            ("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
            ("webhook-timestamp", "1614265330"),
            ("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
        ],
        body: r#"{"test": 2432232314}"#,
    },
    // docs.slack.dev: "Verifying requests from Slack".
    Vector {
        signature: SLACK,
        secret: "8f742231b10e8888abcd99yyyzzz85a5",
        time: 1_531_420_618,
        headers: &[
            ("x-slack-request-timestamp", "1531420618"),
            ("x-slack-signature", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"),
        ],
        body: SLACK_BODY,
    },
    // Made with Python's `hmac`, in the form of Stripe's.
    Vector {
        signature: STRIPE,
        secret: "whsec_test_secret",
        time: 1_700_000_000,
        headers: &[(
            "stripe-signature",
            "t=1700000000,v1=c0475716eb2200f1fe97fcf35a3c05d1fd4f8ba9a07a596730c8d18bb87c0672,v0=6ffbb59b",
        )],
        body: r#"{"id":"evt_1","type":"charge.succeeded"}"#,
    },
];

fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
    let pairs = pairs
        .iter()
        .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_str(value).unwrap()));
    pairs.collect()
}

impl Vector {
    fn verifier(&self) -> Verifier {
        Verifier::new(self.signature, self.secret).unwrap().clock(At(self.time))
    }

    fn headers(&self) -> HeaderMap {
        headers(self.headers)
    }
}

#[test]
fn vectors_of_vendors_are_verified() {
    for vector in &VECTORS {
        vector.verifier().verify(&vector.headers(), vector.body.as_bytes()).unwrap();
    }
}

#[test]
fn a_changed_byte_of_the_body_is_refused() {
    for vector in &VECTORS {
        let verifier = vector.verifier();
        for at in 0..vector.body.len() {
            let mut body = vector.body.as_bytes().to_vec();
            body[at] ^= 1;
            assert_eq!(verifier.verify(&vector.headers(), &body), Err(WebhookError::Mismatch), "{at}");
        }
        assert_eq!(verifier.verify(&vector.headers(), b""), Err(WebhookError::Mismatch));
        let longer = [vector.body.as_bytes(), b" "].concat();
        assert_eq!(verifier.verify(&vector.headers(), &longer), Err(WebhookError::Mismatch));
    }
}

#[test]
fn a_changed_byte_of_any_header_is_refused() {
    for vector in &VECTORS {
        let verifier = vector.verifier();
        for (index, (name, value)) in vector.headers.iter().enumerate() {
            // Elements that are no signature are passed over.
            let counted = value.find(",v0=").unwrap_or(value.len());
            for at in 0..counted {
                let mut changed = value.as_bytes().to_vec();
                changed[at] = if changed[at] == b'1' { b'2' } else { b'1' };
                let changed = String::from_utf8(changed).unwrap();
                let mut pairs = vector.headers.to_vec();
                pairs[index] = (name, &changed);
                let refused = verifier.verify(&headers(&pairs), vector.body.as_bytes());
                // The last digit of padded base64 has two bits that say nothing.
                assert!(refused.is_err(), "{name}: {changed}");
            }
        }
    }
}

#[test]
fn every_header_must_be_there() {
    for vector in &VECTORS {
        for (name, _) in vector.headers {
            let mut headers = vector.headers();
            headers.remove(*name);
            let refused = vector.verifier().verify(&headers, vector.body.as_bytes());
            assert!(
                matches!(refused, Err(WebhookError::Missing { header }) if header.eq_ignore_ascii_case(name)),
                "{refused:?}"
            );
        }
    }
}

#[test]
fn a_header_that_holds_no_signature_is_told() {
    let github = &VECTORS[0];
    let good = github.headers[0].1;
    let fraud = [
        "",
        "sha256=",
        "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "sha1=757107ea0eb2509fc211221cce984b8a37570b6d",
        "sha256=757107ea",
        "SHA256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
    ];
    for value in fraud.into_iter().chain([&good[..good.len() - 1], &format!("{good}00")]) {
        let refused = github.verifier().verify(&headers(&[("x-hub-signature-256", value)]), b"Hello, World!");
        assert_eq!(refused, Err(WebhookError::Malformed { header: "X-Hub-Signature-256" }), "{value}");
    }
    let many = format!("t=1700000000{}", ",v1=00".to_owned() + &"0".repeat(62)).repeat(1);
    let many = many + &format!(",v1={}", "0".repeat(64)).repeat(16);
    let refused = VECTORS[3].verifier().verify(&headers(&[("stripe-signature", &many)]), b"");
    assert_eq!(refused, Err(WebhookError::Malformed { header: "Stripe-Signature" }));
    let twice =
        "t=1700000000,t=1700000001,v1=c0475716eb2200f1fe97fcf35a3c05d1fd4f8ba9a07a596730c8d18bb87c0672";
    let refused = VECTORS[3].verifier().verify(&headers(&[("stripe-signature", twice)]), b"");
    assert_eq!(refused, Err(WebhookError::Malformed { header: "Stripe-Signature" }));
}

#[test]
fn events_outside_of_the_tolerance_are_refused() {
    for vector in VECTORS.iter().skip(1) {
        let at = |time| {
            let verifier = vector.verifier().clock(At(time));
            verifier.verify(&vector.headers(), vector.body.as_bytes())
        };
        assert_eq!(at(vector.time + 300), Ok(()));
        assert_eq!(at(vector.time - 300), Ok(()));
        assert_eq!(at(vector.time + 301), Err(WebhookError::TooOld { age: Duration::from_secs(301) }));
        assert_eq!(at(vector.time - 301), Err(WebhookError::InFuture { ahead: Duration::from_secs(301) }));
        let patient = vector.verifier().tolerance(Duration::from_secs(3600)).clock(At(vector.time + 3600));
        assert_eq!(patient.verify(&vector.headers(), vector.body.as_bytes()), Ok(()));
    }
}

#[test]
fn secrets_are_rotated() {
    for vector in &VECTORS {
        let other = match vector.secret.starts_with("whsec_M") {
            true => "whsec_bmV4dCBzZWNyZXQ=",
            false => "the next secret",
        };
        let next = || Verifier::new(vector.signature, other).unwrap().clock(At(vector.time));
        let body = vector.body.as_bytes();
        assert_eq!(next().verify(&vector.headers(), body), Err(WebhookError::Mismatch));
        assert_eq!(next().also(vector.secret).unwrap().verify(&vector.headers(), body), Ok(()));
        // An API that rotates signs with both secrets, in one header where that is a list.
        if let Some(separator) = [STRIPE, STANDARD].contains(&vector.signature).then_some(vector) {
            let signed = next().sign(body);
            let (name, good) = separator.headers.last().unwrap();
            let between = if vector.signature == STRIPE { "," } else { " " };
            let made = signed.get(*name).unwrap().to_str().unwrap().rsplit(between).next().unwrap();
            let both = format!("{made}{between}{good}");
            let mut headers = vector.headers();
            headers.insert(HeaderName::from_static(name), both.try_into().unwrap());
            assert_eq!(vector.verifier().verify(&headers, body), Ok(()));
        }
    }
}

#[test]
fn what_is_signed_here_is_verified_here() {
    for signature in [GITHUB, STRIPE, SLACK, STANDARD, SHOPIFY, ZENDESK] {
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        let verifier = Verifier::new(signature, secret).unwrap();
        let headers = verifier.sign(b"{}");
        assert_eq!(verifier.verify(&headers, b"{}"), Ok(()), "{signature:?}");
        assert_eq!(verifier.verify(&headers, b"[]"), Err(WebhookError::Mismatch));
    }
}

#[test]
fn secrets_that_are_none_are_refused_and_never_shown() {
    let refused = |signature, secret: &str| Verifier::new(signature, secret).unwrap_err().to_string();
    assert_eq!(refused(GITHUB, ""), "the secret of the webhooks is empty");
    assert_eq!(refused(STANDARD, "whsec_"), "the secret of the webhooks is empty");
    assert_eq!(refused(STANDARD, "whsec_hunter2!"), "the secret of the webhooks is not base64 text");
    assert_eq!(
        refused(GITHUB.hex_secret(), "hunter2"),
        "the secret of the webhooks is not in hexadecimal digits"
    );
    let verifier = Verifier::new(GITHUB, "hunter2").unwrap();
    let shown = format!("{verifier:?} {:?}", Webhooks::<Event>::new("hunter2").unwrap());
    assert!(shown.contains("secrets: 1") && !shown.contains("hunter2"), "{shown}");
}

#[test]
fn signatures_that_contradict_themselves_are_refused() {
    let refused = |signature| Verifier::new(signature, "secret").unwrap_err().to_string();
    assert_eq!(refused(Signature::new("no header")), "`no header` cannot stand in a header");
    assert_eq!(refused(GITHUB.prefix("a\nb")), r"`a\nb` cannot stand in a header");
    assert_eq!(refused(GITHUB.signed("{url}{body}")), "`url` is not a piece of what is signed");
    assert_eq!(refused(GITHUB.signed("{id}{body}")), "`{id}` is signed, and nothing says where it stands");
    assert_eq!(refused(SLACK.signed("{timestamp}")), "what is signed does not hold `{body}`");
}

#[derive(Clone, PartialEq, Model)]
struct Order {
    number: i64,
}

#[derive(Clone, Debug, PartialEq, WebhookEvent)]
#[api(signature(header = "X-Signature", prefix = "v1="), event(header = "X-Event"))]
enum Event {
    #[api(event = "order.created")]
    Created(Order),
    #[api(event = "order.gone")]
    Gone(Order),
    #[api(unknown)]
    Unknown(UnknownEvent),
}

#[test]
fn events_are_told_by_a_header() {
    let webhooks = Webhooks::<Event>::new("secret").unwrap();
    for event in [Event::Created(Order { number: 7 }), Event::Gone(Order { number: 7 })] {
        let request = webhooks.request(&event).unwrap();
        assert_eq!(request.body().as_ref(), br#"{"number":7}"#);
        assert_eq!(webhooks.read(request.headers(), request.body()), Ok(event));
    }
    let mut headers = webhooks.sign(br#"{"number":7}"#);
    match webhooks.read(&headers, br#"{"number":7}"#).unwrap() {
        Event::Unknown(event) => assert_eq!((event.name(), event.body()["number"].as_i64()), (None, Some(7))),
        other => panic!("{other:?}"),
    }
    headers.insert("x-event", HeaderValue::from_static("order.paid"));
    let read = webhooks.read(&headers, br#"{"number":7}"#).unwrap();
    match &read {
        Event::Unknown(event) => assert_eq!(event.name(), Some("order.paid")),
        other => panic!("{other:?}"),
    }
    // It can be passed on as it came.
    let request = webhooks.request(&read).unwrap();
    assert_eq!(webhooks.read(request.headers(), request.body()), Ok(read));
}

#[test]
fn neither_the_signature_nor_the_body_of_an_event_is_shown() {
    let webhooks = Webhooks::<Event>::new("secret").unwrap();
    let request = webhooks.request(&Event::Created(Order { number: 7_654_321 })).unwrap();
    let signature = request.headers()["x-signature"].to_str().unwrap().to_owned();
    let shown = format!("{request:?} {request:#?} {:?}", webhooks.sign(request.body()));
    assert!(!shown.contains(signature.trim_start_matches("v1=")) && !shown.contains("7654321"), "{shown}");
    assert!(
        shown.contains("POST") && shown.contains("order.created") && shown.contains("body_bytes: 18"),
        "{shown}"
    );
    assert_eq!(request.into_inner().body().as_ref(), br#"{"number":7654321}"#);
}

#[test]
fn nothing_of_a_body_is_read_before_its_signature_is_verified() {
    let webhooks = Webhooks::<Event>::new("secret").unwrap();
    let body = br#"{"number":"seven"}"#;
    let mut headers = webhooks.sign(body);
    headers.insert("x-event", HeaderValue::from_static("order.created"));
    match webhooks.read(&headers, body) {
        Err(WebhookError::Decode(error)) => assert_eq!(error.pointer(), "/number"),
        other => panic!("{other:?}"),
    }
    assert_eq!(webhooks.read(&headers, b"no JSON"), Err(WebhookError::Mismatch));
    assert_eq!(webhooks.read(&HeaderMap::new(), body), Err(WebhookError::Missing { header: "X-Signature" }));
}

#[derive(Clone, PartialEq, Model)]
struct Mention {
    text: String,
}

#[derive(Clone, PartialEq, Model)]
struct Wrapped {
    event: Inner,
}

#[derive(Clone, PartialEq, Model)]
#[api(fixed("type" = "mention"))]
struct Inner {
    text: String,
}

#[derive(Clone, Debug, PartialEq, WebhookEvent)]
#[api(event = "/event/type")]
enum Told {
    #[api(event = "mention")]
    Mention(Wrapped),
    #[api(event = "3")]
    Third(Mention),
    #[api(unknown)]
    Unknown(UnknownEvent),
}

#[test]
fn events_are_told_by_a_member() {
    let read = |body: &str| read_unverified::<Told>(&HeaderMap::new(), body.as_bytes());
    let mention = Wrapped { event: Inner { text: "hi".to_owned() } };
    assert_eq!(read(r#"{"event":{"type":"mention","text":"hi"}}"#), Ok(Told::Mention(mention)));
    let third = Told::Third(Mention { text: "hi".to_owned() });
    assert_eq!(read(r#"{"event":{"type":3},"text":"hi"}"#), Ok(third));
    assert!(
        matches!(read(r#"{"event":{"type":"other"}}"#), Ok(Told::Unknown(event)) if event.name() == Some("other"))
    );
    assert!(matches!(read("{}"), Ok(Told::Unknown(event)) if event.name().is_none()));
    assert_eq!(read("{").unwrap_err().pointer(), "");
    assert_eq!(read(r#"{"event":{"type":"mention"}}"#).unwrap_err().pointer(), "/event/text");
}

#[derive(Clone, Debug, PartialEq, WebhookEvent)]
enum Guessed {
    Order(Order),
    Mention(Mention),
    #[api(unknown)]
    Unknown(UnknownEvent),
}

#[derive(Clone, Debug, PartialEq, WebhookEvent)]
enum Single {
    Order(Order),
    #[api(unknown)]
    Unknown(UnknownEvent),
}

#[test]
fn events_that_nothing_tells_are_what_fits() {
    let read = |body: &str| read_unverified::<Guessed>(&HeaderMap::new(), body.as_bytes());
    assert_eq!(read(r#"{"number":7}"#), Ok(Guessed::Order(Order { number: 7 })));
    assert_eq!(read(r#"{"text":"hi"}"#), Ok(Guessed::Mention(Mention { text: "hi".to_owned() })));
    assert!(matches!(read("[]"), Ok(Guessed::Unknown(_))));
    let single = |body: &str| read_unverified::<Single>(&HeaderMap::new(), body.as_bytes());
    assert_eq!(single(r#"{"number":7}"#), Ok(Single::Order(Order { number: 7 })));
    assert_eq!(single(r#"{"number":""}"#).unwrap_err().pointer(), "/number");
}
