//! What a request says about the thing that it makes or changes.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};
use specwright_codegen::ir::{Api, Member, Operation, Place, Type};

use crate::alternative::alternative;
use crate::shape::{self, Shape};

/// The members of a request by wire name, wherever they were sent; those of a whole body count as its own.
#[derive(Debug, Default)]
pub(crate) struct RequestMembers<'a> {
    values: Map<String, Value>,
    types: HashMap<&'a str, &'a Type>,
    /// Members of a body that its type does not name.
    others: Map<String, Value>,
    /// Members of the alternatives that a body is not.
    of_others: HashSet<&'a str>,
}

/// What becomes of members of the body that were not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unsent {
    /// They are what the server assumes, or null: the thing is new, or replaced.
    Empty,
    /// They stay as they are.
    Kept,
}

impl<'a> RequestMembers<'a> {
    pub(crate) fn of(
        api: &'a Api,
        operation: &'a Operation,
        members: &Map<String, Value>,
        unsent: Unsent,
    ) -> Self {
        let mut sent = Self::default();
        for input in &operation.members {
            let value = members.get(&input.member.wire_name);
            match input.place {
                Place::Body => sent.take_body(api, &input.member, &input.member.ty, value, unsent),
                Place::Json | Place::Part | Place::Form => sent.take(&input.member, value, unsent),
                _ => sent.take(&input.member, value, Unsent::Kept),
            }
        }
        sent
    }

    /// Takes the members of a body. One that is no object is a member itself.
    fn take_body(
        &mut self,
        api: &'a Api,
        body: &'a Member,
        ty: &'a Type,
        value: Option<&Value>,
        unsent: Unsent,
    ) {
        match shape::shape(api, ty) {
            Shape::Object(object) => {
                for member in &object.members {
                    let value = value.and_then(|body| body.get(&member.wire_name));
                    self.take(member, value, unsent);
                    self.of_others.remove(member.wire_name.as_str());
                }
                for (name, value) in value.and_then(Value::as_object).into_iter().flatten() {
                    if object.member(name).is_none() {
                        self.others.insert(name.clone(), value.clone());
                        self.values.insert(name.clone(), value.clone());
                    }
                }
            }
            Shape::Union(union) => match value.and_then(|value| alternative(api, union, value)) {
                Some(own) => {
                    for variant in &union.variants {
                        if let Shape::Object(object) = shape::shape(api, &variant.ty) {
                            let names = object.members.iter().map(|member| member.wire_name.as_str());
                            self.of_others.extend(names);
                        }
                    }
                    self.take_body(api, body, &own.ty, value, unsent);
                }
                None => self.take(body, value, Unsent::Kept),
            },
            Shape::Contents(variants) => {
                let mut contents = variants.iter().filter_map(|variant| {
                    Some((variant.ty()?, value.and_then(|value| value.get(&variant.name))?))
                });
                match contents.next() {
                    Some((ty, value)) => self.take_body(api, body, ty, Some(value), unsent),
                    None => self.take(body, value, Unsent::Kept),
                }
            }
            _ => self.take(body, value, Unsent::Kept),
        }
    }

    fn take(&mut self, member: &'a Member, value: Option<&Value>, unsent: Unsent) {
        let assumed = || member.server_default.as_ref().map_or(Value::Null, shape::json);
        let value = value.cloned().or_else(|| (unsent == Unsent::Empty).then(assumed));
        if let Some(value) = value {
            self.values.insert(member.wire_name.clone(), value);
            self.types.insert(&member.wire_name, &member.ty);
        }
    }

    /// All members.
    pub(crate) fn values(&self) -> &Map<String, Value> {
        &self.values
    }

    /// All that has a value, as an object.
    pub(crate) fn to_value(&self) -> Value {
        let given = self.values.iter().filter(|(_, value)| !value.is_null());
        Value::Object(given.map(|(name, value)| (name.clone(), value.clone())).collect())
    }

    /// Members of a body that its type does not name.
    pub(crate) fn others(&self) -> &Map<String, Value> {
        &self.others
    }

    /// Whether a member is of another alternative than the body is.
    pub(crate) fn is_of_other(&self, wire_name: &str) -> bool {
        self.of_others.contains(wire_name)
    }

    /// The member of this name. A null counts only for a member of the same kind: others share no more than a name.
    pub(crate) fn get(&self, api: &Api, wire_name: &str, ty: &Type) -> Option<&Value> {
        let value = self.values.get(wire_name)?;
        let same_kind = || {
            let own = self.types.get(wire_name).map(|ty| kind(shape::shape(api, ty)));
            own == Some(kind(shape::shape(api, ty)))
        };
        (!value.is_null() || same_kind()).then_some(value)
    }
}

fn kind(shape: Shape<'_>) -> u8 {
    use specwright_codegen::ir::EnumValues;
    match shape {
        Shape::Scalar(Type::Boolean) => 0,
        Shape::Scalar(Type::Integer | Type::Unsigned | Type::Number | Type::Decimal) => 1,
        Shape::Scalar(_) => 2,
        Shape::Enum(values) => match values.values {
            EnumValues::Integers(_) => 1,
            EnumValues::Strings(_) => 2,
        },
        Shape::List(_) => 3,
        Shape::Map(_) | Shape::Object(_) => 4,
        Shape::Union(_) => 5,
        Shape::Any => 6,
        Shape::Contents(_) => 7,
    }
}
