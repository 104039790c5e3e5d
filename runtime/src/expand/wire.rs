//! What the expansion of `Model` calls.

pub use crate::api_error::{INVALID, error_body, error_headers, fits, parameter, recognise};
pub use crate::model::{
    Held, IntegerEnum, Members, Misfit, Model, Reader, Tag, TextEnum, Union, Writer, closest, content, debug,
    debug_integer_enum, debug_text_enum, from_integer, from_text, from_text_owned, integer_of,
    read_integer_enum, read_text_enum, tagged, text_of,
};
