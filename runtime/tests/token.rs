//! Tokens from a provider: when it is asked, how often, and what comes of its failures.
#![allow(clippy::unwrap_used, reason = "helpers of tests may, too")]

use std::error::Error as _;
use std::future::Future;
use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;

use specwright::bytes::Bytes;
use specwright::{
    AttemptEnd, CallOptions, Client, Clock, Error, LoginError, Model, Operation, Response, Retry, Token,
    Transport, TransportError, TransportFuture, Validate, http,
};

use crate::support::script::TestClock;

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "POST /things", out = text, auth = "token")]
struct Create {
    #[api(json = "name")]
    name: String,
}

fn create() -> Create {
    Create { name: "a".to_owned() }
}

/// Refuses all tokens but the accepted one.
#[derive(Clone, Default)]
struct Api {
    accepted: Arc<Mutex<Option<&'static str>>>,
    challenge: Option<&'static str>,
    received: Arc<Mutex<Vec<http::Request<Bytes>>>>,
}

impl Api {
    fn tokens(&self) -> Vec<String> {
        let received = self.received.lock().unwrap();
        received
            .iter()
            .map(|request| request.headers()["authorization"].to_str().unwrap().to_owned())
            .collect()
    }
}

impl Transport for Api {
    fn send(&self, request: http::Request<Bytes>) -> TransportFuture<'_> {
        let token = request.headers().get("authorization").map(|value| value.to_str().unwrap().to_owned());
        let accepted =
            self.accepted.lock().unwrap().is_none_or(|accepted| token.as_deref() == Some(accepted));
        self.received.lock().unwrap().push(request);
        let mut response = Response::new(Bytes::from(format!("saw {}", token.unwrap_or_default())));
        if !accepted {
            *response.status_mut() = http::StatusCode::UNAUTHORIZED;
            if let Some(challenge) = self.challenge {
                response.headers_mut().insert("www-authenticate", challenge.parse().unwrap());
            }
        }
        Box::pin(async { Ok(response) })
    }
}

/// Tokens `t-1`, `t-2` …, with this lifetime; a failure for each number in `failing`.
struct Logins {
    count: Arc<AtomicUsize>,
    failing: &'static [usize],
    lifetime: Option<Duration>,
}

impl Logins {
    fn new(lifetime: Option<u64>, failing: &'static [usize]) -> (Arc<AtomicUsize>, Self) {
        let count = Arc::new(AtomicUsize::new(0));
        (count.clone(), Self { count, failing, lifetime: lifetime.map(Duration::from_secs) })
    }

    fn provider(self) -> impl Fn() -> std::future::Ready<Result<Token, LoginError>> + Send + Sync + 'static {
        move || {
            let number = self.count.fetch_add(1, Ordering::SeqCst) + 1;
            std::future::ready(match self.failing.contains(&number) {
                true => Err("no login today".into()),
                false => {
                    let token = Token::new(format!("token-{number}"));
                    Ok(match self.lifetime {
                        Some(lifetime) => token.expires_in(lifetime),
                        None => token,
                    })
                }
            })
        }
    }
}

fn client(api: &Api, clock: &TestClock, logins: Logins) -> Client {
    let builder = Client::builder().base_url("http://h.test").transport(api.clone()).clock(clock.clone());
    builder.token_provider(logins.provider()).build().unwrap()
}

fn block_on<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

fn pass(clock: &TestClock, seconds: u64) {
    block_on(clock.sleep(Duration::from_secs(seconds)));
}

#[test]
fn logs_in_on_first_use_and_renews_a_minute_before_the_end() {
    let (api, clock, (count, logins)) = (Api::default(), TestClock::new(), Logins::new(Some(3600), &[]));
    let client = client(&api, &clock, logins);
    assert_eq!(count.load(Ordering::SeqCst), 0);
    assert!(client.request(&create()).unwrap().headers().get("authorization").is_none());
    for wait in [0, 3539, 1, 0] {
        pass(&clock, wait);
        block_on(client.call(create())).unwrap();
    }
    assert_eq!(api.tokens(), ["Bearer token-1", "Bearer token-1", "Bearer token-2", "Bearer token-2"]);
    assert_eq!(client.request(&create()).unwrap().headers()["authorization"], "Bearer token-2");
    assert!(api.received.lock().unwrap()[0].headers()["authorization"].is_sensitive());
}

