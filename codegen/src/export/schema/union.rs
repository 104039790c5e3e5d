//! Unions.

use super::{Dialect, Form, Schemas};
use crate::export::annotation::description;
use crate::ir::{Literal, Union, Variant};
use crate::json::{Json, Object};

impl Schemas<'_> {
    pub(super) fn union(&self, union: &Union, form: Form) -> Object {
        let open = Object::default().with_some("x-specwright-open", union.open.then_some(true));
        let Some(tag) = &union.tag else {
            let variants =
                union.variants.iter().map(|variant| self.value(&variant.ty, form).and(about(variant)));
            let others = (union.open && form == Form::Request).then(|| Object::of("title", "Unknown"));
            return Object::of("anyOf", Json::list(variants.chain(others))).and(open);
        };
        let variants = union.variants.iter().map(|variant| {
            self.value(&variant.ty, form)
                .with("properties", Object::of(tag, one_of(&variant.tags)))
                .with("required", Json::list([tag.as_str()]))
                .and(about(variant))
        });
        let others = (union.open || form == Form::Response).then(|| others(tag, union));
        let discriminator = (self.dialect == Dialect::OpenApi).then(|| self.discriminator(tag, union, form));
        Object::of("oneOf", Json::list(variants.chain(others)))
            .with_some("discriminator", discriminator)
            .and(open)
    }

    /// What OpenAPI has for tags.
    fn discriminator(&self, tag: &str, union: &Union, form: Form) -> Object {
        let mapping = union.variants.iter().flat_map(|variant| {
            let schema = self.value(&variant.ty, form);
            let target = schema.get("$ref").cloned();
            variant.tags.iter().filter_map(move |tag| Some((tag.to_text(), target.clone()?)))
        });
        Object::of("propertyName", tag).with("mapping", mapping.collect::<Object>())
    }
}

/// Objects whose tag means none of the alternatives.
fn others(tag: &str, union: &Union) -> Object {
    let known = union.variants.iter().flat_map(|variant| &variant.tags);
    let unknown = Object::of("not", Object::of("enum", Json::list(known)));
    Object::of("title", "Unknown").with("type", "object").with("properties", Object::of(tag, unknown))
}

fn one_of(tags: &[Literal]) -> Object {
    match tags {
        [tag] => Object::of("const", tag),
        tags => Object::of("enum", Json::list(tags)),
    }
}

fn about(variant: &Variant) -> Object {
    Object::of("title", variant.name.as_str()).with_some("description", description(&variant.doc))
}
