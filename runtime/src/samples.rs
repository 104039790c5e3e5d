//! Samples of requests for property tests, with the feature `samples`: valid values, values that break exactly one
//! limit or rule, and values of which nothing is known.
//!
//! They are made from what a type says of itself (the derive [`Validate`](derive@crate::Validate) writes that down with
//! this feature), not from the checks that the derive makes of it, so that they can test the checks as well as the code
//! that calls them. A crate turns the feature on for its tests only:
//!
//! ```toml
//! [dev-dependencies]
//! proptest = "1"
//! specwright = { version = "0.1", features = ["samples"] }
//! ```
//!
//! ```
//! use proptest::prelude::*;
//! use specwright::{Model, Validate, samples};
//!
//! #[derive(Clone, PartialEq, Model, Validate)]
//! #[api(rule("reachable", any(email, phone)))]
//! struct Guest {
//!     #[api(length(min = 1, max = 64))]
//!     name: String,
//!     #[api(format = email)]
//!     email: Option<String>,
//!     #[api(pattern = "[0-9]+")]
//!     phone: Option<String>,
//! }
//!
//! proptest! {
//!     fn guests_are_welcome(guest in samples::valid::<Guest>()) {
//!         prop_assert!(guest.email.is_some() || guest.phone.is_some());
//!     }
//!
//!     fn what_is_wrong_is_told(broken in samples::broken::<Guest>()) {
//!         let violations = broken.value.validate().unwrap_err();
//!         let found: Vec<_> = violations.iter().map(|found| (found.pointer(), found.rule())).collect();
//!         prop_assert_eq!(found, [(broken.pointer.as_str(), broken.rule)]);
//!     }
//! }
//! # guests_are_welcome();
//! # what_is_wrong_is_told();
//! ```
//!
//! A [`File`](crate::File) of a sample has bytes and nothing else, as one that is data has; but where the API leaves its media type
//! to the caller (`image/*`), it has one for examples (`image/example`).
//!
//! Samples become simpler when a test fails, as those of other strategies do, and stay valid or broken as they were.

use std::sync::Arc;

use proptest::strategy::Strategy;
use proptest::test_runner::{RngAlgorithm, TestRng};
use serde_json::Value;

mod catalogue;
mod choices;
mod faults;
mod fit;
mod format;
mod make;
pub(crate) mod pattern;
mod rules;
pub(crate) mod sampled;
mod site;
mod tree;

pub(crate) mod describe;

pub(crate) use pattern::Pattern;
pub use sampled::Sampled;

use catalogue::{Catalogue, Slot};
use choices::Choices;
use describe::{Limits, Shape};
use faults::{Target, targets};
use make::{Aim, Care, MAX_VALUES, Maker};
use site::Site;
use tree::Samples;

use crate::Model;
use crate::model::from_value;

/// A value that breaks one limit or rule, and nothing else.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Broken<T> {
    /// The value.
    pub value: T,
    /// The JSON pointer of the violation.
    pub pointer: String,
    /// The name of the broken rule, or of the limit: `length`, `range`, `pattern`, `format`, `enum` or `required`.
    pub rule: &'static str,
}

/// Values that break no limit and no rule.
pub fn valid<T: Sampled + Model + Clone + std::fmt::Debug>() -> impl Strategy<Value = T> {
    let kind = Arc::new(Kind::of::<T>());
    Samples { make: Arc::new(move |choices| read(kind.make(choices, Care::Keep, None)?.0)) }
}

/// Values of which nothing is known but that they can be read: members are there or not, and values are often near
/// the ends of their limits, on either side.
pub fn arbitrary<T: Sampled + Model + Clone + std::fmt::Debug>() -> impl Strategy<Value = T> {
    let kind = Arc::new(Kind::of::<T>());
    Samples { make: Arc::new(move |choices| read(kind.make(choices, Care::Risk, None)?.0)) }
}

