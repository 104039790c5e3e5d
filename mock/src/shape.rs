//! What a type is behind its names, and values as JSON.

use serde_json::Value;
use specwright_codegen::export::json::Json;
use specwright_codegen::ir::{
    self, Api, Constraints, ElementType, Enum, Object, Type, TypeId, TypeKind, Union,
};

/// A chain of names is never longer in a description that was checked.
const MAX_NAMES: usize = 64;

/// A type without its names.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Shape<'a> {
    Scalar(&'a Type),
    Enum(&'a Enum),
    List(&'a ElementType),
    Map(&'a ElementType),
    Object(&'a Object),
    Union(&'a Union),
    Any,
}

/// What a type is, with the name of the last definition it goes through and all limits on the way.
#[derive(Debug, Clone)]
pub(crate) struct Resolved<'a> {
    pub(crate) shape: Shape<'a>,
    pub(crate) id: Option<TypeId>,
    pub(crate) limits: Vec<&'a Constraints>,
}

pub(crate) fn resolve<'a>(api: &'a Api, ty: &'a Type) -> Resolved<'a> {
    let mut resolved = Resolved { shape: Shape::Any, id: None, limits: Vec::new() };
    let mut ty = ty;
    for _ in 0..MAX_NAMES {
        let Type::Named(id) = ty else {
            resolved.shape = plain(ty);
            return resolved;
        };
        resolved.id = Some(*id);
        match api.types.get(id.0).map(|definition| &definition.kind) {
            Some(TypeKind::Alias(alias)) => {
                resolved.limits.push(&alias.constraints);
                ty = &alias.ty;
                continue;
            }
            Some(TypeKind::Object(object)) => resolved.shape = Shape::Object(object),
            Some(TypeKind::Enum(values)) => resolved.shape = Shape::Enum(values),
            Some(TypeKind::Union(union)) => resolved.shape = Shape::Union(union),
            None => {}
        }
        return resolved;
    }
    resolved
}

pub(crate) fn shape<'a>(api: &'a Api, ty: &'a Type) -> Shape<'a> {
    resolve(api, ty).shape
}

fn plain(ty: &Type) -> Shape<'_> {
    match ty {
        Type::List(element) => Shape::List(element),
        Type::Map(element) => Shape::Map(element),
        Type::Any => Shape::Any,
        scalar => Shape::Scalar(scalar),
    }
}

/// A value of the description as JSON.
pub(crate) fn json(value: &ir::Value) -> Value {
    Json::from(value).to_value()
}
