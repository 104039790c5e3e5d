//! Objects: which members are there, and their values.

use serde_json::{Map, Value};

use super::values::json;
use super::{Aim, Care, DEPTH, Maker};
use crate::samples::catalogue::{Catalogue, Slot, length};
use crate::samples::describe::{Allowed, Limit, Literal, Member, Named, Object, Others, Presence, Shape};
use crate::samples::faults::{Fault, Step};
use crate::samples::rules::{State, Wanted, compared, is_named, is_one_text, same, solve};
use crate::samples::site::Site;

/// The value that the tag of a union demands of a member.
pub(super) type Told = (&'static str, Literal);

impl Maker<'_> {
    pub(super) fn object(
        &mut self,
        object: &Object,
        site: Site,
        told: Option<Told>,
        depth: usize,
        aim: Option<Aim<'_>>,
    ) -> Option<Map<String, Value>> {
        let step = aim.and_then(Aim::step);
        let mut allowed = allowed(self.catalogue, object, site, told);
        if let Some((Step::Member(index), rest)) = step {
            // What is aimed at is there, and no value that a rule asks for.
            let empty = rest.here() == Some(&Fault::Required);
            *allowed.get_mut(*index)? = vec![if empty { State::Empty } else { State::Given }];
        }
        let states = self.states(object, &allowed, depth, aim)?;
        let mut map: Map<String, Value> =
            object.fixed.iter().map(|(name, value)| ((*name).to_owned(), json(*value))).collect();
        for (index, (member, state)) in object.members.iter().zip(states).enumerate() {
            let aim = match step {
                Some((Step::Member(aimed), rest)) if *aimed == index => Some(rest),
                _ => None,
            };
            let value = match state {
                State::Absent => continue,
                State::Null => Value::Null,
                State::Empty => {
                    aim.is_some().then(|| self.step_into(member.name));
                    nothing(member)
                }
                State::Exactly(value) => json(value),
                State::Given => match self.given(object, index, site, depth, aim) {
                    Some(value) => value,
                    // Too deep: what no rule asks for may be left out.
                    None if aim.is_none() && may_go(object, index) => continue,
                    None => return None,
                },
            };
            map.insert(member.name.to_owned(), value);
        }
        self.add(object, site, &mut map, depth, aim)?;
        Some(map)
    }

    /// What becomes of each member.
    fn states(
        &mut self,
        object: &Object,
        allowed: &[Vec<State>],
        depth: usize,
        aim: Option<Aim<'_>>,
    ) -> Option<Vec<State>> {
        let wanted = match aim.and_then(Aim::here) {
            Some(Fault::Rule(index)) => Wanted::Broken(*index),
            _ => Wanted::AllHold,
        };
        if depth > DEPTH {
            // As little as possible, and nothing that holds objects, so that there is an end to it.
            let mut allowed = allowed.to_vec();
            for (index, (states, member)) in allowed.iter_mut().zip(&object.members).enumerate() {
                if is_named(object, index) && !holds_named(&member.shape) {
                    states.reverse();
                }
            }
            return solve(object, &allowed, wanted, &mut super::Choices::given(Vec::new()));
        }
        if aim.is_none() && self.care == Care::Risk && self.choices.below(3) > 0 {
            return allowed.iter().map(|states| self.choices.pick(states).cloned()).collect();
        }
        solve(object, allowed, wanted, self.choices)
    }

    /// The value of a member, which is none of those that rules ask for.
    fn given(
        &mut self,
        object: &Object,
        index: usize,
        site: Site,
        depth: usize,
        aim: Option<Aim<'_>>,
    ) -> Option<Value> {
        let member = object.members.get(index)?;
        let slot = Slot::of_member(member, site);
        if aim.is_none() && self.leaves_empty(member) {
            return Some(nothing(member));
        }
        let asked: Vec<Value> = compared(object, index).into_iter().map(json).collect();
        if aim.is_some() {
            self.step_into(member.name);
        }
        let at = self.pointer.len();
        for _ in 0..ATTEMPTS {
            self.pointer.truncate(at);
            let value = self.value(&slot, depth, aim)?;
            if !asked.iter().any(|asked| is_same(&member.shape, asked, &value)) {
                return Some(value);
            }
        }
        None
    }

    /// Whether a list that must have an element gets none, at a risk.
    fn leaves_empty(&mut self, member: &Member) -> bool {
        self.care == Care::Risk
            && member.presence == Presence::Required
            && member.sends_nothing()
            && self.choices.below(5) == 4
    }

    /// Members that have no name.
    fn add(
        &mut self,
        object: &Object,
        site: Site,
        map: &mut Map<String, Value>,
        depth: usize,
        aim: Option<Aim<'_>>,
    ) -> Option<()> {
        let Some((Shape::Map(entry), limits)) = &object.additional else { return Some(()) };
        let fixed = object.fixed.iter().map(|(name, _)| *name);
        let taken: Vec<&str> = object.members.iter().map(|member| member.name).chain(fixed).collect();
        let aim = aim.filter(|aim| aim.step().is_some_and(|(step, _)| *step == Step::Additional));
        let shape = Shape::Map(entry.clone());
        map.extend(self.map(&Slot::new(&shape, limits, site.inside()), entry, &taken, depth, aim)?);
        Some(())
    }
}

/// How often a value is made anew that is one of those that rules ask for.
const ATTEMPTS: usize = 20;

fn is_same(shape: &Shape, one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::String(one), Value::String(other)) => is_one_text(shape, one, other),
        _ => match (one.as_f64(), other.as_f64()) {
            (Some(one), Some(other)) => one == other,
            _ => one == other,
        },
    }
}

