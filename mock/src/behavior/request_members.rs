//! What a request says about the thing that it makes or changes.

use std::collections::HashMap;

use serde_json::{Map, Value};
use specwright_codegen::ir::{Api, Member, Operation, Place, Type};

use crate::shape::{self, Shape};

/// The members of a request by wire name, wherever they were sent; those of a whole body count as its own.
#[derive(Debug, Default)]
pub(crate) struct RequestMembers<'a> {
    values: Map<String, Value>,
    types: HashMap<&'a str, &'a Type>,
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
            match (input.place, shape::shape(api, &input.member.ty)) {
                (Place::Body, Shape::Object(object)) => {
                    for member in &object.members {
                        let value = value.and_then(|body| body.get(&member.wire_name));
                        sent.take(member, value, unsent);
                    }
                }
                (Place::Json | Place::Part | Place::Form, _) => sent.take(&input.member, value, unsent),
                _ => sent.take(&input.member, value, Unsent::Kept),
            }
        }
        sent
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
