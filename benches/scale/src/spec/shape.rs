//! How often Stripe's API of 2026 has what: counts of its document as a spec, in which equal inline schemas are one type.

mod outer;
mod requests;
mod responses;

pub use outer::OUTER;
pub use requests::{BODY, QUERY, REQUEST};
pub use responses::{HUB, LEAF};

/// What a member is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    One(Item),
    List(Item),
    Map(Item),
}

/// What it is one of, or a list or map of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Item {
    Text,
    /// A named text with a limit.
    ShortText,
    Integer,
    Number,
    Boolean,
    Any,
    /// A named map of anything.
    Alias,
    Enum,
    Object,
    Union,
}

impl Kind {
    pub fn item(self) -> Item {
        match self {
            Self::One(item) | Self::List(item) | Self::Map(item) => item,
        }
    }
}

/// Types that refer to each other in the same way.
pub struct Region {
    pub objects: Members,
    /// What one is a union of, in how many unions.
    pub unions: &'static [(Alternatives, usize)],
    /// How many values, in how many enums.
    pub enums: &'static [(usize, usize)],
}

/// Lists of members.
pub struct Members {
    /// How many members, in how many lists.
    pub sizes: &'static [(usize, usize)],
    /// What they are and whether they may be null, and how many are.
    pub kinds: &'static [((Kind, Null), usize)],
    /// How many are optional, and how many are not.
    pub optional: [usize; 2],
}

/// The alternatives of a union.
#[derive(Clone, Copy)]
pub enum Alternatives {
    Untagged(&'static [Kind]),
    /// So many objects, told apart by a tag.
    Tagged(usize),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Null {
    Never,
    Allowed,
}

/// The enums of responses that requests hold, too.
pub const SHARED_ENUMS: usize = 122;

/// Named maps of anything.
pub const ALIASES: usize = 53;

/// The limits of named texts.
pub const TEXT_LIMITS: [usize; 6] = [5000, 500, 300, 22, 17, 10];

/// The objects that only the outputs of operations refer to.
pub const ROOTS: usize = 164;

/// … of which so many reach no hub.
pub const ISOLATED_ROOTS: usize = 86;

/// What the output of an operation is, and of how many.
pub const OUTPUTS: [(Output, usize); 3] = [(Output::Root, 259), (Output::Hub, 138), (Output::Leaf, 55)];

#[derive(Clone, Copy)]
pub enum Output {
    Root,
    Hub,
    Leaf,
}

/// The details that are outputs of operations.
pub const LEAF_OUTPUTS: usize = 21;

/// What an operation takes, and how many operations do.
pub const OPERATIONS: [(Takes, usize); 7] = [
    (Takes { method: "GET", path: 1, place: Place::Query }, 110),
    (Takes { method: "GET", path: 2, place: Place::Query }, 17),
    (Takes { method: "GET", path: 0, place: Place::Query }, 86),
    (Takes { method: "POST", path: 1, place: Place::Body }, 132),
    (Takes { method: "POST", path: 2, place: Place::Body }, 21),
    (Takes { method: "POST", path: 0, place: Place::Body }, 63),
    (Takes { method: "DELETE", path: 1, place: Place::Nothing }, 23),
];

#[derive(Clone, Copy)]
pub struct Takes {
    pub method: &'static str,
    /// Parameters of the path.
    pub path: usize,
    pub place: Place,
}

#[derive(Clone, Copy)]
pub enum Place {
    Nothing,
    Query,
    Body,
}

/// What bodies are, and how many; Stripe's are all forms but one.
pub const BODIES: [(&str, usize); 3] = [("urlencoded", 188), ("json", 27), ("multipart", 1)];
