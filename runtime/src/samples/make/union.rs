//! Values of unions, and bodies of several media types.

use serde_json::{Map, Value};

use super::{Aim, DEPTH, Maker};
use crate::samples::catalogue::Slot;
use crate::samples::describe::{Alternative, Literal, Named, Site};
use crate::samples::faults::Step;
use crate::samples::fit::fits;

impl Maker<'_> {
    /// A value of the alternative that is aimed at, or of one that the decisions lead to.
    pub(super) fn union(
        &mut self,
        tag: Option<&'static str>,
        alternatives: &[Alternative],
        depth: usize,
        aim: Option<Aim<'_>>,
    ) -> Option<Value> {
        if let Some((Step::Alternative(index), rest)) = aim.and_then(Aim::step) {
            return self.alternative(tag, alternatives, *index, depth, Some(rest));
        }
        let count = alternatives.len();
        let first = if depth > DEPTH { 0 } else { self.choices.index(count) };
        (0..count).find_map(|index| self.alternative(tag, alternatives, (first + index) % count, depth, None))
    }

    fn alternative(
        &mut self,
        tag: Option<&'static str>,
        alternatives: &[Alternative],
        index: usize,
        depth: usize,
        aim: Option<Aim<'_>>,
    ) -> Option<Value> {
        let Alternative { name, shape, limits } = alternatives.get(index)?;
        if let Some(member) = tag {
            let Some(Named::Object(object)) = self.catalogue.named(shape) else { return None };
            let told = Some((member, Literal::Text(name)));
            return self.object(object, told, depth, aim).map(Value::Object);
        }
        let value = self.value(&Slot::new(shape, limits, Site::Json), depth, aim)?;
        // Who reads it takes the first alternative that fits.
        let before = alternatives.get(..index).unwrap_or_default();
        let is_another = before.iter().any(|other| fits(self.catalogue, &other.shape, &value));
        (!is_another).then_some(value)
    }

    /// An object with one member, named for the media type.
    pub(super) fn contents(
        &mut self,
        contents: &[Alternative],
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
        let slot = Slot::new(&alternative.shape, &alternative.limits, Site::Json);
        let value = self.value(&slot, depth, rest)?;
        Some(Value::Object(Map::from_iter([(alternative.name.to_owned(), value)])))
    }
}
