//! What the expansion of `Model` calls: the parts of reading and writing that are the same for every type.
//!
//! An expansion holds a table of member names, one line per member, and one line to finish. The loop over the
//! members, the look-up of their names, unknown members, null and absence, open enums and unions are here, once.
//! Nothing in this module is for people to call.
//!
//! Of a repeated member the last one wins, and each must fit the member's type: it is read where it stands, before
//! anyone knows whether another follows. Unions are buffered first, so that only the last one is looked at there.
//! Integers are JSON numbers without fraction and exponent.

mod debug;
mod name;
mod read;
mod union;
mod values;
mod write;

pub use crate::api_error::{INVALID, fits, parameter, recognise};
pub use debug::{debug, debug_one};
pub use read::{END, Members, Object, object};
pub use serde::{Deserialize, Deserializer, Serialize, Serializer, de::MapAccess};
pub use serde_json::Error as JsonError;
pub use union::{TaggedUnion, Union, alternative, first_fit, fit, tagged};
pub use values::{IntegerEnum, TextEnum, from_text, from_text_owned, integer, text};
pub use write::{Writer, writer};
