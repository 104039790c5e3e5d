//! Enums: their values, and whether others are let through.

use super::types::{role, subject};
use super::{Role, Walk};
use crate::diff::Code;
use crate::diff::entry::Wire;
use crate::diff::finding::Finding;
use crate::ir::{Direction, Enum, EnumValues, TypeId};
use crate::prose::code;
use crate::source::Span;

/// A value, of whatever kind.
struct Value {
    wire: String,
    variant: String,
    only: Option<Direction>,
    span: Span,
}

impl Value {
    /// Whether it may stand in a direction; everywhere where nothing on the wire uses the enum.
    fn is_in(&self, direction: Option<Direction>) -> bool {
        match (self.only, direction) {
            (Some(only), Some(direction)) => only == direction,
            _ => true,
        }
    }
}

impl Walk<'_, '_> {
    pub(super) fn enumeration(
        &mut self,
        ids: (TypeId, TypeId),
        (old, new): (&Enum, &Enum),
        used: Option<Direction>,
    ) {
        let (before, after) = (&self.old.api[ids.0], &self.new.api[ids.1]);
        let (subjects, owners) =
            ((subject(before), subject(after)), (self.old.type_path(ids.0), self.new.type_path(ids.1)));
        let kind = |values: &EnumValues| matches!(values, EnumValues::Strings(_));
        if kind(&old.values) != kind(&new.values) {
            let wire = if used.is_some() { Wire::Breaks } else { Wire::None };
            let message = format!("the values of `{}` are of another kind: texts or integers", after.name);
            let found = Finding::new(Code::EnumEncodingChanged, "encoding", wire, message);
            self.push(found.was(&subjects.0, before.span).is(&subjects.1, after.span).covers([owners.0]));
            return;
        }
        if old.open != new.open && used == Some(Direction::In) {
            let (wire, what) = match new.open {
                true => (Wire::SafeUnchecked, "may hold other values"),
                false => (Wire::Breaks, "may not hold other values any more"),
            };
            let message = format!("requests {what} of `{}`", after.name);
            let mut found = Finding::new(Code::OpennessChanged, "open", wire, message).behaves();
            found.direction = used;
            self.push(found.was(&subjects.0, before.span).is(&subjects.1, after.span));
        }
        let (was, is) = (self.values(ids.0, old, true), self.values(ids.1, new, false));
        for value in &was {
            let path = format!("{}::{}", owners.0, value.variant);
            let place = format!("{}.values.{}", subjects.0, value.wire);
            match is.iter().find(|other| other.wire == value.wire) {
                Some(same) => self.same_value(&place, &owners, value, same, used),
                None => {
                    let renamed = is.iter().find(|other| {
                        other.variant == value.variant && !was.iter().any(|one| one.wire == other.wire)
                    });
                    match renamed {
                        Some(other) => {
                            let message = format!(
                                "`{}` is {} on the wire, and was {}",
                                value.variant,
                                code(&other.wire),
                                code(&value.wire)
                            );
                            let wire = if used.is_some() { Wire::Breaks } else { Wire::None };
                            let found =
                                Finding::new(Code::WireValueChanged, "value", wire, message).behaves();
                            let new_place = format!("{}.values.{}", subjects.1, other.wire);
                            self.push(found.was(place, value.span).is(new_place, other.span));
                        }
                        None if value.is_in(used) => {
                            // An enum that is where its value is is a constant's: a second value would have no list.
                            let last = is.last().map(|value| value.span).filter(|span| *span != after.span);
                            self.value_gone(place, value, path, (&subjects.1, after.span, last), used);
                        }
                        None => {}
                    }
                }
            }
        }
        for value in &is {
            let is_known = was.iter().any(|one| {
                one.wire == value.wire
                    || (one.variant == value.variant && !is.iter().any(|other| other.wire == one.wire))
            });
            if !is_known && value.is_in(used) {
                let place = format!("{}.values.{}", subjects.1, value.wire);
                let message = format!("`{}` has the value {} as well", after.name, code(&value.wire));
                let code = role(used).pick(
                    Code::RequestValueAdded,
                    Code::RequestValueAdded,
                    Code::ResponseValueAdded,
                );
                let wire = if used.is_some() { Wire::Safe } else { Wire::None };
                let mut found = Finding::new(code, "value", wire, message);
                found.direction = used;
                let path = format!("{}::{}", owners.1, value.variant);
                self.push(found.is(place, value.span).covers([path]));
            }
        }
    }

