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
    let mut nearest: Option<(Weight, Trial)> = None;
    let mut tried = 0_usize;
    for variant in &union.variants {
        let trial = judging.trial(|judging| {
            judge_value(judging, &variant.ty, &Constraints::default(), Null::Refused, value);
        });
        tried += 1;
        let Some(weight) = trial.weight() else { return };
        if nearest.as_ref().is_none_or(|(least, _)| weight < *least) {
            nearest = Some((weight, trial));
        }
    }
    match nearest {
        Some((weight, trial)) if weight < Weight::Misfit || tried == 1 => judging.keep(trial),
        _ => {
            let names: Vec<String> =
                union.variants.iter().map(|variant| format!("`{}`", variant.name)).collect();
            let message = format!("must be {}, and is {} that fits none", listed(&names, "or"), kind(value));
            judging.report(Weight::Misfit, "type", message);
        }
    }
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
