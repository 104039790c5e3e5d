//! Values that are not yet whole.
//!
//! rustc compiles what drops a type in each codegen unit that could need it, with all that the type holds. Where types
//! reach each other, this was most of what a client's user compiled: so what is read of an object is let go by one function
//! of this module, and what else could drop what it reads stands in it, too, hence in one unit.

use std::mem::ManuallyDrop;

use super::Model;
use super::reader::{Misfit, Reader, Slot};

/// What was read of a value so far.
///
/// It goes when it is told to, never by going out of scope. Reading does not panic; where the serde impls of a
/// member's type do, the members before it are leaked.
#[derive(Debug)]
pub struct Held<T>(Option<ManuallyDrop<T>>);

impl<T> Held<T> {
    /// Nothing yet. Generated code names it once for each member, and a constant is less to compile than a call.
    pub const EMPTY: Self = Self(None);

    /// The value, if there is one, of an object that may still lack others.
    pub fn kept(self) -> Option<ManuallyDrop<T>> {
        self.0
    }

    /// The value, if there is one.
    pub fn take(self) -> Option<T> {
        self.0.map(ManuallyDrop::into_inner)
    }

    /// Puts a value in; one that was there is let go.
    pub(crate) fn fill(&mut self, value: T) {
        if self.0.is_some() {
            self.let_go();
        }
        self.0 = Some(ManuallyDrop::new(value));
    }

    /// Drops the value, if there is one.
    #[inline(never)]
    pub(crate) fn let_go(&mut self) {
        if let Some(value) = self.0.take() {
            drop(ManuallyDrop::into_inner(value));
        }
    }
}

impl<T: Model> Slot for Held<T> {
    fn read(&mut self, from: &mut Reader<'_>) -> Result<(), Misfit> {
        if self.0.is_some() {
            self.let_go();
        }
        self.0 = Some(ManuallyDrop::new(T::read(from)?));
        Ok(())
    }

    fn clear(&mut self) {
        self.let_go();
    }

    fn is_filled(&self) -> bool {
        self.0.is_some()
    }
}

/// Drops a value here.
#[inline(never)]
pub(crate) fn let_go<T>(value: T) {
    drop(value);
}

/// Reads an array.
pub(super) fn list<T: Model>(from: &mut Reader<'_>) -> Result<Vec<T>, Misfit> {
    let mut list = Vec::new();
    from.list(&mut |from| {
        list.push(T::read(from)?);
        Ok(())
    })?;
    Ok(list)
}

/// Reads a value behind which only blanks may be left.
pub(super) fn whole<T: Model>(from: &mut Reader<'_>) -> Result<T, Misfit> {
    let value = T::read(from)?;
    from.end()?;
    Ok(value)
}
