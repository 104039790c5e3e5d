//! Values made from a type alone, for what no example shows. The same type always gives the same value.

mod number;
mod pattern;

use serde_json::{Map, Value, json};
use specwright_codegen::conform::keeps_limits;
use specwright_codegen::ir::{
    Api, Bounds, Constraints, Direction, ElementType, EnumValues, Format, Member, Object, Type, TypeId, Union,
};

use crate::shape::{Shape, resolve};

/// Members that may be absent are left out below this.
const MAX_OPTIONAL_DEPTH: usize = 4;
/// Types that are sound end before this.
const MAX_DEPTH: usize = 64;

/// A value of a type; `name` is what it is called, which texts say.
pub(crate) fn sample(api: &Api, ty: &Type, limits: &Constraints, name: &str) -> Value {
    Maker { api, above: Vec::new() }.value(ty, Some(limits), name)
}

struct Maker<'a> {
    api: &'a Api,
    /// The named types that the value is in.
    above: Vec<TypeId>,
}

impl<'a> Maker<'a> {
    fn value(&mut self, ty: &'a Type, limits: Option<&'a Constraints>, name: &str) -> Value {
        let resolved = resolve(self.api, ty);
        let limits: Vec<&Constraints> = limits.into_iter().chain(resolved.limits).collect();
        if self.above.len() > MAX_DEPTH {
            return Value::Null;
        }
        self.above.extend(resolved.id);
        let value = match resolved.shape {
            Shape::Any => json!({}),
            Shape::Scalar(scalar) => scalar_value(scalar, &limits, name),
            Shape::Enum(values) => enum_value(&values.values),
            Shape::List(element) => self.list(element, &limits, name),
            Shape::Map(element) => self.map(element, name),
            Shape::Object(object) => Value::Object(self.object(object)),
            Shape::Union(union) => self.union(union, name),
            // Bodies of several media types are of requests, and samples are of responses.
            Shape::Contents(_) => Value::Null,
        };
        if resolved.id.is_some() {
            self.above.pop();
        }
        value
    }

    fn list(&mut self, element: &'a ElementType, limits: &[&Constraints], name: &str) -> Value {
        let bounds = limits.iter().filter_map(|limits| limits.length);
        let least = bounds.clone().filter_map(|bounds| bounds.min).max();
        let most = bounds.filter_map(|bounds| bounds.max).min().unwrap_or(u64::MAX);
        let count = match least {
            Some(least) => least.max(1).min(most),
            // The way out of a type that holds itself.
            None if self.is_above(&element.ty) => 0,
            None => most.min(1),
        };
        (0..count).map(|_| self.value(&element.ty, None, name)).collect()
    }

    fn map(&mut self, element: &'a ElementType, name: &str) -> Value {
        match self.is_above(&element.ty) {
            true => json!({}),
            false => Value::Object(Map::from_iter([(name.to_owned(), self.value(&element.ty, None, name))])),
        }
    }

    fn object(&mut self, object: &'a Object) -> Map<String, Value> {
        let wanted = |maker: &Self, member: &Member| {
            if member.only == Some(Direction::In) {
                return false;
            }
            member.presence.is_required()
                || maker.above.len() <= MAX_OPTIONAL_DEPTH && !maker.is_above(&member.ty)
        };
        let mut members = Map::new();
        for member in &object.members {
            if wanted(self, member) {
                let nullable = member.presence == specwright_codegen::ir::Presence::RequiredNullable;
                let value = match &member.constant {
                    Some(constant) => constant.to_json(),
                    None if nullable && self.is_above(&member.ty) => Value::Null,
                    None => self.value(&member.ty, Some(&member.constraints), &member.wire_name),
                };
                members.insert(member.wire_name.clone(), value);
            }
        }
        members
    }

