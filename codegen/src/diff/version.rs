//! Which version the changes ask for, by the rules of cargo.

use semver::{BuildMetadata, Prerelease, Version};

use super::{Entry, Rust};
use crate::ir::Api;

/// How far a version must go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Nothing changed.
    None,
    /// Callers need not know: the last number.
    Patch,
    /// Callers can use more: the minor version; before 1.0 the last number.
    Adds,
    /// Callers break: the major version; before 1.0 the minor one.
    Breaks,
}

impl Step {
    /// Its word in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Adds => "adds",
            Self::Breaks => "breaks",
        }
    }

    fn of(entries: &[Entry]) -> Self {
        let one = |entry: &Entry| match entry.rust {
            Rust::Breaks => Self::Breaks,
            Rust::Adds => Self::Adds,
            Rust::Behaves | Rust::Patch => Self::Patch,
        };
        entries.iter().map(one).max().unwrap_or(Self::None)
    }

    /// The next version after one.
    pub fn after(self, version: &Version) -> Version {
        let Version { major, minor, patch, .. } = *version;
        let is_pre = !version.pre.is_empty();
        // Of a pre-release, the version itself is the next one.
        let plain = Version::new(major, minor, patch);
        match (self, major, minor) {
            (Self::None, ..) => version.clone(),
            _ if is_pre => plain,
            (Self::Breaks, 0, 0) => Version::new(0, 0, patch + 1),
            (Self::Breaks, 0, _) => Version::new(0, minor + 1, 0),
            (Self::Breaks, ..) => Version::new(major + 1, 0, 0),
            (Self::Adds, 1.., _) => Version::new(major, minor + 1, 0),
            (Self::Adds | Self::Patch, ..) => Version::new(major, minor, patch + 1),
        }
    }
}

/// The versions of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versions {
    /// What the old description states, or `0.1.0`.
    pub old: Version,
    /// What the new description states, or `0.1.0`.
    pub new: Version,
    /// Whether the old description states one, and the new one.
    pub is_stated: (bool, bool),
    /// The least that the changes ask for.
    pub needed: Version,
    /// How far it must go.
    pub step: Step,
}

impl Versions {
    pub(super) fn of(old: &Api, new: &Api, entries: &[Entry]) -> Self {
        let is_stated = (old.package.version.is_some(), new.package.version.is_some());
        let (step, old, new) = (Step::of(entries), stated(old), stated(new));
        Self { needed: step.after(&old), old, new, is_stated, step }
    }

    /// Counts other changes.
    pub(super) fn count(&mut self, entries: &[Entry]) {
        self.step = Step::of(entries);
        self.needed = self.step.after(&self.old);
    }

    /// Whether the new description states less than the changes ask for. A pre-release announces its version, so it is enough
    /// where that is.
    pub fn is_too_low(&self) -> bool {
        let Version { major, minor, patch, .. } = self.new;
        let is_pre = !self.new.pre.is_empty() && self.new > self.old;
        let announced = if is_pre { Version::new(major, minor, patch) } else { self.new.clone() };
        announced < self.needed
    }

    /// The version to be released: the stated one, unless that is too low.
    pub fn next(&self) -> &Version {
        if self.is_too_low() { &self.needed } else { &self.new }
    }
}

/// The version that a description states; what generation takes where it states none.
fn stated(api: &Api) -> Version {
    let version = api.package.version.as_deref().and_then(|text| Version::parse(text).ok());
    version.unwrap_or(Version {
        major: 0,
        minor: 1,
        patch: 0,
        pre: Prerelease::EMPTY,
        build: BuildMetadata::EMPTY,
    })
}

#[cfg(test)]
mod tests {
    use semver::Version;

    use super::{Step, Versions};

    #[test]
    fn cargo_says_how_far_a_version_goes() {
        for (from, step, to) in [
            ("0.1.0", Step::None, "0.1.0"),
            ("0.1.0", Step::Patch, "0.1.1"),
            ("0.1.0", Step::Adds, "0.1.1"),
            ("0.1.3", Step::Breaks, "0.2.0"),
            ("0.0.3", Step::Adds, "0.0.4"),
            ("0.0.3", Step::Breaks, "0.0.4"),
            ("1.4.2", Step::Patch, "1.4.3"),
            ("1.4.2", Step::Adds, "1.5.0"),
            ("1.4.2", Step::Breaks, "2.0.0"),
            ("2.0.0-beta.1", Step::Breaks, "2.0.0"),
        ] {
            let version = Version::parse(from).map(|from| step.after(&from).to_string());
            assert_eq!(version.ok().as_deref(), Some(to), "{from}");
        }
    }

    #[test]
    fn a_pre_release_announces_its_version() {
        for (old, step, new, next) in [
            ("2.0.0", Step::Adds, "2.1.0-rc.1", "2.1.0-rc.1"),
            ("2.0.0", Step::Patch, "2.1.0-rc.1", "2.1.0-rc.1"),
            ("2.0.0", Step::Breaks, "2.1.0-rc.1", "3.0.0"),
            ("2.0.0", Step::Patch, "2.0.0-rc.1", "2.0.1"),
            ("2.0.0", Step::None, "2.0.0-rc.1", "2.0.0"),
            ("2.1.0-rc.1", Step::Breaks, "2.1.0-rc.2", "2.1.0-rc.2"),
            ("2.1.0-rc.1", Step::Breaks, "2.1.0-rc.1", "2.1.0"),
            ("2.1.0-rc.2", Step::Adds, "2.1.0-rc.1", "2.1.0"),
            ("2.1.0-rc.1", Step::None, "2.1.0-rc.1", "2.1.0-rc.1"),
            ("2.1.0-rc.1", Step::Adds, "2.1.0", "2.1.0"),
            ("0.1.3", Step::Breaks, "0.2.0-alpha", "0.2.0-alpha"),
        ] {
            let (Ok(old), Ok(new)) = (Version::parse(old), Version::parse(new)) else {
                unreachable!("{old} and {new} are versions")
            };
            let told = format!("{old}, {new}");
            let is_stated = (true, true);
            let versions = Versions { needed: step.after(&old), old, new, is_stated, step };
            assert_eq!(versions.next().to_string(), next, "{told}");
            assert_eq!(versions.is_too_low(), versions.next() != &versions.new, "{told}");
        }
    }
}
