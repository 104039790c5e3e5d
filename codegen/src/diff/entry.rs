//! A change of an API, with what it means for those who use it.

use super::{Code, Softening};
use crate::ir::Direction;
use crate::source::Span;

/// What a change means for clients that are deployed and know only the old description.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wire {
    /// Nothing changes on the wire.
    None,
    /// It changes, and nobody is hurt.
    Safe,
    /// Nobody is hurt, except that old clients refuse new values before they send them.
    SafeUnchecked,
    /// It depends on the server, or on what a client does with it.
    MayBreak,
    /// Clients break.
    Breaks,
}

impl Wire {
    /// All verdicts, from the mildest on.
    pub const ALL: [Self; 5] = [Self::None, Self::Safe, Self::SafeUnchecked, Self::MayBreak, Self::Breaks];

    /// Its word in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Safe => "safe",
            Self::SafeUnchecked => "safe_unchecked",
            Self::MayBreak => "may_break",
            Self::Breaks => "breaks",
        }
    }
}

/// What a change means for callers who compile against the crate that is generated anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rust {
    /// They need not know.
    Patch,
    /// Their code compiles, and does something else.
    Behaves,
    /// There is more that they can use.
    Adds,
    /// Code that used what changed does not compile any more.
    Breaks,
}

impl Rust {
    /// All verdicts, from the mildest on.
    pub const ALL: [Self; 4] = [Self::Patch, Self::Behaves, Self::Adds, Self::Breaks];

    /// Its word in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Behaves => "behaves",
            Self::Adds => "adds",
            Self::Breaks => "breaks",
        }
    }
}

/// Where a change is in one of the two descriptions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What it is, such as `types.Pet.members.name`.
    pub subject: String,
    /// The text.
    pub span: Span,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What kind of change it is.
    pub code: Code,
    /// What it means on the wire.
    pub wire: Wire,
    /// What it means for callers.
    pub rust: Rust,
    /// Whether only requests or only responses are concerned, where that is so.
    pub direction: Option<Direction>,
    /// Where it was; `None` where it is new.
    pub old: Option<Place>,
    /// Where it is; `None` where it is gone.
    pub new: Option<Place>,
    /// What changed and what that means, in a sentence without a final full stop.
    pub message: String,
    /// What it is in the generated crates, before and after, where that differs.
    pub items: Vec<Item>,
    /// With what callers still compile, where there is something.
    pub softening: Option<Softening>,
}

/// The parts of a report, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Callers do not compile.
    Breaks,
    /// Callers compile, and something behaves differently for them or for deployed clients.
    Behaves,
    /// There is more to use.
    Adds,
    /// All else.
    Rest,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Breaks, Self::Behaves, Self::Adds, Self::Rest];
}

/// Something of the generated crate that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its path, such as `types::Pet::name`.
    pub path: String,
    /// What it was, where it was there.
    pub old: Option<String>,
    /// What it is, where it is still there.
    pub new: Option<String>,
}

impl Entry {
    /// A short text by which the change is known again: it stays the same when lines move and words are edited.
    pub fn fingerprint(&self) -> String {
        let subject =
            |place: &Option<Place>| place.as_ref().map_or("", |place| place.subject.as_str()).to_owned();
        let parts = [self.code.as_str().to_owned(), subject(&self.old), subject(&self.new)];
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        // FNV-1a: the same on every machine and in every version.
        for byte in parts.join("\n").bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        format!("{hash:016x}")
    }

    /// Which part of a report it belongs to.
    pub fn part(&self) -> Part {
        match (self.rust, self.wire) {
            (Rust::Breaks, _) => Part::Breaks,
            (Rust::Behaves, _) | (_, Wire::MayBreak | Wire::Breaks) => Part::Behaves,
            (Rust::Adds, _) => Part::Adds,
            (Rust::Patch, _) => Part::Rest,
        }
    }

    /// Where to look first: in the new description, unless it is gone there.
    pub fn place(&self) -> Option<&Place> {
        self.new.as_ref().or(self.old.as_ref())
    }
}