    fn value_gone(
        &mut self,
        place: String,
        value: &Value,
        path: String,
        (subject, around, last): (&str, Span, Option<Span>),
        used: Option<Direction>,
    ) {
        let role = role(used);
        let kind =
            role.pick(Code::RequestValueRemoved, Code::RequestValueRemoved, Code::ResponseValueRemoved);
        let wire = match (used, role) {
            (None, _) => Wire::None,
            (_, Role::Response) => Wire::Safe,
            _ => Wire::Breaks,
        };
        let message =
            format!("`{}` has no value {} any more", subject.trim_start_matches("types."), code(&value.wire));
        let mut found = Finding::new(kind, "value", wire, message);
        found.direction = used;
        let edit = last.and_then(|last| self.soften.keep_value(value.span, last));
        let found = found.leaves(path.clone()).covers([path]).softened_by(edit);
        self.push(found.was(place, value.span).is(subject, around));
    }

    fn same_value(
        &mut self,
        place: &str,
        owners: &(String, String),
        old: &Value,
        new: &Value,
        used: Option<Direction>,
    ) {
        if old.variant != new.variant {
            let message = format!(
                "the value {} is called `{}` in Rust, and was `{}`",
                code(&new.wire),
                new.variant,
                old.variant
            );
            let found = Finding::new(Code::VariantRenamed, "variant", Wire::None, message);
            let covers = [format!("{}::{}", owners.0, old.variant), format!("{}::{}", owners.1, new.variant)];
            let found = found.leaves(format!("{}::{}", owners.0, old.variant)).covers(covers);
            self.push(found.was(place, old.span).is(place, new.span));
        }
        let (was, is) = (old.is_in(used), new.is_in(used));
        if was == is || used.is_none() {
            return;
        }
        let role = role(used);
        let (code, wire, message) = match is {
            true => (
                role.pick(Code::RequestValueAdded, Code::RequestValueAdded, Code::ResponseValueAdded),
                Wire::Safe,
                format!("the value {} may stand there as well", code(&new.wire)),
            ),
            false => (
                role.pick(Code::RequestValueRemoved, Code::RequestValueRemoved, Code::ResponseValueRemoved),
                if role == Role::Response { Wire::Safe } else { Wire::Breaks },
                format!("the value {} does not stand there any more", code(&new.wire)),
            ),
        };
        let mut found = Finding::new(code, "value", wire, message).behaves();
        found.direction = used;
        self.push(found.was(place, old.span).is(place, new.span));
    }

    fn values(&self, id: TypeId, values: &Enum, is_old: bool) -> Vec<Value> {
        let side = if is_old { self.old } else { self.new };
        let parts = &side.names.of(id).parts;
        let variant = |at: usize| parts.get(at).map(ToString::to_string).unwrap_or_default();
        match &values.values {
            EnumValues::Strings(values) => values
                .iter()
                .enumerate()
                .map(|(at, value)| Value {
                    wire: value.wire.clone(),
                    variant: variant(at),
                    only: value.only,
                    span: value.span,
                })
                .collect(),
            EnumValues::Integers(values) => values
                .iter()
                .enumerate()
                .map(|(at, value)| Value {
                    wire: value.wire.to_string(),
                    variant: variant(at),
                    only: value.only,
                    span: value.span,
                })
                .collect(),
        }
    }
}
