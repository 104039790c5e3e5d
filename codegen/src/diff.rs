//! What a change of a description means: for clients that are deployed, and for callers who generate anew.
//!
//! Two things are compared. A walk goes through both descriptions and finds what differs, with what that means on the wire
//! (`walk`). The surfaces of both generated crates tell what callers see of it (`surface`), so that a verdict about Rust is
//! one about what is really emitted; what of them differs and no finding explains is an entry of its own.

pub mod changelog;
mod code;
mod entry;
mod explain;
mod finding;
mod lint;
mod pairs;
mod side;
mod soften;
mod surface;
mod told;
mod version;
mod walk;

pub use code::Code;
pub use entry::{Entry, Item, Part, Place, Rust, Wire};
pub use lint::Since;
pub(crate) use lint::lint_version;
pub use soften::Softening;
pub use told::Told;
pub use version::{Step, Versions};

use self::pairs::Pairs;
use self::side::Side;
use self::soften::Softener;
use self::surface::Surface;
use self::walk::Walk;
use crate::checked::CheckedApi;
use crate::ir::TypeId;
use crate::source::Sources;

/// A description with the text that it was read from.
#[derive(Clone, Copy)]
pub struct Description<'d> {
    /// The API.
    pub api: &'d CheckedApi,
    /// Its text.
    pub sources: &'d dyn Sources,
}

/// What differs between two descriptions of an API.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The changes, the worst first.
    pub entries: Vec<Entry>,
    /// The versions that the descriptions state, and the one that the changes ask for.
    pub versions: Versions,
}

impl Comparison {
    /// The worst verdict on the wire.
    pub fn wire(&self) -> Wire {
        self.entries.iter().map(|entry| entry.wire).max().unwrap_or(Wire::None)
    }

    /// Leaves out changes that do not count.
    pub fn retain(&mut self, counts: impl FnMut(&Entry) -> bool) {
        self.entries.retain(counts);
        self.versions.count(&self.entries);
    }

    /// The worst verdict for callers.
    pub fn rust(&self) -> Rust {
        self.entries.iter().map(|entry| entry.rust).max().unwrap_or(Rust::Patch)
    }
}

/// Compares an old description of an API with a new one.
pub fn compare(old: Description<'_>, new: Description<'_>) -> Comparison {
    let (before, after) = (Side::of(old.api), Side::of(new.api));
    let pairs = Pairs::of(&before, &after);
    let soften = Softener::new(old.sources, new.sources);
    let findings = Walk::new(&before, &after, &pairs, soften).findings();
    let old_name = |id: TypeId| before.names.of(id).ident.to_string();
    let new_name = |id: TypeId| pairs.name_of_new(&before, &after, id);
    let surfaces = (Surface::of(&before, &old_name), Surface::of(&after, &new_name));
    let changes = surface::compare(&surfaces.0, &surfaces.1);
    let stays = |path: &str| surfaces.0.facts.contains_key(path) && surfaces.1.facts.contains_key(path);
    let entries = explain::entries(findings, changes, &stays);
    let versions = Versions::of(old.api, new.api, &entries);
    Comparison { entries, versions }
}
