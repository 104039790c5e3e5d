//! Whether a JSON value fits a type.

use std::fmt::Write as _;

use super::limits::breach;
use super::rule_holds::holds;
use super::text_form::{is_base64, is_date, is_date_time};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir;
use crate::ir::Shape;
use crate::ir::{Api, Enum, EnumValues, Object, Presence, Type, Union, Value, ValueKind};
use crate::source::Span;

/// Which way a value travels: a request must be what the spec allows, an answer what can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    Request,
    Response,
}

/// A part of a value that does not fit.
pub(crate) struct Misfit {
    /// Where in the value: a JSON pointer.
    pub(crate) pointer: String,
    pub(crate) message: String,
    pub(crate) span: Span,
}

/// Reports the parts of a value that do not fit its type.
pub(crate) fn check_fits(
    api: &Api,
    ty: &Type,
    nullable: bool,
    value: &Value,
    direction: Direction,
    what: &str,
    report: &mut Report,
) {
    for misfit in misfits(api, ty, nullable, value, direction, "") {
        report.push(value_mismatch(what, misfit));
    }
}

/// The problem of a part that does not fit.
pub(crate) fn value_mismatch(what: &str, misfit: Misfit) -> Diagnostic {
    let at = if misfit.pointer.is_empty() { String::new() } else { format!(" at `{}`", misfit.pointer) };
    Diagnostic::new(Code::ValueMismatch, misfit.span, format!("{what}{at} does not fit: {}", misfit.message))
        .help("mend the value, or the type")
}

/// The parts of a value that do not fit its type; `pointer` is where the value itself stands.
pub(crate) fn misfits(
    api: &Api,
    ty: &Type,
    nullable: bool,
    value: &Value,
    direction: Direction,
    pointer: &str,
) -> Vec<Misfit> {
    let mut fitter =
        Fitter { api, direction, pointer: pointer.to_owned(), found: Vec::new(), depth: 0, steps: 0 };
    fitter.fit(ty, nullable, value);
    fitter.found
}

struct Fitter<'a> {
    api: &'a Api,
    direction: Direction,
    pointer: String,
    found: Vec<Misfit>,
    depth: usize,
    steps: usize,
}

/// Values are nested less deep than this, types that go round in circles are not.
const MAX_DEPTH: usize = 200;
/// Unions of unions can be tried in more ways than there is time for; what is beyond counts as fitting.
const MAX_STEPS: usize = 1_000_000;

