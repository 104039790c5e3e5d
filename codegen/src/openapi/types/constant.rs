//! Values that never differ.

use super::{At, Made, Types, Used};
use crate::diagnostic::Code;
use crate::ir::Provenance;
use crate::ir::{Enum, EnumValue, EnumValues, Literal, Type, TypeKind, ValueKind};
use crate::openapi::schema::{Kind, Schema};

impl<'d> Types<'d, '_> {
    /// The one value that fits, if it is a text, an integer or a boolean.
    pub(super) fn constant(&self, schema: &Schema<'d>) -> Option<Literal> {
        if schema.hints.open || schema.hints.listed {
            return None;
        }
        let node = match (&schema.constant, schema.values.as_deref()) {
            (Some(node), _) => node,
            (None, Some([node])) => *node,
            _ => return None,
        };
        let value = node.value();
        let is_text_kind = schema.kinds == [Kind::String];
        match (&value.kind, is_text_kind) {
            (ValueKind::Number(_) | ValueKind::Boolean(_), true) => {
                Some(Literal::String(node.text()?.to_owned()))
            }
            _ => Literal::of(&value),
        }
    }

    /// Tells of a constant that is none of those that are kept.
    pub(super) fn tell_constant(&self, schema: &Schema<'d>) {
        let Some(node) = schema.constant else { return };
        let is_kept =
            self.constant(schema).is_some() || schema.unions.iter().any(|group| !group.nodes.is_empty());
        if !is_kept {
            let message = "a constant other than a text, an integer or a boolean is not checked";
            self.notes.say(Code::OpenapiLimit, node.span, message);
        }
    }

    /// An enum of the one value, where a constant cannot be said.
    pub(super) fn constant_type(&mut self, constant: &Literal, used: &Used<'d>, at: &At) -> Type {
        let values = match constant {
            Literal::Boolean(_) => return Type::Boolean,
            Literal::String(text) => EnumValues::Strings(vec![only(text.clone(), used)]),
            Literal::Integer(integer) => EnumValues::Integers(vec![only(*integer, used)]),
        };
        let id = self.reserve(at, None, used.doc.clone(), used.span);
        self.set(id, Made::Kind(TypeKind::Enum(Enum { values, open: false })));
        Type::Named(id)
    }
}

fn only<T>(wire: T, used: &Used<'_>) -> EnumValue<T> {
    EnumValue { name: None, wire, only: None, doc: None, provenance: Provenance::default(), span: used.span }
}
