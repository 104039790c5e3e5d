//! The states of a builder's required members, and what the expansion of `Builder` calls.

use std::collections::BTreeMap;

use crate::Client;

/// A required member that has not been given yet.
#[derive(Clone, Copy, Debug)]
pub enum Unset {}

/// A required member that has been given.
#[derive(Clone, Copy, Debug)]
pub enum Set {}

/// The shell of a builder that can send.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a client is required",
    label = "call `.with_client(&client)` before this, or begin with a method of the client"
)]
pub trait HasClient {
    /// A cheap clone of the client.
    fn client(&self) -> Client;
}

#[diagnostic::do_not_recommend]
impl HasClient for Client {
    fn client(&self) -> Client {
        self.clone()
    }
}

/// The value of a member whose state is [`Set`].
#[doc(hidden)]
#[track_caller]
pub fn given<T>(slot: Option<T>) -> T {
    match slot {
        Some(value) => value,
        None => unreachable!("the builder's type says that this member was given"),
    }
}

/// A list of what converts into its elements.
#[doc(hidden)]
pub fn list<T>(values: impl IntoIterator<Item = impl Into<T>>) -> Vec<T> {
    values.into_iter().map(Into::into).collect()
}

/// A map of what converts into its entries.
#[doc(hidden)]
pub fn map<T>(values: impl IntoIterator<Item = (impl Into<String>, impl Into<T>)>) -> BTreeMap<String, T> {
    values.into_iter().map(|(name, value)| (name.into(), value.into())).collect()
}

/// A box of what converts into its content.
#[doc(hidden)]
pub fn boxed<T>(value: impl Into<T>) -> Box<T> {
    Box::new(value.into())
}

/// A value that is not null.
#[doc(hidden)]
pub fn value<T>(value: T) -> Option<T> {
    Some(value)
}
