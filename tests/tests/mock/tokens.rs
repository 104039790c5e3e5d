//! Tokens that are issued, and run out.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime};

use personr::Client;
use specwright::{Clock, Sleep};
use specwright_mock::MockOptions;
use specwright_tests::block_on;

use crate::Via;
use crate::personr::{applicant, token};

/// A clock that goes when it is told to.
#[derive(Clone)]
struct ByHand(Arc<Mutex<Instant>>);

impl ByHand {
    fn new() -> Self {
        Self(Arc::new(Mutex::new(Instant::now())))
    }

    fn forward(&self, duration: Duration) {
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

    fn sleep(&self, _: Duration) -> Sleep {
        Box::pin(async {})
    }
}

fn status_of_a_call(via: &Via, token: &str) -> u16 {
    let client: Client = via.builder().token(token).build().unwrap();
    match block_on(applicant(&client)) {
        Ok(_) => 200,
        Err(error) => specwright::Error::from(error).status().unwrap().as_u16(),
    }
}

#[test]
fn an_issued_token_is_good_until_it_runs_out() {
    let clock = ByHand::new();
    let options = MockOptions::new().clock(clock.clone()).token_lifetime(Duration::from_secs(60));
    let mock = personr::mock().with_options(options);
    for via in [Via::Process(mock.clone()), Via::socket(&mock)] {
        let issued = block_on(token(&via.builder().build().unwrap())).unwrap();
        assert_eq!(issued.expires, 60);
        assert_eq!(status_of_a_call(&via, issued.token.expose()), 200);
        clock.forward(Duration::from_secs(59));
        assert_eq!(status_of_a_call(&via, issued.token.expose()), 200);
        clock.forward(Duration::from_secs(1));
        assert_eq!(status_of_a_call(&via, issued.token.expose()), 401);
        let renewed = block_on(token(&via.builder().build().unwrap())).unwrap();
        assert_eq!(status_of_a_call(&via, renewed.token.expose()), 200);
    }
}

#[test]
fn the_lifetime_of_the_example_holds_where_none_is_set() {
    let clock = ByHand::new();
    let via = Via::Process(personr::mock().with_options(MockOptions::new().clock(clock.clone())));
    let issued = block_on(token(&via.builder().build().unwrap())).unwrap();
    clock.forward(Duration::from_secs(31_535_999));
    assert_eq!(status_of_a_call(&via, issued.token.expose()), 200);
    clock.forward(Duration::from_secs(1));
    assert_eq!(status_of_a_call(&via, issued.token.expose()), 401);
}

#[test]
fn where_tokens_are_issued_no_other_is_good_but_the_one_for_tests() {
    let via = Via::Process(personr::mock());
    assert_eq!(status_of_a_call(&via, "made-up"), 401);
    assert_eq!(status_of_a_call(&via, specwright_mock::TEST_TOKEN), 200);
}
