//! Samples as a strategy of `proptest`, simplified by their decisions.

use std::fmt;
use std::sync::Arc;

use proptest::strategy::{NewTree, Strategy, ValueTree};
use proptest::test_runner::{Reason, TestRunner};

use super::Choices;

/// What makes a value from decisions; nothing where they lead nowhere.
pub(super) type Make<V> = Arc<dyn Fn(&mut Choices) -> Result<V, String> + Send + Sync>;

/// A strategy that takes decisions.
pub(super) struct Samples<V> {
    pub(super) make: Make<V>,
}

impl<V> fmt::Debug for Samples<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Samples")
    }
}

/// How often decisions that lead nowhere are taken anew.
const ATTEMPTS: usize = 50;

impl<V: Clone + fmt::Debug> Strategy for Samples<V> {
    type Tree = Tree<V>;
    type Value = V;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        let mut problem = String::new();
        for _ in 0..ATTEMPTS {
            let mut choices = Choices::random(runner.new_rng());
            match (self.make)(&mut choices) {
                Ok(value) => {
                    let current = Made { choices: choices.made(), value };
                    return Ok(Tree { make: Arc::clone(&self.make), current, before: None, at: 0, floor: 0 });
                }
                Err(found) => problem = found,
            }
        }
        Err(Reason::from(problem))
    }
}

/// A sample and how it can be simplified: each decision is made as small as it may be, one after the other.
pub(super) struct Tree<V> {
    make: Make<V>,
    current: Made<V>,
    /// What the last step replaced.
    before: Option<Made<V>>,
    /// The decision that is being made smaller.
    at: usize,
    /// The least that it may become.
    floor: u64,
}

struct Made<V> {
    choices: Vec<u64>,
    value: V,
}

impl<V: Clone + fmt::Debug> Tree<V> {
    fn attempt(&self, at: usize, choice: u64) -> Option<Made<V>> {
        let mut given = self.current.choices.clone();
        *given.get_mut(at)? = choice;
        let mut choices = Choices::given(given);
        let value = (self.make)(&mut choices).ok()?;
        Some(Made { choices: choices.made(), value })
    }
}

impl<V: Clone + fmt::Debug> ValueTree for Tree<V> {
    type Value = V;

    fn current(&self) -> V {
        self.current.value.clone()
    }

    fn simplify(&mut self) -> bool {
        while let Some(choice) = self.current.choices.get(self.at).copied() {
            if choice <= self.floor {
                (self.at, self.floor) = (self.at + 1, 0);
                continue;
            }
            // The simplest first, then by halves.
            let smaller = if self.floor == 0 { 0 } else { self.floor + (choice - self.floor) / 2 };
            match self.attempt(self.at, smaller) {
                Some(made) => {
                    self.before = Some(std::mem::replace(&mut self.current, made));
                    self.floor = smaller;
                    return true;
                }
                None => self.floor = smaller + 1,
            }
        }
        false
    }

    fn complicate(&mut self) -> bool {
        let Some(before) = self.before.take() else { return false };
        self.current = before;
        self.floor += 1;
        self.simplify()
    }
}
