//! Clients of Personr that log in by the mock, whose tokens run out by a clock that both share.

use std::sync::{Arc, Barrier, Mutex};
use std::time::{Duration, Instant, SystemTime};

use specwright::{ApiClient, BaseClient, Clock, Sleep, SystemClock};
use specwright_mock::{Mock, MockOptions};

use crate::mock::personr::{applicant, token};
use crate::mock::wait::Wait as _;
use crate::mock::{Via, both_clients};

const LIFETIME: Duration = Duration::from_secs(600);

/// A clock that goes when it is told to; waits are those of the machine, so that time limits hold.
#[derive(Clone)]
pub(crate) struct ByHand(Arc<Mutex<Instant>>);

impl ByHand {
    pub(crate) fn new() -> Self {
        Self(Arc::new(Mutex::new(Instant::now())))
    }

    pub(crate) fn forward(&self, duration: Duration) {
        *self.0.lock().unwrap() += duration;
    }
}

impl Clock for ByHand {
    fn instant(&self) -> Instant {
        *self.0.lock().unwrap()
    }

    fn system_time(&self) -> SystemTime {
        SystemTime::now()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        SystemClock.sleep(duration)
    }
}

fn options(clock: &ByHand) -> MockOptions {
    MockOptions::new().clock(clock.clone()).token_lifetime(LIFETIME)
}

/// A client that has no token, and can get some.
fn client<C: ApiClient<Base: BaseClient<Api = personr::Client>>>(via: &Via, clock: &ByHand) -> C {
    via.builder().clock(clock.clone()).login(token()).build().unwrap()
}

/// The operations and statuses that the mock has seen since it was last asked.
fn seen(mock: &Mock) -> Vec<(String, u16)> {
    let entries = mock.journal().into_iter();
    let seen = entries.map(|entry| (entry.operation.unwrap_or_default(), entry.status)).collect();
    mock.clear_journal();
    seen
}

fn login() -> (String, u16) {
    ("generateToken".to_owned(), 200)
}

fn call() -> (String, u16) {
    ("createApplicant".to_owned(), 200)
}

#[test]
fn the_first_call_logs_in_and_one_after_the_tokens_end_again() {
    let clock = ByHand::new();
    both_clients!(personr, options(&clock), |via| {
        let client: Client = client(via, &clock);
        assert_eq!(seen(via.mock()), [], "to build a client asks for nothing");
        client.call(applicant()).wait().unwrap();
        assert_eq!(seen(via.mock()), [login(), call()]);
        clock.forward(Duration::from_secs(300));
        client.call(applicant()).wait().unwrap();
        assert_eq!(seen(via.mock()), [call()]);
        clock.forward(LIFETIME);
        client.call(applicant()).wait().unwrap();
        assert_eq!(seen(via.mock()), [login(), call()], "it is renewed before the mock refuses it");
    });
}

#[test]
fn a_token_that_the_mock_refuses_early_is_renewed_and_the_call_made_again() {
    let (clock, behind) = (ByHand::new(), ByHand::new());
    both_clients!(personr, options(&clock), |via| {
        let client: Client = client(via, &behind);
        client.call(applicant()).wait().unwrap();
        seen(via.mock());
        // The client's own clock stands still, so that nothing tells it.
        clock.forward(LIFETIME);
        client.call(applicant()).wait().unwrap();
        assert_eq!(seen(via.mock()), [("createApplicant".to_owned(), 401), login(), call()]);
    });
}

/// One login, then a hundred calls, none of which is refused.
#[track_caller]
fn assert_one_login(mock: &Mock) {
    let seen = seen(mock);
    assert_eq!(seen.iter().filter(|entry| **entry == login()).count(), 1, "{seen:?}");
    assert_eq!(seen.iter().filter(|entry| **entry == call()).count(), 100, "{seen:?}");
    assert_eq!(seen.len(), 101, "{seen:?}");
}

#[test]
fn a_hundred_tasks_with_an_expired_token_make_one_login() {
    let clock = ByHand::new();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    Via::both(
        || ::personr::mock().with_options(options(&clock)),
        |via| {
            let client: ::personr::Client = client(via, &clock);
            runtime.block_on(async {
                client.call(applicant()).await.unwrap();
                clock.forward(LIFETIME);
                seen(via.mock());
                let calls: Vec<_> = (0..100).map(|_| tokio::spawn(client.call(applicant()))).collect();
                for call in calls {
                    call.await.unwrap().unwrap();
                }
            });
            assert_one_login(via.mock());
        },
    );
}

#[test]
fn a_hundred_threads_with_an_expired_token_make_one_login() {
    let clock = ByHand::new();
    Via::both(
        || ::personr::mock().with_options(options(&clock)),
        |via| {
            let client: ::personr::blocking::Client = client(via, &clock);
            client.call(applicant()).unwrap();
            clock.forward(LIFETIME);
            seen(via.mock());
            let together = Barrier::new(100);
            std::thread::scope(|scope| {
                for _ in 0..100 {
                    scope.spawn(|| {
                        together.wait();
                        client.call(applicant()).unwrap();
                    });
                }
            });
            assert_one_login(via.mock());
        },
    );
}
