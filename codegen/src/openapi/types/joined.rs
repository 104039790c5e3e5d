//! Alternatives that nothing tells apart because all have the same members: they are one object.

use super::union::Alternative;
use super::{At, Types, Used};
use crate::diagnostic::Code;
use crate::ir::{Demand, Object, TypeKind, ValueKind};
use crate::openapi::schema::{Additional, Alternatives, Kind, Property, Schema, Stated};
use crate::source::Span;
use crate::yaml::Node;

/// What a member takes in all of the alternatives.
enum Joined<'d> {
    /// The same.
    Same(Vec<&'d Node>),
    /// Values of an enum, or any text beside them.
    Values(Vec<&'d Node>),
    /// Values of one kind, of which each alternative takes others, and whether one takes null.
    Kind(Kind, Option<&'d str>, bool),
}

impl<'d> Types<'d, '_> {
    /// The object that alternatives with the same members come to: required is what all of them require, and a member
    /// takes what it takes in any.
    pub(super) fn joined_object(
        &mut self,
        alternatives: &[Alternative<'d>],
        at: &At,
        span: Span,
    ) -> Option<TypeKind> {
        let (first, others) = alternatives.split_first()?;
        // Whoever names an alternative means it to be one.
        let may_join = |alternative: &Alternative<'d>| {
            is_plain_object(&alternative.merged) && alternative.node.get("x-specwright-name").is_none()
        };
        if !alternatives.iter().all(may_join) {
            return None;
        }
        let mut members = Vec::with_capacity(first.merged.properties.len());
        for property in &first.merged.properties {
            let mut same = vec![property];
            for other in others {
                same.push(other.merged.properties.iter().find(|other| other.name == property.name)?);
            }
            members.push((property, self.joined(&same)?));
        }
        if others.iter().any(|other| other.merged.properties.len() != members.len()) {
            return None;
        }
        let message = "alternatives that have the same members are one object";
        self.notes.say(Code::OpenapiType, span, message);
        for alternative in alternatives {
            self.additional(&alternative.merged, at);
        }
        let required = |name: &str| alternatives.iter().all(|alternative| alternative.merged.requires(name));
        let members: Vec<_> = members
            .into_iter()
            .map(|(property, joined)| {
                let place = At::of_member(property, at);
                let used = match joined {
                    Joined::Same(nodes) => self.used(&nodes, &place),
                    Joined::Values(nodes) => self.structure(one_of(nodes, property.span), &place),
                    Joined::Kind(kind, format, nullable) => {
                        let schema =
                            Schema { kinds: vec![kind], format, span: property.span, ..Schema::default() };
                        Used { nullable, ..self.structure(schema, &place) }
                    }
                };
                self.member_of(property, used, required(property.name), &place)
            })
            .collect();
        let rules = self.rules(&self.needed(alternatives, span), &members);
        Some(TypeKind::Object(Object { members, additional: None, rules }))
    }

    /// The rule that one of several members is needed, where each alternative requires another.
    fn needed(&self, alternatives: &[Alternative<'d>], span: Span) -> Vec<Stated<'d>> {
        let all = |name: &str| alternatives.iter().all(|alternative| alternative.merged.requires(name));
        let own: Vec<Vec<&'d str>> = alternatives
            .iter()
            .map(|alternative| {
                let names = alternative.merged.required.iter().map(|(name, _)| *name);
                names.filter(|name| !all(name)).collect()
            })
            .collect();
        if own.iter().any(Vec::is_empty) {
            return Vec::new();
        }
        let mut members: Vec<&'d str> = Vec::new();
        for names in &own {
            match names.as_slice() {
                [name] if !members.contains(name) => members.push(name),
                _ => {
                    let message = "which of the members are needed is not checked";
                    self.notes.say(Code::OpenapiNotRead, span, message);
                    return Vec::new();
                }
            }
        }
        vec![Stated { when: None, demand: Demand::Any, members, span }]
    }

    /// What a member comes to that several alternatives have; `None` where it is too different.
    fn joined(&self, members: &[&Property<'d>]) -> Option<Joined<'d>> {
        let first = members.first()?;
        let is_same = |other: &&Property<'d>| {
            first.schemas.len() == other.schemas.len()
                && first.schemas.iter().zip(&other.schemas).all(|(one, other)| {
                    std::ptr::eq(*one, *other) || without_words(one) == without_words(other)
                })
        };
        if members.iter().all(is_same) {
            return Some(Joined::Same(first.schemas.clone()));
        }
        let nodes = members.iter().map(|member| match member.schemas.as_slice() {
            [node] => Some(*node),
            _ => None,
        });
        let nodes: Vec<&'d Node> = nodes.collect::<Option<_>>()?;
        let schemas: Vec<_> = nodes.iter().map(|node| self.schemas.schema(node)).collect();
        let is_value = |schema: &Schema<'d>| {
            schema.reference.is_none()
                && schema.unions.is_empty()
                && matches!(schema.kinds.as_slice(), [] | [Kind::String])
                && schema.format.is_none()
                && (schema.values.is_some() || schema.constant.is_some() || schema.kinds == [Kind::String])
                && schema.values.iter().flatten().chain(&schema.constant).all(|node| is_text(node))
        };
        let has_values = |schema: &Schema<'d>| schema.values.is_some() || schema.constant.is_some();
        if schemas.iter().all(|schema| is_value(schema)) && schemas.iter().any(|schema| has_values(schema)) {
            return Some(Joined::Values(nodes));
        }
        let scalar = |schema: &Schema<'d>| match schema.kinds.as_slice() {
            [kind @ (Kind::String | Kind::Integer | Kind::Number | Kind::Boolean)]
                if schema.reference.is_none() && schema.unions.is_empty() && !has_values(schema) =>
            {
                Some((*kind, schema.format))
            }
            _ => None,
        };
        let kind = scalar(schemas.first()?)?;
        let nullable = schemas.iter().any(|schema| schema.nullable);
        let is_same = schemas.iter().all(|schema| scalar(schema) == Some(kind));
        is_same.then_some(Joined::Kind(kind.0, kind.1, nullable))
    }
}

fn is_plain_object(schema: &Schema<'_>) -> bool {
    !schema.properties.is_empty()
        && matches!(schema.kinds.as_slice(), [] | [Kind::Object])
        && matches!(schema.additional, Additional::Unsaid | Additional::Closed)
        && schema.unions.is_empty()
        && schema.rules.is_empty()
        && schema.values.is_none()
        && schema.constant.is_none()
        && schema.required.iter().all(|(name, _)| schema.properties.iter().any(|known| known.name == *name))
}

fn one_of<'d>(nodes: Vec<&'d Node>, span: Span) -> Schema<'d> {
    let group = Alternatives { nodes: nodes.clone(), discriminator: None, span };
    Schema { origin: nodes, unions: vec![group], span, ..Schema::default() }
}

fn is_text(node: &Node) -> bool {
    matches!(node.value().kind, ValueKind::String(_))
}

/// A schema as it is written, but for what says nothing of values.
fn without_words(node: &Node) -> String {
    const WORDS: [&str; 5] = ["description", "title", "example", "examples", "default"];
    let mut value = node.value();
    if let ValueKind::Object(members) = &mut value.kind {
        members.retain(|(name, _)| !WORDS.contains(&name.as_str()));
    }
    value.to_json().to_string()
}
