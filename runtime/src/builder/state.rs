//! The states of a builder's members, as types.

/// A member that has not been given.
#[derive(Clone, Copy, Debug)]
pub enum Unset {}

/// A member that has been given, and will be sent.
#[derive(Clone, Copy, Debug)]
pub enum Set {}

/// A member that is known only when the program runs: an `Option`, or a list that sends nothing when it is empty.
/// Rules about it are checked before the request is sent.
#[derive(Clone, Copy, Debug)]
pub enum Maybe {}

/// A required member that was made null.
#[derive(Clone, Copy, Debug)]
pub enum Null {}

/// What is known of a statement about members when the program is compiled: [`Set`] is true, [`Unset`] is false, and
/// [`Maybe`] is open (Kleene's logic of three values).
pub trait State {
    /// The opposite.
    type Not: State;
    /// Whether both hold.
    type And<Other: State>: State;
    /// Whether either holds.
    type Or<Other: State>: State;
    /// Whether it and something open hold.
    type AndMaybe: State;
    /// Whether it or something open holds.
    type OrMaybe: State;
}

impl State for Set {
    type Not = Unset;
    type And<Other: State> = Other;
    type Or<Other: State> = Set;
    type AndMaybe = Maybe;
    type OrMaybe = Set;
}

macro_rules! absent {
    ($($state:ty)*) => {$(
        impl State for $state {
            type Not = Set;
            type And<Other: State> = Unset;
            type Or<Other: State> = Other;
            type AndMaybe = Unset;
            type OrMaybe = Maybe;
        }
    )*};
}
// Null is no value: a rule takes it for absent.
absent!(Unset Null);

impl State for Maybe {
    type Not = Maybe;
    type And<Other: State> = Other::AndMaybe;
    type Or<Other: State> = Other::OrMaybe;
    type AndMaybe = Maybe;
    type OrMaybe = Maybe;
}
