use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use specwright::{Clock, Sleep, SystemClock};

/// A clock that can be put forward, so that a token runs out while nobody waits. Clones show the same time.
#[derive(Clone)]
pub(crate) struct ByHand {
    begun: Instant,
    forward: Arc<Mutex<Duration>>,
}

impl ByHand {
    pub(crate) fn new() -> Self {
        Self { begun: Instant::now(), forward: Arc::default() }
    }

    pub(crate) fn put_forward(&self, time: Duration) {
        *self.forward.lock().unwrap_or_else(PoisonError::into_inner) += time;
    }
}

impl Clock for ByHand {
    fn instant(&self) -> Instant {
        self.begun + *self.forward.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn system_time(&self) -> SystemTime {
        SystemClock.system_time()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        SystemClock.sleep(duration)
    }
}
