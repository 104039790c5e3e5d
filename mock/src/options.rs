//! What can be chosen about a mock.

use std::sync::Arc;
use std::time::Duration;

use specwright::{Clock, SystemClock};

/// What can be chosen about a mock: [`Mock::with_options`](crate::Mock::with_options).
///
/// ```
/// use std::time::Duration;
/// use specwright_mock::MockOptions;
///
/// let options = MockOptions::new().seed(7).items(250).token_lifetime(Duration::from_secs(60));
/// # let _ = options;
/// ```
#[derive(Clone)]
#[must_use]
pub struct MockOptions {
    pub(crate) seed: u64,
    pub(crate) items: usize,
    pub(crate) token_lifetime: Option<Duration>,
    pub(crate) clock: Arc<dyn Clock>,
}

impl MockOptions {
    /// Seed 0, the things of the examples, tokens that live as long as the examples say or else an hour, the clock of
    /// the machine.
    pub fn new() -> Self {
        Self { seed: 0, items: 0, token_lifetime: None, clock: Arc::new(SystemClock) }
    }

    /// Decides all ids and tokens: mocks of one seed that get the same requests give the same answers.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// How many things each list at the top of the API has at least in the beginning; those of the examples count.
    pub fn items(mut self, items: usize) -> Self {
        self.items = items;
        self
    }

    /// How long issued tokens are good. The response says it in whole seconds.
    pub fn token_lifetime(mut self, lifetime: Duration) -> Self {
        self.token_lifetime = Some(lifetime);
        self
    }

    /// The clock by which tokens run out, and by which the transport waits.
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = Arc::new(clock);
        self
    }
}

impl Default for MockOptions {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for MockOptions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { seed, items, token_lifetime, clock: _ } = self;
        let mut options = f.debug_struct("MockOptions");
        options.field("seed", seed).field("items", items).field("token_lifetime", token_lifetime);
        options.finish_non_exhaustive()
    }
}
