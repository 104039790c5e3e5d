//! Types without names.

use super::shape::{Item, Kind, Null};

/// A type, or what an operation takes in one place.
pub struct Type {
    pub form: Form,
    pub members: Vec<Member>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Object,
    Union,
    TaggedUnion,
    /// So many values.
    Enum(usize),
    /// A map of anything.
    Alias,
    /// A text of at most so many letters.
    ShortText(usize),
    /// What an operation takes; it has no name.
    Inputs,
}

/// A member of an object, or an alternative of a union.
#[derive(Clone, Copy)]
pub struct Member {
    pub kind: Kind,
    pub null: Null,
    pub optional: bool,
    /// The type that it refers to.
    pub target: Option<usize>,
    pub role: Role,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Data,
    /// What tells the alternatives of a union apart.
    Tag,
}

impl Form {
    /// What members are that refer to such a type.
    pub fn item(self) -> Option<Item> {
        match self {
            Self::Object => Some(Item::Object),
            Self::Union | Self::TaggedUnion => Some(Item::Union),
            Self::Enum(_) => Some(Item::Enum),
            Self::Alias => Some(Item::Alias),
            Self::ShortText(_) => Some(Item::ShortText),
            Self::Inputs => None,
        }
    }
}

impl Member {
    pub const TAG: Self = Self {
        kind: Kind::One(Item::Text),
        null: Null::Never,
        optional: false,
        target: None,
        role: Role::Tag,
    };

    /// Whether a value is complete without one of the type that it refers to.
    pub fn can_be_left_out(self) -> bool {
        self.optional || self.null == Null::Allowed || !matches!(self.kind, Kind::One(_))
    }

    /// Whether it refers to nothing.
    pub fn is_plain(&self) -> bool {
        let plain = [Item::Text, Item::Integer, Item::Number, Item::Boolean, Item::Any];
        plain.contains(&self.kind.item())
    }
}
