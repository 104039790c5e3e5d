//! Whether values fit their types.

pub(crate) mod limits;
pub(crate) mod presence;
pub(crate) mod request_values;
pub(crate) mod rule_holds;
pub(crate) mod single;
pub(crate) mod text_form;
pub(crate) mod value;
