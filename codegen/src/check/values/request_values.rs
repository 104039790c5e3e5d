//! All the values that a request may hold of a type, where these can be listed.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::single::Single;
use crate::ir::{Api, Direction, Enum, EnumValues, Type, TypeId, TypeKind};

/// The values, listed once for each type.
#[derive(Default)]
pub(crate) struct RequestValues<'a> {
    enums: HashMap<TypeId, Rc<HashSet<Single<'a>>>>,
}

impl<'a> RequestValues<'a> {
    /// The values of a boolean or of an enum that is not open.
    pub(crate) fn of(&mut self, api: &'a Api, ty: &'a Type) -> Option<Rc<HashSet<Single<'a>>>> {
        match api.types.behind_aliases(ty) {
            Type::Boolean => Some(Rc::new([Single::Boolean(false), Single::Boolean(true)].into())),
            Type::Named(id) => match &api[*id].kind {
                TypeKind::Enum(values) if !values.open => {
                    Some(Rc::clone(self.enums.entry(*id).or_insert_with(|| Rc::new(allowed(values)))))
                }
                _ => None,
            },
            _ => None,
        }
    }
}

fn allowed(values: &Enum) -> HashSet<Single<'_>> {
    match &values.values {
        EnumValues::Strings(values) => values
            .iter()
            .filter(|value| value.only != Some(Direction::Out))
            .map(|value| Single::Text(&value.wire))
            .collect(),
        EnumValues::Integers(values) => values
            .iter()
            .filter(|value| value.only != Some(Direction::Out))
            .map(|value| Single::Integer(value.wire))
            .collect(),
    }
}
