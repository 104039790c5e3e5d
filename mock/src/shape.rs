//! What a type is behind its names, and values as JSON.

use serde_json::Value;
pub(crate) use specwright_codegen::ir::Shape;
use specwright_codegen::ir::{self, Api, Constraints, Type, TypeId};

/// What a type is, with the definition that it is known by and all limits on the way to it.
#[derive(Debug, Clone)]
pub(crate) struct Resolved<'a> {
    pub(crate) shape: Shape<'a>,
    pub(crate) id: Option<TypeId>,
    pub(crate) limits: Vec<&'a Constraints>,
}

pub(crate) fn resolve<'a>(api: &'a Api, ty: &'a Type) -> Resolved<'a> {
    // An object, enum or union is known by its own name; a scalar, list or map by that of its alias.
    let names = [api.types.behind_aliases(ty), ty];
    let id = names.into_iter().find_map(|ty| match ty {
        Type::Named(id) => Some(*id),
        _ => None,
    });
    Resolved { shape: shape(api, ty), id, limits: api.types.alias_constraints(ty) }
}

pub(crate) fn shape<'a>(api: &'a Api, ty: &'a Type) -> Shape<'a> {
    api.types.resolve(ty)
}

/// A value of the description as JSON.
pub(crate) fn json(value: &ir::Value) -> Value {
    value.to_json()
}
