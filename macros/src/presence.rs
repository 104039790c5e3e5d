//! Requiredness, read off a field's type by its last path segment; nowhere else.

use syn::{GenericArgument, Ident, PathArguments, Type};

use crate::report::Report;

/// Whether a member must be there and what null means, as the type of its field tells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum FieldPresence {
    /// `T`.
    Required,
    /// `Option<T>`: null reads as absent, and is never written.
    Optional,
    /// `Option<Option<T>>`: absent, null and a value differ.
    OptionalNullable,
    /// `Option<T>` with `nullable`: always written, `None` as null.
    RequiredNullable,
    /// `Map<T>` with `additional`: the members that are not named.
    Additional,
}

impl FieldPresence {
    /// The presence of a member of this type, and the type without what says so.
    pub(crate) fn of(ty: &Type, nullable: Option<&Ident>, report: &mut Report) -> (Self, Type) {
        let layers = (option(ty), option(ty).and_then(option));
        match (layers, nullable) {
            ((None, _), None) => (Self::Required, ty.clone()),
            ((Some(inner), None), None) => (Self::Optional, inner.clone()),
            ((Some(inner), None), Some(_)) => (Self::RequiredNullable, inner.clone()),
            ((_, Some(inner)), nullable) => {
                if let Some(nullable) = nullable {
                    report.error(nullable, "`Option<Option<…>>` may be null already; take `nullable` out");
                }
                (Self::OptionalNullable, inner.clone())
            }
            ((None, _), Some(nullable)) => {
                report
                    .error(nullable, "`nullable` needs a type `Option<…>`, whose `None` is written as null");
                (Self::Required, ty.clone())
            }
        }
    }

    /// Whether a value must be given.
    pub(crate) fn is_required(self) -> bool {
        matches!(self, Self::Required | Self::RequiredNullable)
    }
}

/// The `T` of `Option<T>`.
pub(crate) fn option(ty: &Type) -> Option<&Type> {
    argument(ty, "Option", 0)
}

/// The `T` of `Vec<T>`.
pub(crate) fn list(ty: &Type) -> Option<&Type> {
    argument(ty, "Vec", 0)
}

/// The `T` of `OutgoingLines<T>`.
pub(crate) fn lines(ty: &Type) -> Option<&Type> {
    argument(ty, "OutgoingLines", 0)
}

/// The `T` of `Map<T>` or `BTreeMap<String, T>`.
pub(crate) fn map(ty: &Type) -> Option<&Type> {
    argument(ty, "Map", 0).or_else(|| argument(ty, "BTreeMap", 1))
}

/// The `T` of `Box<T>`.
pub(crate) fn boxed(ty: &Type) -> Option<&Type> {
    argument(ty, "Box", 0)
}

/// Whether it is `specwright::Json` or `serde_json::Value`, as far as its name tells: without a path, it may be another
/// type of that name.
pub(crate) fn is_json(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    let mut segments = path.path.segments.iter().rev();
    let is_named = segments.next().is_some_and(|last| last.ident == "Json" || last.ident == "Value");
    let of_json = |before: &syn::PathSegment| before.ident == "specwright" || before.ident == "serde_json";
    is_named && segments.next().is_none_or(of_json)
}

/// Whether it is bytes, as its name tells: `specwright::File` or `specwright::Base64`.
pub(crate) fn is_bytes(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    path.path.segments.last().is_some_and(|last| last.ident == "File" || last.ident == "Base64")
}

/// Whether it is `i64` or `u64`, as its name tells.
pub(crate) fn is_integer(ty: &Type) -> bool {
    match ty {
        Type::Group(group) => is_integer(&group.elem),
        Type::Paren(paren) => is_integer(&paren.elem),
        Type::Path(path) => path.path.is_ident("i64") || path.path.is_ident("u64"),
        _ => false,
    }
}

/// A type argument of a type with the given last path segment.
fn argument<'t>(ty: &'t Type, name: &str, index: usize) -> Option<&'t Type> {
    match ty {
        Type::Group(group) => argument(&group.elem, name, index),
        Type::Paren(paren) => argument(&paren.elem, name, index),
        Type::Path(path) => {
            let last = path.path.segments.last().filter(|last| last.ident == name)?;
            let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
            let mut types = arguments.args.iter().filter_map(|argument| match argument {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            });
            types.nth(index)
        }
        _ => None,
    }
}
