//! Enums.

use std::collections::HashSet;

use super::{Made, Types};
use crate::diagnostic::Code;
use crate::ir::{Constraints, Enum, EnumValue, EnumValues, Provenance, Type, TypeKind};
use crate::openapi::schema::{Kind, Schema};
use crate::openapi::words::value_name;
use crate::yaml::Node;

/// A value with its name and documentation.
pub(super) struct Named<'d> {
    pub(super) node: &'d Node,
    pub(super) name: Option<String>,
    pub(super) doc: Option<String>,
}

/// More values than these are no list that anyone reads.
const MOST_VALUES: usize = 1000;

impl<'d> Types<'d, '_> {
    pub(super) fn make_enum(&mut self, schema: &Schema<'d>) -> Made {
        let nodes = schema.values.clone().unwrap_or_default();
        let hint = |hints: &'d [Node], at: usize| hints.get(at).and_then(Node::text).map(str::to_owned);
        let values = nodes.iter().enumerate().map(|(at, node)| Named {
            node,
            name: hint(schema.hints.value_names, at),
            doc: hint(schema.hints.value_docs, at),
        });
        let values = values.collect();
        self.tell_unused_limits(schema);
        self.make_enum_of(values, schema, schema.hints.open)
    }

    pub(super) fn make_enum_of(&mut self, values: Vec<Named<'d>>, schema: &Schema<'d>, open: bool) -> Made {
        let plain = |ty| Made::Type(ty, Constraints::default());
        let is_text = |node: &Node| {
            node.scalar().is_some_and(|scalar| {
                matches!(node.value().kind, crate::ir::ValueKind::String(_)) && !scalar.text.is_empty()
                    || scalar.text.is_empty()
            })
        };
        let integers = || {
            values.iter().map(|value| value.node.text()?.parse::<i64>().ok()).collect::<Option<Vec<i64>>>()
        };
        let all_scalars = values.iter().all(|value| value.node.scalar().is_some());
        let whole = schema.kinds.first().copied();
        let weaker = |message: &str| {
            self.notes.say(Code::OpenapiLimit, schema.span, message);
        };
        match whole {
            Some(Kind::Boolean) => {
                weaker("only some values of `true` and `false` fit, which nothing checks");
                plain(Type::Boolean)
            }
            _ if !all_scalars => {
                weaker("the values are lists or objects, which nothing checks");
                plain(Type::Any)
            }
            Some(Kind::Integer | Kind::Number) | None
                if integers().is_some()
                    && !(whole.is_none() && values.iter().all(|value| is_text(value.node))) =>
            {
                let wires = integers().unwrap_or_default();
                let named = distinct(values.into_iter().zip(wires));
                Made::Kind(TypeKind::Enum(Enum { values: EnumValues::Integers(named), open }))
            }
            Some(Kind::Integer | Kind::Number) => {
                weaker("the values of the enum are not checked");
                plain(Type::Number)
            }
            _ if whole == Some(Kind::String) || values.iter().all(|value| is_text(value.node)) => {
                if values.len() > MOST_VALUES {
                    weaker("the enum has more than a thousand values, and is any text");
                    return plain(Type::String);
                }
                let texts: Vec<String> = values.iter().map(|value| raw(value.node)).collect();
                let named = distinct(values.into_iter().zip(texts));
                Made::Kind(TypeKind::Enum(Enum { values: EnumValues::Strings(named), open }))
            }
            _ => {
                weaker("the values of the enum are of several kinds, and are not checked");
                plain(Type::Any)
            }
        }
    }
}

fn raw(node: &Node) -> String {
    node.scalar().map(|scalar| scalar.text.clone()).unwrap_or_default()
}

/// Each value once, with the names that can be had.
fn distinct<'d, T: Clone + Eq + std::hash::Hash>(
    values: impl Iterator<Item = (Named<'d>, T)>,
) -> Vec<EnumValue<T>> {
    let mut seen = HashSet::new();
    let mut names = HashSet::new();
    values
        .filter(|(_, wire)| seen.insert(wire.clone()))
        .map(|(value, wire)| {
            let name = value.name.map(|name| value_name(&name, "Value"));
            EnumValue {
                name: name.filter(|name| name.len() <= 100 && names.insert(name.clone())),
                wire,
                only: None,
                doc: value.doc,
                provenance: Provenance::default(),
                span: value.node.span,
            }
        })
        .collect()
}
