//! Clients that log in by `generateToken`.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime};

use personr::Client;
use personr::operations::{CreateApplicantError, GenerateToken};
use specwright::{Clock, Error, Sleep, SystemClock};
use specwright_tests::{Answer, Server, block_on, page};

use crate::personr::generate_token::PASSWORD;
use crate::personr::{PREFIX, create_applicant};

const LOGIN: &str = "/api/1.1/wf/api-token-generate";
const CREATE: &str = "/api/1.1/wf/api-applicant-create";

/// The machine's clock, which a test can put forward.
#[derive(Clone, Default)]
struct Forward(Arc<AtomicU64>);

impl Forward {
    fn pass(&self, seconds: u64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }
}

impl Clock for Forward {
    fn instant(&self) -> Instant {
        SystemClock.instant() + Duration::from_secs(self.0.load(Ordering::SeqCst))
    }

    /// Of no use for tokens, and wrong.
    fn system_time(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        SystemClock.sleep(duration)
    }
}

fn client(server: &Server, clock: &Forward) -> Client {
    let login = GenerateToken::builder().email("example@personr.co").password(PASSWORD);
    let builder = Client::builder().base_url(server.url(PREFIX)).clock(clock.clone());
    builder.login(login).build().unwrap()
}

fn issued(token: &str) -> Answer {
    let body = format!(
        r#"{{"status": "success", "response": {{"token": "{token}", "user_id": "1", "expires": 600}}}}"#
    );
    Answer::json(200, body).header("date", "Sat, 01 Jan 2000 00:00:00 GMT")
}

fn created() -> Answer {
    create_applicant::sample_answer()
}

#[track_caller]
fn assert_received(server: &Server, expected: &[(&str, Option<&str>)]) {
    for (target, token) in expected {
        let received = server.received();
        assert_eq!(received.target, *target);
        assert_eq!(received.header("authorization"), token.map(|token| format!("Bearer {token}")).as_deref());
    }
    assert!(server.is_idle());
}

#[test]
fn the_first_call_logs_in_and_a_later_one_renews_whatever_the_servers_date() {
    let clock = Forward::default();
    let answers = [issued("first"), created(), created(), issued("second"), created()];
    let server = Server::playing(answers.to_vec());
    let client = client(&server, &clock);
    for wait in [0, 530, 10] {
        clock.pass(wait);
        block_on(create_applicant::sample(&client)).unwrap();
    }
    let expected = [
        (LOGIN, None),
        (CREATE, Some("first")),
        (CREATE, Some("first")),
        (LOGIN, None),
        (CREATE, Some("second")),
    ];
    assert_received(&server, &expected);
}

#[test]
fn a_hundred_callers_with_an_expired_token_make_one_login() {
    let clock = Forward::default();
    let server = Server::playing(vec![issued("first"), created(), issued("second"), created()]);
    let client = client(&server, &clock);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        create_applicant::sample(&client).await.unwrap();
        clock.pass(601);
        let calls: Vec<_> = (0..100).map(|_| tokio::spawn(create_applicant::sample(&client))).collect();
        for call in calls {
            call.await.unwrap().unwrap();
        }
    });
    let mut expected = vec![(LOGIN, None), (CREATE, Some("first")), (LOGIN, None)];
    expected.extend([(CREATE, Some("second")); 100]);
    assert_received(&server, &expected);
}

#[test]
fn a_refused_token_is_renewed_once_and_the_same_body_sent_again() {
    let refused = Answer::json(401, "{}").header("www-authenticate", "Bearer error=\"invalid_token\"");
    let server = Server::playing(vec![issued("first"), refused, issued("second"), created()]);
    let client = client(&server, &Forward::default());
    block_on(create_applicant::sample(&client)).unwrap();
    let received: Vec<_> = (0..4).map(|_| server.received()).collect();
    assert_eq!(received[1].body, received[3].body);
    assert_eq!(received[3].header("authorization"), Some("Bearer second"));
    assert!(server.is_idle());
}

#[test]
fn a_second_refusal_is_the_callers() {
    let refused = Answer::json(401, "{\"message\": \"not with second\"}");
    let server = Server::playing(vec![issued("first"), refused.clone(), issued("second"), refused]);
    let client = client(&server, &Forward::default());
    let error: Error = block_on(create_applicant::sample(&client)).unwrap_err().into();
    assert_eq!((error.status().unwrap().as_u16(), error.attempts().len()), (401, 2));
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains("second"), "{shown}");
}

#[test]
fn a_wrong_password_is_told_by_the_documented_error_of_the_login() {
    let body = page("personr-generate-token-400.txt");
    let server = Server::start(Answer::json(400, body));
    let client = client(&server, &Forward::default());
    let error = block_on(create_applicant::sample(&client)).unwrap_err();
    assert!(matches!(error, CreateApplicantError::Other(_)), "{error:?}");
    let error: Error = error.into();
    let login = error.login_error().unwrap().downcast_ref::<Error>().unwrap();
    assert_eq!(login.documented(), Some("InvalidLoginCredentials"));
    assert_eq!(login.status().unwrap().as_u16(), 400);
    assert!(!error.may_have_been_sent() && error.status().is_none() && error.attempts().is_empty());
    assert_eq!(
        error.to_string(),
        "createApplicant: the login failed: generateToken: the server answered 400 Bad Request, \
         code \"INVALID_LOGIN_CREDENTIALS\" (InvalidLoginCredentials)"
    );
    let shown = format!("{error:?}");
    assert!(!shown.contains("account with those") && !shown.contains(PASSWORD), "{shown}");
    assert_received(&server, &[(LOGIN, None)]);
}

#[test]
fn a_failed_renewal_is_survived_while_the_old_token_is_good() {
    let clock = Forward::default();
    let server =
        Server::playing(vec![issued("first"), created(), Answer::json(500, "{}"), created(), created()]);
    let client = client(&server, &clock);
    for wait in [0, 550, 1] {
        clock.pass(wait);
        block_on(create_applicant::sample(&client)).unwrap();
    }
    let expected = [
        (LOGIN, None),
        (CREATE, Some("first")),
        (LOGIN, None),
        (CREATE, Some("first")),
        (CREATE, Some("first")),
    ];
    assert_received(&server, &expected);
}
