//! Values that are not yet whole.
//!
//! rustc compiles what drops a type in each codegen unit that could need it, with all that the type holds. Where types
//! reach each other, this was most of what a client's user compiled: so what is read of an object is let go by one method,
//! which stands in the unit of lists, that must drop their elements anyway, and nothing else here could drop a value.

use std::mem::ManuallyDrop;

use super::Model;
use super::reader::{Misfit, Reader, Slot};

/// What was read of a value so far.
///
/// It goes when it is told to, never by going out of scope. Reading does not panic; where the serde impls of a
/// member's type do, the members before it are leaked.
#[derive(Debug)]
pub struct Held<T>(ManuallyDrop<Option<T>>);

impl<T> Held<T> {
    /// Nothing yet. Generated code names it once for each member, and a constant is less to compile than a call.
    pub const EMPTY: Self = Self(ManuallyDrop::new(None));

    fn of(value: T) -> Self {
        Self(ManuallyDrop::new(Some(value)))
    }

    /// The value, if there is one, of an object that may still lack others.
    pub fn kept(self) -> Option<ManuallyDrop<T>> {
        self.take().map(ManuallyDrop::new)
    }

    /// The value, if there is one.
    pub fn take(self) -> Option<T> {
        ManuallyDrop::into_inner(self.0)
    }

    /// Puts a value in; one that was there is let go.
    pub(crate) fn fill(&mut self, value: T) {
        let value = Self::of(value);
        if self.0.is_some() {
            self.let_go();
        }
        *self = value;
    }

    /// The value; of a slot that is empty, what `otherwise` gives.
    pub(crate) fn or_else<E>(self, otherwise: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        match self.kept() {
            Some(value) => Ok(ManuallyDrop::into_inner(value)),
            None => otherwise(),
        }
    }

    /// Drops the value, if there is one.
    pub(crate) fn let_go(&mut self) {
        <Vec<T> as Drops<T>>::empty(&mut self.0);
    }
}

impl<T: Model> Slot for Held<T> {
    fn read(&mut self, from: &mut Reader<'_>) -> Result<(), Misfit> {
        if self.0.is_some() {
            self.let_go();
        }
        *self = Self::of(T::read(from)?);
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
    Held::of(value).let_go();
}

/// Reads a value behind which only blanks may be left.
pub(super) fn whole<T: Model>(from: &mut Reader<'_>) -> Result<T, Misfit> {
    let mut value = Held::of(T::read(from)?);
    if let Err(misfit) = from.end() {
        value.let_go();
        return Err(misfit);
    }
    value.or_else(|| Err(from.incomplete()))
}

/// Drops values. rustc puts a method into the unit of its type, and so this beside what drops the elements of a list.
trait Drops<T> {
    fn empty(value: &mut Option<T>);
}

impl<T> Drops<T> for Vec<T> {
    #[inline(never)]
    fn empty(value: &mut Option<T>) {
        *value = None;
    }
}
