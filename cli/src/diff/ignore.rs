//! Changes that do not count, by their fingerprints, each with the reason why.

use std::collections::BTreeMap;
use std::path::Path;

use specwright_codegen::diff::{Comparison, Entry};

const USUAL: &str = "specs/diff.ignore";

/// The changes that a file names.
pub(crate) struct Ignored {
    file: String,
    reasons: BTreeMap<String, (String, bool)>,
}

impl Ignored {
    /// Reads the file that was named, or the usual one where there is one.
    pub(crate) fn read(named: Option<&Path>) -> Result<Self, String> {
        let path = named.unwrap_or(Path::new(USUAL));
        let file = path.display().to_string();
        if named.is_none() && !path.exists() {
            return Ok(Self { file, reasons: BTreeMap::new() });
        }
        let text = std::fs::read_to_string(path).map_err(|error| format!("cannot read {file}: {error}"))?;
        let mut reasons = BTreeMap::new();
        // Some editors mark the start of a file.
        let text = text.trim_start_matches('\u{feff}');
        for (at, line) in text.lines().enumerate().map(|(at, line)| (at + 1, line.trim())) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (fingerprint, reason) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
            let is_fingerprint =
                fingerprint.len() == 16 && fingerprint.bytes().all(|byte| byte.is_ascii_hexdigit());
            if !is_fingerprint {
                return Err(format!("{file}:{at}: a line starts with the fingerprint of a change"));
            }
            if reason.trim().is_empty() {
                return Err(format!(
                    "{file}:{at}: say why the change does not count, behind its fingerprint"
                ));
            }
            reasons.insert(fingerprint.to_owned(), (reason.trim().to_owned(), false));
        }
        Ok(Self { file, reasons })
    }

    /// Whether a change counts.
    pub(crate) fn counts(&self, entry: &Entry) -> bool {
        !self.reasons.contains_key(&entry.fingerprint())
    }

    /// Takes the changes that do not count out of a comparison, with the reasons.
    pub(crate) fn take(&mut self, comparison: &mut Comparison) -> Vec<(Entry, String)> {
        let mut taken = Vec::new();
        comparison.retain(|entry| match self.reasons.get_mut(&entry.fingerprint()) {
            Some((reason, is_used)) => {
                *is_used = true;
                taken.push((entry.clone(), reason.clone()));
                false
            }
            None => true,
        });
        taken
    }

    /// A note for each line that stands for no change.
    pub(crate) fn unused(&self) -> String {
        let unused = self.reasons.iter().filter(|(_, (_, is_used))| !is_used);
        unused
            .map(|(fingerprint, _)| format!("{}: {fingerprint}: there is no such change\n", self.file))
            .collect()
    }
}