    fn union(&mut self, union: &'a Union, name: &str) -> Value {
        let free = union.variants.iter().find(|variant| !self.is_above(&variant.ty));
        let Some(variant) = free.or(union.variants.first()) else { return Value::Null };
        let mut value = self.value(&variant.ty, None, name);
        if let (Some(tag), [first, ..], Value::Object(members)) =
            (&union.tag, variant.tags.as_slice(), &mut value)
        {
            let told =
                members.get(tag).is_some_and(|told| variant.tags.iter().any(|tag| tag.to_json() == *told));
            if !told {
                members.insert(tag.clone(), first.to_json());
            }
        }
        value
    }

    /// Whether a type, or what it lists, is one that the value is in.
    fn is_above(&self, ty: &Type) -> bool {
        match ty {
            Type::Named(id) => self.above.contains(id),
            Type::List(element) | Type::Map(element) => self.is_above(&element.ty),
            _ => false,
        }
    }
}

fn enum_value(values: &EnumValues) -> Value {
    let may = |only: Option<Direction>| only != Some(Direction::In);
    match values {
        EnumValues::Strings(values) => {
            let value = values.iter().find(|value| may(value.only)).or(values.first());
            value.map_or_else(|| json!(""), |value| json!(value.wire))
        }
        EnumValues::Integers(values) => {
            let value = values.iter().find(|value| may(value.only)).or(values.first());
            value.map_or_else(|| json!(0), |value| json!(value.wire))
        }
    }
}

fn scalar_value(scalar: &Type, limits: &[&Constraints], name: &str) -> Value {
    match scalar {
        Type::Boolean => json!(true),
        Type::Integer | Type::Unsigned => json!(number::integer(scalar, limits)),
        Type::Number | Type::Decimal => number::number(limits),
        Type::AsText(plain) => json!(scalar_value(plain, limits, name).to_string()),
        Type::DateTime => json!("2024-01-15T10:30:00Z"),
        Type::Date => json!("2024-01-15"),
        Type::OrderedDate(order) => json!(order.write("2024", "01", "15")),
        Type::Time => json!("10:30:00"),
        Type::Duration => json!("PT1H30M"),
        Type::UnixTime => json!(1_705_314_600),
        Type::UnixMillis => json!(1_705_314_600_000_i64),
        Type::HttpDate => json!("Mon, 15 Jan 2024 10:30:00 GMT"),
        Type::Base64 | Type::Bytes => json!("c2FtcGxl"),
        _ => json!(text(limits, name)),
    }
}

fn text(limits: &[&Constraints], name: &str) -> String {
    let lengths = limits.iter().filter_map(|limits| limits.length);
    let length = Bounds {
        min: lengths.clone().filter_map(|length| length.min).max(),
        max: lengths.filter_map(|length| length.max).min(),
        span: specwright_codegen::source::Span::default(),
    };
    let all = |text: &String| limits.iter().all(|limits| keeps_limits(limits, text));
    let formats = limits.iter().filter_map(|limits| limits.format).map(form);
    let patterns = limits.iter().filter_map(|limits| limits.pattern.as_ref());
    let matching = patterns.flat_map(|pattern| pattern::texts(&pattern.regex));
    let mut tries = formats.chain(matching).chain([stretched(name, &length)]);
    let first = tries.next().unwrap_or_default();
    if all(&first) {
        return first;
    }
    tries.find(all).unwrap_or(first)
}

fn form(format: Format) -> String {
    let text = match format {
        Format::Email => "ada@example.com",
        Format::Uuid => "3fa85f64-5717-4562-b3fc-2c963f66afa6",
        Format::Uri => "https://example.com/",
        Format::Ipv4 => "192.0.2.1",
        Format::Ipv6 => "2001:db8::1",
        Format::Hostname => "example.com",
        Format::DayFirstDate => "31-12-2025",
    };
    text.to_owned()
}

/// The name, again and again or cut off, so that it has the length.
fn stretched(name: &str, length: &Bounds<u64>) -> String {
    let name = if name.is_empty() { "text" } else { name };
    let count = name.chars().count() as u64;
    let wanted = count.max(length.min.unwrap_or(0)).min(length.max.unwrap_or(u64::MAX));
    name.chars().cycle().take(usize::try_from(wanted).unwrap_or(usize::MAX).min(1 << 20)).collect()
}
