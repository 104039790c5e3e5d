//! Where samples take their decisions from.

use proptest::prelude::Rng;
use proptest::test_runner::TestRng;

/// A sequence of decisions. Each is a number, and the smaller it is, the simpler is what comes of it; so a sample is
/// simplified by making its decisions smaller and making it again, and stays what it was made to be.
pub(super) struct Choices {
    made: Vec<u64>,
    source: Source,
}

enum Source {
    Random(Box<TestRng>),
    /// Decisions made before; behind the last one, all are 0.
    Given(std::vec::IntoIter<u64>),
}

impl Choices {
    pub(super) fn random(rng: TestRng) -> Self {
        Self { made: Vec::new(), source: Source::Random(Box::new(rng)) }
    }

    pub(super) fn given(choices: Vec<u64>) -> Self {
        Self { made: Vec::new(), source: Source::Given(choices.into_iter()) }
    }

    /// The decisions taken.
    pub(super) fn made(self) -> Vec<u64> {
        self.made
    }

    /// A number below `count`; 0 where there is no choice.
    pub(super) fn below(&mut self, count: u64) -> u64 {
        let Some(last) = count.checked_sub(1).filter(|last| *last > 0) else { return 0 };
        let choice = match &mut self.source {
            Source::Random(rng) => match last.checked_add(1) {
                Some(count) => rng.next_u64() % count,
                None => rng.next_u64(),
            },
            Source::Given(choices) => choices.next().unwrap_or(0).min(last),
        };
        self.made.push(choice);
        choice
    }

    /// An index below `count`.
    pub(super) fn index(&mut self, count: usize) -> usize {
        usize::try_from(self.below(count as u64)).unwrap_or(0)
    }

    /// One of several.
    pub(super) fn pick<'t, T>(&mut self, items: &'t [T]) -> Option<&'t T> {
        let index = self.index(items.len());
        items.get(index)
    }

    /// A number between these, both included, and more often than not at one of the ends or beside it.
    pub(super) fn near(&mut self, least: i128, most: i128) -> i128 {
        let span = u64::try_from(most.saturating_sub(least)).unwrap_or(u64::MAX - 1);
        let number = match self.below(6) {
            0 => least,
            1 => most,
            2 => least + 1,
            3 => most - 1,
            _ => least + i128::from(self.below(span.saturating_add(1))),
        };
        number.clamp(least, most)
    }
}
