//! What tells the alternatives of a union apart: a discriminator, or a member with another constant in each.

use std::collections::HashMap;

use super::union::Alternative;
use super::{MAX_CHAIN, Types};
use crate::diagnostic::Code;
use crate::ir::Literal;
use crate::openapi::reference::schema_name;
use crate::openapi::schema::{Alternatives, Discriminator, Kind, Property, Schema, merge};
use crate::yaml::Node;

/// Whether the alternatives that were met take a value: several may share them.
type Known = HashMap<*const Node, bool>;

impl<'d> Types<'d, '_> {
    /// Settles the tags of alternatives by a discriminator. Whether they tell all of them apart.
    pub(super) fn settle_tags(
        &self,
        discriminator: &Discriminator<'d>,
        alternatives: &mut [Alternative<'d>],
    ) -> bool {
        for alternative in alternatives.iter_mut().filter(|alternative| alternative.tags.is_empty()) {
            alternative.tags = self.tags_of(discriminator, alternative);
        }
        self.tell_unmatched(discriminator, alternatives);
        let trouble = self.trouble(alternatives, discriminator.member);
        if let Some(trouble) = trouble {
            let message = format!(
                "`{}` does not tell the alternatives apart: {trouble}",
                discriminator.member.escape_debug()
            );
            self.notes.say(Code::OpenapiType, discriminator.span, message);
        }
        trouble.is_none()
    }

    /// Says which values of a mapping lead to what is none of the alternatives.
    fn tell_unmatched(&self, discriminator: &Discriminator<'d>, alternatives: &[Alternative<'d>]) {
        for (value, target) in &discriminator.mapping {
            if alternatives.iter().any(|alternative| self.leads_to(target, alternative)) {
                continue;
            }
            let message = format!(
                "`{}` of `{}` is left out: `{}` is none of the alternatives",
                value.escape_debug(),
                discriminator.member.escape_debug(),
                target.text().unwrap_or_default().escape_debug()
            );
            self.notes.say(Code::OpenapiType, target.span, message);
        }
    }

    fn tags_of(&self, discriminator: &Discriminator<'d>, alternative: &Alternative<'d>) -> Vec<Literal> {
        let mapped = discriminator.mapping.iter().filter(|(_, target)| self.leads_to(target, alternative));
        let mapped: Vec<Literal> =
            mapped.map(|(value, _)| self.literal(discriminator.member, value, alternative)).collect();
        if !mapped.is_empty() {
            return mapped;
        }
        let declared = self.declared(&alternative.merged, discriminator.member);
        match (declared.as_slice(), &alternative.name) {
            ([_], _) | (_, None) => declared,
            (_, Some(name)) => vec![Literal::String(name.clone())],
        }
    }

    /// The value that a key of a mapping, which is always a text, stands for.
    fn literal(&self, member: &str, value: &str, alternative: &Alternative<'d>) -> Literal {
        let declared = self.declared(&alternative.merged, member);
        let same = declared.into_iter().find(|literal| literal.to_text() == value);
        same.unwrap_or_else(|| Literal::String(value.to_owned()))
    }

    fn leads_to(&self, target: &'d Node, alternative: &Alternative<'d>) -> bool {
        let text = target.text().unwrap_or_default();
        let by_name = alternative
            .name
            .as_deref()
            .is_some_and(|name| text == name || schema_name(text).as_deref() == Some(name));
        by_name
            || self
                .schemas
                .document
                .resolve(target)
                .is_ok_and(|found| std::ptr::eq(found, alternative.target))
    }

    /// The values that a member is declared to have.
    fn declared(&self, schema: &Schema<'d>, member: &str) -> Vec<Literal> {
        let Some(property) = schema.properties.iter().find(|property| property.name == member) else {
            return Vec::new();
        };
        let merged = merge(self.schemas, &property.schemas).unwrap_or_default();
        match (self.constant(&merged), &merged.values) {
            (Some(constant), _) => vec![constant],
            (None, Some(values)) => values.iter().filter_map(|value| Literal::of(&value.value())).collect(),
            (None, None) => Vec::new(),
        }
    }

    /// Whether a member is required and has one value.
    pub(super) fn says(&self, schema: &Schema<'d>, member: &str) -> bool {
        schema.requires(member) && self.declared(schema, member).len() == 1
    }

    fn trouble(&self, alternatives: &[Alternative<'d>], member: &str) -> Option<&'static str> {
        let mut seen = Vec::new();
        for alternative in alternatives {
            if !alternative.merged.unions.is_empty() || !alternative.merged.is_object() {
                return Some("not all of them are objects");
            }
            if alternative.tags.is_empty() {
                return Some("nothing says which value of it means which");
            }
            for tag in &alternative.tags {
                if seen.contains(&tag) {
                    return Some("two have the same value");
                }
                seen.push(tag);
            }
            let declared = self.declared(&alternative.merged, member);
            if !declared.is_empty() && !alternative.tags.iter().all(|tag| declared.contains(tag)) {
                return Some("a value is not one of those that the member is declared to have");
            }
            let property = alternative.merged.properties.iter().find(|property| property.name == member);
            if property.is_some_and(|property| !self.may_be(property, &alternative.tags)) {
                return Some("the member is declared to be of another type");
            }
        }
        None
    }

    /// Whether the declared type of the tag takes its values.
    fn may_be(&self, property: &Property<'d>, tags: &[Literal]) -> bool {
        let merged = merge(self.schemas, &property.schemas).unwrap_or_default();
        tags.iter().all(|tag| self.takes(&merged, tag, &mut HashMap::new(), 0))
    }

    /// Whether a schema takes a value, be it by one of its alternatives.
    fn takes(&self, schema: &Schema<'d>, tag: &Literal, known: &mut Known, depth: usize) -> bool {
        let takes = match tag {
            Literal::String(_) => schema.kinds.contains(&Kind::String) && schema.format.is_none(),
            Literal::Integer(_) => {
                schema.kinds.contains(&Kind::Integer) || schema.kinds.contains(&Kind::Number)
            }
            Literal::Boolean(_) => schema.kinds.contains(&Kind::Boolean),
        };
        let is_listed = |values: &Vec<&'d Node>| {
            values.iter().any(|value| Literal::of(&value.value()).as_ref() == Some(tag))
        };
        let by_alternative = |group: &Alternatives<'d>| {
            group.nodes.iter().any(|node| match known.get(&std::ptr::from_ref(*node)) {
                Some(takes) => *takes,
                None if depth == MAX_CHAIN => false,
                None => {
                    // One that leads back to itself takes nothing by that.
                    known.insert(*node, false);
                    let merged = merge(self.schemas, &[*node]);
                    let takes = merged.is_ok_and(|merged| self.takes(&merged, tag, known, depth + 1));
                    known.insert(*node, takes);
                    takes
                }
            })
        };
        schema.kinds.len() <= 1
            && (schema.kinds.is_empty() || takes)
            && schema.values.as_ref().is_none_or(is_listed)
            && schema.unions.iter().all(by_alternative)
    }

    /// A required member that has another constant in each alternative.
    pub(super) fn constant_tag(&self, alternatives: &mut [Alternative<'d>]) -> Option<&'d str> {
        let first = alternatives.first()?;
        let names: Vec<&'d str> = first.merged.properties.iter().map(|property| property.name).collect();
        let is_single = |schema: &Schema<'d>, name: &str| {
            let declared = self.declared(schema, name);
            (declared.len() == 1 && schema.requires(name)).then_some(declared)
        };
        for name in names {
            let tags: Option<Vec<Vec<Literal>>> =
                alternatives.iter().map(|alternative| is_single(&alternative.merged, name)).collect();
            let Some(tags) = tags else { continue };
            for (alternative, tags) in alternatives.iter_mut().zip(tags) {
                alternative.tags = tags;
            }
            if self.trouble(alternatives, name).is_none() {
                return Some(name);
            }
            alternatives.iter_mut().for_each(|alternative| alternative.tags.clear());
        }
        None
    }
}
