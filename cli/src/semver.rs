//! What `cargo-semver-checks` says of two generated crates, beside what `specwright diff` says of their specs.
//!
//! It reads the crates, and sees names; the comparison of specs sees types, and what builders ask. Where the two disagree,
//! one of them is blind there by its nature, which is told, or the comparison has a fault.

mod findings;
mod judge;

pub use findings::{Finding, findings};
pub use judge::{Judgement, judge};
