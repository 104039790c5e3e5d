//! What stands around an operation: how its call is made, and what the caller gets of it.

use crate::{Call, Client, Items, Operation, Paged, Pages};

/// How calls are made: [`Client`] gives futures, and
#[cfg_attr(feature = "blocking", doc = "[`blocking::Client`](crate::blocking::Client) waits for the answer.")]
#[cfg_attr(
    not(feature = "blocking"),
    doc = "the blocking client of the feature `blocking` waits for the answer."
)]
///
/// There are these two. A builder that was begun with one of them ends with what it makes of a call.
#[diagnostic::on_unimplemented(
    message = "a client is required",
    label = "call `.with_client(&client)` before this, or begin with a method of the client"
)]
pub trait Shell: Held + Clone {
    /// What it sends with when the builder is given no transport.
    #[doc(hidden)]
    const BUILT_IN: BuiltIn;

    /// The shell around what makes the calls.
    #[doc(hidden)]
    fn around(client: Client) -> Self;

    /// Calls an operation.
    fn call<O: Operation>(&self, operation: O) -> Self::Sent<O>;

    /// The pages of a list, from the one that the operation asks for on.
    fn pages<O: Paged>(&self, operation: O) -> Self::Pages<O>;

    /// What a list holds, from the page that the operation asks for on.
    fn items<O: Paged>(&self, operation: O) -> Self::Items<O>;
}

/// What `with_client` of builders takes: a [`Shell`]. It is apart so that rustc says there what is wanted there.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no client that a builder can send with",
    label = "a `specwright::Client` is wanted, or a blocking one; generated clients start builders themselves"
)]
pub trait Sends: Clone {}

#[diagnostic::do_not_recommend]
impl<S: Shell> Sends for S {}

/// The transport of a client that is given none.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub enum BuiltIn {
    /// `Reqwest`, where the feature is on.
    Async,
    /// `Ureq`, whose feature brings the blocking client.
    #[cfg(feature = "blocking")]
    Blocking,
}

/// What a builder holds: a client, or `()`.
///
/// It is apart from [`Shell`] so that the types of endings are known of a builder without a client, too: else rustc would
/// say that there is no such ending, and not what it wants.
pub trait Held: sealed::Sealed {
    /// What comes of a call.
    type Sent<O: Operation>;

    /// The pages of a list.
    type Pages<O: Paged>;

    /// What a list holds.
    type Items<O: Paged>;
}

pub(crate) mod sealed {
    pub trait Sealed {}
}

impl sealed::Sealed for () {}

/// Nothing is sent.
impl Held for () {
    type Sent<O: Operation> = ();
    type Pages<O: Paged> = ();
    type Items<O: Paged> = ();
}

impl sealed::Sealed for Client {}

impl Held for Client {
    type Sent<O: Operation> = Call<O>;
    type Pages<O: Paged> = Pages<O>;
    type Items<O: Paged> = Items<O>;
}

#[diagnostic::do_not_recommend]
impl Shell for Client {
    const BUILT_IN: BuiltIn = BuiltIn::Async;

    fn around(client: Client) -> Self {
        client
    }

    fn call<O: Operation>(&self, operation: O) -> Call<O> {
        self.call(operation)
    }

    fn pages<O: Paged>(&self, operation: O) -> Pages<O> {
        self.pages(operation)
    }

    fn items<O: Paged>(&self, operation: O) -> Items<O> {
        self.items(operation)
    }
}