impl Fitter<'_> {
    fn misfit(&mut self, span: Span, message: String) {
        self.found.push(Misfit { pointer: self.pointer.clone(), message, span });
    }

    fn wrong(&mut self, wanted: &str, value: &Value) {
        self.misfit(value.span, format!("{wanted} is wanted, and this is {}", describe(value)));
    }

    fn below(&mut self, step: &str, fit: impl FnOnce(&mut Self)) {
        let length = self.pointer.len();
        let _ = write!(self.pointer, "/{}", step.replace('~', "~0").replace('/', "~1"));
        fit(self);
        self.pointer.truncate(length);
    }

    fn fit(&mut self, ty: &Type, nullable: bool, value: &Value) {
        self.steps += 1;
        if self.depth >= MAX_DEPTH || self.steps > MAX_STEPS {
            return;
        }
        self.depth += 1;
        self.fit_shape(ty, nullable, value);
        self.depth -= 1;
    }

    fn fit_shape(&mut self, ty: &Type, nullable: bool, value: &Value) {
        let shape = self.api.types.resolve(ty);
        match (&value.kind, shape) {
            (_, Shape::Any) => {}
            (ValueKind::Null, _) if nullable => {}
            (_, Shape::Scalar(scalar)) => self.fit_scalar(scalar, shape, value),
            (_, Shape::Enum(values)) => self.fit_enum(values, value),
            (ValueKind::List(items), Shape::List(element)) => {
                for (at, item) in items.iter().enumerate() {
                    self.below(&at.to_string(), |fitter| fitter.fit(&element.ty, element.nullable, item));
                }
            }
            (ValueKind::Object(members), Shape::Map(element)) => {
                for (name, value) in members {
                    self.below(name, |fitter| fitter.fit(&element.ty, element.nullable, value));
                }
            }
            (ValueKind::Object(members), Shape::Object(object)) => {
                self.fit_object(object, members, value.span, None)
            }
            (_, Shape::Union(union)) => self.fit_union(union, value),
            (_, shape) => self.wrong(shape.describe(), value),
        }
        if self.direction == Direction::Request {
            let breach =
                self.api.types.alias_constraints(ty).into_iter().find_map(|limits| breach(limits, value));
            if let Some(message) = breach {
                self.misfit(value.span, message);
            }
        }
    }

    fn fit_scalar(&mut self, scalar: &Type, shape: Shape<'_>, value: &Value) {
        let fits = match (scalar, &value.kind) {
            (Type::String | Type::Secret, ValueKind::String(_)) => true,
            (Type::Boolean, ValueKind::Boolean(_)) => true,
            (Type::Integer, ValueKind::Number(number)) => number.is_i64(),
            (Type::Number, ValueKind::Number(_)) => true,
            (Type::Date, ValueKind::String(text)) => is_date(text),
            (Type::DateTime, ValueKind::String(text)) => is_date_time(text),
            // Answers are kept as they come and only decoded on demand.
            (Type::Base64, ValueKind::String(text)) => {
                self.direction == Direction::Response || is_base64(text)
            }
            _ => false,
        };
        if !fits {
            self.wrong(shape.describe(), value);
        }
    }

    fn fit_enum(&mut self, values: &Enum, value: &Value) {
        self.steps += match &values.values {
            EnumValues::Strings(values) => values.len(),
            EnumValues::Integers(values) => values.len(),
        };
        let found = match (&values.values, &value.kind) {
            (EnumValues::Strings(values), ValueKind::String(text)) => {
                values.iter().find(|value| value.wire == *text).map(|value| value.only)
            }
            (EnumValues::Integers(values), ValueKind::Number(number)) if number.is_i64() => {
                values.iter().find(|value| Some(value.wire) == number.as_i64()).map(|value| value.only)
            }
            (EnumValues::Strings(_), _) => return self.wrong("a text", value),
            (EnumValues::Integers(_), _) => return self.wrong("a whole number", value),
        };
        let allowed = match found {
            Some(only) => only != Some(ir::Direction::Out),
            None => values.open,
        };
        if !allowed && self.direction == Direction::Request {
            self.misfit(
                value.span,
                format!("{} is none of the values that a request may hold", describe(value)),
            );
        }
    }

    fn fit_object(&mut self, object: &Object, members: &[(String, Value)], span: Span, tag: Option<&str>) {
        self.steps += object.members.len() * (1 + members.len());
        for member in &object.members {
            let found = members.iter().find(|(name, _)| *name == member.wire_name);
            match found {
                Some((name, value)) => self.below(name, |fitter| fitter.fit_member(member, value)),
                None if member.presence.is_required() && tag != Some(member.wire_name.as_str()) => {
                    self.misfit(span, format!("the required member `{}` is missing", member.wire_name));
                }
                None => {}
            }
        }
        if self.direction == Direction::Request {
            self.fit_rules(object, members, span);
        }
        for (name, value) in members {
            let declared = object.members.iter().any(|member| member.wire_name == *name);
            if declared || tag == Some(name.as_str()) {
                continue;
            }
            match &object.additional {
                Some(ty) => self.below(name, |fitter| fitter.fit(ty, false, value)),
                None if self.direction == Direction::Request => {
                    self.below(name, |fitter| {
                        fitter.misfit(value.span, "there is no such member".to_owned())
                    });
                }
                None => {}
            }
        }
    }

    fn fit_rules(&mut self, object: &Object, members: &[(String, Value)], span: Span) {
        let value_of = |index: usize| {
            let wire_name = &object.members.get(index)?.wire_name;
            members.iter().find(|(name, _)| name == wire_name).map(|(_, value)| value)
        };
        for rule in object.rules.iter().filter(|rule| !holds(rule, &value_of)) {
            self.misfit(span, format!("it breaks the rule `{}`", rule.name));
        }
    }

    fn fit_member(&mut self, member: &ir::Member, value: &Value) {
        let nullable = match member.presence {
            Presence::RequiredNullable | Presence::OptionalNullable | Presence::Loose => true,
            // An answer's null reads as absence.
            Presence::Optional => self.direction == Direction::Response,
            Presence::Required => false,
        };
        self.fit(&member.ty, nullable, value);
        let breach = breach(&member.constraints, value).filter(|_| self.direction == Direction::Request);
        if let Some(message) = breach {
            self.misfit(value.span, message);
        }
    }

    /// Whether a value fits, without a word about why not.
    fn would_fit(&mut self, ty: &Type, value: &Value) -> bool {
        let found = std::mem::take(&mut self.found);
        self.fit(ty, false, value);
        std::mem::replace(&mut self.found, found).is_empty()
    }

    fn fit_union(&mut self, union: &Union, value: &Value) {
        let Some(tag) = &union.tag else {
            if !union.variants.iter().any(|variant| self.would_fit(&variant.ty, value)) {
                self.wrong("one of several types", value);
            }
            return;
        };
        let ValueKind::Object(members) = &value.kind else { return self.wrong("an object", value) };
        let found = members.iter().find(|(name, _)| name == tag).map(|(_, value)| &value.kind);
        let Some(ValueKind::String(text)) = found else {
            return self.misfit(value.span, format!("the member `{tag}`, which says what it is, is missing"));
        };
        let variant = union.variants.iter().find(|variant| variant.tag.as_ref() == Some(text));
        match variant.map(|variant| self.api.types.resolve(&variant.ty)) {
            Some(Shape::Object(object)) => self.fit_object(object, members, value.span, Some(tag)),
            _ => self.misfit(value.span, format!("no alternative has the value `{text}` of `{tag}`")),
        }
    }
}

/// A value, for messages.
pub(crate) fn describe(value: &Value) -> String {
    match &value.kind {
        ValueKind::Null => "null".to_owned(),
        ValueKind::Boolean(value) => format!("`{value}`"),
        ValueKind::Number(number) => format!("the number {number}"),
        ValueKind::String(text) if text.len() <= 40 => format!("the text `{}`", text.escape_debug()),
        ValueKind::String(_) => "a text".to_owned(),
        ValueKind::List(_) => "a list".to_owned(),
        ValueKind::Object(_) => "an object".to_owned(),
    }
}
