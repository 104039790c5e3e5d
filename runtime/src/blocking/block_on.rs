//! Waiting on the calling thread for a future.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

/// Wakes a thread that waits.
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.0.unpark();
    }
}

/// Waits on this thread for what a future gives.
pub(crate) fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        // Who else unparks this thread only has the future looked at once more.
        thread::park();
    }
}

#[cfg(test)]
mod tests {
    use std::future::{poll_fn, ready};
    use std::time::Duration;

    use super::*;

    #[test]
    fn what_is_ready_is_given_at_once_and_what_is_woken_elsewhere_is_waited_for() {
        assert_eq!(block_on(ready(1)), 1);
        let mut asked = 0;
        let output = block_on(poll_fn(|context| {
            asked += 1;
            if asked > 2 {
                return Poll::Ready(asked);
            }
            let waker = context.waker().clone();
            thread::spawn(move || {
                thread::sleep(Duration::from_millis(20));
                waker.wake();
            });
            Poll::Pending
        }));
        assert!(output >= 3);
    }
}
