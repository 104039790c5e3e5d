//! Makes values: valid ones, ones that break one limit or rule, and ones of which nothing is known.

use serde_json::Value;

use super::Choices;
use super::catalogue::{Catalogue, Slot, length};
use super::describe::{Limit, Named, Shape};
use super::faults::{Fault, Step};

mod any;
mod list;
mod number;
mod object;
mod text;
mod union;
pub(super) mod values;

/// Makes one value.
pub(super) struct Maker<'m> {
    pub(super) catalogue: &'m Catalogue,
    pub(super) choices: &'m mut Choices,
    pub(super) care: Care,
    /// Where the value stands that is aimed at.
    pub(super) pointer: String,
    /// How many values may still be made.
    pub(super) left: usize,
}

/// The most values that one value is made of.
pub(super) const MAX_VALUES: usize = 20_000;

/// Whether limits and rules are kept where nothing is aimed at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Care {
    Keep,
    /// Now and then not.
    Risk,
}

/// What is to be broken: the steps to it, and what it is.
#[derive(Clone, Copy)]
pub(super) struct Aim<'a> {
    pub(super) steps: &'a [Step],
    pub(super) fault: &'a Fault,
}

impl<'a> Aim<'a> {
    /// The fault, where it is in this value itself.
    fn here(self) -> Option<&'a Fault> {
        self.steps.is_empty().then_some(self.fault)
    }

    /// The first step, and what is behind it.
    fn step(self) -> Option<(&'a Step, Self)> {
        let (first, steps) = self.steps.split_first()?;
        Some((first, Self { steps, fault: self.fault }))
    }
}

/// How often a value is made anew that the place cannot carry.
const ATTEMPTS: usize = 20;

/// How many objects deep optional members and elements of lists are made.
const DEPTH: usize = 3;

/// How many objects deep a value may be because its rules want it so.
const MAX_DEPTH: usize = 24;

impl Maker<'_> {
    /// A value for a place; nothing where the decisions lead nowhere.
    pub(super) fn value(&mut self, slot: &Slot<'_>, depth: usize, aim: Option<Aim<'_>>) -> Option<Value> {
        self.left = self.left.checked_sub(1).filter(|_| depth <= MAX_DEPTH)?;
        let at = self.pointer.len();
        for _ in 0..ATTEMPTS {
            self.pointer.truncate(at);
            let value = self.of_shape(slot, depth, aim)?;
            if slot.site.carries(&value) {
                return Some(value);
            }
        }
        None
    }

    /// A value that the place perhaps cannot carry.
    fn of_shape(&mut self, slot: &Slot<'_>, depth: usize, aim: Option<Aim<'_>>) -> Option<Value> {
        match slot.shape {
            Shape::Text => self.text(slot, aim).map(Value::from),
            Shape::Boolean => Some((self.choices.below(2) == 1).into()),
            Shape::Integer { min, max } => self.integer(slot, (*min, *max), aim),
            Shape::Double => self.double(slot, aim),
            Shape::Single => self.single(slot, aim),
            Shape::AsText(inner) => {
                let slot = slot.of_shape(inner);
                self.value(&slot, depth, aim).map(|value| value.to_string().into())
            }
            Shape::Any => Some(self.any(slot.site)),
            Shape::DateTime => Some(self.date_time().into()),
            Shape::Date => Some(self.date().into()),
            Shape::Time => Some(self.time().into()),
            Shape::Duration => Some(self.duration().into()),
            Shape::HttpDate => self.http_date().map(Value::from),
            Shape::DateAs(order) => Some(self.date_as(order).into()),
            Shape::Base64 => self.base64(slot, aim).map(Value::from),
            Shape::List(element) => self.list(slot, element, depth, aim),
            Shape::Map(element) => self.map(slot, element, &[], depth, aim).map(Value::Object),
            Shape::Named(..) => self.named(slot, depth, aim),
            Shape::Unknown(_) => None,
        }
    }

    fn named(&mut self, slot: &Slot<'_>, depth: usize, aim: Option<Aim<'_>>) -> Option<Value> {
        match self.catalogue.named(slot.shape)? {
            Named::Object(object) => self.object(object, slot.site, None, depth + 1, aim).map(Value::Object),
            Named::Values(values, others) => self.listed(values, *others, slot.site, aim),
            Named::Union(tag, alternatives) => self.union(*tag, alternatives, slot.site, depth + 1, aim),
            Named::Contents(alternatives) => self.contents(alternatives, slot.site, depth, aim),
        }
    }

    /// The limit to break: the one that is aimed at, or at a risk any one.
    fn broken(&mut self, slot: &Slot<'_>, aim: Option<Aim<'_>>) -> Option<usize> {
        match aim.map(Aim::here) {
            Some(Some(Fault::Limit(index))) => Some(*index),
            Some(_) => None,
            None => {
                let count = slot.limits().len();
                let risk = self.care == Care::Risk && count > 0 && self.choices.below(5) == 4;
                risk.then(|| self.choices.index(count))
            }
        }
    }
}

/// The lengths that are left where all limits hold, or all but one.
fn lengths(limits: &[&Limit], broken: Option<usize>) -> Vec<(usize, usize)> {
    let others = limits.iter().enumerate().filter(|(index, _)| Some(*index) != broken);
    let (least, most) = length(&others.map(|(_, limit)| *limit).collect::<Vec<_>>());
    let ranges = match broken.and_then(|index| limits.get(index)) {
        Some(Limit::Length { min, max }) => {
            let below = min.and_then(|min| min.checked_sub(1)).map(|below| (least, most.min(below)));
            let above = max.and_then(|max| max.checked_add(1)).map(|above| (least.max(above), most));
            [below, above].into_iter().flatten().collect()
        }
        _ => vec![(least, most)],
    };
    ranges.into_iter().filter(|(least, most)| least <= most).collect()
}
