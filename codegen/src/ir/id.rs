//! Ids: indexes into the lists of an [`Api`]. Only lowering makes them, so that each has its entry.

use super::{Api, ErrorDef, Operation, Scheme, Server, Source, TypeDef, Types};

macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident of $list:ident: $item:ty;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $id(usize);

        impl $id {
            pub(crate) fn new(index: usize) -> Self {
                Self(index)
            }

            /// Its index in the list.
            pub fn index(self) -> usize {
                self.0
            }
        }

        impl std::ops::Index<$id> for Api {
            type Output = $item;

            /// # Panics
            ///
            /// Panics if the id is that of another API.
            fn index(&self, id: $id) -> &$item {
                &(&*self.$list)[id.0]
            }
        }
    )*};
}

ids! {
    /// One of [`Api::types`].
    TypeId of types: TypeDef;
    /// One of [`Api::errors`].
    ErrorId of errors: ErrorDef;
    /// One of [`Api::schemes`].
    SchemeId of schemes: Scheme;
    /// One of [`Api::servers`].
    ServerId of servers: Server;
    /// One of [`Api::sources`].
    SourceId of sources: Source;
    /// One of [`Api::operations`].
    OperationId of operations: Operation;
}

impl std::ops::Index<TypeId> for Types {
    type Output = TypeDef;

    /// # Panics
    ///
    /// Panics if the id is that of another API.
    fn index(&self, id: TypeId) -> &TypeDef {
        &(**self)[id.0]
    }
}
