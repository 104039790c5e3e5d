//! The files of a generated crate.

pub(crate) mod client;
pub(crate) mod errors;
pub(crate) mod example;
pub(crate) mod failure;
pub(crate) mod library;
pub(crate) mod manifest;
pub(crate) mod module;
pub(crate) mod operation;
pub(crate) mod readme;
pub(crate) mod types;
pub(crate) mod webhooks;
