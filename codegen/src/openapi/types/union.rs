//! Unions: `oneOf`, `anyOf`, and types of several kinds.

use super::enumeration::Named;
use super::{At, Made, Types};
use crate::diagnostic::Code;
use crate::ir::{Constraints, Literal, Type, TypeKind, Union, Variant};
use crate::openapi::reference::schema_name;
use crate::openapi::schema::{Alternatives, Kind, Schema, merge};
use crate::source::Span;
use crate::yaml::Node;

/// One alternative.
#[derive(Debug, Clone)]
pub(super) struct Alternative<'d> {
    /// What it is written as.
    pub(super) node: &'d Node,
    /// What it is in the end.
    pub(super) target: &'d Node,
    /// The component that it is.
    pub(super) name: Option<String>,
    pub(super) merged: Schema<'d>,
    pub(super) tags: Vec<Literal>,
}

impl<'d> Alternative<'d> {
    /// A component.
    pub(super) fn of_component(node: &'d Node, name: &str, tags: Vec<Literal>) -> Self {
        Self { node, target: node, name: Some(name.to_owned()), merged: Schema::default(), tags }
    }
}

impl<'d> Types<'d, '_> {
    /// `share` is how many combinations it may come to, where it is itself an alternative of others.
    pub(super) fn make_union(&mut self, mut schema: Schema<'d>, at: &At, mut share: Option<usize>) -> Made {
        loop {
            let mut groups = std::mem::take(&mut schema.unions);
            groups.retain(|group| !self.is_rule(group));
            let mut groups = groups.into_iter();
            let Some(group) = groups.next() else { return self.make(schema, at) };
            for other in groups {
                let message = "a second group of alternatives beside the first is not kept";
                self.notes.say(Code::OpenapiType, other.span, message);
            }
            let mut alternatives = Vec::new();
            for node in &group.nodes {
                self.add_alternative(node, &mut alternatives);
            }
            if let Some(made) = self.joined_enum(&alternatives, &schema) {
                return made;
            }
            match alternatives.as_slice() {
                [] => return self.make(schema, at),
                [_, _, ..] => return self.union_of(alternatives, &group, &schema, at, share),
                [_] => {}
            }
            share = Some(self.bound(&mut alternatives, share, group.span));
            for alone in alternatives {
                schema = self.schemas.both(alone.merged, std::mem::take(&mut schema));
            }
            if schema.unions.is_empty() {
                return self.make(schema, at);
            }
        }
    }

    /// Groups of alternatives that only say which members are needed are rules, and no types.
    fn is_rule(&self, group: &Alternatives<'d>) -> bool {
        let only_required = |node: &'d Node| {
            let schema = self.schemas.schema(node);
            let bare = Schema { required: Vec::new(), kinds: Vec::new(), ..(*schema).clone() };
            !schema.required.is_empty() && !bare.has_structure()
        };
        let is_rule = group.nodes.iter().all(|node| only_required(node));
        if is_rule {
            self.notes.say(
                Code::OpenapiNotRead,
                group.span,
                "which of the members are needed is not checked",
            );
        }
        is_rule
    }

    /// Adds an alternative other than null; those of a union within without a tag stand for themselves.
    fn add_alternative(&mut self, node: &'d Node, found: &mut Vec<Alternative<'d>>) {
        let schema = self.schemas.schema(node);
        if schema.is_null_only() {
            return;
        }
        if let [group] = schema.unions.as_slice()
            && group.discriminator.is_none()
            && !schema.without_unions().has_structure()
        {
            for node in &group.nodes {
                self.add_alternative(node, found);
            }
            return;
        }
        let reference = schema.plain_reference();
        let target = match reference.map(|reference| self.schemas.document.resolve(reference)) {
            None => node,
            Some(Ok(target)) => target,
            Some(Err(broken)) => return self.broken.push(broken),
        };
        if found.iter().any(|other| std::ptr::eq(other.target, target)) {
            return;
        }
        match merge(self.schemas, &[node]) {
            Ok(merged) => {
                let name = reference.and_then(Node::text).and_then(schema_name);
                found.push(Alternative { node, target, name, merged, tags: Vec::new() });
            }
            Err(broken) => self.broken.push(broken),
        }
    }

    /// Alternatives that are all values of an enum, perhaps beside any text.
    fn joined_enum(&mut self, alternatives: &[Alternative<'d>], rest: &Schema<'d>) -> Option<Made> {
        let mut values: Vec<Named<'d>> = Vec::new();
        let (mut is_open, mut kind) = (false, None);
        for Alternative { merged, .. } in alternatives {
            let own_kind = merged.kinds.first().copied().unwrap_or(Kind::String);
            let any_text = merged.kinds == [Kind::String] && merged.format.is_none();
            match (&merged.constant, &merged.values) {
                (Some(node), _) => values.push(Named {
                    node,
                    name: merged.title.map(str::to_owned),
                    doc: merged.description.clone(),
                }),
                (None, Some(nodes)) if merged.unions.is_empty() => {
                    values.extend(nodes.iter().map(|node| Named { node, name: None, doc: None }));
                }
                (None, None) if any_text && merged.unions.is_empty() => is_open = true,
                _ => return None,
            }
            if values.last().is_some_and(|value| value.node.scalar().is_none()) {
                return None;
            }
            let is_integer = values
                .iter()
                .all(|value| matches!(Literal::of(&value.node.value()), Some(Literal::Integer(_))));
            kind.get_or_insert(if is_integer && !values.is_empty() { Kind::Integer } else { own_kind });
        }
        let texts =
            values.iter().all(|value| matches!(Literal::of(&value.node.value()), Some(Literal::String(_))));
        let integers =
            values.iter().all(|value| matches!(Literal::of(&value.node.value()), Some(Literal::Integer(_))));
        if values.is_empty() || !texts && (!integers || is_open) {
            return None;
        }
        let kind = if texts { Kind::String } else { Kind::Integer };
        let schema = Schema { kinds: vec![kind], limits: Default::default(), ..rest.clone() };
        Some(self.make_enum_of(values, &schema, is_open))
    }

    fn union_of(
        &mut self,
        mut alternatives: Vec<Alternative<'d>>,
        group: &Alternatives<'d>,
        rest: &Schema<'d>,
        at: &At,
        share: Option<usize>,
    ) -> Made {
        let has_rest = rest.has_structure() && !rest.is_object_word();
        let mut left = None;
        if has_rest {
            left = Some(self.bound(&mut alternatives, share, group.span));
            for alternative in &mut alternatives {
                let merged = std::mem::take(&mut alternative.merged);
                alternative.merged = self.schemas.both(rest.clone(), merged);
            }
        }
        let discriminator = group.discriminator.clone();
        let tag = match discriminator {
            Some(discriminator) if self.settle_tags(&discriminator, &mut alternatives) => {
                Some(discriminator.member)
            }
            _ => {
                alternatives.iter_mut().for_each(|alternative| alternative.tags.clear());
                self.constant_tag(&mut alternatives)
            }
        };
        if tag.is_none()
            && let Some(object) = self.joined_object(&alternatives, at, group.span)
        {
            return Made::Kind(object);
        }
        // Whoever names all alternatives means them to be there.
        let has_name = |alternative: &Alternative<'d>| alternative.node.get("x-specwright-name").is_some();
        let is_named = alternatives.iter().all(has_name);
        let names = super::variant::names(&alternatives);
        let mut variants: Vec<Variant> = Vec::new();
        for (mut alternative, name) in alternatives.into_iter().zip(names) {
            // Such as the empty text that clears a value: many unions have it, and it is one type in all of them.
            let place = match super::variant::sole_text(&alternative.merged) {
                Some(_) => At::new(at.owner.clone(), &name),
                None => At::of_part(at.owner.clone(), &name),
            };
            // As an alternative beside its subtypes, a base is what it says itself.
            let base = tag.and_then(|_| self.base(&alternative));
            if let Some(discriminator) = &base {
                // Its members are a type of their own then, the same one in all unions.
                let mapped = discriminator.mapping.first().map(|(_, target)| *target);
                alternative.merged.discriminator = None;
                alternative.merged.origin.push(mapped.unwrap_or(alternative.node));
            }
            let is_own = has_rest || base.is_some();
            let ty = match is_own {
                true => {
                    self.share = left;
                    let used = self.structure(alternative.merged.clone(), &place);
                    self.share = None;
                    self.with_own_type(used, &place).0
                }
                false => self.plain(alternative.node, &place).0,
            };
            add_variant(
                &mut variants,
                Variant {
                    name,
                    ty,
                    tags: alternative.tags,
                    doc: alternative.merged.description.filter(|_| has_rest),
                    span: alternative.node.span,
                },
            );
        }
        if tag.is_none() && !is_named {
            self.collapse(&mut variants, group.span);
        }
        match variants.as_slice() {
            [] => Made::Type(Type::Any, Constraints::default()),
            [alone] if tag.is_none() => Made::Type(alone.ty.clone(), Constraints::default()),
            _ => Made::Kind(TypeKind::Union(Union {
                tag: tag.map(str::to_owned),
                open: rest.hints.open,
                variants,
            })),
        }
    }

    /// Of alternatives that only differ in the form of a text, or in the kind of a number, the wider one is left.
    fn collapse(&self, variants: &mut Vec<Variant>, span: Span) {
        let has = |variants: &[Variant], ty: &Type| variants.iter().any(|variant| variant.ty == *ty);
        let before = variants.len();
        if has(variants, &Type::String) {
            variants.retain(|variant| variant.ty == Type::String || !is_text(&variant.ty));
        }
        if has(variants, &Type::Number) {
            variants.retain(|variant| !matches!(variant.ty, Type::Integer | Type::Unsigned | Type::Decimal));
        }
        if variants.len() < before {
            let message =
                "alternatives that are texts, or numbers, are told apart by nothing: the widest is kept";
            self.notes.say(Code::OpenapiType, span, message);
        }
    }

    /// A type of several kinds is one of each.
    pub(super) fn make_union_of_kinds(&mut self, schema: &Schema<'d>, at: &At) -> Made {
        let mut variants = Vec::new();
        for kind in &schema.kinds {
            let name = super::variant::of_kind(*kind);
            // Each kind has the keywords that are for it.
            let keyed: Vec<_> =
                schema.limits.0.iter().filter(|(key, _)| is_for(key, *kind)).copied().collect();
            let own = Schema {
                kinds: vec![*kind],
                limits: crate::openapi::schema::Limits(keyed),
                format: schema.format.filter(|_| *kind == Kind::String || schema.kinds.len() == 1),
                ..schema.clone()
            };
            let own = match kind {
                Kind::Object => own,
                _ => Schema {
                    properties: Vec::new(),
                    required: Vec::new(),
                    additional: Default::default(),
                    ..own
                },
            };
            let place = At::of_part(at.owner.clone(), name);
            let used = match self.make(own, &At::of_part(at.owner.clone(), name)) {
                Made::Type(ty, constraints) => {
                    super::Used { constraints, span: schema.span, ..super::Used::of(ty) }
                }
                Made::Kind(kind) => {
                    let id = self.reserve(&place, None, None, schema.span);
                    self.set(id, Made::Kind(kind));
                    super::Used::of(Type::Named(id))
                }
            };
            let (ty, _) = self.with_own_type(used, &place);
            add_variant(
                &mut variants,
                Variant { name: name.to_owned(), ty, tags: Vec::new(), doc: None, span: schema.span },
            );
        }
        self.collapse(&mut variants, schema.span);
        match variants.as_slice() {
            [alone] => Made::Type(alone.ty.clone(), Constraints::default()),
            _ => Made::Kind(TypeKind::Union(Union { tag: None, open: schema.hints.open, variants })),
        }
    }
}

/// Adds an alternative, unless one of the same type is there.
pub(super) fn add_variant(variants: &mut Vec<Variant>, variant: Variant) {
    match variants.iter_mut().find(|known| known.ty == variant.ty) {
        Some(known) => known.tags.extend(variant.tags),
        None => variants.push(variant),
    }
}

fn is_for(key: &str, kind: Kind) -> bool {
    match kind {
        Kind::String => matches!(key, "minLength" | "maxLength" | "pattern"),
        Kind::Integer | Kind::Number => {
            matches!(key, "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf")
        }
        Kind::Array => matches!(key, "minItems" | "maxItems" | "uniqueItems"),
        Kind::Object => matches!(key, "minProperties" | "maxProperties"),
        Kind::Boolean => false,
    }
}

fn is_text(ty: &Type) -> bool {
    matches!(
        ty,
        Type::String
            | Type::DateTime
            | Type::Date
            | Type::Time
            | Type::Duration
            | Type::HttpDate
            | Type::Base64
            | Type::AsText(_)
    )
}
