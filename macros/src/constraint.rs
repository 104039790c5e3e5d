//! What a value must satisfy beyond its type: `length`, `range`, `multiple_of`, `pattern`, `format`, `is`, `each`.

use syn::{Ident, Lit, LitStr, Path, Type};

use crate::{
    attribute::{Keys, Rest, Value},
    pattern::{self, Pattern},
    presence,
    report::Report,
};

mod bounds;
mod demand;
mod emit;

pub(crate) use bounds::{Bounds, Range};
pub(crate) use emit::{emit_value, has_own_checks, optional};

/// The keys of constraints.
pub(crate) const KEYS: [&str; 7] = ["length", "range", "multiple_of", "pattern", "format", "is", "each"];

/// The formats by the words that attributes use.
const FORMATS: [&str; 7] = ["email", "uuid", "uri", "ipv4", "ipv6", "hostname", "day_first_date"];

/// What a value must satisfy beyond its type.
#[derive(Default)]
pub(crate) struct Constraints {
    pub(crate) length: Option<(Ident, Bounds)>,
    pub(crate) range: Option<(Ident, Range)>,
    pub(crate) multiple_of: Option<(Ident, Lit)>,
    pub(crate) pattern: Option<(Ident, LitStr, Pattern)>,
    pub(crate) format: Option<(Ident, Ident)>,
    /// The function that `constrained` made of a named type.
    pub(crate) is: Option<Path>,
    /// What each element of a list or entry of a map must satisfy.
    pub(crate) each: Option<Box<Constraints>>,
}

impl Constraints {
    /// Takes the constraints on a value of this type out of the keys.
    pub(crate) fn parse(keys: &mut Keys, ty: &Type, report: &mut Report) -> Self {
        Self {
            length: bounds::parse_length(keys, report),
            range: bounds::parse_range(keys, report),
            multiple_of: parse_multiple_of(keys, report),
            pattern: parse_pattern(keys, report),
            format: parse_format(keys, report),
            is: parse_is(keys, report),
            each: parse_each(keys, ty, report),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        let Self { length, range, multiple_of, pattern, format, is, each } = self;
        length.is_none()
            && range.is_none()
            && multiple_of.is_none()
            && pattern.is_none()
            && format.is_none()
            && is.is_none()
            && each.is_none()
    }

    /// The limits in words, a sentence each, for documentation.
    pub(crate) fn facts(&self, ty: &Type) -> Vec<String> {
        let Self { length, range, multiple_of, pattern, format, .. } = self;
        let demands = [
            length.as_ref().map(|(_, bounds)| demand::length(bounds, ty)),
            range.as_ref().map(|(_, bounds)| demand::range(bounds)),
            multiple_of.as_ref().map(|(_, step)| demand::multiple_of(step)),
            pattern.as_ref().map(|(_, text, _)| demand::pattern(text)),
            format.as_ref().map(|(_, format)| demand::format(format)),
        ];
        let each = self.each.iter().zip(element(ty)).flat_map(|(each, ty)| each.facts(ty));
        let each = each.map(|fact| format!("Each {}", lower_first(&fact)));
        demands.into_iter().flatten().map(|demand| format!("{}.", upper_first(&demand))).chain(each).collect()
    }
}

fn upper_first(text: &str) -> String {
    change_first(text, |letter| letter.to_ascii_uppercase())
}

fn lower_first(text: &str) -> String {
    change_first(text, |letter| letter.to_ascii_lowercase())
}

fn change_first(text: &str, change: impl Fn(char) -> char) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().map(change).chain(letters).collect()
}

/// `multiple_of = 0.01`.
fn parse_multiple_of(keys: &mut Keys, report: &mut Report) -> Option<(Ident, Lit)> {
    let (key, rest) = keys.take("multiple_of")?;
    match rest {
        Rest::Equals(Value::Literal(step)) if number(&step).is_some_and(|step| step > 0.0) => {
            Some((key, step))
        }
        Rest::Equals(value) => {
            report.error(value, "`multiple_of` is a number above zero");
            None
        }
        _ => {
            report.error(key, "`multiple_of` needs a number: `multiple_of = 0.01`");
            None
        }
    }
}

fn parse_pattern(keys: &mut Keys, report: &mut Report) -> Option<(Ident, LitStr, Pattern)> {
    let (key, text) = keys.text("pattern", report)?;
    match pattern::parse(&text.value()) {
        Ok(pattern) => Some((key, text, pattern)),
        Err(problem) => {
            report.error(text, problem);
            None
        }
    }
}

fn parse_format(keys: &mut Keys, report: &mut Report) -> Option<(Ident, Ident)> {
    let key = keys.first(&["format"]).cloned()?;
    keys.choice("format", &FORMATS, report).map(|format| (key, format))
}

fn parse_is(keys: &mut Keys, report: &mut Report) -> Option<Path> {
    let (key, rest) = keys.take("is")?;
    match rest {
        Rest::Equals(Value::Type(ty)) => match *ty {
            Type::Path(path) if path.qself.is_none() => Some(path.path),
            other => {
                report.error(other, "`is` takes the name of a type with `#[specwright::constrained(…)]`");
                None
            }
        },
        Rest::Equals(Value::Literal(literal)) => {
            report.error(literal, "`is` takes the name of a type: `is = DialCode`");
            None
        }
        _ => {
            report.error(key, "`is` needs the name of a type: `is = DialCode`");
            None
        }
    }
}

fn parse_each(keys: &mut Keys, ty: &Type, report: &mut Report) -> Option<Box<Constraints>> {
    let (key, rest) = keys.take("each")?;
    let Some(element) = element(ty) else {
        report.error(key, "`each` is for the elements of a list and the entries of a map");
        return None;
    };
    let Rest::List(entries) = rest else {
        report.error(key, "`each` needs constraints: `each(length(min = 1))`");
        return None;
    };
    let mut keys = Keys::check(entries, "`each`", &KEYS, report);
    Some(Box::new(Constraints::parse(&mut keys, element, report)))
}

/// The type of a list's elements or a map's entries, without null.
pub(crate) fn element(ty: &Type) -> Option<&Type> {
    let element = held(ty)?;
    Some(presence::option(element).unwrap_or(element))
}

/// The type of a list's elements or a map's entries.
fn held(ty: &Type) -> Option<&Type> {
    presence::list(ty).or_else(|| presence::lines(ty)).or_else(|| presence::map(ty))
}

/// The value of a literal, for comparing ends.
fn number(literal: &Lit) -> Option<f64> {
    match literal {
        Lit::Int(integer) => {
            let is_integer = integer.base10_parse::<i64>().is_ok() || integer.base10_parse::<u64>().is_ok();
            integer.base10_parse::<f64>().ok().filter(|_| is_integer)
        }
        Lit::Float(float) => float.base10_parse().ok(),
        _ => None,
    }
}
