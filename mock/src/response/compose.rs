//! Values of responses: what is known, put into the form of a type.

use serde_json::{Map, Value};
use specwright_codegen::conform::{Slot, fits};
use specwright_codegen::ir::{
    Api, Constraints, Direction, ElementType, Member, Null, Object, Presence, Type, Union, Variant,
};

use crate::alternative::{alternative, known_members};
use crate::behavior::request_members::RequestMembers;
use crate::response::sample::sample;
use crate::shape::{Shape, shape};

/// Objects that hold themselves end before this.
const MAX_DEPTH: usize = 64;

/// What is known about a value, the surest first. What fits the type is taken, member by member.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Known<'a> {
    /// What the mock itself decides or has kept.
    pub(crate) record: Option<&'a Value>,
    /// What the request has in the same place.
    pub(crate) place: Option<&'a Value>,
    /// The request, whose members count by their names.
    pub(crate) sent: Option<&'a RequestMembers<'a>>,
    /// What the documentation shows.
    pub(crate) example: Option<&'a Value>,
}

impl Known<'_> {
    /// What the mock and the request say, the members of objects together; nothing where they say nothing.
    fn asserted(self) -> Option<Value> {
        let single = [self.record, self.place].into_iter().flatten().find(|value| !value.is_object());
        if let Some(single) = single {
            return Some(single.clone());
        }
        let sent = self.sent.map(RequestMembers::to_value);
        let all = [sent.as_ref(), self.place, self.record].into_iter().flatten().filter_map(Value::as_object);
        let members: Map<String, Value> =
            all.flatten().map(|(name, value)| (name.clone(), value.clone())).collect();
        (!members.is_empty()).then_some(Value::Object(members))
    }
}

/// A value of a type; what is not known is made from the type.
pub(crate) fn compose(api: &Api, ty: &Type, known: Known<'_>, name: &str) -> Value {
    Composer { api, depth: 0 }.value(ty, None, known, name)
}

struct Composer<'a> {
    api: &'a Api,
    depth: usize,
}

