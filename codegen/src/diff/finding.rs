//! What a walk over both descriptions finds, before it is known what callers see of it.

use std::collections::HashMap;

use super::Code;
use super::entry::{Place, Rust, Wire};
use super::soften::Softening;
use crate::ir::Direction;
use crate::source::Span;

/// A change that was found in a place and a direction.
pub(super) struct Finding {
    pub(super) code: Code,
    pub(super) wire: Wire,
    /// What callers notice of it, beside what changes in the crate that they compile against.
    pub(super) rust: Rust,
    pub(super) direction: Option<Direction>,
    pub(super) old: Option<Place>,
    pub(super) new: Option<Place>,
    pub(super) message: String,
    /// The paths of the generated crate that it changes.
    pub(super) covers: Vec<String>,
    /// The paths that stand for something else where they are still there: who names them compiles, and gets that.
    pub(super) leaves: Vec<String>,
    pub(super) softening: Option<Softening>,
    /// What of the place changed: findings of both directions about the same become one entry.
    pub(super) aspect: &'static str,
}

impl Finding {
    pub(super) fn new(code: Code, aspect: &'static str, wire: Wire, message: impl Into<String>) -> Self {
        Self {
            code,
            wire,
            rust: Rust::Patch,
            direction: None,
            old: None,
            new: None,
            message: message.into(),
            covers: Vec::new(),
            leaves: Vec::new(),
            softening: None,
            aspect,
        }
    }

    pub(super) fn behaves(mut self) -> Self {
        self.rust = Rust::Behaves;
        self
    }

    pub(super) fn rust(mut self, rust: Rust) -> Self {
        self.rust = rust;
        self
    }

    pub(super) fn was(mut self, subject: impl Into<String>, span: Span) -> Self {
        self.old = Some(Place { subject: subject.into(), span });
        self
    }

    pub(super) fn is(mut self, subject: impl Into<String>, span: Span) -> Self {
        self.new = Some(Place { subject: subject.into(), span });
        self
    }

    pub(super) fn covers(mut self, paths: impl IntoIterator<Item = String>) -> Self {
        self.covers.extend(paths);
        self
    }

    pub(super) fn leaves(mut self, path: String) -> Self {
        self.leaves.push(path);
        self
    }

    pub(super) fn softened_by(mut self, softening: Option<Softening>) -> Self {
        self.softening = softening;
        self
    }
}

/// All findings.
#[derive(Default)]
pub(super) struct Findings {
    found: Vec<Finding>,
    places: HashMap<(&'static str, String, String), usize>,
}

impl Findings {
    /// Adds a finding; one about the same as another makes that one worse, if it is.
    pub(super) fn push(&mut self, finding: Finding) {
        let subject =
            |place: &Option<Place>| place.as_ref().map(|place| place.subject.clone()).unwrap_or_default();
        let key = (finding.aspect, subject(&finding.old), subject(&finding.new));
        let Some(other) = self.places.get(&key).and_then(|index| self.found.get_mut(*index)) else {
            self.places.insert(key, self.found.len());
            self.found.push(finding);
            return;
        };
        if other.direction != finding.direction {
            other.direction = None;
        }
        other.rust = other.rust.max(finding.rust);
        for (known, paths) in [(&mut other.covers, finding.covers), (&mut other.leaves, finding.leaves)] {
            for path in paths {
                if !known.contains(&path) {
                    known.push(path);
                }
            }
        }
        if finding.wire > other.wire {
            (other.wire, other.code, other.message) = (finding.wire, finding.code, finding.message);
        }
        other.softening = other.softening.take().or(finding.softening);
    }

    /// Says of the finding about an aspect of two places, where there is one, that it explains these paths as well.
    pub(super) fn cover(&mut self, (aspect, old, new): (&'static str, &str, &str), paths: &[String]) {
        let key = (aspect, old.to_owned(), new.to_owned());
        if let Some(found) = self.places.get(&key).and_then(|index| self.found.get_mut(*index)) {
            found.covers.extend(
                paths.iter().filter(|path| !found.covers.contains(path)).cloned().collect::<Vec<_>>(),
            );
        }
    }

    pub(super) fn into_found(self) -> Vec<Finding> {
        self.found
    }
}
