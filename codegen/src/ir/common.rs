//! What the alternatives of a union have in common.

use super::{Member, Object, Type, TypeId, Types, Union};

/// A member that all alternatives of a union have, with one type.
pub(crate) struct CommonMember<'a> {
    /// The member of the first alternative.
    pub(crate) member: &'a Member,
    /// Where it stands in each alternative: its type, and the place there.
    pub(crate) places: Vec<(TypeId, usize)>,
}

impl Types {
    /// Returns the members that all alternatives of a union have, in the order of the first.
    pub(crate) fn common_members<'a>(&'a self, union: &'a Union) -> Vec<CommonMember<'a>> {
        let objects: Option<Vec<(TypeId, &'a Object)>> =
            union.variants.iter().map(|variant| self.named_object(&variant.ty)).collect();
        let objects = objects.unwrap_or_default();
        let Some((_, first)) = objects.first().copied().filter(|_| objects.len() > 1) else {
            return Vec::new();
        };
        let common = |member: &'a Member| {
            let place = |(id, object): &(TypeId, &Object)| {
                let is_same = |other: &&Member| other.wire_name == member.wire_name;
                let place = object.members.iter().position(|other| is_same(&other))?;
                let other = object.members.get(place)?;
                let fits = other.is_given() && other.presence == member.presence && other.ty == member.ty;
                fits.then_some((*id, place))
            };
            let places: Option<Vec<(TypeId, usize)>> = objects.iter().map(place).collect();
            places.map(|places| CommonMember { member, places })
        };
        first.members.iter().filter_map(common).collect()
    }

    fn named_object(&self, ty: &Type) -> Option<(TypeId, &Object)> {
        match self.behind_aliases(ty) {
            Type::Named(id) => Some((*id, self.object(*id)?)),
            _ => None,
        }
    }
}
