//! Unions: the alternative that a tag names, or the first that fits.

use serde_json::{Map, Value};
use specwright_codegen::ir::{Constraints, Union};

use super::judging::{Judging, Trial, Weight};
use super::value::{Null, judge_value, kind};
use super::words::listed;

pub(super) fn judge_union(judging: &mut Judging<'_>, union: &Union, value: &Value) {
    match (&union.tag, value) {
        (None, _) => judge_first_fit(judging, union, value),
        (Some(tag), Value::Object(members)) => judge_tagged(judging, union, tag, members, value),
        (Some(_), _) => {
            judging.report(Weight::Misfit, "type", format!("must be an object, and is {}", kind(value)));
        }
    }
}

/// Nobody can see on the wire which alternative a sender had in mind, so that a value is good when it is good as any
/// of them. Of one that is not, the problems are those of the alternative that comes nearest, the first of equals.
fn judge_first_fit(judging: &mut Judging<'_>, union: &Union, value: &Value) {
    let mut trials = Vec::new();
    for variant in &union.variants {
        let trial = judging.trial(|judging| {
            judge_value(judging, &variant.ty, &Constraints::default(), Null::Refused, value);
        });
        match trial.weight() {
            None => return,
            Some(weight) => trials.push((weight, trial)),
        }
    }
    match nearest(judging, trials) {
        Some(trial) => judging.keep(trial),
        None => {
            let names: Vec<String> =
                union.variants.iter().map(|variant| format!("`{}`", variant.name)).collect();
            let message = format!("must be {}, and is {} that fits none", listed(&names, "or"), kind(value));
            judging.report(Weight::Misfit, "type", message);
        }
    }
}

/// The alternative that a value almost is; or the only one that is of its kind at all.
fn nearest(judging: &Judging<'_>, trials: Vec<(Weight, Trial)>) -> Option<Trial> {
    let least = trials.iter().map(|(weight, _)| *weight).min()?;
    if least < Weight::Misfit {
        return trials.into_iter().find(|(weight, _)| *weight == least).map(|(_, trial)| trial);
    }
    let mut of_its_kind =
        trials.into_iter().map(|(_, trial)| trial).filter(|trial| !judging.is_of_another_kind(trial));
    of_its_kind.next().filter(|_| of_its_kind.next().is_none())
}

fn judge_tagged(
    judging: &mut Judging<'_>,
    union: &Union,
    tag: &str,
    members: &Map<String, Value>,
    value: &Value,
) {
    let found = members.get(tag);
    let variant =
        union.variants.iter().find(|variant| found.and_then(Value::as_str) == variant.tag.as_deref());
    match (variant, found) {
        (Some(variant), Some(_)) => {
            judge_value(judging, &variant.ty, &Constraints::default(), Null::Refused, value);
        }
        (_, found) => judging.below(tag, |judging| {
            let tags = union.variants.iter().filter_map(|variant| variant.tag.as_ref());
            let tags: Vec<String> = tags.map(|tag| format!("{tag:?}")).collect();
            match found {
                None => judging.report(
                    Weight::Misfit,
                    "required",
                    format!("is required: it says which of {} this is", listed(&tags, "and")),
                ),
                Some(_) => {
                    judging.report(Weight::Misfit, "type", format!("must be {}", listed(&tags, "or")));
                }
            }
        }),
    }
}