fn holds_named(shape: &Shape) -> bool {
    match shape {
        Shape::List(element) | Shape::Map(element) => holds_named(&element.shape),
        Shape::Named(..) => true,
        _ => false,
    }
}

fn may_go(object: &Object, index: usize) -> bool {
    let optional =
        |member: &Member| matches!(member.presence, Presence::Optional | Presence::OptionalNullable);
    !is_named(object, index) && object.members.get(index).is_some_and(optional)
}

/// The states that each member may have in a value that can be read, the simplest first.
fn allowed(catalogue: &Catalogue, object: &Object, site: Site, told: Option<Told>) -> Vec<Vec<State>> {
    let members = object.members.iter().enumerate();
    members
        .map(|(index, member)| match told {
            Some((name, value)) if name == member.name => match keeps(catalogue, member, site, &value) {
                true => vec![State::Exactly(value)],
                false => Vec::new(),
            },
            _ => states(catalogue, member, site, &compared(object, index)),
        })
        .collect()
}

fn states(catalogue: &Catalogue, member: &Member, site: Site, asked: &[Literal]) -> Vec<State> {
    // Within what is outside JSON, there is no null.
    let inner = site.is_outside();
    let own = site.of_member(member.sent);
    let mut states = match member.presence {
        Presence::Required if matches!(member.shape, Shape::Any) && !own.is_outside() => vec![State::Null],
        Presence::RequiredNullable if !inner => vec![State::Null],
        Presence::Required | Presence::RequiredNullable => Vec::new(),
        Presence::OptionalNullable if !inner => vec![State::Absent, State::Null],
        Presence::Optional | Presence::OptionalNullable => vec![State::Absent],
    };
    if member.sends_nothing() && matches!(member.presence, Presence::Optional | Presence::OptionalNullable) {
        states.push(State::Empty);
    }
    states.extend(has_other(catalogue, member, asked).then_some(State::Given));
    let asked = asked.iter().filter(|value| keeps(catalogue, member, site, value));
    states.extend(asked.map(|value| State::Exactly(*value)));
    states
}

/// The empty list or map of a member.
fn nothing(member: &Member) -> Value {
    match member.shape {
        Shape::Map(_) => Value::Object(Map::new()),
        _ => Value::Array(Vec::new()),
    }
}

/// Whether a member has other values than those that rules ask for.
fn has_other(catalogue: &Catalogue, member: &Member, asked: &[Literal]) -> bool {
    let is_asked_for = |value: &Literal| asked.iter().any(|asked| same(&member.shape, asked, value));
    match (&member.shape, catalogue.named(&member.shape)) {
        (Shape::Unknown(_), _) => false,
        (Shape::Boolean, _) => ![true, false].iter().all(|value| is_asked_for(&Literal::Boolean(*value))),
        (_, Some(Named::Values(values, Others::Refused))) => {
            values.iter().any(|(value, allowed)| *allowed == Allowed::Yes && !is_asked_for(value))
        }
        _ => true,
    }
}

/// Whether a member may have this value. Of a format, none is known to be.
fn keeps(catalogue: &Catalogue, member: &Member, site: Site, value: &Literal) -> bool {
    let shape = &member.shape;
    let of_shape = match (shape, value) {
        (Shape::Any | Shape::Double, Literal::Integer(_) | Literal::Unsigned(_) | Literal::Number(_)) => true,
        (Shape::Any | Shape::Text, Literal::Text(_)) | (Shape::Any | Shape::Boolean, Literal::Boolean(_)) => {
            true
        }
        (Shape::Integer { min, max }, Literal::Integer(value)) => (*min..=*max).contains(&i128::from(*value)),
        (Shape::Integer { max, .. }, Literal::Unsigned(value)) => i128::from(*value) <= *max,
        (Shape::AsText(plain), Literal::Text(text)) => match **plain {
            Shape::Boolean => text.parse::<bool>().is_ok(),
            _ => text.parse::<serde_json::Number>().is_ok_and(|number| number.to_string() == *text),
        },
        (Shape::Named(..), value) => match catalogue.named(shape) {
            Some(Named::Values(values, others)) => match values.iter().find(|(known, _)| known == value) {
                Some((_, allowed)) => *allowed == Allowed::Yes,
                None => *others == Others::Allowed,
            },
            _ => false,
        },
        (Shape::Date | Shape::DateTime | Shape::Base64, Literal::Text(text)) => is_scalar(shape, text),
        _ => false,
    };
    let slot = Slot::of_member(member, site);
    of_shape && slot.site.carries(&json(*value)) && keeps_limits(&slot, value)
}

fn is_scalar(shape: &Shape, text: &str) -> bool {
    match shape {
        Shape::Date => text.parse::<crate::Date>().is_ok(),
        Shape::DateTime => text.parse::<crate::DateTime>().is_ok(),
        _ => text.parse::<crate::Base64>().is_ok(),
    }
}

fn keeps_limits(slot: &Slot<'_>, value: &Literal) -> bool {
    let all = slot.limits();
    let number = match value {
        Literal::Integer(value) => *value as f64,
        Literal::Unsigned(value) => *value as f64,
        Literal::Number(value) => *value,
        Literal::Text(_) | Literal::Boolean(_) => 0.0,
    };
    all.iter().all(|limit| match (limit, value) {
        (Limit::Length { .. }, Literal::Text(text)) => {
            let (least, most) = length(&[limit]);
            (least..=most).contains(&text.chars().count())
        }
        (Limit::Pattern(pattern), Literal::Text(text)) => pattern.matches(text),
        (
            Limit::Range { .. } | Limit::MultipleOf(_),
            Literal::Integer(_) | Literal::Unsigned(_) | Literal::Number(_),
        ) => super::number::is_within(number, limit),
        _ => false,
    })
}
