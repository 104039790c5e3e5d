//! Whether documented errors make sense, and can be told apart.

pub(crate) mod apart;
pub(crate) mod body;
pub(crate) mod definition;
pub(crate) mod example;
pub(crate) mod template;
