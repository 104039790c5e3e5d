//! Whether members are present: on the wire, with a value other than null.

use crate::ir::{Api, EmptyList, Member, Presence, Shape, TextStyle, Type, Union};

/// Whether a member is present in every request that keeps to its type and limits.
pub(crate) fn is_always_present(api: &Api, member: &Member, empty_list: EmptyList) -> bool {
    member.presence == Presence::Required
        && match api.types.resolve(&member.ty) {
            Shape::List(_) => empty_list == EmptyList::Value || has_elements(api, member),
            Shape::Map(_) => !member.style.is_some_and(TextStyle::leaves_empty_maps_out),
            shape => !may_be_null(api, shape),
        }
}

fn has_elements(api: &Api, member: &Member) -> bool {
    std::iter::once(&member.constraints)
        .chain(api.types.alias_constraints(&member.ty))
        .filter_map(|constraints| constraints.length?.min)
        .any(|min| min > 0)
}

/// Whether null is one of the values. A union within a union counts as if it were.
fn may_be_null(api: &Api, of: Shape<'_>) -> bool {
    let alternative = |ty: &Type| matches!(api.types.resolve(ty), Shape::Any | Shape::Union(_));
    match of {
        Shape::Any => true,
        Shape::Union(Union { variants, .. }) => variants.iter().any(|variant| alternative(&variant.ty)),
        _ => false,
    }
}
