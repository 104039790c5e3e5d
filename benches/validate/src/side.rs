//! What each side of the comparison does.

use std::hint::black_box;

use measure::allocations;

use crate::sample::Sample;

/// A registration as one of the sides holds it.
pub trait Validated {
    /// All that is wrong.
    type Violations;

    fn read(text: &str) -> Self;

    fn check(&self) -> Result<(), Self::Violations>;

    fn count(violations: Self::Violations) -> usize;
}

/// One of the sides; the functions are those of its type.
pub struct Side {
    pub title: &'static str,
    /// How many violations it finds.
    pub violations: fn(Sample) -> usize,
    /// Checks a sample so often, and says how often memory was asked for meanwhile.
    pub repeat: fn(Sample, usize) -> u64,
}

impl Side {
    pub fn of<T: Validated>(title: &'static str) -> Self {
        Self {
            title,
            violations: |sample| T::read(sample.text()).check().err().map_or(0, T::count),
            repeat: |sample, times| {
                let registration = T::read(sample.text());
                // What is compiled once is compiled now.
                drop(black_box(registration.check()));
                let before = allocations();
                for _ in 0..times {
                    drop(black_box(black_box(&registration).check()));
                }
                allocations() - before
            },
        }
    }
}
