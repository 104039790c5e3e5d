//! Unions: the alternative that a tag names, or any that fits.

use super::examiner::{Examiner, Trial};
use super::value::{Slot, examine_value};
use super::{JsonValue, Kind, Weight, number, words};
use crate::ir::{Direction, Literal, Union};
use crate::prose::list;

pub(super) fn examine_union<'a, V: JsonValue>(
    examiner: &mut Examiner<'a, V::Place>,
    union: &'a Union,
    value: &V,
) {
    match (&union.tag, value.kind()) {
        (None, _) => examine_untagged(examiner, union, value),
        (Some(tag), Kind::Object) => examine_tagged(examiner, union, tag, value),
        (Some(_), _) => examiner.report(Weight::Misfit, value.place(), "type", || {
            format!("must be an object, and is {}", words::kind(value))
        }),
    }
}

/// Nobody can see on the wire which alternative a sender had in mind, so that a value is good when it is good as any
/// of them. Of one that is not, the findings are those of the alternative that comes nearest, the first of equals.
fn examine_untagged<'a, V: JsonValue>(examiner: &mut Examiner<'a, V::Place>, union: &'a Union, value: &V) {
    let mut trials = Vec::new();
    for variant in &union.variants {
        let trial = examiner.trial(|examiner| examine_value(examiner, Slot::of_type(&variant.ty), value));
        match trial.weight() {
            None => return,
            Some(weight) => trials.push((weight, trial)),
        }
    }
    if union.open && examiner.direction == Direction::In && !value.is_null() {
        return;
    }
    match nearest(examiner, trials) {
        Some(trial) => examiner.keep(trial),
        None => examiner.report(Weight::Misfit, value.place(), "type", || {
            let names: Vec<String> =
                union.variants.iter().map(|variant| format!("`{}`", variant.name)).collect();
            format!("must be {}, and is {} that fits none", list(&names, "or"), words::kind(value))
        }),
    }
}

/// The alternative that a value almost is; or the only one that is of its kind at all.
fn nearest<'a, P: Copy>(
    examiner: &Examiner<'a, P>,
    trials: Vec<(Weight, Trial<'a, P>)>,
) -> Option<Trial<'a, P>> {
    let least = trials.iter().map(|(weight, _)| *weight).min()?;
    if least < Weight::Misfit {
        let mut nearest = trials.into_iter().filter(|(weight, _)| *weight == least).map(|(_, trial)| trial);
        let first = nearest.next()?;
        // A reader prefers what knows the value.
        return match examiner.is_unnamed(&first) {
            true => nearest.find(|trial| !examiner.is_unnamed(trial)).or(Some(first)),
            false => Some(first),
        };
    }
    let mut of_its_kind =
        trials.into_iter().map(|(_, trial)| trial).filter(|trial| !examiner.is_of_another_kind(trial));
    of_its_kind.next().filter(|_| of_its_kind.next().is_none())
}

/// Readers keep a value whose tag they do not know, and an open union may be sent with one.
fn examine_tagged<'a, V: JsonValue>(
    examiner: &mut Examiner<'a, V::Place>,
    union: &'a Union,
    tag: &'a str,
    value: &V,
) {
    let found = value.member(tag);
    let means = |literal: &Literal| found.is_some_and(|found| is(literal, found));
    if let Some(variant) = union.variants.iter().find(|variant| variant.tags.iter().any(means)) {
        examiner.tag = Some(tag);
        return examine_value(examiner, Slot::of_type(&variant.ty), value);
    }
    if union.open || examiner.direction == Direction::Out {
        return;
    }
    let tags = || -> Vec<String> {
        union.variants.iter().flat_map(|variant| &variant.tags).map(ToString::to_string).collect()
    };
    examiner.below(tag, |examiner| match found {
        None => examiner.report(Weight::Misfit, value.place(), "required", || {
            format!("is required: it says which of {} this is", list(&tags(), "and"))
        }),
        Some(found) => examiner
            .report(Weight::Misfit, found.place(), "type", || format!("must be {}", list(&tags(), "or"))),
    });
}

/// Whether a value is a literal.
pub(super) fn is<V: JsonValue>(literal: &Literal, value: &V) -> bool {
    match (literal, value.kind()) {
        (Literal::String(wanted), Kind::String(found)) => wanted == found,
        (Literal::Integer(wanted), Kind::Number(found)) => number::signed(found) == Some(*wanted),
        (Literal::Boolean(wanted), Kind::Boolean(found)) => *wanted == found,
        _ => false,
    }
}
