//! References between schemas, and the components that they lead to.

use super::{At, Component, MAX_CHAIN, Naming, Owner, Pending, Types, Used, key, says_anything};
use crate::form::NameForm;
use crate::ir::Type;
use crate::openapi::reference::{Broken, schema_name};
use crate::openapi::schema::{Schema, merge};
use crate::openapi::words::upper_camel;
use crate::yaml::Node;

/// Steps of pointers that name no thing of the API.
const STRUCTURE: [&str; 9] = [
    "properties",
    "schema",
    "items",
    "content",
    "components",
    "#",
    "responses",
    "application~1json",
    "allOf",
];

impl<'d> Types<'d, '_> {
    /// The one alternative beside null, of a schema that says nothing else of values.
    pub(super) fn lone_alternative(&self, schema: &Schema<'d>) -> Option<&'d Node> {
        let [group] = schema.unions.as_slice() else { return None };
        let bare = schema.without_unions();
        let mut others = group.nodes.iter().filter(|node| !self.schemas.schema(node).is_null_only());
        match (bare.has_structure(), others.next(), others.next()) {
            (false, Some(alone), None) => Some(alone),
            _ => None,
        }
    }

    /// The one reference that a schema is, with what stands beside it: words, null, a default.
    pub(super) fn reference_with_words(&self, schema: &Schema<'d>) -> Option<(&'d Node, Schema<'d>)> {
        if let Some(reference) = schema.plain_reference() {
            return Some((reference, schema.clone()));
        }
        if let Some(alone) = self.lone_alternative(schema) {
            let nullable = schema.nullable || self.is_nullable(schema);
            let reference = self.schemas.schema(alone).plain_reference()?;
            return Some((reference, Schema { nullable, ..schema.clone() }));
        }
        let own = Schema { all_of: Vec::new(), ..schema.clone() };
        let says_nothing = |schema: &Schema<'d>| !schema.has_structure() || schema.is_object_word();
        if schema.all_of.is_empty() || !says_nothing(&own) {
            return None;
        }
        let mut words = own;
        let mut found = None;
        for branch in &schema.all_of {
            let branch = self.schemas.schema(branch);
            match branch.plain_reference() {
                Some(reference) if found.is_none() => found = Some(reference),
                None if says_nothing(&branch) => {}
                _ => return None,
            }
            words.take_words(&branch);
        }
        Some((found?, words))
    }

    pub(super) fn referenced(&mut self, reference: &'d Node, depth: usize) -> Used<'d> {
        let target = match self.schemas.document.resolve(reference) {
            Ok(target) if depth < MAX_CHAIN => target,
            Ok(_) => {
                return self
                    .fail(Broken { span: reference.span, message: "the reference leads to itself".into() });
            }
            Err(broken) => return self.fail(broken),
        };
        let schema = self.schemas.schema(target);
        if let Some((next, words)) = self.reference_with_words(&schema)
            && (schema.all_of.is_empty() || !self.is_base(next))
        {
            let used = self.referenced(next, depth + 1);
            return Used { nullable: used.nullable | words.nullable, ..used };
        }
        let text = reference.text().unwrap_or_default();
        match schema_name(text) {
            Some(name) => self.component(target, name),
            None => {
                let steps: Vec<&str> =
                    text.rsplit('/').filter(|step| !STRUCTURE.contains(step)).take(2).collect();
                let own = steps.first().copied().unwrap_or("Value");
                let owner = steps.get(1).map_or(String::new(), |owner| upper_camel(owner, ""));
                match merge(self.schemas, &[target]) {
                    Ok(merged) => self.structure(merged, &At::new(Owner::Name(owner), own)).without_words(),
                    Err(broken) => self.fail(broken),
                }
            }
        }
    }

    /// Whether a reference leads to a base type. A component that is all of one, and no more, is a subtype as well.
    fn is_base(&self, reference: &'d Node) -> bool {
        self.schemas.document.resolve(reference).is_ok_and(|base| {
            let base = self.schemas.schema(base);
            base.discriminator.is_some() && base.unions.is_empty()
        })
    }

    pub(super) fn fail(&mut self, broken: Broken) -> Used<'d> {
        self.broken.push(broken);
        Used::of(Type::Any)
    }

    /// A component by its node: its name, unless it says nothing of values, or one value only.
    pub(crate) fn component(&mut self, node: &'d Node, name: String) -> Used<'d> {
        if let Some(Component { ty, nullable }) = self.components.get(&(node as *const Node)) {
            return Used { nullable: *nullable, ..Used::of(ty.clone()) };
        }
        let merged = match merge(self.schemas, &[node]) {
            Ok(merged) => merged,
            Err(broken) => return self.fail(broken),
        };
        let nullable = self.is_nullable(&merged);
        if let Some(constant) = self.constant(&merged) {
            let ty = constant.ty();
            return Used { nullable, constant: Some(constant), ..Used::of(ty) };
        }
        let ty = match says_anything(&merged) {
            false => Type::Any,
            true => {
                let id = self.reserve_named(Naming::Component(name), merged.description.clone(), merged.span);
                let rust_name = merged.hints.rust.filter(|name| NameForm::UpperCamel.fits(name));
                if let Some(def) = self.defs.get_mut(id.index()) {
                    def.rust_name = rust_name.map(str::to_owned);
                }
                self.made.insert(key(&merged), id);
                self.pending.push_back(Pending { id, schema: merged, at: None, share: None });
                Type::Named(id)
            }
        };
        self.components.insert(node, Component { ty: ty.clone(), nullable });
        Used { nullable, ..Used::of(ty) }
    }

    /// The components whose types have a name that is asked for. A broken one is passed over: nothing of the document needs it.
    pub(crate) fn components_called(&mut self, is_asked: &dyn Fn(&str) -> bool) -> Vec<Type> {
        let broken = self.broken.len();
        let asked = self.schemas.components().iter().filter(|entry| {
            let name = entry.key.text.as_str();
            is_asked(name) || is_asked(&upper_camel(name, ""))
        });
        let types = asked.map(|entry| self.component(&entry.value, entry.key.text.clone()).ty).collect();
        self.broken.truncate(broken);
        types
    }
}
