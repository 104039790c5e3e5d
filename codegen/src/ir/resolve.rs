//! The named types of an API, and what a type is in the end, behind the names it goes by.

use std::collections::VecDeque;
use std::ops::Deref;

use super::{
    Alias, BodyVariant, Constraints, ElementType, Enum, Object, Type, TypeDef, TypeId, TypeKind, Union,
};

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
    /// One of several request bodies, each with its media type.
    Contents(&'a [BodyVariant]),
    /// Anything, aliases that only name each other included.
    Any,
}

/// How many files a part may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Files {
    /// One.
    One,
    /// A list, each element a part of its own.
    Several,
}

/// The longest chain of names for one thing; longer ones are refused by `check`.
pub(crate) const MAX_ALIASES: usize = 64;

/// The named types of an API, in the author's order.
#[derive(Debug, Clone, Default)]
pub struct Types(Vec<TypeDef>);

impl From<Vec<TypeDef>> for Types {
    fn from(defs: Vec<TypeDef>) -> Self {
        Self(defs)
    }
}

impl Deref for Types {
    type Target = [TypeDef];

    fn deref(&self) -> &[TypeDef] {
        &self.0
    }
}

impl<'a> IntoIterator for &'a Types {
    type Item = &'a TypeDef;
    type IntoIter = std::slice::Iter<'a, TypeDef>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl Types {
    /// Returns each type with its id.
    pub fn with_ids(&self) -> impl Iterator<Item = (TypeId, &TypeDef)> {
        self.iter().enumerate().map(|(index, def)| (TypeId::new(index), def))
    }

    /// Returns the object of this id, if it is one.
    pub fn object(&self, id: TypeId) -> Option<&Object> {
        match &self[id].kind {
            TypeKind::Object(object) => Some(object),
            TypeKind::Enum(_) | TypeKind::Union(_) | TypeKind::Alias(_) => None,
        }
    }

    /// Returns what a type is, whatever aliases it goes by.
    pub fn resolve<'a>(&'a self, ty: &'a Type) -> Shape<'a> {
        match self.behind_aliases(ty) {
            Type::Named(id) => match &self[*id].kind {
                TypeKind::Object(object) => Shape::Object(object),
                TypeKind::Enum(values) => Shape::Enum(values),
                TypeKind::Union(union) => Shape::Union(union),
                TypeKind::Alias(_) => Shape::Any,
            },
            Type::List(element) => Shape::List(element),
            Type::Map(element) => Shape::Map(element),
            Type::Contents(variants) => Shape::Contents(variants),
            Type::Any => Shape::Any,
            scalar => Shape::Scalar(scalar),
        }
    }

    /// Returns the type that a chain of aliases ends in. A chain longer than any sound one ends where it is given up.
    pub fn behind_aliases<'a>(&'a self, ty: &'a Type) -> &'a Type {
        self.aliases(ty).last().map_or(ty, |alias| &alias.ty)
    }

    /// Returns a type with what its aliases stand for in their place, in lists and maps as well.
    pub(crate) fn without_aliases(&self, ty: &Type) -> Type {
        let element = |of: &ElementType| {
            Box::new(ElementType { ty: self.without_aliases(&of.ty), nullable: of.nullable })
        };
        match self.behind_aliases(ty) {
            Type::List(of) => Type::List(element(of)),
            Type::Map(of) => Type::Map(element(of)),
            other => other.clone(),
        }
    }

    /// Returns the constraints of the aliases that a type goes through, nearest first.
    pub fn alias_constraints<'a>(&'a self, ty: &'a Type) -> Vec<&'a Constraints> {
        self.aliases(ty).map(|alias| &alias.constraints).collect()
    }

    /// The aliases that a type goes through, nearest first.
    fn aliases<'a>(&'a self, ty: &'a Type) -> impl Iterator<Item = &'a Alias> {
        let alias = |ty: &'a Type| match ty {
            Type::Named(id) => match &self[*id].kind {
                TypeKind::Alias(alias) => Some(alias),
                TypeKind::Object(_) | TypeKind::Enum(_) | TypeKind::Union(_) => None,
            },
            _ => None,
        };
        std::iter::successors(alias(ty), move |found| alias(&found.ty)).take(MAX_ALIASES)
    }

    /// Returns the named types that values of some types may hold, nearest first.
    pub fn reachable<'a>(&'a self, from: impl IntoIterator<Item = &'a Type>) -> Vec<TypeId> {
        let mut found = Vec::new();
        let mut seen = vec![false; self.len()];
        let mut next: VecDeque<&Type> = from.into_iter().collect();
        while let Some(ty) = next.pop_front() {
            match ty {
                Type::List(element) | Type::Map(element) => next.push_back(&element.ty),
                Type::Contents(variants) => next.extend(variants.iter().filter_map(BodyVariant::ty)),
                Type::Named(id) if !std::mem::replace(&mut seen[id.index()], true) => {
                    found.push(*id);
                    next.extend(self[*id].parts());
                }
                _ => {}
            }
        }
        found
    }

    /// Returns how many files a part of this type is: one, or a list of them.
    pub fn file(&self, ty: &Type) -> Option<Files> {
        match ty {
            Type::Bytes | Type::BytesOrText => Some(Files::One),
            Type::List(element) if element.ty.is_file() && !element.nullable => Some(Files::Several),
            _ => None,
        }
    }

    /// Whether values of some types may hold a secret.
    pub fn hold_secret<'a>(&'a self, from: impl IntoIterator<Item = &'a Type> + Clone) -> bool {
        let named = self.reachable(from.clone());
        from.into_iter().chain(named.iter().flat_map(|id| self[*id].parts())).any(Type::is_secret)
    }
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
            Shape::Scalar(Type::Unsigned) => "a whole number without a sign",
            Shape::Scalar(Type::Number) => "a number",
            Shape::Scalar(Type::Decimal) => "a decimal number",
            Shape::Scalar(Type::AsText(plain)) => match plain.as_ref() {
                Type::Boolean => "`true` or `false` as text",
                Type::Integer | Type::Unsigned => "a whole number as text",
                _ => "a number as text",
            },
            Shape::Scalar(Type::DateTime) => "a date with a time",
            Shape::Scalar(Type::Date | Type::OrderedDate(_)) => "a date",
            Shape::Scalar(Type::Time) => "a time of day",
            Shape::Scalar(Type::Duration) => "a duration",
            Shape::Scalar(Type::UnixTime | Type::UnixMillis) => "a moment as a number",
            Shape::Scalar(Type::HttpDate) => "a moment as HTTP writes it",
            Shape::Scalar(Type::Base64) => "a base64 text",
            Shape::Scalar(Type::Bytes) => "a file",
            Shape::Scalar(Type::BytesOrText) => "a file or a text",
            Shape::Scalar(_) => "a text",
            Shape::Enum(_) => "one of an enum's values",
            Shape::List(_) => "a list",
            Shape::Map(_) => "a map",
            Shape::Object(_) => "an object",
            Shape::Union(_) => "one of several types",
            Shape::Contents(_) => "one of several bodies",
            Shape::Any => "any value",
        }
    }
}
