//! Whether one type takes every value that another has, as readers of responses see them.

use crate::ir::{Api, Enum, EnumValues, Member, Object, Shape, Type};

/// Types that are nested deeper are not compared.
const MAX_DEPTH: usize = 16;
/// So many types are compared for one question; unions of unions can be compared in more ways than there is time for.
const MAX_STEPS: usize = 10_000;

/// A comparison in progress.
struct Comparison<'a> {
    api: &'a Api,
    steps: usize,
}

/// Whether `wide` takes all that `narrow` could be, so that it leaves nothing for it in a union. What takes any value
/// leaves everything: a reader prefers what it knows.
pub(super) fn takes_all(api: &Api, wide: &Type, narrow: &Type) -> bool {
    Comparison { api, steps: 0 }.takes(wide, narrow, MAX_DEPTH)
}

impl Comparison<'_> {
    fn takes(&mut self, wide: &Type, narrow: &Type, depth: usize) -> bool {
        let types = &self.api.types;
        if types.behind_aliases(wide) == types.behind_aliases(narrow) {
            return true;
        }
        self.steps += 1;
        let Some(depth) = depth.checked_sub(1).filter(|_| self.steps < MAX_STEPS) else { return false };
        match (types.resolve(wide), types.resolve(narrow)) {
            (Shape::Union(union), _) => {
                union.variants.iter().any(|variant| self.takes(&variant.ty, narrow, depth))
            }
            (_, Shape::Union(union)) => {
                !union.variants.is_empty()
                    && union.variants.iter().all(|variant| self.takes(wide, &variant.ty, depth))
            }
            (Shape::Scalar(wide), Shape::Scalar(narrow)) => scalar_takes(wide, narrow),
            (Shape::Scalar(wide), Shape::Enum(values)) => match &values.values {
                EnumValues::Strings(_) => is_any_text(wide),
                EnumValues::Integers(_) => matches!(wide, Type::Integer | Type::Number | Type::Decimal),
            },
            (Shape::Enum(wide), Shape::Enum(narrow)) => enum_takes(wide, narrow),
            (Shape::List(wide), Shape::List(narrow)) | (Shape::Map(wide), Shape::Map(narrow)) => {
                (wide.nullable || !narrow.nullable) && self.takes(&wide.ty, &narrow.ty, depth)
            }
            (Shape::Object(wide), Shape::Object(narrow)) => self.object_takes(wide, narrow, depth),
            _ => false,
        }
    }

    /// Of two objects that fit, the one is taken that names more of what is there.
    fn object_takes(&mut self, wide: &Object, narrow: &Object, depth: usize) -> bool {
        let mut names_all = narrow.members.iter().map(|member| {
            wide.member(&member.wire_name).is_some_and(|known| match (&known.constant, &member.constant) {
                (Some(known), Some(constant)) => known == constant,
                (Some(_), None) => false,
                (None, Some(constant)) => self.takes(&known.ty, &constant.ty(), depth),
                (None, None) => self.takes(&known.ty, &member.ty, depth),
            })
        });
        let demands_no_more = |member: &Member| {
            !member.presence.is_required()
                || narrow.member(&member.wire_name).is_some_and(|known| known.presence.is_required())
        };
        narrow.additional.is_none()
            && wide.members.iter().all(demands_no_more)
            && names_all.all(|names| names)
    }
}

fn scalar_takes(wide: &Type, narrow: &Type) -> bool {
    match (wide, narrow) {
        (Type::Number | Type::Decimal, Type::Integer | Type::Unsigned | Type::Number | Type::Decimal) => true,
        (
            wide,
            Type::String | Type::Secret | Type::DateTime | Type::Date | Type::Base64 | Type::AsText(_),
        ) => is_any_text(wide),
        _ => false,
    }
}

/// Base64 is read as it comes, and decoded on demand.
fn is_any_text(ty: &Type) -> bool {
    matches!(ty, Type::String | Type::Secret | Type::Base64)
}

fn enum_takes(wide: &Enum, narrow: &Enum) -> bool {
    match (&wide.values, &narrow.values) {
        (EnumValues::Strings(wide), EnumValues::Strings(narrow)) => {
            narrow.iter().all(|value| wide.iter().any(|known| known.wire == value.wire))
        }
        (EnumValues::Integers(wide), EnumValues::Integers(narrow)) => {
            narrow.iter().all(|value| wide.iter().any(|known| known.wire == value.wire))
        }
        _ => false,
    }
}
