//! Which alternatives of a union a value's type tells by itself.

use super::{Type, TypeId, Types, Union};

impl Types {
    /// Returns the types, without aliases, that one alternative of a union has and no other: a value of such a type becomes
    /// the union.
    pub(crate) fn distinct_alternatives(&self, id: TypeId, union: &Union) -> Vec<Type> {
        let all: Vec<Type> = union.variants.iter().map(|variant| self.without_aliases(&variant.ty)).collect();
        let is_only = |ty: &&Type| all.iter().filter(|other| other == ty).count() == 1;
        all.iter().filter(is_only).filter(|ty| **ty != Type::Named(id)).cloned().collect()
    }
}
