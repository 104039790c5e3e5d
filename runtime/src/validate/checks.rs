//! How much is validated.

/// How much is checked before a request is sent.
///
/// A vendor may loosen a limit while clients with the old one are in use; who knows better than the description
/// of the API can switch its checks off, for a whole client
/// ([`ClientBuilder::checks`](crate::ClientBuilder::checks)) or for some calls
/// ([`CallOptions::checks`](crate::CallOptions::checks)). What keeps a request well formed, such as path
/// parameters that stay one segment, is no check and cannot be switched off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Checks {
    /// Limits of values, presence, and rules.
    #[default]
    All,
    /// Presence and rules only.
    Structure,
    /// Nothing.
    Off,
}
