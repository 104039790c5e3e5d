//! Whether members are present: on the wire, with a value other than null.

use crate::ir::shape::{Shape, alias_constraints, shape};
use crate::ir::{Api, Body, Input, InputPlace, Member, Operation, Presence, Type, Union, Value, ValueKind};

/// What an empty list is where a member goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EmptyList {
    /// A value like others: in JSON. A path does not take one at all.
    IsValue,
    /// Nothing that is sent: in a query, header or form, however the list is written there.
    IsAbsent,
}

impl EmptyList {
    /// What it is for an input of an operation.
    pub(crate) fn of(operation: &Operation, input: &Input) -> Self {
        match (input.place, &operation.body) {
            (InputPlace::Path | InputPlace::WholeBody, _) | (InputPlace::BodyMember, Body::Json) => {
                Self::IsValue
            }
            (InputPlace::Query | InputPlace::Header | InputPlace::BodyMember, _) => Self::IsAbsent,
        }
    }
}

/// Whether a member that is given this value is present.
pub(crate) fn is_present(api: &Api, member: &Member, empty_list: EmptyList, value: &Value) -> bool {
    match &value.kind {
        ValueKind::Null => false,
        ValueKind::List(items) if items.is_empty() && empty_list == EmptyList::IsAbsent => {
            !matches!(shape(&api.types, &member.ty), Shape::List(_))
        }
        _ => true,
    }
}

/// Whether a member is present in every request that keeps to its type and limits.
pub(crate) fn is_always_present(api: &Api, member: &Member, empty_list: EmptyList) -> bool {
    member.presence == Presence::Required
        && match shape(&api.types, &member.ty) {
            Shape::List(_) => empty_list == EmptyList::IsValue || has_elements(api, member),
            shape => !may_be_null(api, shape),
        }
}

fn has_elements(api: &Api, member: &Member) -> bool {
    std::iter::once(&member.constraints)
        .chain(alias_constraints(&api.types, &member.ty))
        .filter_map(|constraints| constraints.length?.min)
        .any(|min| min > 0)
}

/// Whether null is one of the values. A union within a union counts as if it were.
fn may_be_null(api: &Api, of: Shape<'_>) -> bool {
    let alternative = |ty: &Type| matches!(shape(&api.types, ty), Shape::Any | Shape::Union(_));
    match of {
        Shape::Any => true,
        Shape::Union(Union { variants, .. }) => variants.iter().any(|variant| alternative(&variant.ty)),
        _ => false,
    }
}
