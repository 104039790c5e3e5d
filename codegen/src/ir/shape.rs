//! What a type is in the end, behind the names it goes by.

use crate::ir::{Alias, Constraints, ElementType, Enum, Object, Type, TypeDef, TypeId, TypeKind, Union};

/// A type without its names.
#[derive(Debug, Clone, Copy)]
pub enum Shape<'a> {
    /// Text, numbers, booleans, dates and so on.
    Scalar(&'a Type),
    /// An enumeration.
    Enum(&'a Enum),
    /// A list.
    List(&'a ElementType),
    /// A map.
    Map(&'a ElementType),
    /// An object.
    Object(&'a Object),
    /// One of several types.
    Union(&'a Union),
    /// Anything, aliases that only name each other included.
    Any,
}

/// The longest chain of names for one thing; longer ones are refused by `check`.
pub(crate) const MAX_ALIASES: usize = 64;

/// The type that a chain of aliases ends in; a longer chain than any sound one ends where it is given up.
pub fn behind_aliases<'a>(types: &'a [TypeDef], ty: &'a Type) -> &'a Type {
    let mut ty = ty;
    for _ in 0..MAX_ALIASES {
        match ty {
            Type::Named(id) => match types.get(id.0).map(|def| &def.kind) {
                Some(TypeKind::Alias(alias)) => ty = &alias.ty,
                _ => break,
            },
            _ => break,
        }
    }
    ty
}

/// What a type is, whatever aliases it goes by.
pub fn shape<'a>(types: &'a [TypeDef], ty: &'a Type) -> Shape<'a> {
    match behind_aliases(types, ty) {
        Type::Named(id) => match types.get(id.0).map(|def| &def.kind) {
            Some(TypeKind::Object(object)) => Shape::Object(object),
            Some(TypeKind::Enum(values)) => Shape::Enum(values),
            Some(TypeKind::Union(union)) => Shape::Union(union),
            Some(TypeKind::Alias(_)) | None => Shape::Any,
        },
        Type::List(element) => Shape::List(element),
        Type::Map(element) => Shape::Map(element),
        Type::Any => Shape::Any,
        scalar => Shape::Scalar(scalar),
    }
}

/// The constraints of the aliases that a type goes through, nearest first.
pub fn alias_constraints<'a>(types: &'a [TypeDef], ty: &'a Type) -> Vec<&'a Constraints> {
    let mut found = Vec::new();
    let mut ty = ty;
    while let Type::Named(id) = ty {
        let Some(TypeKind::Alias(Alias { ty: next, constraints })) = types.get(id.0).map(|def| &def.kind)
        else {
            break;
        };
        found.push(constraints);
        if found.len() >= MAX_ALIASES {
            break;
        }
        ty = next;
    }
    found
}

impl Shape<'_> {
    /// Whether it is written as one text outside JSON.
    pub(crate) fn is_scalar(self) -> bool {
        matches!(self, Shape::Scalar(_) | Shape::Enum(_))
    }

    /// Its kind, for messages.
    pub(crate) fn describe(self) -> &'static str {
        match self {
            Shape::Scalar(Type::Boolean) => "`true` or `false`",
            Shape::Scalar(Type::Integer) => "a whole number",
            Shape::Scalar(Type::Number) => "a number",
            Shape::Scalar(Type::DateTime) => "a date with a time",
            Shape::Scalar(Type::Date) => "a date",
            Shape::Scalar(Type::Base64) => "a base64 text",
            Shape::Scalar(_) => "a text",
            Shape::Enum(_) => "one of an enum's values",
            Shape::List(_) => "a list",
            Shape::Map(_) => "a map",
            Shape::Object(_) => "an object",
            Shape::Union(_) => "one of several types",
            Shape::Any => "any value",
        }
    }
}

/// The named types that values of some types may hold, nearest first.
pub(crate) fn reachable<'a>(types: &'a [TypeDef], from: impl Iterator<Item = &'a Type>) -> Vec<TypeId> {
    let mut found = Vec::new();
    let mut seen = vec![false; types.len()];
    let mut next: std::collections::VecDeque<&Type> = from.collect();
    while let Some(ty) = next.pop_front() {
        match ty {
            Type::List(element) | Type::Map(element) => next.push_back(&element.ty),
            Type::Named(id) => {
                let Some(first_time) = seen.get_mut(id.0).filter(|seen| !**seen) else { continue };
                *first_time = true;
                found.push(*id);
                if let Some(def) = types.get(id.0) {
                    next.extend(parts(def));
                }
            }
            _ => {}
        }
    }
    found
}

/// The types that a named type is made of.
pub(crate) fn parts(def: &TypeDef) -> Vec<&Type> {
    match &def.kind {
        TypeKind::Object(object) => {
            object.members.iter().map(|member| &member.ty).chain(&object.additional).collect()
        }
        TypeKind::Union(union) => union.variants.iter().map(|variant| &variant.ty).collect(),
        TypeKind::Alias(alias) => vec![&alias.ty],
        TypeKind::Enum(_) => Vec::new(),
    }
}
