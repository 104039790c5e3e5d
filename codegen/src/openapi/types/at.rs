//! Where schemas stand, and where the names of their types come from.

use crate::ir::TypeId;
use crate::openapi::schema::Property;
use crate::openapi::words::{singular, upper_camel};

/// Where the name of a type comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Naming {
    /// It is a component of this name.
    Component(String),
    /// It stands in place: the name is that of what is around it, then its own.
    Inline {
        /// What is around it.
        owner: Owner,
        /// Its own name, in UpperCamel.
        own: String,
        /// What the document would call it: a title, say.
        preferred: Option<String>,
        /// What it is to its owner.
        stands: Stands,
    },
}

/// What a type in place is to what is around it, which says what equal types are one with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stands {
    /// Its own name is that of a member: those of equal names, wherever they stand.
    Member,
    /// It is what an operation answers: those of the same operation, if they have the same words.
    Response,
    /// It is another whole, or one of its alternatives: none.
    Part,
}

/// What a type in place belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Owner {
    /// An operation, by the name of the type.
    Name(String),
    /// A component, by its name in the document.
    Component(String),
    /// Another type.
    Type(TypeId),
}

/// Where a schema stands.
#[derive(Debug, Clone)]
pub(crate) struct At {
    pub(crate) owner: Owner,
    pub(crate) own: String,
    pub(super) stands: Stands,
}

impl At {
    /// The place of a member or a parameter.
    pub(crate) fn new(owner: Owner, own: &str) -> Self {
        Self { owner, own: upper_camel(own, "Value"), stands: Stands::Member }
    }

    /// The place of a member of what stands there.
    pub(super) fn of_member(property: &Property<'_>, at: &Self) -> Self {
        let home = property.home.clone().map(Owner::Component);
        Self::new(home.unwrap_or_else(|| at.owner.clone()), property.name)
    }

    /// The place of a whole, or of one of its alternatives.
    pub(crate) fn of_part(owner: Owner, own: &str) -> Self {
        Self { owner, own: own.to_owned(), stands: Stands::Part }
    }

    /// The place of what an operation answers.
    pub(crate) fn of_response(owner: Owner, own: &str) -> Self {
        Self { owner, own: own.to_owned(), stands: Stands::Response }
    }

    /// The place of an element.
    pub(super) fn element(&self) -> Self {
        let one = singular(&self.own);
        let own = if one == self.own { format!("{one}Item") } else { one };
        Self { owner: self.owner.clone(), own, stands: self.stands }
    }
}
