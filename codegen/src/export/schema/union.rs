//! Unions.

use super::{Dialect, Form, Schemas};
use crate::export::annotation::description;
use crate::ir::{Union, Variant};
use crate::json::{Json, Object};

impl Schemas<'_> {
    pub(super) fn union(&self, union: &Union, form: Form) -> Object {
        let Some(tag) = &union.tag else {
            let variants =
                union.variants.iter().map(|variant| self.value(&variant.ty, form).and(about(variant)));
            return Object::of("anyOf", Json::list(variants));
        };
        let variants = union.variants.iter().map(|variant| {
            let value = Object::of("type", "string").with_some("const", variant.tag.as_deref());
            self.value(&variant.ty, form)
                .with("properties", Object::of(tag, value))
                .with("required", Json::list([tag.as_str()]))
                .and(about(variant))
        });
        let discriminator = (self.dialect == Dialect::OpenApi).then(|| self.discriminator(tag, union, form));
        Object::of("oneOf", Json::list(variants)).with_some("discriminator", discriminator)
    }

    /// What OpenAPI has for tags.
    fn discriminator(&self, tag: &str, union: &Union, form: Form) -> Object {
        let mapping = union.variants.iter().filter_map(|variant| {
            let schema = self.value(&variant.ty, form);
            Some((variant.tag.clone()?, schema.get("$ref")?.clone()))
        });
        Object::of("propertyName", tag).with("mapping", mapping.collect::<Object>())
    }
}

fn about(variant: &Variant) -> Object {
    Object::of("title", variant.name.as_str()).with_some("description", description(&variant.doc))
}
