//! Lists and maps.

use serde_json::{Map, Value};

use super::{Aim, DEPTH, Maker, lengths};
use crate::samples::catalogue::Slot;
use crate::samples::describe::{Element, Nulls};
use crate::samples::faults::Fault;
use crate::samples::site::Site;

/// How long lists and maps are made unless a limit wants them longer.
const USUAL_COUNT: usize = 3;

/// The longest list that is made for a limit's sake.
const MAX_COUNT: usize = 70;

/// Names of a map's entries: usual ones, and those that pointers escape.
const NAMES: [&str; 9] = ["key", "other key", "a/b", "m~n", "", "é", "~1", "a[b]", "a.b"];

impl Maker<'_> {
    pub(super) fn list(
        &mut self,
        slot: &Slot<'_>,
        element: &Element,
        depth: usize,
        aim: Option<Aim<'_>>,
    ) -> Option<Value> {
        let count = self.count(slot, depth, aim)?;
        let (null, element) = (element.null, slot.element(&element.shape));
        let aimed = aim.and_then(Aim::step).map(|(_, rest)| (self.choices.index(count), rest));
        let mut list = Vec::new();
        for index in 0..count {
            list.push(match aimed {
                Some((at, rest)) if at == index => {
                    self.pointer.push_str(&format!("/{index}"));
                    self.value(&element, depth, Some(rest))?
                }
                _ => self.element(&element, null, depth)?,
            });
        }
        Some(Value::Array(list))
    }

    /// How many elements a list gets.
    fn count(&mut self, slot: &Slot<'_>, depth: usize, aim: Option<Aim<'_>>) -> Option<usize> {
        let broken = self.broken(slot, aim);
        if aim.and_then(Aim::here) == Some(&Fault::Required) {
            return Some(0);
        }
        // A list that sends nothing is absent; what is given and what is broken has an element.
        let holds_one = slot.site != Site::Json || aim.is_some_and(|aim| aim.step().is_some());
        let ranges: Vec<(usize, usize)> = lengths(&slot.limits(), broken)
            .into_iter()
            .map(|(least, most)| (least.max(usize::from(holds_one)), most))
            .filter(|(least, most)| least <= most && *least <= MAX_COUNT)
            .collect();
        let (least, most) = *self.choices.pick(&ranges)?;
        let usual = least + USUAL_COUNT.saturating_sub(depth);
        // The greatest length is tried where it can be afforded.
        if most <= MAX_COUNT && depth < DEPTH && self.choices.below(4) == 3 {
            return Some(most);
        }
        Some(least + self.choices.index(most.min(usual) - least + 1))
    }

    fn element(&mut self, element: &Slot<'_>, null: Nulls, depth: usize) -> Option<Value> {
        let is_null = null == Nulls::Allowed && !element.site.is_outside() && self.choices.below(4) == 3;
        if is_null { Some(Value::Null) } else { self.value(element, depth, None) }
    }

    /// A map, whose names are none of those that are taken.
    pub(super) fn map(
        &mut self,
        slot: &Slot<'_>,
        entry: &Element,
        taken: &[&str],
        depth: usize,
        aim: Option<Aim<'_>>,
    ) -> Option<Map<String, Value>> {
        let (null, entry) = (entry.null, slot.element(&entry.shape));
        let names: Vec<&str> =
            NAMES.into_iter().filter(|name| !taken.contains(name) && slot.site.carries_name(name)).collect();
        let aimed = aim.and_then(Aim::step);
        let most = USUAL_COUNT.saturating_sub(depth).min(names.len());
        // Nothing is sent of an empty map outside JSON, so that what is given has an entry.
        let holds_one = aimed.is_some() || slot.site.is_outside() && taken.is_empty();
        let is_lacking = aim.and_then(Aim::here) == Some(&Fault::Required);
        let count = self.choices.index(most + 1).max(usize::from(holds_one));
        let count = if is_lacking { 0 } else { count };
        let (first, at) = (self.choices.index(names.len()), self.choices.index(count.max(1)));
        let mut map = Map::new();
        for (index, name) in names.iter().cycle().skip(first).take(count).enumerate() {
            let value = match aimed {
                Some((_, rest)) if at == index => {
                    self.step_into(name);
                    self.value(&entry, depth, Some(rest))?
                }
                _ => self.element(&entry, null, depth)?,
            };
            map.insert((*name).to_owned(), value);
        }
        Some(map)
    }

    /// Goes on in the pointer.
    pub(super) fn step_into(&mut self, name: &str) {
        self.pointer.push('/');
        self.pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
    }
}
