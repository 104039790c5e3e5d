//! The states of a builder's members, and what a builder may hold.
//!
//! A builder has a state for each member that its endings ask about: the required ones, and those of rules that
//! presence alone decides.

mod integer;
pub(crate) mod state;

pub use integer::IntoInteger;
pub use state::{Maybe, Null, Set, Unset};

pub use crate::base_client::{ClientFor, ClientSlot};
