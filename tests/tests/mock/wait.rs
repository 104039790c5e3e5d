//! What a call comes to, whichever client makes it.

use specwright::{Call, Items, Operation, Paged, blocking};
use specwright_tests::block_on;

/// A call that is under way, or over.
pub(crate) trait Wait {
    type Output;
    type Error;

    /// Waits for its end.
    fn wait(self) -> Result<Self::Output, Self::Error>;
}

impl<O: Operation> Wait for Call<O> {
    type Output = O::Output;
    type Error = O::Error;

    fn wait(self) -> Result<O::Output, O::Error> {
        block_on(self)
    }
}

/// The blocking client has waited.
impl<T, E> Wait for Result<T, E> {
    type Output = T;
    type Error = E;

    fn wait(self) -> Result<T, E> {
        self
    }
}

/// What a list holds.
pub(crate) trait All {
    type Item;
    type Error;

    /// All of it, or why it is not all there.
    fn all(self) -> Result<Vec<Self::Item>, Self::Error>;
}

impl<O: Paged> All for Items<O> {
    type Item = O::Item;
    type Error = O::Error;

    fn all(mut self) -> Result<Vec<O::Item>, O::Error> {
        block_on(async {
            let mut all = Vec::new();
            while let Some(item) = self.next().await {
                all.push(item?);
            }
            Ok(all)
        })
    }
}

impl<O: Paged> All for blocking::Items<O> {
    type Item = O::Item;
    type Error = O::Error;

    fn all(self) -> Result<Vec<O::Item>, O::Error> {
        self.collect()
    }
}
