//! One thread that wakes what sleeps, for programs with any async runtime or none.

use std::collections::BTreeMap;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::{Duration, Instant};

static TIMER: Timer = Timer { state: Mutex::new(State::NEW), changed: Condvar::new() };

struct Timer {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    /// By the time they wake at; the number tells those of one time apart.
    sleepers: BTreeMap<(Instant, u64), Waker>,
    next: u64,
    /// When the thread looks again by itself.
    looks_at: Option<Instant>,
    runs: bool,
}

impl State {
    const NEW: Self = Self { sleepers: BTreeMap::new(), next: 0, looks_at: None, runs: false };
}

impl Timer {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Has the waker called at that time, and gives the number to take it back by.
    fn wake_at(&'static self, time: Instant, waker: Waker) -> u64 {
        let mut state = self.lock();
        if !state.runs {
            state.runs =
                thread::Builder::new().name("specwright-timer".to_owned()).spawn(|| self.run()).is_ok();
        }
        if !state.runs {
            // Without a thread the task looks at the time again and again: dear, but it does not hang.
            waker.wake_by_ref();
        }
        state.next += 1;
        let number = state.next;
        state.sleepers.insert((time, number), waker);
        // A thread that looks earlier anyway is left alone: most sleeps are limits that are not reached.
        if state.looks_at.is_none_or(|at| time < at) {
            self.changed.notify_one();
        }
        number
    }

    fn forget(&self, time: Instant, number: u64) {
        self.lock().sleepers.remove(&(time, number));
    }

    fn run(&self) {
        let mut state = self.lock();
        loop {
            let due = take_due(&mut state.sleepers, Instant::now());
            if !due.is_empty() {
                drop(state);
                for waker in due {
                    // A waker is the runtime's code: should it panic, the others still sleep.
                    let _ = catch_unwind(AssertUnwindSafe(|| waker.wake()));
                }
                state = self.lock();
                continue;
            }
            state.looks_at = state.sleepers.keys().next().map(|(time, _)| *time);
            state = match state.looks_at {
                Some(at) => {
                    let left = at.saturating_duration_since(Instant::now());
                    self.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0
                }
                None => self.changed.wait(state).unwrap_or_else(PoisonError::into_inner),
            };
        }
    }
}

fn take_due(sleepers: &mut BTreeMap<(Instant, u64), Waker>, now: Instant) -> Vec<Waker> {
    let mut due = Vec::new();
    while let Some(first) = sleepers.first_entry().filter(|first| first.key().0 <= now) {
        due.push(first.remove());
    }
    due
}

/// Ready at a time; `None` is later than any clock shows.
pub(super) struct Sleeping {
    until: Option<Instant>,
    number: Option<u64>,
}

impl Sleeping {
    pub(super) fn for_duration(duration: Duration) -> Self {
        Self { until: Instant::now().checked_add(duration), number: None }
    }

    fn forget(&mut self) {
        if let (Some(until), Some(number)) = (self.until, self.number.take()) {
            TIMER.forget(until, number);
        }
    }
}

impl Future for Sleeping {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        self.forget();
        match self.until {
            Some(until) if until <= Instant::now() => Poll::Ready(()),
            Some(until) => {
                self.number = Some(TIMER.wake_at(until, context.waker().clone()));
                Poll::Pending
            }
            None => Poll::Pending,
        }
    }
}

impl Drop for Sleeping {
    fn drop(&mut self) {
        self.forget();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block_on(future: impl Future) {
        tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future);
    }

    #[test]
    fn sleeps_without_the_timers_of_a_runtime() {
        let started = Instant::now();
        block_on(Sleeping::for_duration(Duration::from_millis(30)));
        assert!(started.elapsed() >= Duration::from_millis(30));
    }

    #[test]
    fn a_shorter_sleep_is_not_held_up_by_a_longer_one() {
        let started = Instant::now();
        let mut long = Box::pin(Sleeping::for_duration(Duration::from_secs(60)));
        let mut short = Box::pin(Sleeping::for_duration(Duration::from_millis(20)));
        block_on(std::future::poll_fn(move |context| {
            assert!(long.as_mut().poll(context).is_pending());
            short.as_mut().poll(context)
        }));
        assert!(started.elapsed() < Duration::from_secs(30));
    }

    #[test]
    fn what_is_dropped_is_forgotten_and_more_time_than_there_is_can_be_asked_for() {
        let mut never = Box::pin(Sleeping::for_duration(Duration::MAX));
        let mut long = Box::pin(Sleeping::for_duration(Duration::from_secs(3600)));
        block_on(std::future::poll_fn(|context| {
            assert!(never.as_mut().poll(context).is_pending());
            assert!(long.as_mut().poll(context).is_pending());
            Poll::Ready(())
        }));
        let (until, number) = (long.until.unwrap(), long.number.unwrap());
        assert!(TIMER.lock().sleepers.contains_key(&(until, number)));
        drop(long);
        assert!(!TIMER.lock().sleepers.contains_key(&(until, number)));
    }
}
