//! What a type says of itself, with the feature for samples.

pub use crate::samples::pattern::Pattern;
pub use crate::samples::sampled::{Ask, AskUnknown, Sampled, named};

/// The words that it says it in.
pub mod describe {
    pub use crate::samples::describe::*;
}
