//! From what a walk found and what of the generated crate changed to entries: each change of the crate is explained by a
//! finding that covers its path, or is an entry of its own.

use std::collections::BTreeMap;

use super::Code;
use super::entry::{Entry, Item, Place, Rust, Wire};
use super::finding::Finding;
use super::surface::{FEATURES, SurfaceChange, shown};
use crate::prose::code as code_of;

/// `stays` tells which paths are in both crates.
pub(super) fn entries(
    findings: Vec<Finding>,
    changes: Vec<SurfaceChange>,
    stays: &dyn Fn(&str) -> bool,
) -> Vec<Entry> {
    let mut is_covered = vec![false; changes.len()];
    let paths: BTreeMap<&str, usize> =
        changes.iter().enumerate().map(|(index, change)| (change.path.as_str(), index)).collect();
    let mut entries: Vec<Entry> = Vec::with_capacity(findings.len());
    for mut finding in findings {
        let left: Vec<String> = finding.leaves.iter().filter(|path| stays(path)).cloned().collect();
        for path in &left {
            finding.message.push_str(&format!("; `{path}` is something else now"));
            finding.rust = finding.rust.max(Rust::Behaves);
            // The name is not free.
            finding.softening = None;
        }
        // What is new has taken over such a name, and the other name is what there is more of.
        if finding.old.is_none() && finding.covers.iter().any(|path| stays(path)) {
            finding.rust = finding.rust.max(Rust::Adds);
        }
        let mut covered: Vec<usize> = finding.covers.iter().flat_map(|path| below(&paths, path)).collect();
        covered.sort_unstable();
        covered.dedup();
        covered.iter().for_each(|index| is_covered[*index] = true);
        let counts = |change: &&SurfaceChange| left.is_empty() || change.rust != Rust::Adds;
        entries.push(entry(finding, covered.iter().map(|index| &changes[*index]).filter(counts)));
    }
    let left: Vec<&SurfaceChange> = changes
        .iter()
        .zip(&is_covered)
        .filter(|(_, is_covered)| !**is_covered)
        .map(|(change, _)| change)
        .collect();
    unexplained(&left, &mut entries);
    entries.sort_by(|one, other| {
        let rank = |entry: &Entry| {
            (
                std::cmp::Reverse(entry.rust == Rust::Breaks || entry.wire == Wire::Breaks),
                std::cmp::Reverse(entry.wire),
                std::cmp::Reverse(entry.rust),
            )
        };
        rank(one).cmp(&rank(other))
    });
    entries
}

/// The changes at a path and below it.
fn below(paths: &BTreeMap<&str, usize>, path: &str) -> Vec<usize> {
    let inner = format!("{path}::");
    let own = paths.get(path).copied();
    let within = paths.range(inner.as_str()..).take_while(|(found, _)| found.starts_with(&inner));
    own.into_iter().chain(within.map(|(_, index)| *index)).collect()
}

fn entry<'c>(finding: Finding, covered: impl Iterator<Item = &'c SurfaceChange>) -> Entry {
    let (mut rust, mut items, mut needs) = (finding.rust, Vec::new(), Vec::new());
    for change in covered {
        rust = rust.max(change.rust);
        match &change.need {
            Some(need) if change.rust == Rust::Breaks => needs.push(need.sentence()),
            _ => {}
        }
        push_item(&mut items, &change.item);
    }
    let place = finding.new.as_ref().or(finding.old.as_ref());
    let said = match place.and_then(|place| owner(&place.subject)).map(code_of) {
        Some(owner) if !finding.code.is_for_readers() && !finding.message.contains(&owner) => {
            format!("{owner}: {}", finding.message)
        }
        _ => finding.message,
    };
    let message = match needs.is_empty() {
        true => said,
        false => format!("{said}; builders ask for it: {}", needs.join(", ")),
    };
    Entry {
        code: finding.code,
        wire: finding.wire,
        rust,
        direction: finding.direction,
        old: finding.old,
        new: finding.new,
        message,
        items,
        softening: finding.softening.filter(|_| rust == Rust::Breaks),
    }
}

/// The type, operation or error that a place is within: who reads a message alone must know which.
fn owner(subject: &str) -> Option<&str> {
    let (section, within) = subject.split_once('.')?;
    let is_one = ["types", "operations", "errors"].contains(&section);
    is_one.then(|| within.split('.').next()).flatten()
}

/// Adds an item, once for each path: what is inside of another goes without saying.
fn push_item(items: &mut Vec<Item>, item: &Item) {
    let is_told = items.iter_mut().find(|told| told.path == item.path);
    match is_told {
        Some(told) => {
            let is_empty = |text: &Option<String>| text.as_deref().is_none_or(str::is_empty);
            if is_empty(&told.old) && is_empty(&told.new) {
                (told.old, told.new) = (item.old.clone(), item.new.clone());
            }
        }
        None => {
            let is_inner = |told: &Item| item.path.starts_with(&format!("{}::", told.path));
            if !items.iter().any(is_inner) {
                items.push(item.clone());
            }
        }
    }
}

