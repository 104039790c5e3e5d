//! A transport that plays a script, and a clock whose time passes only while someone sleeps.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime};

use specwright::bytes::Bytes;
use specwright::{Clock, Response, Sleep, Transport, TransportError, TransportFuture, http};

type Step = Box<dyn FnMut() -> Result<Response, TransportError> + Send>;

/// Gives the answers in turn, and the last one again and again.
pub(crate) struct Script {
    steps: Mutex<Vec<Step>>,
    received: Arc<Mutex<Vec<http::Request<Bytes>>>>,
}

/// What a script received.
#[derive(Clone, Default)]
pub(crate) struct Received(Arc<Mutex<Vec<http::Request<Bytes>>>>);

impl Received {
    pub(crate) fn all(&self) -> Vec<http::Request<Bytes>> {
        self.0.lock().unwrap().clone()
    }

    pub(crate) fn count(&self) -> usize {
        self.0.lock().unwrap().len()
    }
}

impl Script {
    pub(crate) fn new(steps: Vec<Step>) -> (Self, Received) {
        let received = Received::default();
        let steps = Mutex::new(steps.into_iter().rev().collect());
        (Self { steps, received: received.0.clone() }, received)
    }
}

impl Transport for Script {
    fn send(&self, request: http::Request<Bytes>) -> TransportFuture<'_> {
        self.received.lock().unwrap().push(request);
        let mut steps = self.steps.lock().unwrap();
        let answer = match steps.len() {
            1 => steps[0](),
            _ => steps.pop().unwrap()(),
        };
        Box::pin(async { answer })
    }
}

/// An answer of this status with these headers and this body.
pub(crate) fn says(
    status: u16,
    headers: &'static [(&'static str, &'static str)],
    body: &'static str,
) -> Step {
    Box::new(move || {
        let mut response = http::Response::builder().status(status);
        for (name, value) in headers {
            response = response.header(*name, *value);
        }
        Ok(response.body(Bytes::from_static(body.as_bytes())).unwrap())
    })
}

pub(crate) fn fails(error: fn(&'static str) -> TransportError) -> Step {
    Box::new(move || Err(error("as the script says")))
}

/// A clock without waiting. Clones are the same clock.
#[derive(Clone)]
pub(crate) struct TestClock {
    start: Instant,
    slept: Arc<Mutex<Vec<Duration>>>,
}

impl TestClock {
    pub(crate) fn new() -> Self {
        Self { start: Instant::now(), slept: Arc::default() }
    }

    pub(crate) fn slept(&self) -> Vec<Duration> {
        self.slept.lock().unwrap().clone()
    }

    fn passed(&self) -> Duration {
        self.slept().iter().sum()
    }
}

impl Clock for TestClock {
    fn instant(&self) -> Instant {
        self.start + self.passed()
    }

    /// Begins at 2015-10-21T07:26:30Z.
    fn system_time(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_445_412_390) + self.passed()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        let slept = self.slept.clone();
        Box::pin(async move { slept.lock().unwrap().push(duration) })
    }
}
