//! What the expansion of `Model` names with the feature `serde`.

pub use crate::model::serde_traits::{deserialize, serialize};
pub use serde::{Deserialize, Deserializer, Serialize, Serializer};
