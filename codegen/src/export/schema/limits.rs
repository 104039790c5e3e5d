//! Limits on values: lengths, ranges, patterns and formats.

use super::text::{Text, word};
use super::{Form, Schemas};
use crate::ir::Shape;
use crate::ir::{Bounds, Constraints, Pattern, Type};
use crate::json::{Json, Object};
use crate::pattern::Portable;

impl Schemas<'_> {
    /// A schema with limits. Responses are not held to them, so that they are only mentioned there.
    pub(super) fn limited(&self, schema: Object, ty: &Type, limits: &Constraints, form: Form) -> Object {
        let keywords = self.keywords(ty, limits);
        let format = limits.format;
        if form == Form::Response {
            let all = keywords.with_some("format", format.map(word)).non_empty();
            return schema.with_some("x-specwright-limits", all);
        }
        let Some(format) = format.map(|format| self.text(Text::Formatted(format))) else {
            return schema.and(keywords);
        };
        match schema == self.value(&Type::String, form) {
            true => format.and(keywords),
            false => schema.and(keywords).with("allOf", Json::list([format])),
        }
    }

    fn keywords(&self, ty: &Type, limits: &Constraints) -> Object {
        let (least, most) = match self.api.types.resolve(ty) {
            Shape::List(_) => ("minItems", "maxItems"),
            _ => ("minLength", "maxLength"),
        };
        let length = bounds(limits.length, least, most);
        let range = bounds(limits.range, "minimum", "maximum");
        length.and(range).with_some("pattern", limits.pattern.as_ref().map(pattern))
    }
}

fn bounds<T: Into<Json> + Copy>(bounds: Option<Bounds<T>>, least: &str, most: &str) -> Object {
    let Some(Bounds { min, max, .. }) = bounds else { return Object::default() };
    Object::default().with_some(least, min).with_some(most, max)
}

/// `check` lets no pattern pass that cannot be read.
fn pattern(pattern: &Pattern) -> String {
    Portable::parse(&pattern.regex).map_or_else(|_| pattern.regex.clone(), |portable| portable.anchored())
}