impl Composer<'_> {
    fn value(&mut self, ty: &Type, limits: Option<&Constraints>, known: Known<'_>, name: &str) -> Value {
        match shape(self.api, ty) {
            Shape::Object(object) if self.depth < MAX_DEPTH => {
                self.depth += 1;
                let members = self.object(object, known);
                self.depth -= 1;
                Value::Object(members)
            }
            Shape::Union(union) if self.depth < MAX_DEPTH => {
                self.depth += 1;
                let value = self.union(union, known, name);
                self.depth -= 1;
                value.unwrap_or_else(|| self.single(ty, limits, known, name))
            }
            _ => self.single(ty, limits, known, name),
        }
    }

    /// A value that is taken as a whole.
    fn single(&mut self, ty: &Type, limits: Option<&Constraints>, known: Known<'_>, name: &str) -> Value {
        let is_untold = |value: &Value| match shape(self.api, ty) {
            Shape::Union(Union { tag: Some(tag), .. }) => value.get(tag).is_none(),
            _ => false,
        };
        let candidates = [known.record, known.place, known.example].into_iter().flatten();
        let fitting = candidates.into_iter().find(|value| !is_untold(value) && self.fits(ty, limits, value));
        fitting.map_or_else(|| self.sample(ty, limits, name), |value| self.written(ty, value))
    }

    /// The value of the alternative that what is known tells.
    fn union(&mut self, union: &Union, known: Known<'_>, name: &str) -> Option<Value> {
        let (variant, known) = self.told(union, known)?;
        let mut value = self.value(&variant.ty, None, known, name);
        if let (Some(tag), Value::Object(members)) = (&union.tag, &mut value) {
            let is_told = |value: &Value| variant.tags.iter().any(|tag| tag.to_json() == *value);
            let tags = [known.record, known.place, known.example].map(|value| value?.get(tag));
            let by_name = known.sent.and_then(|sent| sent.values().get(tag));
            let told = tags.into_iter().flatten().chain(by_name).find(|value| is_told(value)).cloned();
            let told = told.or_else(|| variant.tags.first().map(|tag| tag.to_json()));
            members.extend(told.map(|told| (tag.clone(), told)));
        }
        Some(value)
    }

    /// The alternative that what is known tells, and what is known of it. An example of another one says nothing.
    fn told<'v, 'k>(&self, union: &'v Union, known: Known<'k>) -> Option<(&'v Variant, Known<'k>)> {
        let of_example = known.example.and_then(|example| alternative(self.api, union, example));
        let asserted = known.asserted();
        let own = asserted.as_ref().and_then(|value| {
            let own = alternative(self.api, union, value)?;
            let says_something = !value.is_object() || known_members(self.api, &own.ty, value) > 0;
            (union.tag.is_some() || says_something || of_example.is_none()).then_some(own)
        });
        let Some(own) = own else { return Some((of_example?, known)) };
        let is_own = of_example.is_some_and(|other| std::ptr::eq(other, own));
        Some((own, Known { example: known.example.filter(|_| is_own), ..known }))
    }

    fn fits(&self, ty: &Type, limits: Option<&Constraints>, value: &Value) -> bool {
        fits(self.api, Slot { ty, limits, null: Null::Refused }, value, Direction::Out)
    }

    /// A value as the description writes it: as text, where it says so.
    fn written(&self, ty: &Type, value: &Value) -> Value {
        match (shape(self.api, ty), value) {
            (Shape::Scalar(Type::AsText(_)), Value::Number(_) | Value::Bool(_)) => {
                Value::String(value.to_string())
            }
            _ => value.clone(),
        }
    }

    fn sample(&self, ty: &Type, limits: Option<&Constraints>, name: &str) -> Value {
        sample(self.api, ty, limits.unwrap_or(&Constraints::default()), name)
    }

    fn object<'k>(&mut self, object: &Object, known: Known<'k>) -> Map<String, Value> {
        let mut members = Map::new();
        for member in object.members.iter().filter(|member| member.only != Some(Direction::In)) {
            if let Some(value) = self.member(member, known) {
                members.insert(member.wire_name.clone(), value);
            }
        }
        if let Some(ty) = &object.additional {
            let is_named = |name: &str| object.members.iter().any(|member| member.wire_name == name);
            let sent = known.sent.map(RequestMembers::others);
            let of = |value: Option<&'k Value>| value.and_then(Value::as_object);
            for source in [of(known.example), sent, of(known.place), of(known.record)].into_iter().flatten() {
                let others = source.iter().filter(|(name, _)| !is_named(name));
                let fitting = others.filter(|(_, value)| self.fits(ty, None, value));
                members.extend(fitting.map(|(name, value)| (name.clone(), value.clone())));
            }
        }
        members
    }

    /// A member; `None` leaves it out.
    fn member(&mut self, member: &Member, known: Known<'_>) -> Option<Value> {
        if let Some(constant) = &member.constant {
            return Some(constant.to_json());
        }
        let name = member.wire_name.as_str();
        let limits = Some(&member.constraints);
        let [record, place, example] =
            [known.record, known.place, known.example].map(|value| value.and_then(|value| value.get(name)));
        let by_name = known.sent.and_then(|sent| sent.get(self.api, name, &member.ty));
        let stated = record.or(place).or(by_name);
        if stated.is_some_and(Value::is_null) && member.presence != Presence::Required {
            return null(member.presence);
        }
        let all = [record, place, by_name, example];
        if all.iter().flatten().any(|value| value.is_object()) {
            // What the request says in this place is all that it says about it.
            let own = place.or(by_name).filter(|value| value.is_object());
            let sent = known.sent.filter(|_| own.is_none());
            let known = Known { record, place: own, sent, example };
            let is_object = match shape(self.api, &member.ty) {
                Shape::Object(_) => true,
                Shape::Union(union) => self.told(union, known).is_some(),
                _ => false,
            };
            if is_object {
                return Some(self.value(&member.ty, limits, known, name));
            }
        }
        if let Some(value) = all.into_iter().flatten().find(|value| self.fits(&member.ty, limits, value)) {
            return Some(self.written(&member.ty, value));
        }
        match member.presence {
            Presence::RequiredNullable if example.is_some_and(Value::is_null) => Some(Value::Null),
            presence if presence.is_required() => Some(self.sample(&member.ty, limits, name)),
            presence if example.is_some_and(Value::is_null) => null(presence),
            _ => None,
        }
    }
}

/// How a member says that there is nothing.
fn null(presence: Presence) -> Option<Value> {
    match presence {
        Presence::RequiredNullable | Presence::OptionalNullable | Presence::Loose => Some(Value::Null),
        Presence::Required | Presence::Optional => None,
    }
}

/// The elements of a list as they are in a response.
pub(crate) fn compose_list(
    api: &Api,
    element: &ElementType,
    records: &[&Value],
    example: Option<&Value>,
    name: &str,
) -> Value {
    let one = |record: &&Value| {
        compose(api, &element.ty, Known { record: Some(*record), example, ..Known::default() }, name)
    };
    records.iter().map(one).collect()
}
