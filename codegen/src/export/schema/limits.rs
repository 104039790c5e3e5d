//! Limits on values: lengths, ranges, patterns and formats.

use super::text::Text;
use super::{Dialect, Form, Schemas};
use crate::ir::{Bounds, Constraints, Decimal, End, Format, Pattern, Range, Shape, Type};
use crate::json::{Json, Object};
use crate::pattern::Portable;

impl Schemas<'_> {
    /// A schema with limits. Responses are not held to them, so that they are only mentioned there.
    pub(super) fn limited(&self, schema: Object, ty: &Type, limits: &Constraints, form: Form) -> Object {
        let keywords = self.keywords(ty, limits);
        let format = limits.format;
        // Keywords for numbers say nothing of texts.
        let is_text = matches!(self.api.types.resolve(ty), Shape::Scalar(Type::AsText(_)));
        if form == Form::Response || is_text {
            let all = keywords.with_some("format", format.map(Format::as_str)).non_empty();
            return schema.with_some("x-specwright-limits", all);
        }
        let Some(format) = format.map(|format| self.text(Text::Formatted(format))) else {
            return match schema.get("minimum").is_some() && !keywords.is_empty() {
                true => schema.with("allOf", Json::list([keywords])),
                false => schema.and(keywords),
            };
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
        let length = match (self.api.types.resolve(ty), self.dialect) {
            (Shape::Scalar(Type::Bytes), Dialect::JsonSchema) | (Shape::Scalar(Type::Base64), _) => {
                limits.length.map(characters)
            }
            _ => limits.length,
        };
        let length = bounds(length, least, most);
        let range = limits.range.as_deref().map(range).unwrap_or_default();
        let step = limits.multiple_of.as_ref().map(|step| number(&step.of));
        length
            .and(range)
            .with_some("multipleOf", step)
            .with_some("pattern", limits.pattern.as_ref().map(pattern))
    }
}

/// The lengths of the base64 texts of so many bytes, which may lack their padding.
fn characters(bytes: Bounds<u64>) -> Bounds<u64> {
    let least = |bytes: u64| bytes.saturating_mul(4).div_ceil(3);
    let most = |bytes: u64| bytes.div_ceil(3).saturating_mul(4);
    Bounds { min: bytes.min.map(least), max: bytes.max.map(most), span: bytes.span }
}

fn bounds<T: Into<Json> + Copy>(bounds: Option<Bounds<T>>, least: &str, most: &str) -> Object {
    let Some(Bounds { min, max, .. }) = bounds else { return Object::default() };
    Object::default().with_some(least, min).with_some(most, max)
}

fn range(range: &Range) -> Object {
    let end = |end: &Option<End>, included: &'static str, excluded: &'static str| {
        end.as_ref().map(|end| match end {
            End::Included(at) => Object::of(included, number(at)),
            End::Excluded(at) => Object::of(excluded, number(at)),
        })
    };
    let min = end(&range.min, "minimum", "exclusiveMinimum").unwrap_or_default();
    min.and(end(&range.max, "maximum", "exclusiveMaximum").unwrap_or_default())
}

/// What a spec may have as a limit is an integer or a float of 64 bits.
fn number(number: &Decimal) -> Json {
    serde_json::from_str(&number.to_string()).map_or(Json::Null, Json::Number)
}

/// `check` lets no pattern pass that cannot be read.
fn pattern(pattern: &Pattern) -> String {
    Portable::parse(&pattern.regex).map_or_else(|_| pattern.regex.clone(), |portable| portable.anchored())
}
