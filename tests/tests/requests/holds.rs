//! What is asked of every type: its samples are what they say, and it is the validator that is asked.

use std::any::Any;
use std::collections::BTreeSet;
use std::fmt::Debug;

use proptest::strategy::{BoxedStrategy, Strategy};
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use specwright::samples::{self, Sampled};
use specwright::{Model, Validate, Violations, from_json, to_json};

/// A type of requests.
pub(crate) trait Request: Sampled + Validate + Model + Clone + Debug + PartialEq + 'static {}

impl<T: Sampled + Validate + Model + Clone + Debug + PartialEq + 'static> Request for T {}

/// A sample of whatever type: proptest's runner is large, and generic over what it runs on.
trait Sample: Any + Debug {}

impl<T: Any + Debug> Sample for T {}

/// Runs a test on samples, and shows the simplest one on which it fails.
#[track_caller]
pub(crate) fn for_all<S>(samples: S, test: impl Fn(S::Value) -> Result<(), TestCaseError>)
where
    S: Strategy<Value: 'static> + 'static,
{
    let samples = samples.prop_map(|sample| Box::new(sample) as Box<dyn Sample>).boxed();
    run(&samples, &|sample| match (sample as Box<dyn Any>).downcast() {
        Ok(sample) => test(*sample),
        Err(_) => unreachable!("it was made of this type"),
    });
}

#[track_caller]
fn run(
    samples: &BoxedStrategy<Box<dyn Sample>>,
    test: &dyn Fn(Box<dyn Sample>) -> Result<(), TestCaseError>,
) {
    let config = Config { failure_persistence: None, ..Config::default() };
    if let Err(error) = TestRunner::new(config).run(samples, test) {
        panic!("{error}");
    }
}

/// Places and names of violations.
pub(crate) fn found(checked: Result<(), Violations>) -> Vec<(String, &'static str)> {
    let violations = checked.err().into_iter().flatten();
    violations.map(|violation| (violation.pointer().to_owned(), violation.rule())).collect()
}

/// Valid samples are valid and can be sent, and broken ones break what they say and nothing else.
#[track_caller]
pub(crate) fn samples_are_what_they_say<T: Request>() {
    for_all(samples::valid::<T>(), |value| {
        let json = to_json(&value).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let again: T = from_json(json.as_bytes()).map_err(|error| TestCaseError::fail(error.to_string()))?;
        // As data, a file has no media type.
        proptest::prop_assert_eq!(&again.with_media("*/*"), &value);
        proptest::prop_assert_eq!(found(value.validate()), Vec::new());
        Ok(())
    });
    let breakable = samples::breakable::<T>();
    if breakable.is_empty() {
        return;
    }
    let seen = std::cell::RefCell::new(BTreeSet::new());
    for_all(samples::broken::<T>(), |broken| {
        seen.borrow_mut().insert(broken.rule);
        proptest::prop_assert_eq!(found(broken.value.validate()), vec![(broken.pointer, broken.rule)]);
        Ok(())
    });
    if breakable.len() < 10 {
        let all: BTreeSet<&str> = breakable.iter().map(|(_, rule)| *rule).collect();
        assert_eq!(seen.into_inner(), all);
    }
}

mod operations {
    use super::{Request, samples_are_what_they_say};

    fn holds<T: Request>(_: &str, _: &str) {
        samples_are_what_they_say::<T>();
    }

    crate::operation_inputs::each_input!(holds);
}
