//! Base types: a component with a discriminator, and others that are all of it and more.

use std::collections::HashMap;

use super::union::{Alternative, add_variant};
use super::{At, Owner, Types, variant};
use crate::diagnostic::Code;
use crate::ir::{Literal, TypeId, TypeKind, Union, Variant};
use crate::openapi::reference::schema_name;
use crate::openapi::schema::{Discriminator, Schema, Schemas, merge};
use crate::yaml::Node;

/// The components that are made of others, by the name of these.
pub(super) struct Subtypes<'d>(HashMap<String, Vec<(&'d str, &'d Node)>>);

impl<'d> Subtypes<'d> {
    pub(super) fn of(schemas: &Schemas<'d, '_>) -> Self {
        let mut subtypes: HashMap<String, Vec<(&str, &Node)>> = HashMap::new();
        for entry in schemas.document.components("schemas") {
            for branch in entry.value.get("allOf").map_or(&[][..], Node::items) {
                if let Some(base) = branch.get("$ref").and_then(Node::text).and_then(schema_name) {
                    subtypes.entry(base).or_default().push((&entry.key.text, &entry.value));
                }
            }
        }
        Self(subtypes)
    }

    /// The components that are of a base, also by way of others.
    fn of_base(&self, base: &str) -> Vec<(&'d str, &'d Node)> {
        let mut found: Vec<(&str, &Node)> = self.0.get(base).cloned().unwrap_or_default();
        let mut at = 0;
        while let Some((name, _)) = found.get(at).copied() {
            for other in self.0.get(name).into_iter().flatten() {
                if other.0 != base && !found.iter().any(|known| known.0 == other.0) {
                    found.push(*other);
                }
            }
            at += 1;
        }
        found
    }
}

impl<'d> Types<'d, '_> {
    /// What tells the subtypes apart for which an alternative stands elsewhere.
    pub(super) fn base(&self, alternative: &Alternative<'d>) -> Option<Discriminator<'d>> {
        let has_subtypes = !self.subtypes.of_base(alternative.name.as_deref()?).is_empty();
        let schema = self.schemas.schema(alternative.target);
        schema.discriminator.clone().filter(|_| has_subtypes && schema.unions.is_empty())
    }

    /// A base type that is used as a type stands for its subtypes. What has no tag of theirs is kept as JSON.
    pub(super) fn union_of_subtypes(&mut self, id: TypeId, schema: &Schema<'d>) -> Option<TypeKind> {
        let discriminator = schema.discriminator.clone().filter(|_| schema.unions.is_empty())?;
        let super::Naming::Component(name) = &self.defs.get(id.index())?.naming else { return None };
        let subtypes = self.subtypes.of_base(name);
        if subtypes.is_empty() {
            return None;
        }
        let at = At::of_part(Owner::Type(id), "");
        if let Some(leaves) = self.leaves(&subtypes, &discriminator) {
            return self.union_of_constants(leaves, &discriminator, schema, &at);
        }
        let alternatives: Vec<Alternative<'d>> = subtypes
            .into_iter()
            .map(|(name, node)| Alternative::of_component(node, name, tags_of(&discriminator, name, node)))
            .collect();
        self.tagged_union(alternatives, &discriminator, schema, &at)
    }

    /// The subtypes that stand for themselves, where others are base types of another discriminator: one tag does not tell
    /// all of them apart.
    fn leaves(
        &self,
        subtypes: &[(&'d str, &'d Node)],
        discriminator: &Discriminator<'d>,
    ) -> Option<Vec<Alternative<'d>>> {
        let is_base = |(name, node): &(&'d str, &'d Node)| {
            let own = self.schemas.schema(node).discriminator.as_ref().map(|own| own.member);
            own.is_some_and(|own| own != discriminator.member) && !self.subtypes.of_base(name).is_empty()
        };
        let (bases, leaves): (Vec<_>, Vec<_>) = subtypes.iter().copied().partition(is_base);
        let alternative = |(name, node): (&str, &'d Node)| Alternative::of_component(node, name, Vec::new());
        (!bases.is_empty()).then(|| leaves.into_iter().map(alternative).collect())
    }

    /// The union of alternatives whose tags are known.
    fn tagged_union(
        &mut self,
        alternatives: Vec<Alternative<'d>>,
        discriminator: &Discriminator<'d>,
        schema: &Schema<'d>,
        at: &At,
    ) -> Option<TypeKind> {
        let mut settled = self.settled(alternatives);
        if !self.settle_tags(discriminator, &mut settled) {
            return None;
        }
        let variants = self.variants_of_components(settled, at);
        let tag = Some(discriminator.member.to_owned());
        Some(TypeKind::Union(Union { tag, open: schema.hints.open, variants }))
    }

    /// The union of components whose constants tell them apart, none of them by one member alone.
    fn union_of_constants(
        &mut self,
        alternatives: Vec<Alternative<'d>>,
        discriminator: &Discriminator<'d>,
        schema: &Schema<'d>,
        at: &At,
    ) -> Option<TypeKind> {
        let settled = self.settled(alternatives);
        let says = |alternative: &Alternative<'d>| self.says(&alternative.merged, discriminator.member);
        if !settled.iter().all(says) {
            let message = "not every subtype says its own value, so that nothing tells them apart";
            self.notes.say(Code::OpenapiType, discriminator.span, message);
            return None;
        }
        let variants = self.variants_of_components(settled, at);
        Some(TypeKind::Union(Union { tag: None, open: schema.hints.open, variants }))
    }

    /// What components come to.
    fn settled(&mut self, alternatives: Vec<Alternative<'d>>) -> Vec<Alternative<'d>> {
        let mut settled = Vec::new();
        for alternative in alternatives {
            match merge(self.schemas, &[alternative.node]) {
                Ok(merged) => settled.push(Alternative { merged, ..alternative }),
                Err(broken) => self.broken.push(broken),
            }
        }
        settled
    }

    fn variants_of_components(&mut self, settled: Vec<Alternative<'d>>, at: &At) -> Vec<Variant> {
        let names = variant::names(&settled);
        let mut variants: Vec<Variant> = Vec::new();
        for (alternative, name) in settled.into_iter().zip(names) {
            let place = At::of_part(at.owner.clone(), &name);
            let component = alternative.name.clone().unwrap_or_default();
            let used = self.component(alternative.node, component);
            let (ty, _) = self.with_own_type(used, &place);
            add_variant(
                &mut variants,
                Variant { name, ty, tags: alternative.tags, doc: None, span: alternative.node.span },
            );
        }
        variants
    }
}

/// The values of the tag for a subtype: what is mapped to it, else what it says itself, else its name.
fn tags_of(discriminator: &Discriminator<'_>, name: &str, node: &Node) -> Vec<Literal> {
    let is_it = |target: &Node| {
        let text = target.text().unwrap_or_default();
        schema_name(text).as_deref() == Some(name) || text == name
    };
    let mapped: Vec<Literal> = discriminator
        .mapping
        .iter()
        .filter(|(_, target)| is_it(target))
        .map(|(value, _)| Literal::String((*value).to_owned()))
        .collect();
    if !mapped.is_empty() {
        return mapped;
    }
    let own = node.get("x-ms-discriminator-value").and_then(Node::text).unwrap_or(name);
    vec![Literal::String(own.to_owned())]
}
