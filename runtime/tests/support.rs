//! Servers, transports and operations that the tests share.

#[macro_use]
pub(crate) mod both;
pub(crate) mod faulty;
#[macro_use]
pub(crate) mod operation;
pub(crate) mod script;
pub(crate) mod server;
#[cfg(all(feature = "blocking", feature = "reqwest"))]
pub(crate) mod uploads;
