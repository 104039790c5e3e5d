//! Values of unions, and bodies of several media types.

use serde_json::{Map, Value};

use super::values::json;
use super::{Aim, DEPTH, Maker};
use crate::samples::catalogue::Slot;
use crate::samples::describe::{Alternative, Named};
use crate::samples::faults::Step;
use crate::samples::fit::{fits, keeps_only};
use crate::samples::site::Site;

impl Maker<'_> {
    /// A value of the alternative that is aimed at, or of one that the decisions lead to.
    pub(super) fn union(
        &mut self,
        tag: Option<&'static str>,
        alternatives: &[Alternative],
        site: Site,
        depth: usize,
        aim: Option<Aim<'_>>,
    ) -> Option<Value> {
        if let Some((Step::Alternative(index), rest)) = aim.and_then(Aim::step) {
            return self.alternative(tag, alternatives, *index, site, depth, Some(rest));
        }
        let count = alternatives.len();
        let first = if depth > DEPTH { 0 } else { self.choices.index(count) };
        (0..count)
            .find_map(|index| self.alternative(tag, alternatives, (first + index) % count, site, depth, None))
    }

    fn alternative(
        &mut self,
        tag: Option<&'static str>,
        alternatives: &[Alternative],
        index: usize,
        site: Site,
        depth: usize,
        aim: Option<Aim<'_>>,
    ) -> Option<Value> {
        let Alternative { tags, shape, limits, .. } = alternatives.get(index)?;
        if let Some(member) = tag {
            let Some(Named::Object(object)) = self.catalogue.named(shape) else { return None };
            let value = *self.choices.pick(tags)?;
            let mut map = self.object(object, site, Some((member, value)), depth, aim)?;
            map.insert(member.to_owned(), json(value));
            return Some(Value::Object(map));
        }
        let value = self.value(&Slot::new(shape, limits, site), depth, aim)?;
        // Who reads it takes the first alternative that fits, and what only keeps it at last.
        let is_vague = keeps_only(self.catalogue, shape, &value);
        let takes = |(place, other): (usize, &Alternative)| {
            place != index && fits(self.catalogue, &other.shape, &value) && {
                let other_is_vague = keeps_only(self.catalogue, &other.shape, &value);
                (other_is_vague, place) < (is_vague, index)
            }
        };
        let readings = site.readings(&value);
        let takes_for_other = |(place, other): (usize, &Alternative)| {
            place != index && readings.iter().any(|reading| fits(self.catalogue, &other.shape, reading))
        };
        let is_taken = |alternative| takes(alternative) || takes_for_other(alternative);
        (!alternatives.iter().enumerate().any(is_taken)).then_some(value)
    }

    /// An object with one member, named for the media type.
    pub(super) fn contents(
        &mut self,
        contents: &[Alternative],
        site: Site,
        depth: usize,
        aim: Option<Aim<'_>>,
    ) -> Option<Value> {
        let (alternative, rest) = match aim.and_then(Aim::step) {
            Some((Step::Alternative(index), rest)) => {
                let alternative = contents.get(*index)?;
                self.step_into(alternative.name);
                (alternative, Some(rest))
            }
            _ => (self.choices.pick(contents)?, None),
        };
        let slot = Slot::new(&alternative.shape, &alternative.limits, site);
        let value = self.value(&slot, depth, rest)?;
        Some(Value::Object(Map::from_iter([(alternative.name.to_owned(), value)])))
    }
}
