//! A type where it is used, with what is said of it there.

use crate::ir::{Constraints, Direction, Literal, Type};
use crate::openapi::schema::Schema;
use crate::source::Span;
use crate::yaml::Node;

/// A type where it is used.
#[derive(Debug, Clone)]
pub(crate) struct Used<'d> {
    pub(crate) ty: Type,
    pub(crate) nullable: bool,
    pub(crate) constant: Option<Literal>,
    pub(crate) constraints: Constraints,
    pub(crate) doc: Option<String>,
    pub(crate) default: Option<&'d Node>,
    pub(crate) deprecated: bool,
    pub(crate) only: Option<Direction>,
    pub(crate) span: Span,
}

impl<'d> Used<'d> {
    pub(crate) fn of(ty: Type) -> Self {
        Self {
            ty,
            nullable: false,
            constant: None,
            constraints: Constraints::default(),
            doc: None,
            default: None,
            deprecated: false,
            only: None,
            span: Span::default(),
        }
    }

    /// With what a schema says of the place, beside what it says of values.
    pub(super) fn with_words(mut self, schema: &Schema<'d>) -> Self {
        self.nullable |= schema.nullable;
        self.doc = schema.description.clone().or(self.doc);
        self.default = schema.default.or(self.default);
        self.deprecated |= schema.deprecated;
        self.span = schema.span;
        self.only = match (schema.read_only, schema.write_only) {
            (true, false) => Some(Direction::Out),
            (false, true) => Some(Direction::In),
            _ => self.only,
        };
        self
    }

    /// Without what is said of the place.
    pub(super) fn without_words(self) -> Self {
        Self { doc: None, default: None, deprecated: false, only: None, ..self }
    }
}

impl<'d> Schema<'d> {
    /// Whether it says that it is an object, and nothing more of values.
    pub(super) fn is_object_word(&self) -> bool {
        let Self { kinds, .. } = self;
        let bare = Schema { kinds: Vec::new(), ..self.clone() };
        kinds.as_slice() == [crate::openapi::schema::Kind::Object] && !bare.has_structure()
    }

    /// Takes over what a branch says of the place.
    pub(super) fn take_words(&mut self, branch: &Schema<'d>) {
        self.nullable |= branch.nullable;
        self.read_only |= branch.read_only;
        self.write_only |= branch.write_only;
        self.deprecated |= branch.deprecated;
        self.default = self.default.or(branch.default);
        self.description = self.description.take().or_else(|| branch.description.clone());
    }
}
