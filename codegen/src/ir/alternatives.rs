//! Which alternatives of a union a value's type tells by itself.

use std::collections::HashMap;

use super::{Api, Requests, Type, TypeId, TypeKind, Types, Union};

impl Types {
    /// Returns the types, without aliases, that one alternative of a union has and no other: a value of such a type becomes
    /// the union.
    pub(crate) fn distinct_alternatives(&self, id: TypeId, union: &Union) -> Vec<Type> {
        let all: Vec<Type> = union.variants.iter().map(|variant| self.without_aliases(&variant.ty)).collect();
        let is_only = |ty: &&Type| all.iter().filter(|other| other == ty).count() == 1;
        all.iter().filter(is_only).filter(|ty| **ty != Type::Named(id)).cloned().collect()
    }
}

/// The unions of requests that an object becomes, each of which has the object in one alternative alone.
pub(crate) struct Alternatives(HashMap<TypeId, Vec<TypeId>>);

impl Alternatives {
    pub(crate) fn of(api: &Api, requests: &Requests) -> Self {
        let mut unions: HashMap<TypeId, Vec<TypeId>> = HashMap::new();
        for (id, def) in api.types.with_ids().filter(|(id, _)| requests.can_hold(*id)) {
            let TypeKind::Union(union) = &def.kind else { continue };
            for ty in api.types.distinct_alternatives(id, union) {
                if let Type::Named(object) = ty {
                    unions.entry(object).or_default().push(id);
                }
            }
        }
        Self(unions)
    }

    /// Returns them in the author's order.
    pub(crate) fn unions(&self, object: TypeId) -> &[TypeId] {
        self.0.get(&object).map_or(&[], Vec::as_slice)
    }
}
