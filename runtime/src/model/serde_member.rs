//! Types of serde as types on the wire.

use std::borrow::Cow;
use std::fmt::{self, Debug, Display, Formatter};
use std::ops::{Deref, DerefMut};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Model;
use super::finite::Finite;
use super::reader::{Misfit, Reader};
use super::writer::Writer;
use crate::decode::Complaint;
use crate::{ToText, Validate};

/// A type with serde's `Serialize` and `Deserialize` as a member of a type on the wire. Where text is wanted, in a path
/// or query, it is what the type displays.
///
/// ```
/// use std::net::IpAddr;
/// use specwright::Serde;
///
/// #[derive(specwright::Model)]
/// struct Visit {
///     address: Serde<IpAddr>,
/// }
///
/// let visit: Visit = specwright::from_json(br#"{"address": "::1"}"#)?;
/// assert!(visit.address.is_loopback());
/// # Ok::<(), specwright::DecodeError>(())
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Serde<T>(pub T);

impl<T> Deref for Serde<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for Serde<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T> From<T> for Serde<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T: Debug> Debug for Serde<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: Serialize + DeserializeOwned + Debug> Model for Serde<T> {
    fn read(from: &mut Reader<'_>) -> Result<Self, Misfit> {
        let start = from.checkpoint();
        let text = from.raw()?;
        match serde_json::from_slice(text) {
            Ok(value) => Ok(Self(value)),
            Err(error) => {
                let message = error.to_string();
                let complaint = Complaint::parse(&message);
                Err(match complaint.missing {
                    Some(name) => from.missing(start.at(), name.to_owned()),
                    None => from.unlike_at(start.at(), complaint.expected()),
                })
            }
        }
    }

    fn write(&self, to: &mut dyn Writer) {
        to.serialized(self);
    }
}

/// Nothing is checked: what the type lets through is good.
#[diagnostic::do_not_recommend]
impl<T> Validate for Serde<T> {}

/// The text that the type displays.
#[diagnostic::do_not_recommend]
impl<T: Display> ToText for Serde<T> {
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Owned(self.0.to_string())
    }
}

/// A value that serde writes, whatever its type.
pub trait Serialized {
    /// Appends its JSON.
    fn append_json(&self, json: &mut Vec<u8>) -> serde_json::Result<()>;

    /// How it is shown to programmers.
    fn shown(&self) -> &dyn Debug;
}

impl<T: Serialize + Debug> Serialized for Serde<T> {
    fn append_json(&self, json: &mut Vec<u8>) -> serde_json::Result<()> {
        Finite(&self.0).serialize(&mut serde_json::Serializer::new(json))
    }

    fn shown(&self) -> &dyn Debug {
        &self.0
    }
}
