//! What the expansion of `Validate` calls.

pub use crate::validate::{
    Check, Given, Length, NeverNull, Number, Regex, Rule, Same, Shown, Text, format, is_multiple_of, run,
};
