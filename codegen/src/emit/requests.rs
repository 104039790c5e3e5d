//! Which types a request can hold: those get a builder.

use crate::ir::{Api, Body, BodyContent, Type, TypeKind};

pub(super) struct Requests {
    held: Vec<bool>,
}

impl Requests {
    pub(super) fn of(api: &Api) -> Self {
        let mut requests = Self { held: vec![false; api.types.len()] };
        let mut open = Vec::new();
        for operation in &api.operations {
            operation.members.iter().for_each(|input| named(&input.member.ty, &mut open));
            if let Body::OneOf(variants) = &operation.body {
                for variant in variants {
                    if let BodyContent::Json(ty) = &variant.content {
                        named(ty, &mut open);
                    }
                }
            }
        }
        while let Some(id) = open.pop() {
            let Some(held) = requests.held.get_mut(id) else { continue };
            if std::mem::replace(held, true) {
                continue;
            }
            match api.types.get(id).map(|def| &def.kind) {
                Some(TypeKind::Object(object)) => {
                    object.members.iter().for_each(|member| named(&member.ty, &mut open));
                    object.additional.iter().for_each(|ty| named(ty, &mut open));
                }
                Some(TypeKind::Union(union)) => {
                    union.variants.iter().for_each(|variant| named(&variant.ty, &mut open));
                }
                Some(TypeKind::Alias(alias)) => named(&alias.ty, &mut open),
                Some(TypeKind::Enum(_)) | None => {}
            }
        }
        requests
    }

    /// Whether a request can hold the type.
    pub(super) fn can_hold(&self, id: crate::ir::TypeId) -> bool {
        self.held.get(id.0).copied().unwrap_or(false)
    }
}

fn named(ty: &Type, open: &mut Vec<usize>) {
    match ty {
        Type::Named(id) => open.push(id.0),
        Type::List(element) | Type::Map(element) => named(&element.ty, open),
        _ => {}
    }
}
