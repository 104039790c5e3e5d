//! Texts, numbers and booleans, with the formats that are types.

use super::{Made, Types};
use crate::diagnostic::Code;
use crate::ir::{Constraints, DateOrder, Decimal, Format, Type};
use crate::openapi::schema::{Kind, Schema};

impl<'d> Types<'d, '_> {
    pub(super) fn make_scalar(&mut self, schema: &Schema<'d>) -> Made {
        let kind = schema.kinds.first().copied().unwrap_or(Kind::String);
        let (ty, format) = self.scalar(kind, schema);
        let mut constraints = self.constraints(schema, &ty);
        constraints.format = format;
        Made::Type(ty, constraints)
    }

    /// A schema that names no kind: what its format and limits are for tells it.
    pub(super) fn make_untyped(&mut self, schema: &Schema<'d>) -> Made {
        let has = |keys: &[&str]| schema.limits.0.iter().any(|(key, _)| keys.contains(key));
        let kind = if has(&["minLength", "maxLength", "pattern"]) || schema.format.is_some() {
            Kind::String
        } else if has(&["minimum", "maximum", "multipleOf", "exclusiveMinimum", "exclusiveMaximum"]) {
            Kind::Number
        } else if has(&["minItems", "maxItems", "uniqueItems"]) {
            Kind::Array
        } else {
            return Made::Type(Type::Any, Constraints::default());
        };
        let kind = match schema.format {
            Some("int32" | "int64" | "uint32" | "uint64") => Kind::Integer,
            Some("float" | "double") => Kind::Number,
            _ => kind,
        };
        let typed = Schema { kinds: vec![kind], ..schema.clone() };
        match kind {
            Kind::Array => Made::Type(Type::Any, Constraints::default()),
            _ => self.make_scalar(&typed),
        }
    }

    fn scalar(&self, kind: Kind, schema: &Schema<'d>) -> (Type, Option<Format>) {
        let Some(format) = schema.format else { return (of_limits(kind, schema), None) };
        let lower = format.to_ascii_lowercase().replace('_', "-");
        let known = match kind {
            Kind::String => text(&lower),
            Kind::Integer => integer(&lower),
            Kind::Number => number(&lower),
            _ => None,
        };
        known.unwrap_or_else(|| {
            let message = format!("the format `{}` is left to the documentation", format.escape_debug());
            self.notes.say(Code::OpenapiWords, schema.span, message);
            (of_limits(kind, schema), None)
        })
    }
}

/// The type of a kind; of whole numbers that are never below zero, and may be above what `integer` holds, `unsigned`.
fn of_limits(kind: Kind, schema: &Schema<'_>) -> Type {
    let end = |keys: &'static [&str], is_it: fn(&Decimal) -> bool| {
        let mut limits = schema.limits.0.iter().filter(|(key, _)| keys.contains(key));
        limits.any(|(_, node)| node.number().as_ref().is_some_and(is_it))
    };
    let is_not_negative = end(&["minimum", "exclusiveMinimum"], |least| least.floor() >= 0);
    let is_above = end(&["maximum", "exclusiveMaximum"], |greatest| greatest.floor() > i128::from(i64::MAX));
    match kind {
        Kind::Integer if is_not_negative && is_above => Type::Unsigned,
        _ => plain(kind),
    }
}

fn plain(kind: Kind) -> Type {
    match kind {
        Kind::String => Type::String,
        Kind::Integer => Type::Integer,
        Kind::Number => Type::Number,
        Kind::Boolean => Type::Boolean,
        Kind::Array | Kind::Object => Type::Any,
    }
}

fn text(format: &str) -> Option<(Type, Option<Format>)> {
    let of = |ty| Some((ty, None));
    let form = |format| Some((Type::String, Some(format)));
    match format {
        "date-time" | "datetime" => of(Type::DateTime),
        "date" => of(Type::Date),
        "time" => of(Type::Time),
        "duration" => of(Type::Duration),
        "http-date" | "date-time-rfc1123" | "rfc7231" => of(Type::HttpDate),
        "byte" | "base64" => of(Type::Base64),
        "password" => of(Type::Secret),
        "int64" | "int32" => of(Type::AsText(Box::new(Type::Integer))),
        "uint64" => of(Type::AsText(Box::new(Type::Unsigned))),
        "decimal" => of(Type::AsText(Box::new(Type::Decimal))),
        "email" => form(Format::Email),
        "uuid" => form(Format::Uuid),
        "uri" => form(Format::Uri),
        "ipv4" => form(Format::Ipv4),
        "ipv6" => form(Format::Ipv6),
        "hostname" => form(Format::Hostname),
        "day-first-date" => form(Format::DayFirstDate),
        "unix-time" => of(Type::AsText(Box::new(Type::UnixTime))),
        "unix-millis" => of(Type::AsText(Box::new(Type::UnixMillis))),
        "number" => of(Type::AsText(Box::new(Type::Number))),
        "boolean" => of(Type::AsText(Box::new(Type::Boolean))),
        _ => ORDERS
            .into_iter()
            .find(|order| order.pattern() == format)
            .map(|order| (Type::OrderedDate(order), None)),
    }
}

const ORDERS: [DateOrder; 7] = [
    DateOrder::DayMonthYear,
    DateOrder::DayMonthYearSlashes,
    DateOrder::DayMonthYearDots,
    DateOrder::MonthDayYear,
    DateOrder::MonthDayYearSlashes,
    DateOrder::YearMonthDaySlashes,
    DateOrder::YearMonthDayDigits,
];

fn integer(format: &str) -> Option<(Type, Option<Format>)> {
    match format {
        "uint64" | "uint32" => Some((Type::Unsigned, None)),
        "unixtime" | "unix-time" => Some((Type::UnixTime, None)),
        "unix-millis" => Some((Type::UnixMillis, None)),
        _ => None,
    }
}

fn number(format: &str) -> Option<(Type, Option<Format>)> {
    match format {
        "decimal" | "decimal128" => Some((Type::Decimal, None)),
        "int32" | "int64" | "integer" => Some((Type::Integer, None)),
        _ => None,
    }
}
