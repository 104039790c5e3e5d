//! What of a surface is gone, is another or is new.

use std::collections::{BTreeMap, HashMap};

use super::{FEATURES, Fact, Need, Surface, shown};
use crate::diff::entry::{Item, Rust};
use crate::source::Span;

/// What changed at a path of the generated crate.
pub(crate) struct SurfaceChange {
    /// The path.
    pub(crate) path: String,
    /// What it means for callers: it breaks them, or it adds something.
    pub(crate) rust: Rust,
    /// The item, for people.
    pub(crate) item: Item,
    /// Where the old description says it.
    pub(crate) old: Option<Span>,
    /// Where the new one does.
    pub(crate) new: Option<Span>,
    /// What a builder asks now that it did not ask before.
    pub(crate) need: Option<Need>,
}

/// Compares two surfaces, in the order of their paths.
pub(crate) fn compare(old: &Surface, new: &Surface) -> Vec<SurfaceChange> {
    let mut changes = Vec::new();
    let known = needs(old);
    for (path, before) in &old.facts {
        match new.facts.get(path) {
            Some(after) if before.is == after.is && before.need == after.need => {}
            after => changes.extend(changed(path, Some(before), after, (old, new), &known)),
        }
    }
    for (path, after) in new.facts.iter().filter(|(path, _)| !old.facts.contains_key(*path)) {
        changes.extend(changed(path, None, Some(after), (old, new), &known));
    }
    changes.extend(split_errors(old, new));
    changes.sort_by(|one, other| one.path.cmp(&other.path));
    changes
}

type Needs<'s> = HashMap<&'s str, Vec<&'s Need>>;

fn needs(surface: &Surface) -> Needs<'_> {
    let mut found: Needs<'_> = HashMap::new();
    for (path, fact) in &surface.facts {
        if let Some(need) = &fact.need {
            found.entry(owner(path)).or_default().push(need);
        }
    }
    found
}

/// The builder that a need is one of.
fn owner(path: &str) -> &str {
    let mut ends = path.match_indices("::").map(|(at, _)| at);
    let end = ends.nth(1);
    end.and_then(|end| path.get(..end)).unwrap_or(path)
}

fn changed(
    path: &str,
    old: Option<&Fact>,
    new: Option<&Fact>,
    (before, after): (&Surface, &Surface),
    known: &Needs<'_>,
) -> Option<SurfaceChange> {
    let need = new.and_then(|fact| fact.need.clone());
    let is_need = need.is_some() || old.is_some_and(|fact| fact.need.is_some());
    let rust = match (old, new) {
        (_, Some(_)) if need.is_some() => {
            let is_new = path.contains("::") && !before.facts.contains_key(owner(path));
            let asked = known.get(owner(path)).map(Vec::as_slice).unwrap_or_default();
            let is_known = need.as_ref().is_some_and(|need| need.follows_from(asked));
            if is_new || is_known { Rust::Patch } else { Rust::Breaks }
        }
        _ if is_need => Rust::Patch,
        _ if path.ends_with(FEATURES) => features(path, (old, new), (before, after)),
        // What a builder knows of a member matters to rules only.
        (None, Some(_)) if path.contains("{state}") => Rust::Patch,
        (Some(_), None) if path.contains("{state}") => Rust::Patch,
        (None, Some(_)) if path.ends_with("{validate}") => Rust::Patch,
        (None, Some(_)) => Rust::Adds,
        (Some(_), _) => Rust::Breaks,
        (None, None) => return None,
    };
    let item = Item { path: shown(path), old: text(path, old, before), new: text(path, new, after) };
    let (old, new) = (old.map(|fact| fact.span), new.map(|fact| fact.span));
    Some(SurfaceChange { path: path.to_owned(), rust, item, old, new, need })
}

/// What other features of an item mean: callers who have named one that it had before rely on that.
fn features(
    path: &str,
    (old, new): (Option<&Fact>, Option<&Fact>),
    (before, after): (&Surface, &Surface),
) -> Rust {
    let item = path.trim_end_matches(FEATURES).trim_end_matches("::");
    if !before.facts.contains_key(item) || !after.facts.contains_key(item) {
        return Rust::Patch;
    }
    match (old, new) {
        (_, None) => Rust::Patch,
        (None, Some(_)) => Rust::Breaks,
        (Some(old), Some(new)) => {
            let still: Vec<&str> = new.is.split(", ").collect();
            match old.is.split(", ").all(|feature| still.contains(&feature)) {
                true => Rust::Patch,
                false => Rust::Breaks,
            }
        }
    }
}

/// What something is, for people: of a field that may be absent, with its type.
fn text(path: &str, fact: Option<&Fact>, surface: &Surface) -> Option<String> {
    let fact = fact?;
    let ty = path.strip_suffix("{presence}").and_then(|field| surface.facts.get(&format!("{field}{{type}}")));
    Some(match ty {
        Some(ty) => fact.is.replace('T', &ty.is),
        None => fact.is.clone(),
    })
}

/// The path of the enum of the errors that operations share.
const COMMON_ERROR: &str = "errors::CommonError";

/// Errors of operations that were of one type, and are no more.
fn split_errors(old: &Surface, new: &Surface) -> Vec<SurfaceChange> {
    let mut first: BTreeMap<usize, &str> = BTreeMap::new();
    let mut changes = Vec::new();
    for (path, (number, is_common)) in &old.errors {
        let Some((now, is_common_now)) = new.errors.get(path) else { continue };
        let other = *first.entry(*number).or_insert(path);
        let is_split = new.errors.get(other).is_some_and(|(others, _)| others != now);
        // Where the common enum is gone, that says it all.
        let is_uncommon = *is_common && !is_common_now && new.facts.contains_key(COMMON_ERROR);
        if !(is_split || is_uncommon) {
            continue;
        }
        let span = |surface: &Surface| surface.facts.get(path).map(|fact| fact.span);
        let was = if *is_common { COMMON_ERROR.to_owned() } else { shown(other) };
        changes.push(SurfaceChange {
            path: format!("{path}::{{enum}}"),
            rust: Rust::Breaks,
            item: Item { path: shown(path), old: Some(was), new: Some("an enum of its own".to_owned()) },
            old: span(old),
            new: span(new),
            need: None,
        });
    }
    changes
}