/// Values that break exactly one limit or rule, each of those that [`breakable`] names now and then.
///
/// Where nothing can be broken, there are no such values, and a test that asks for one fails.
pub fn broken<T: Sampled + Model + Clone + std::fmt::Debug>() -> impl Strategy<Value = Broken<T>> {
    let kind = Arc::new(Kind::of::<T>());
    let targets = kind.breakable();
    let make = move |choices: &mut Choices| {
        let nothing = || format!("nothing can be broken in a `{}`", std::any::type_name::<T>());
        let target = choices.pick(&targets).cloned().ok_or_else(nothing)?;
        let (value, pointer) = kind.make(choices, Care::Keep, Some(&target))?;
        Ok(Broken { value: read(value)?, pointer, rule: target.rule })
    };
    Samples { make: Arc::new(make) }
}

/// The limits and rules that [`broken`] breaks: of each an example of the pointer, and the name.
///
/// A limit is not there when no value can break it alone: one that another limit of the same value implies, or a
/// pattern that every text of the format beside it keeps.
///
/// ```
/// use specwright::{Model, Validate, samples};
///
/// #[derive(Clone, PartialEq, Model, Validate)]
/// struct Search {
///     #[api(length(min = 1))]
///     words: Vec<String>,
///     #[api(range(min = 1, max = 100))]
///     page: Option<i64>,
/// }
///
/// let found = samples::breakable::<Search>();
/// assert_eq!(found, [("/words".to_owned(), "length"), ("/page".to_owned(), "range")]);
/// ```
pub fn breakable<T: Sampled>() -> Vec<(String, &'static str)> {
    let kind = Kind::of::<T>();
    let targets = kind.breakable();
    targets.iter().filter_map(|target| Some((kind.try_to_break(target)?, target.rule))).collect()
}

/// A type that samples are made of.
struct Kind {
    name: &'static str,
    catalogue: Catalogue,
    shape: Shape,
    limits: Limits,
}

/// All media types.
const ANY: &str = "*/*";

/// How often it is tried whether something can be broken.
const ATTEMPTS: usize = 20;

impl Kind {
    fn of<T: Sampled>() -> Self {
        let shape = T::shape();
        let (name, catalogue) = (std::any::type_name::<T>(), Catalogue::of(&shape));
        Self { name, catalogue, shape, limits: Limits::default() }
    }

    fn slot(&self) -> Slot<'_> {
        Slot::new(&self.shape, &self.limits, Site::Json)
    }

    /// A value and the place of what is broken in it.
    fn make(
        &self,
        choices: &mut Choices,
        care: Care,
        target: Option<&Target>,
    ) -> Result<(Value, String), String> {
        let mut maker =
            Maker { catalogue: &self.catalogue, choices, care, pointer: String::new(), left: MAX_VALUES };
        let aim = target.map(|target| Aim { steps: &target.steps, fault: &target.fault });
        let value = maker.value(&self.slot(), 0, aim);
        let value = value.ok_or_else(|| format!("no sample of a `{}` was found", self.name))?;
        Ok((value, maker.pointer))
    }

    /// What can be broken without breaking anything else.
    fn breakable(&self) -> Vec<Target> {
        let all = targets(&self.catalogue, &self.slot());
        all.into_iter().filter(|target| self.try_to_break(target).is_some()).collect()
    }

    /// The pointer of a violation, if there can be one.
    fn try_to_break(&self, target: &Target) -> Option<String> {
        let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
        let mut choices = Choices::random(rng);
        (0..ATTEMPTS).find_map(|_| Some(self.make(&mut choices, Care::Keep, Some(target)).ok()?.1))
    }
}

fn read<T: Sampled + Model>(value: Value) -> Result<T, String> {
    let sample: T =
        from_value(&value).map_err(|error| format!("a sample cannot be read: {error}: {value}"))?;
    Ok(sample.with_media(ANY))
}
