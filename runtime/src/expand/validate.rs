//! What the expansion of `Validate` calls.

use crate::encoder::Encoder;
pub use crate::validate::{
    Check, Given, Length, NeverNull, Number, Regex, Rule, Same, Shown, Text, format, is_multiple_of, run,
};
use crate::{Checks, Operation, Violations};

/// Checks all of an operation: its limits and rules, and whether HTTP can send it.
pub fn check_operation<O: Operation>(operation: &O) -> Result<(), Violations> {
    Encoder::of(operation, Checks::All).check()
}
