//! Reading a value again, as another type.

use super::object::one_of;
use super::{Misfit, Reader, Trouble};

/// A place in a text to which a reader can go back.
pub(crate) struct Checkpoint {
    at: usize,
    depth: usize,
}

impl Checkpoint {
    /// Its offset.
    pub(in crate::model) fn at(&self) -> usize {
        self.at
    }
}

impl Reader<'_> {
    /// The start of the value that comes next.
    pub(crate) fn checkpoint(&mut self) -> Checkpoint {
        self.peek();
        Checkpoint { at: self.at, depth: self.depth }
    }

    /// Goes to a value that was passed over.
    pub(crate) fn go_to(&mut self, value: &Checkpoint) {
        (self.at, self.depth) = (value.at, value.depth);
    }

    /// Whether what was read since may be read once more.
    pub(in crate::model) fn may_read_again(&mut self, since: &Checkpoint) -> bool {
        let again = self.again.checked_sub(self.at.saturating_sub(since.at) + 1);
        self.again = again.unwrap_or(self.again);
        again.is_some()
    }

    /// Goes back after a misfit, unless no other type could read on: what is no JSON is none for any. Neither is it
    /// worth while where unions in unions have made more work than the text is long many times over.
    pub(in crate::model) fn rewind(&mut self, to: &Checkpoint, misfit: Misfit) -> Result<(), Misfit> {
        if matches!(self.trouble, Some(Trouble::Broken { .. })) {
            return Err(misfit);
        }
        match self.again.checked_sub(self.at.saturating_sub(to.at) + 1) {
            Some(again) => self.again = again,
            None => return Err(misfit),
        }
        (self.at, self.depth, self.trouble) = (to.at, to.depth, None);
        Ok(())
    }

    /// No alternative fits the value that starts there.
    #[cold]
    pub(in crate::model) fn fits_none(&mut self, start: &Checkpoint, names: &[&str]) -> Misfit {
        self.unlike_at(start.at, one_of(names))
    }
}
