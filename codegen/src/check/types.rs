//! Whether types make sense: limits, circles, unions, and types that nothing uses.

pub(crate) mod constraint;
pub(crate) mod cycle;
pub(crate) mod endless;
pub(crate) mod narrowing;
pub(crate) mod union;
pub(crate) mod unused;
