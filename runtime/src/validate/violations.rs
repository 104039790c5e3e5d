//! All that is wrong with a request.

use std::error::Error;
use std::fmt;

use serde::{Serialize, Serializer};

use super::Violation;

/// Everything that stops a request: one violation at least, members depth first in the order of the description, then
/// the rules of each object, then what cannot be sent.
///
/// `Display` is a line for each. `Serialize` gives a list.
#[derive(Clone, PartialEq, Eq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    /// What stands where there are none; nobody is given it as an error.
    pub(crate) const NONE: Self = Self(Vec::new());

    /// `Ok` where nothing is wrong.
    #[inline]
    pub(super) fn unless_empty(violations: Vec<Violation>) -> Result<(), Self> {
        if violations.is_empty() { Ok(()) } else { Err(Self(violations)) }
    }

    /// One.
    pub(crate) fn one(violation: Violation) -> Self {
        Self(vec![violation])
    }

    /// Those of an API's limits and rules, and then what else stands in the way where no violation says so already.
    pub(crate) fn join(broken: Result<(), Self>, sending: Vec<Violation>) -> Result<(), Self> {
        let mut all = broken.err().map_or(Vec::new(), |violations| violations.0);
        let known = all.len();
        for violation in sending {
            let pointer = violation.pointer();
            let is_told = all
                .iter()
                .take(known)
                .any(|told| !pointer.is_empty() && is_at_or_in(told.pointer(), pointer));
            if !is_told {
                all.push(violation);
            }
        }
        Self::unless_empty(all)
    }

    /// The violations in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.0.iter()
    }

    /// How many there are; never none.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

/// Whether a pointer leads to this member or into it.
fn is_at_or_in(pointer: &str, member: &str) -> bool {
    pointer.strip_prefix(member).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{violation}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.0).finish()
    }
}

impl Error for Violations {}

impl Serialize for Violations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'v> IntoIterator for &'v Violations {
    type Item = &'v Violation;
    type IntoIter = std::slice::Iter<'v, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
