//! Time and chance, which tests may want to hold in their hands.

use std::collections::hash_map::RandomState;
use std::future::Future;
use std::hash::BuildHasher;
use std::pin::{Pin, pin};
use std::task::Poll;
use std::time::{Duration, Instant, SystemTime};

mod timer;

/// What [`Clock::sleep`] gives.
pub type Sleep = Pin<Box<dyn Future<Output = ()> + Send>>;

/// What a client tells the time by, and waits with: [`SystemClock`] unless the builder is given another.
///
/// A clock of a test need not wait:
///
/// ```
/// use std::time::{Duration, Instant, SystemTime};
/// use specwright::{Clock, Sleep};
///
/// struct Impatient;
///
/// impl Clock for Impatient {
///     fn instant(&self) -> Instant {
///         Instant::now()
///     }
///
///     fn system_time(&self) -> SystemTime {
///         SystemTime::now()
///     }
///
///     fn sleep(&self, _: Duration) -> Sleep {
///         Box::pin(async {})
///     }
/// }
/// ```
pub trait Clock: Send + Sync + 'static {
    /// The time to measure with: it never goes back.
    fn instant(&self) -> Instant;

    /// The time of day, which dates that servers send are compared with.
    fn system_time(&self) -> SystemTime;

    /// A future that is ready once this much time is over.
    fn sleep(&self, duration: Duration) -> Sleep;
}

/// The clock of the machine. It sleeps in any async runtime: one thread of this crate, which starts with the first
/// sleep, wakes all that sleep.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn instant(&self) -> Instant {
        Instant::now()
    }

    fn system_time(&self) -> SystemTime {
        SystemTime::now()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        Box::pin(timer::Sleeping::for_duration(duration))
    }
}

/// What spreads the waits of many clients. A function that gives a number from 0 to 1 is one.
pub trait Random: Send + Sync + 'static {
    /// A number from 0 to 1, each as likely as any other.
    fn fraction(&self) -> f64;
}

impl<F: Fn() -> f64 + Send + Sync + 'static> Random for F {
    fn fraction(&self) -> f64 {
        self()
    }
}

/// Chance enough to spread waits: the keys that the standard library hashes with. Not for secrets.
pub(crate) fn system_random() -> f64 {
    let bits = RandomState::new().hash_one(()) >> 32;
    bits as f64 / f64::from(u32::MAX)
}

/// A limit or wait of this length or more never ends: a century, which every clock can add to its time.
pub(crate) const FOREVER: Duration = Duration::from_secs(100 * 365 * 24 * 60 * 60);

/// The limit; `None` for one that never ends.
pub(crate) fn limited(limit: Duration) -> Option<Duration> {
    (limit < FOREVER).then_some(limit)
}

/// What a future gives within a time limit; `None` when that is over first.
pub(crate) async fn within<F: Future>(
    clock: &dyn Clock,
    limit: Option<Duration>,
    future: F,
) -> Option<F::Output> {
    let Some(limit) = limit else { return Some(future.await) };
    let mut future = pin!(future);
    let mut sleep: Option<Sleep> = None;
    std::future::poll_fn(|context| {
        if let Poll::Ready(output) = future.as_mut().poll(context) {
            return Poll::Ready(Some(output));
        }
        // Asked for late: what is ready at once needs no timer.
        sleep.get_or_insert_with(|| clock.sleep(limit)).as_mut().poll(context).map(|()| None)
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_stays_in_its_range_and_differs() {
        let seen: Vec<f64> = (0..100).map(|_| system_random()).collect();
        assert!(seen.iter().all(|fraction| (0.0..=1.0).contains(fraction)), "{seen:?}");
        assert!(seen.iter().any(|fraction| *fraction < 0.5) && seen.iter().any(|fraction| *fraction > 0.5));
    }
}
