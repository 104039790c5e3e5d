//! Whether operations make sense: endpoints, outcomes, pages, credentials and examples.

pub(crate) mod auth;
pub(crate) mod endpoint;
pub(crate) mod example;
pub(crate) mod outcome;
pub(crate) mod pages;
pub(crate) mod spread;