/// Entries for changes that nothing found explains. Where the same thing happens in many places, it is one entry.
fn unexplained(left: &[&SurfaceChange], entries: &mut Vec<Entry>) {
    let mut own: BTreeMap<(Code, Option<String>, Option<String>), Entry> = BTreeMap::new();
    let mut last: Option<&str> = None;
    for change in left {
        if last.is_some_and(|path| change.path.starts_with(&format!("{path}::"))) {
            continue;
        }
        if change.rust == Rust::Patch {
            continue;
        }
        last = Some(&change.path);
        let code = code(change);
        let is_type = matches!(code, Code::RustTypeChanged | Code::FeaturesChanged);
        if is_type && explained_elsewhere(change, entries) {
            continue;
        }
        let key = match is_type {
            true => (code, change.item.old.clone(), change.item.new.clone()),
            false => (code, Some(change.path.clone()), None),
        };
        let place = |span: Option<_>| span.map(|span| Place { subject: shown(&change.path), span });
        let entry = own.entry(key).or_insert_with(|| Entry {
            code,
            wire: Wire::None,
            rust: change.rust,
            direction: None,
            old: place(change.old),
            new: place(change.new),
            message: message(change, code),
            items: Vec::new(),
            softening: None,
        });
        push_item(&mut entry.items, &change.item);
    }
    entries.extend(own.into_values());
}

/// Adds a change of a type to the entry that tells of the same change where the type is named.
fn explained_elsewhere(change: &SurfaceChange, entries: &mut [Entry]) -> bool {
    let is_same = |item: &Item| item.old == change.item.old && item.new == change.item.new;
    let told = entries.iter_mut().find(|entry| entry.rust == Rust::Breaks && entry.items.iter().any(is_same));
    let Some(entry) = told else { return false };
    push_item(&mut entry.items, &change.item);
    true
}

fn code(change: &SurfaceChange) -> Code {
    let path = change.path.as_str();
    match change.rust {
        Rust::Breaks if path.starts_with("Client::{grant}") => Code::GrantRemoved,
        _ if path.starts_with("Client::{grant}") => Code::GrantAdded,
        _ if path.starts_with("{feature}") => Code::DefaultFeatureRemoved,
        Rust::Breaks if path.starts_with(FEATURES) => Code::FeatureRemoved,
        _ if path.starts_with(FEATURES) => Code::FeatureAdded,
        _ if path.ends_with(FEATURES) => Code::FeaturesChanged,
        _ if path == "{limit}" => Code::RecursionLimitRaised,
        _ if path.ends_with("::{enum}") || path.starts_with("errors::") => Code::ErrorEnumSplit,
        Rust::Adds => Code::RustSurfaceGrew,
        _ if path.ends_with("::builder())") => Code::BuilderRemoved,
        _ if change.need.is_some() || path.contains("{state}") => Code::BuilderNeedsMore,
        _ if path.ends_with("::{type}") || path.ends_with("::{presence}") || path.ends_with("::{output}") => {
            Code::RustTypeChanged
        }
        _ if path.ends_with("Builder") || path.ends_with("::{validate}") => Code::BuilderRemoved,
        _ if change.item.old.is_some() && change.item.new.is_some() => Code::RustTypeChanged,
        _ => Code::RustNameChanged,
    }
}

fn message(change: &SurfaceChange, code: Code) -> String {
    let path = shown(&change.path);
    let (old, new) = (change.item.old.as_deref().unwrap_or(""), change.item.new.as_deref().unwrap_or(""));
    match (code, &change.need) {
        (Code::DefaultFeatureRemoved, _) if change.rust == Rust::Breaks => {
            let feature = path.trim_start_matches("feature::").to_owned();
            let feature = change.path.rsplit("::").next().unwrap_or(&feature);
            format!("the feature `{feature}` is not on by default any more: name it where it is used")
        }
        (Code::DefaultFeatureRemoved, _) => {
            format!("the feature `{}` is on by default", change.path.rsplit("::").next().unwrap_or(""))
        }
        (Code::FeatureRemoved, _) => format!("the feature `{path}` is gone: no operation has its tag"),
        (Code::FeatureAdded, _) => format!("the feature `{path}` is new"),
        (Code::FeaturesChanged, _) => match (old, new) {
            ("", new) => format!("`{path}` needs one of the features {new}, and needed none"),
            (old, new) => format!("`{path}` needs one of the features {new}, and needed one of {old}"),
        },
        (Code::RecursionLimitRaised, Some(need)) => {
            format!(
                "types are nested so deeply that crates which use them may have to say so: {}",
                need.sentence()
            )
        }
        (Code::ErrorEnumSplit, _) if change.item.new.is_none() => {
            format!("`{path}` is gone: no two operations share their errors any more")
        }
        (Code::ErrorEnumSplit, _) if change.rust == Rust::Breaks => {
            format!("`{path}` is not the same enum as `{old}` any more")
        }
        (Code::ErrorEnumSplit, _) => format!("`{path}` is new"),
        (Code::RustSurfaceGrew, _) => format!("`{path}` is new"),
        (Code::BuilderNeedsMore, Some(need)) => format!("`{path}` asks for more: {}", need.sentence()),
        (Code::BuilderNeedsMore, None) => format!("`{path}` asks for more"),
        (Code::BuilderRemoved, _) => {
            let what =
                if change.path.ends_with("{validate}") { "cannot be validated any more" } else { "is gone" };
            format!("`{path}` {what}: no request holds the type")
        }
        (Code::RustTypeChanged, _) => format!("`{path}` is `{new}` in Rust, and was `{old}`"),
        _ => format!("`{path}` is not in the crate any more"),
    }
}
