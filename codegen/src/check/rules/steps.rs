//! What looking for answers may cost.

/// The steps that may still be taken. A hard puzzle takes more of them than there is time for.
#[derive(Debug)]
pub(crate) struct Steps {
    left: usize,
}

/// The steps have been used up.
#[derive(Debug)]
pub(crate) struct TooHard;

impl Steps {
    pub(crate) fn new(left: usize) -> Self {
        Self { left }
    }

    /// Sets some steps apart, or what is left.
    pub(crate) fn split(&mut self, wanted: usize) -> Self {
        let left = wanted.min(self.left);
        self.left -= left;
        Self { left }
    }

    /// Takes back what was set apart and not used.
    pub(crate) fn join(&mut self, rest: Self) {
        self.left += rest.left;
    }

    /// Takes some; if there are not so many, all are gone.
    pub(crate) fn take(&mut self, count: usize) -> Result<(), TooHard> {
        self.left = self.left.checked_sub(count).ok_or_else(|| {
            self.left = 0;
            TooHard
        })?;
        Ok(())
    }
}
