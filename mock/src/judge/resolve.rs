//! Types behind their names.

use specwright_codegen::ir::{Api, Constraints, Enum, Object, Type, TypeKind, Union};

/// The longest chain of names for one thing; the checks of a description refuse longer ones.
const MAX_NAMES: usize = 64;

/// A type without its names.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape<'a> {
    /// What the language has built in: scalars, anything, lists and maps.
    BuiltIn(&'a Type),
    Enum(&'a Enum),
    Object(&'a Object),
    Union(&'a Union),
}

/// The type that a chain of names ends in, with the limits of each name, nearest first.
pub(super) fn resolve<'a>(api: &'a Api, ty: &'a Type) -> (Shape<'a>, Vec<&'a Constraints>) {
    let mut limits = Vec::new();
    let mut ty = ty;
    for _ in 0..MAX_NAMES {
        let Type::Named(id) = ty else { return (Shape::BuiltIn(ty), limits) };
        match api.types.get(id.0).map(|def| &def.kind) {
            Some(TypeKind::Alias(alias)) => {
                limits.push(&alias.constraints);
                ty = &alias.ty;
            }
            Some(TypeKind::Object(object)) => return (Shape::Object(object), limits),
            Some(TypeKind::Enum(values)) => return (Shape::Enum(values), limits),
            Some(TypeKind::Union(union)) => return (Shape::Union(union), limits),
            None => break,
        }
    }
    (Shape::BuiltIn(&Type::Any), limits)
}

/// Whether values of the type are lists.
pub(super) fn is_list(api: &Api, ty: &Type) -> bool {
    matches!(resolve(api, ty).0, Shape::BuiltIn(Type::List(_)))
}
