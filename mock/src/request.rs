//! What a request asks for, and whether it is as the description says.

pub(crate) mod credentials;
mod media;
pub(crate) mod path;
pub(crate) mod preferences;
mod read;
pub(crate) mod report;
pub(crate) mod route;
pub(crate) mod validate;

pub(crate) use media::{essence, parameter};
