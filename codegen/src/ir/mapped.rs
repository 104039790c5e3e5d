//! Types with others in the place of those that they hold.

use super::{BodyContent, BodyVariant, ElementType, Type, TypeId, TypeKind};

impl Type {
    /// The type, with what `to` gives in the place of each named type in it.
    pub(crate) fn mapped(&self, to: &impl Fn(TypeId) -> TypeId) -> Self {
        let element = |element: &ElementType| {
            Box::new(ElementType { ty: element.ty.mapped(to), nullable: element.nullable })
        };
        match self {
            Self::Named(id) => Self::Named(to(*id)),
            Self::List(of) => Self::List(element(of)),
            Self::Map(of) => Self::Map(element(of)),
            Self::Contents(variants) => {
                let variant = |variant: &BodyVariant| BodyVariant {
                    content: match &variant.content {
                        BodyContent::Json { ty, media } => {
                            BodyContent::Json { ty: ty.mapped(to), media: media.clone() }
                        }
                        other => other.clone(),
                    },
                    ..variant.clone()
                };
                Self::Contents(variants.iter().map(variant).collect())
            }
            other => other.clone(),
        }
    }
}

impl TypeKind {
    /// The kind, with what `to` gives in the place of each named type in it.
    pub(crate) fn mapped(mut self, to: &impl Fn(TypeId) -> TypeId) -> Self {
        let map = |ty: &mut Type| *ty = ty.mapped(to);
        match &mut self {
            Self::Object(object) => {
                let types = object.members.iter_mut().map(|member| &mut member.ty);
                types.chain(&mut object.additional).for_each(map);
            }
            Self::Union(union) => union.variants.iter_mut().map(|variant| &mut variant.ty).for_each(map),
            Self::Alias(alias) => map(&mut alias.ty),
            Self::Enum(_) => {}
        }
        self
    }
}
