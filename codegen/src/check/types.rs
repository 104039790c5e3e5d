//! Whether types make sense: limits, circles and unions.

pub(crate) mod constraint;
pub(crate) mod cycle;
pub(crate) mod endless;
pub(crate) mod narrowing;
mod number;
pub(crate) mod union;
