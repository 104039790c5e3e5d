//! Serves an API from its description: checks requests as the description says, and answers them with its examples.
//!
//! It reads the description as data and shares no code with the derives of `specwright`, so that each can be held
//! against the other.

mod judge;
mod verdict;

pub use judge::{judge, judge_members};
pub use verdict::{Part, Problem, Verdict};
