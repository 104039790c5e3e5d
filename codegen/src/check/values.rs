//! Whether values fit their types.

pub(crate) mod presence;
pub(crate) mod request_values;
pub(crate) mod single;
pub(crate) mod value;
