//! The names of types: of components their own, of types in place that of what is around them and theirs.
//!
//! A name depends on what a type is and on where it stands, and not on the order of a document.

use std::collections::{HashMap, HashSet};

use super::types::{Def, Naming, Owner, Stands};
use super::words::{common_prefix, shortened, upper_camel};

/// More steps than any document has.
const MAX_DEPTH: usize = 80;

/// The places of a type: several where equal types are one.
pub(crate) type Places = HashMap<usize, Vec<usize>>;

/// Returns the name of each type. `same` has the indexes of the types that stand for others, with all that are as they.
pub(crate) fn name_all(defs: &[Def], canonical: &[usize], same: &Places) -> Vec<String> {
    let component = |(index, def): (usize, &Def)| match &def.naming {
        Naming::Component(name) => Some((name.clone(), index)),
        Naming::Inline { .. } => None,
    };
    let mut naming = Names {
        defs,
        canonical,
        same,
        components: defs.iter().enumerate().rev().filter_map(component).collect(),
        names: vec![None; defs.len()],
        taken: HashSet::new(),
    };
    naming.name_components();
    naming.name_by_wish();
    naming.name_the_rest();
    naming.names.into_iter().map(Option::unwrap_or_default).collect()
}

struct Names<'a> {
    defs: &'a [Def],
    canonical: &'a [usize],
    same: &'a Places,
    /// The type of each component.
    components: HashMap<String, usize>,
    names: Vec<Option<String>>,
    taken: HashSet<String>,
}

impl Names<'_> {
    fn give(&mut self, index: usize, name: String) {
        self.taken.insert(name.clone());
        if let Some(slot) = self.names.get_mut(index) {
            *slot = Some(name);
        }
    }

    /// The first by its spelling keeps the name that several would have, one that needs no change before all.
    fn name_components(&mut self) {
        let of = |def: &Def| match &def.naming {
            Naming::Component(name) => Some(name.clone()),
            Naming::Inline { .. } => None,
        };
        let mut components: Vec<(String, usize)> =
            self.defs.iter().enumerate().filter_map(|(index, def)| Some((of(def)?, index))).collect();
        let prefix = common_prefix(components.iter().map(|(name, _)| name.as_str()));
        components.sort_by_cached_key(|(name, index)| {
            let camel = upper_camel(name, "Type");
            (camel != *name, name.clone(), *index)
        });
        for (name, index) in components {
            let short = name.strip_prefix(&prefix).unwrap_or(&name);
            let name = self.numbered(shortened(upper_camel(short, "Type")));
            self.give(index, name);
        }
    }

    fn numbered(&self, name: String) -> String {
        let others = (2..).map(|number| format!("{name}{number}"));
        let free = std::iter::once(name.clone()).chain(others).find(|name| !self.taken.contains(name));
        free.unwrap_or(name)
    }

    fn inline(&self) -> Vec<usize> {
        let is_one = |(index, def): &(usize, &Def)| {
            matches!(def.naming, Naming::Inline { .. }) && self.canonical.get(*index) == Some(index)
        };
        self.defs.iter().enumerate().filter(is_one).map(|(index, _)| index).collect()
    }

    /// What a document would call a type, and the member's name of one that several owners hold: where nobody else
    /// wants it.
    fn name_by_wish(&mut self) {
        let mut wishes: HashMap<String, Vec<usize>> = HashMap::new();
        for index in self.inline() {
            if let Some(wish) = self.wish(index) {
                wishes.entry(wish).or_default().push(index);
            }
        }
        for (name, indexes) in wishes {
            if let [index] = indexes.as_slice()
                && !self.taken.contains(&name)
            {
                self.give(*index, name);
            }
        }
    }

    fn wish(&self, index: usize) -> Option<String> {
        let def = self.defs.get(index)?;
        let Naming::Inline { own, preferred, stands, .. } = &def.naming else { return None };
        let places = self.same.get(&index).map_or(1, Vec::len);
        let several = (*stands == Stands::Member && places > 1).then(|| own.clone());
        preferred.clone().or(several).map(shortened)
    }

    /// All others by their owners, from the outside in.
    fn name_the_rest(&mut self) {
        let mut left: Vec<(String, usize)> = self
            .inline()
            .into_iter()
            .filter(|index| self.names.get(*index).is_some_and(Option::is_none))
            .map(|index| (self.first_path(index), index))
            .collect();
        left.sort();
        for (_, index) in left {
            self.name_by_owner(index, 0);
        }
    }

    fn name_by_owner(&mut self, index: usize, depth: usize) -> String {
        if let Some(Some(name)) = self.names.get(index) {
            return name.clone();
        }
        let place = self.first_place(index, 0);
        let Some(Naming::Inline { owner, own, .. }) = self.defs.get(place).map(|def| def.naming.clone())
        else {
            return String::new();
        };
        let outer = match owner {
            Owner::Name(name) => name,
            Owner::Component(name) => self.component_name(&name),
            Owner::Type(id) if depth < MAX_DEPTH => {
                let owner = self.canonical.get(id.index()).copied().unwrap_or(id.index());
                self.name_by_owner(owner, depth + 1)
            }
            Owner::Type(_) => String::new(),
        };
        let name = self.numbered(shortened(upper_camel(&format!("{outer}{own}"), "Type")));
        self.give(index, name.clone());
        name
    }

    fn component_name(&self, component: &str) -> String {
        let known = self.components.get(component).and_then(|index| self.names.get(*index)?.clone());
        known.unwrap_or_else(|| upper_camel(component, "Type"))
    }

    /// The first of the places of a type, by their paths: one of few steps before all others.
    fn first_place(&self, index: usize, depth: usize) -> usize {
        let places = self.same.get(&index).map_or(&[][..], Vec::as_slice);
        let order = |place: &usize| {
            let path = self.path(*place, depth);
            (path.matches('/').count(), path)
        };
        places.iter().copied().min_by_key(order).unwrap_or(index)
    }

    fn first_path(&self, index: usize) -> String {
        self.path(self.first_place(index, 0), 0)
    }

    /// Where a type stands, by the names that a document has.
    fn path(&self, index: usize, depth: usize) -> String {
        let Some(def) = self.defs.get(index).filter(|_| depth < MAX_DEPTH) else { return String::new() };
        match &def.naming {
            Naming::Component(name) => name.clone(),
            Naming::Inline { owner, own, stands, .. } => {
                let outer = match owner {
                    Owner::Name(name) | Owner::Component(name) => name.clone(),
                    Owner::Type(id) if *stands == Stands::Member => self.path(id.index(), depth + 1),
                    Owner::Type(id) => {
                        // Which of several equal types has the alternatives is chance.
                        let owner = self.canonical.get(id.index()).copied().unwrap_or(id.index());
                        self.path(self.first_place(owner, depth + 1), depth + 1)
                    }
                };
                format!("{outer}/{own}")
            }
        }
    }
}