#[test]
fn short_lives_are_used_for_half_of_them() {
    let (api, clock, (_, logins)) = (Api::default(), TestClock::new(), Logins::new(Some(10), &[]));
    let client = client(&api, &clock, logins);
    for wait in [0, 4, 1] {
        pass(&clock, wait);
        block_on(client.call(create())).unwrap();
    }
    assert_eq!(api.tokens(), ["Bearer token-1", "Bearer token-1", "Bearer token-2"]);
}

#[test]
fn a_refused_token_is_renewed_once_and_the_body_sent_again() {
    let (api, clock, (count, logins)) = (Api::default(), TestClock::new(), Logins::new(None, &[]));
    *api.accepted.lock().unwrap() = Some("Bearer token-2");
    let client = client(&api, &clock, logins).with_options(CallOptions::new().retry(Retry::OFF));
    let answer = block_on(client.call(create()).with_response()).unwrap();
    let ends: Vec<_> = answer.attempts.iter().map(|attempt| attempt.end).collect();
    assert_eq!(
        ends,
        [AttemptEnd::Response(http::StatusCode::UNAUTHORIZED), AttemptEnd::Response(http::StatusCode::OK)]
    );
    assert_eq!(count.load(Ordering::SeqCst), 2);
    let received = api.received.lock().unwrap();
    assert_eq!(received[0].body(), received[1].body());
    assert_eq!(received[1].body(), r#"{"name":"a"}"#);
}

#[test]
fn a_second_refusal_is_the_callers_and_repeats_no_token() {
    let (api, clock, (count, logins)) = (Api::default(), TestClock::new(), Logins::new(None, &[]));
    *api.accepted.lock().unwrap() = Some("nothing");
    let error = block_on(client(&api, &clock, logins).call(create())).unwrap_err();
    assert_eq!(error.status(), Some(http::StatusCode::UNAUTHORIZED));
    assert_eq!((count.load(Ordering::SeqCst), error.attempts().len()), (2, 2));
    let shown = format!("{error} {error:?}");
    assert!(error.body().unwrap().starts_with(b"saw Bearer token-2"));
    assert!(!shown.contains("token-2"), "{}", shown);
}

#[test]
fn a_refusal_that_asks_for_something_else_is_left_alone() {
    let (clock, (count, logins)) = (TestClock::new(), Logins::new(None, &[]));
    let api = Api { challenge: Some("Basic realm=\"x\""), ..Api::default() };
    *api.accepted.lock().unwrap() = Some("nothing");
    let error = block_on(client(&api, &clock, logins).call(create())).unwrap_err();
    assert_eq!((count.load(Ordering::SeqCst), error.attempts().len()), (1, 1));
}

#[test]
fn a_static_token_is_not_renewed() {
    let api = Api::default();
    *api.accepted.lock().unwrap() = Some("nothing");
    let builder = Client::builder().base_url("http://h.test").transport(api.clone());
    let error = block_on(builder.token("t-static").build().unwrap().call(create())).unwrap_err();
    assert_eq!(error.attempts().len(), 1);
}

#[test]
fn a_failed_login_is_the_callers_and_nothing_was_sent() {
    let (api, clock, (count, logins)) = (Api::default(), TestClock::new(), Logins::new(None, &[1]));
    let client = client(&api, &clock, logins);
    let error = block_on(client.call(create())).unwrap_err();
    assert_eq!(error.to_string(), "create: the login failed: no login today");
    assert_eq!(error.source().unwrap().to_string(), "no login today");
    assert!(error.login_error().is_some() && !error.may_have_been_sent() && !error.is_timeout());
    assert!(api.received.lock().unwrap().is_empty());
    block_on(client.call(create())).unwrap();
    assert_eq!(count.load(Ordering::SeqCst), 2);
}

#[test]
fn a_failed_renewal_is_survived_until_the_token_ends() {
    let (api, clock, (count, logins)) =
        (Api::default(), TestClock::new(), Logins::new(Some(600), &[2, 3, 4]));
    let client = client(&api, &clock, logins);
    let mut seen = Vec::new();
    // Renewal is due after 540 seconds, tried again when half of what is left, at most 30 seconds, is over.
    for wait in [0, 540, 0, 29, 1, 0] {
        pass(&clock, wait);
        block_on(client.call(create())).unwrap();
        seen.push(count.load(Ordering::SeqCst));
    }
    assert_eq!(seen, [1, 2, 2, 2, 3, 3]);
    pass(&clock, 30);
    assert!(block_on(client.call(create())).unwrap_err().login_error().is_some());
    assert!(block_on(client.call(create())).is_ok());
    assert_eq!(api.tokens().last().unwrap(), "Bearer token-5");
}

#[test]
fn a_token_that_no_header_holds_is_a_failed_login() {
    let provider = || async { Ok::<_, LoginError>(Token::new("a\nb")) };
    let builder = Client::builder().base_url("http://h.test").transport(Api::default());
    let error = block_on(builder.token_provider(provider).build().unwrap().call(create())).unwrap_err();
    assert!(error.to_string().contains("the token that was issued"), "{error}");
    assert!(!format!("{error:?}").contains("a\\nb"), "{error:?}");
}

/// A future that is pending until it is opened.
#[derive(Clone, Default)]
struct Gate(Arc<Mutex<(bool, Vec<Waker>)>>);

impl Gate {
    fn open(&self) {
        let wakers = {
            let mut state = self.0.lock().unwrap();
            state.0 = true;
            std::mem::take(&mut state.1)
        };
        wakers.into_iter().for_each(Waker::wake);
    }
}

impl Future for Gate {
    type Output = ();

    fn poll(self: std::pin::Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let mut state = self.0.lock().unwrap();
        if state.0 {
            return Poll::Ready(());
        }
        state.1.push(context.waker().clone());
        Poll::Pending
    }
}

fn gated(api: &Api, gate: &Gate, failing: bool) -> (Arc<AtomicUsize>, Client) {
    let count = Arc::new(AtomicUsize::new(0));
    let (counted, gate) = (count.clone(), gate.clone());
    let provider = move || {
        let number = counted.fetch_add(1, Ordering::SeqCst) + 1;
        let gate = gate.clone();
        async move {
            gate.await;
            if failing {
                Err(LoginError::from("no login today"))
            } else {
                Ok(Token::new(format!("token-{number}")))
            }
        }
    };
    let builder = Client::builder().base_url("http://h.test").transport(api.clone());
    (count, builder.token_provider(provider).build().unwrap())
}

struct Unpark(std::thread::Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// What a client without any async runtime does.
fn park_on<F: Future>(future: F) -> F::Output {
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    let (mut future, mut context) = (pin!(future), Context::from_waker(&waker));
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(output) => return output,
            Poll::Pending => std::thread::park_timeout(Duration::from_secs(20)),
        }
    }
}

