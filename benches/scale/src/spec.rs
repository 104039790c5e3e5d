//! A spec of the shape of Stripe's API, made of words that mean nothing.
//!
//! What it has how often is in [`shape`]; the same size and seed make the same spec.

mod deal;
mod graph;
mod operations;
mod shape;
mod types;
mod words;
mod write;

use deal::Random;
use graph::Graph;

/// How much of the shape a spec has, in quarters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Quarters(pub usize);

impl Quarters {
    /// This share of a number, rounded.
    pub fn of(self, number: usize) -> usize {
        (number * self.0 + 2) / 4
    }
}

/// A spec of this many quarters of the shape.
pub fn made(quarters: Quarters, seed: u64) -> String {
    let mut random = Random::new(seed);
    let graph = Graph::link(quarters, &mut random);
    write::text(&graph, &mut random)
}

#[cfg(test)]
mod tests;
