//! The things that there are.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::{Map, Value};

/// The ids on the way to a thing, the outermost first, its own last.
pub(crate) type Ids = Vec<String>;

/// Things of all kinds; kinds by their index.
#[derive(Debug, Default)]
pub(crate) struct Store {
    kinds: HashMap<usize, Kind>,
}

#[derive(Debug, Default)]
struct Kind {
    /// In the order in which they were made.
    things: BTreeMap<u64, (Ids, Map<String, Value>)>,
    by_ids: HashMap<Ids, u64>,
    deleted: HashSet<Ids>,
    next: u64,
}

impl Store {
    pub(crate) fn get(&self, kind: usize, ids: &[String]) -> Option<&Map<String, Value>> {
        let kind = self.kinds.get(&kind)?;
        kind.things.get(kind.by_ids.get(ids)?).map(|(_, thing)| thing)
    }

    pub(crate) fn get_mut(&mut self, kind: usize, ids: &[String]) -> Option<&mut Map<String, Value>> {
        let kind = self.kinds.get_mut(&kind)?;
        kind.things.get_mut(kind.by_ids.get(ids)?).map(|(_, thing)| thing)
    }

    pub(crate) fn is_deleted(&self, kind: usize, ids: &[String]) -> bool {
        self.kinds.get(&kind).is_some_and(|kind| kind.deleted.contains(ids))
    }

    /// Keeps a thing; one with the same ids keeps its place.
    pub(crate) fn put(&mut self, kind: usize, ids: Ids, thing: Map<String, Value>) {
        let kind = self.kinds.entry(kind).or_default();
        kind.deleted.remove(&ids);
        let at = *kind.by_ids.entry(ids.clone()).or_insert_with(|| {
            kind.next += 1;
            kind.next
        });
        kind.things.insert(at, (ids, thing));
    }

    pub(crate) fn delete(&mut self, kind: usize, ids: &[String]) {
        let kind = self.kinds.entry(kind).or_default();
        if let Some(at) = kind.by_ids.remove(ids) {
            kind.things.remove(&at);
        }
        kind.deleted.insert(ids.to_vec());
    }

    /// All things of a kind.
    pub(crate) fn all_mut(&mut self, kind: usize) -> impl Iterator<Item = &mut Map<String, Value>> {
        self.kinds
            .get_mut(&kind)
            .into_iter()
            .flat_map(|kind| kind.things.values_mut())
            .map(|(_, thing)| thing)
    }

    /// All things of a kind below these ids.
    pub(crate) fn below<'a>(
        &'a self,
        kind: usize,
        parents: &'a [String],
    ) -> impl Iterator<Item = &'a Map<String, Value>> + 'a {
        let things = self.kinds.get(&kind).into_iter().flat_map(|kind| kind.things.values());
        let is_below = move |ids: &Ids| ids.split_last().is_some_and(|(_, above)| above == parents);
        things.filter(move |(ids, _)| is_below(ids)).map(|(_, thing)| thing)
    }
}