fn hundred(client: &Client, gate: &Gate) -> Vec<Result<String, Error>> {
    std::thread::scope(|scope| {
        let calls: Vec<_> = (0..100).map(|_| scope.spawn(|| park_on(client.call(create())))).collect();
        std::thread::sleep(Duration::from_millis(200));
        gate.open();
        calls.into_iter().map(|call| call.join().unwrap()).collect()
    })
}

#[test]
fn a_hundred_threads_make_one_login() {
    let (api, gate) = (Api::default(), Gate::default());
    let (count, client) = gated(&api, &gate, false);
    assert!(hundred(&client, &gate).iter().all(Result::is_ok));
    assert_eq!(count.load(Ordering::SeqCst), 1);
    assert_eq!(api.tokens(), vec!["Bearer token-1"; 100]);
}

#[test]
fn all_who_waited_share_the_failure() {
    let (api, gate) = (Api::default(), Gate::default());
    let (count, client) = gated(&api, &gate, true);
    let mut context = Context::from_waker(Waker::noop());
    let mut calls: Vec<_> = (0..100).map(|_| Box::pin(client.call(create()))).collect();
    for call in &mut calls {
        assert!(call.as_mut().poll(&mut context).is_pending());
    }
    gate.open();
    for call in &mut calls {
        assert!(
            matches!(call.as_mut().poll(&mut context), Poll::Ready(Err(error)) if error.login_error().is_some())
        );
    }
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[test]
fn another_caller_takes_over_a_login_that_was_given_up() {
    let (api, gate) = (Api::default(), Gate::default());
    let (count, client) = gated(&api, &gate, false);
    let mut context = Context::from_waker(Waker::noop());
    let mut first = Box::pin(client.call(create()));
    let mut second = Box::pin(client.call(create()));
    assert!(first.as_mut().poll(&mut context).is_pending());
    assert!(second.as_mut().poll(&mut context).is_pending());
    drop(first);
    assert!(second.as_mut().poll(&mut context).is_pending());
    assert_eq!(count.load(Ordering::SeqCst), 2);
    gate.open();
    assert!(matches!(second.as_mut().poll(&mut context), Poll::Ready(Ok(_))));
}

#[test]
fn a_login_takes_no_longer_than_its_call() {
    let (api, clock) = (Api::default(), TestClock::new());
    let provider = || std::future::pending::<Result<Token, LoginError>>();
    let builder = Client::builder().base_url("http://h.test").transport(api).clock(clock.clone());
    let client = builder.token_provider(provider).timeout(Duration::from_secs(7)).build().unwrap();
    let error = block_on(client.call(create())).unwrap_err();
    assert!(error.is_timeout() && !error.may_have_been_sent() && error.login_error().is_some());
    assert_eq!(clock.slept(), [Duration::from_secs(7)]);
}

#[test]
fn a_renewal_that_hangs_is_survived() {
    let (api, clock, count) = (Api::default(), TestClock::new(), AtomicUsize::new(0));
    let provider = move || {
        let first = count.fetch_add(1, Ordering::SeqCst) == 0;
        async move {
            if !first {
                std::future::pending::<()>().await;
            }
            Ok::<_, LoginError>(Token::new("token-1").expires_in(Duration::from_secs(600)))
        }
    };
    let builder = Client::builder().base_url("http://h.test").transport(api.clone()).clock(clock.clone());
    let client = builder.token_provider(provider).timeout(Duration::from_secs(8)).build().unwrap();
    for wait in [0, 550, 0] {
        pass(&clock, wait);
        block_on(client.call(create())).unwrap();
    }
    assert_eq!(api.tokens(), ["Bearer token-1"; 3]);
    // Half the time of one call, and none of the next one's.
    assert_eq!(clock.slept().into_iter().filter(|slept| *slept == Duration::from_secs(4)).count(), 1);
}

#[test]
fn nothing_is_logged_in_for_an_origin_that_is_not_trusted() {
    let (api, clock, (count, logins)) = (Api::default(), TestClock::new(), Logins::new(None, &[]));
    let client = client(&api, &clock, logins).with_options(CallOptions::new().base_url("http://else.test"));
    block_on(client.call(create())).unwrap();
    assert_eq!(count.load(Ordering::SeqCst), 0);
    assert!(api.received.lock().unwrap()[0].headers().get("authorization").is_none());
}

#[test]
fn another_token_leaves_the_clients_own() {
    let (api, clock, (count, logins)) = (Api::default(), TestClock::new(), Logins::new(None, &[]));
    let client = client(&api, &clock, logins);
    block_on(client.with_token("other").call(create())).unwrap();
    assert_eq!(count.load(Ordering::SeqCst), 0);
    block_on(client.call(create())).unwrap();
    block_on(client.with_credential("token", "third").call(create())).unwrap();
    assert_eq!(api.tokens(), ["Bearer other", "Bearer token-1", "Bearer third"]);
    let error = block_on(client.with_credential("tokn", "x").call(create())).unwrap_err();
    assert!(error.is_invalid() && error.to_string().contains("no scheme `tokn`"), "{error}");
}

#[test]
fn a_login_that_breaks_off_is_an_error_with_its_cause() {
    let transport = |_: http::Request<Bytes>| async { Err(TransportError::connect("no route")) };
    let client = Client::builder().base_url("http://h.test").transport(transport);
    let client = client.login(LogIn { user: "ada".to_owned() }).retry(Retry::OFF).build().unwrap();
    let error = block_on(client.call(create())).unwrap_err();
    let cause = error.source().unwrap().downcast_ref::<Error>().unwrap();
    assert!(cause.is_connect() && cause.operation() == Some("logIn"), "{error}");
}

#[test]
fn an_operation_logs_in_without_credentials_or_options() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let received = seen.clone();
    let transport = move |request: http::Request<Bytes>| {
        received.lock().unwrap().push((request.uri().path().to_owned(), request.headers().clone()));
        async { Ok(Response::new(r#"{"token": "token-9", "lifetime": 60}"#.into())) }
    };
    let client = Client::builder().base_url("http://h.test").transport(transport);
    let client = client.login(LogIn { user: "ada".to_owned() }).build().unwrap();
    let client = client.with_options(CallOptions::new().header("x-own", "1"));
    block_on(client.call(create())).unwrap();
    let seen = seen.lock().unwrap();
    assert_eq!((&*seen[0].0, &*seen[1].0), ("/login", "/things"));
    assert!(seen[0].1.get("authorization").is_none() && seen[0].1.get("x-own").is_none());
    assert_eq!(seen[1].1["authorization"], "Bearer token-9");
}

#[derive(Clone, PartialEq, Model)]
struct Session {
    token: specwright::Secret,
    lifetime: i64,
}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "POST /login", out(json = Session), issues("token", token = token, expires_in = lifetime))]
struct LogIn {
    #[api(json = "user")]
    user: String,
}
