//! Limits: those that fit the type are kept, all others are told.

use super::Types;
use crate::diagnostic::Code;
use crate::ir::{Bounds, Constraints, Decimal, End, Pattern, Range, Step, Type};
use crate::openapi::schema::Schema;
use crate::pattern::Portable;
use crate::source::Span;
use crate::yaml::Node;

impl<'d> Types<'d, '_> {
    /// The limits of values of a type.
    pub(super) fn constraints(&self, schema: &Schema<'d>, ty: &Type) -> Constraints {
        let mut constraints = Constraints::default();
        let exclusive =
            |side: &str| schema.limits.0.iter().any(|(key, node)| *key == side && node.flag() == Some(true));
        let (above, below) = (exclusive("exclusiveMinimum"), exclusive("exclusiveMaximum"));
        for (key, node) in &schema.limits.0 {
            let taken = match *key {
                "minLength" | "maxLength" => is_text(ty) && self.length(&mut constraints, key, node),
                "minItems" | "maxItems" => {
                    matches!(ty, Type::List(_)) && self.length(&mut constraints, key, node)
                }
                "minimum" => ty.is_number() && range(&mut constraints, node, ty, Side::Least(above)),
                "maximum" => ty.is_number() && range(&mut constraints, node, ty, Side::Greatest(below)),
                "exclusiveMinimum" if node.flag().is_none() => {
                    ty.is_number() && range(&mut constraints, node, ty, Side::Least(true))
                }
                "exclusiveMaximum" if node.flag().is_none() => {
                    ty.is_number() && range(&mut constraints, node, ty, Side::Greatest(true))
                }
                "exclusiveMinimum" => schema.limits.has("minimum") || node.flag() == Some(false),
                "exclusiveMaximum" => schema.limits.has("maximum") || node.flag() == Some(false),
                "multipleOf" => ty.is_number() && step(&mut constraints, node, ty),
                "pattern" => is_text(ty) && self.pattern(&mut constraints, node),
                "uniqueItems" => node.flag() == Some(false),
                _ => false,
            };
            if !taken {
                self.tell(key, node);
            }
        }
        self.settle_limits(&mut constraints, ty, schema.span);
        constraints
    }

    /// Tells the limits of a schema that keeps none.
    pub(super) fn tell_unused_limits(&self, schema: &Schema<'d>) {
        for (key, node) in &schema.limits.0 {
            self.tell(key, node);
        }
    }

    fn tell(&self, key: &str, node: &Node) {
        if matches!(key, "minLength" | "minItems" | "minProperties") && node.text() == Some("0") {
            return self.notes.words(node.span, &format!("`{key}: 0`"));
        }
        let message = format!("`{key}` is not checked here");
        self.notes.say(Code::OpenapiLimit, node.span, message);
    }

    fn length(&self, constraints: &mut Constraints, key: &str, node: &Node) -> bool {
        let Some(count) = node.number().and_then(|number| number.to_u64()) else { return false };
        let bounds = constraints.length.get_or_insert(Bounds { min: None, max: None, span: node.span });
        match key.starts_with("min") {
            true => bounds.min = bounds.min.max(Some(count)),
            false => bounds.max = Some(bounds.max.map_or(count, |known| known.min(count))),
        }
        true
    }

    fn pattern(&self, constraints: &mut Constraints, node: &Node) -> bool {
        let Some(text) = node.text() else { return false };
        let Some(whole) = portable(text) else { return false };
        if constraints.pattern.is_some() {
            return false;
        }
        constraints.pattern = Some(Pattern::new(whole, node.span));
        true
    }

    /// Limits that nothing keeps are a mistake.
    fn settle_limits(&self, constraints: &mut Constraints, ty: &Type, span: Span) {
        let empty = |what: &str| {
            let message = format!("no value keeps both ends of the {what}, so that neither is kept");
            self.notes.say(Code::OpenapiRepaired, span, message);
        };
        if let Some(Bounds { min: Some(min), max: Some(max), .. }) = constraints.length
            && min > max
        {
            constraints.length = None;
            empty("length");
        }
        if constraints.length.is_some_and(|length| length.min.unwrap_or(0) == 0 && length.max.is_none()) {
            constraints.length = None;
        }
        let is_empty = |range: &Range| {
            let whole = range.whole();
            Range::is_empty(range.min.as_ref(), range.max.as_ref())
                || !is_broken_number(ty) && matches!(whole, (Some(least), Some(greatest)) if least > greatest)
        };
        if constraints.range.as_deref().is_some_and(is_empty) {
            constraints.range = None;
            empty("range");
        }
        if let (Some(range), Some(step)) = (&constraints.range, &constraints.multiple_of)
            && !is_broken_number(ty)
            && !range.has_multiple_of(step)
        {
            let message =
                format!("no multiple of {} is within `{range}`, so that any number is taken", step.of);
            self.notes.say(Code::OpenapiRepaired, span, message);
            (constraints.range, constraints.multiple_of) = (None, None);
        }
    }
}

impl crate::openapi::schema::Limits<'_> {
    fn has(&self, wanted: &str) -> bool {
        self.0.iter().any(|(key, _)| *key == wanted)
    }
}

/// An end of a range, and whether it is outside.
#[derive(Clone, Copy)]
enum Side {
    Least(bool),
    Greatest(bool),
}

/// Whether there are numbers between any two.
fn is_broken_number(ty: &Type) -> bool {
    match ty {
        Type::AsText(inner) => is_broken_number(inner),
        _ => matches!(ty, Type::Number | Type::Decimal),
    }
}

fn is_text(ty: &Type) -> bool {
    matches!(ty, Type::String | Type::Secret)
}

fn range(constraints: &mut Constraints, node: &Node, ty: &Type, side: Side) -> bool {
    let Some(at) = node.number().filter(Decimal::is_limit) else { return false };
    let Some(at) = within(at, ty, side) else { return false };
    let range =
        constraints.range.get_or_insert_with(|| Box::new(Range { min: None, max: None, span: node.span }));
    let end = |excluded: bool| if excluded { End::Excluded(at.clone()) } else { End::Included(at.clone()) };
    match side {
        Side::Least(excluded) => {
            if range.min.as_ref().is_none_or(|known| *known.at() <= at) {
                range.min = Some(end(excluded));
            }
        }
        Side::Greatest(excluded) => {
            if range.max.as_ref().is_none_or(|known| *known.at() >= at) {
                range.max = Some(end(excluded));
            }
        }
    }
    true
}

/// The end, where numbers of the type come near it; of whole numbers it is whole.
fn within(at: Decimal, ty: &Type, side: Side) -> Option<Decimal> {
    if !ty.is_integer() {
        return Some(at);
    }
    let whole = match (at.is_whole(), side) {
        (true, _) => at,
        (false, Side::Least(_)) => Decimal::parse(&at.floor().to_string())?,
        (false, Side::Greatest(_)) => Decimal::parse(&at.ceil().to_string())?,
    };
    let fits = match ty.plain() {
        Type::Unsigned => whole.to_u64().is_some(),
        _ => whole.to_i64().is_some(),
    };
    fits.then_some(whole)
}

fn step(constraints: &mut Constraints, node: &Node, ty: &Type) -> bool {
    let Some(of) = node.number().filter(Decimal::is_limit) else { return false };
    let zero = of.to_f64() <= 0.0;
    if zero || ty.is_integer() && !of.is_whole() || constraints.multiple_of.is_some() {
        return false;
    }
    constraints.multiple_of = Some(Box::new(Step { of, span: node.span }));
    true
}

/// A pattern that searches, as one of the whole text; none where engines do not read it alike.
fn portable(text: &str) -> Option<String> {
    let (text, starts) = match text.strip_prefix('^') {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    let (text, ends) = match text.strip_suffix('$').filter(|rest| !is_escaped(rest)) {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    let body = if text.contains('|') { format!("(?:{text})") } else { text.to_owned() };
    // Alternatives bind looser than anchors, so that each would have its own.
    if text.contains('|') && !(starts && ends && has_outer_group(text)) && (starts || ends) {
        return None;
    }
    let anything = r"(?:\s|\S)*";
    let whole = format!("{}{body}{}", if starts { "" } else { anything }, if ends { "" } else { anything });
    Portable::parse(&whole).ok().map(|_| whole)
}

/// Whether what follows the text is behind a backslash.
fn is_escaped(text: &str) -> bool {
    text.chars().rev().take_while(|c| *c == '\\').count() % 2 == 1
}

/// Whether every `|` stands in brackets.
fn has_outer_group(text: &str) -> bool {
    let (mut depth, mut in_class, mut escaped) = (0usize, false, false);
    for c in text.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' if !in_class => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => depth += 1,
            ')' if !in_class => depth = depth.saturating_sub(1),
            '|' if !in_class && depth == 0 => return false,
            _ => {}
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::portable;

    #[test]
    fn patterns_that_search_are_of_the_whole_text() {
        for (written, whole) in [
            ("^[a-z]+$", Some("[a-z]+")),
            ("^a", Some(r"a(?:\s|\S)*")),
            (r"a\$", Some(r"(?:\s|\S)*a\$(?:\s|\S)*")),
            ("^(a|b)$", Some("(?:(a|b))")),
            ("a|b", Some(r"(?:\s|\S)*(?:a|b)(?:\s|\S)*")),
            ("^a|b$", None),
            ("^(?!a)b$", None),
        ] {
            assert_eq!(portable(written).as_deref(), whole, "{written}");
        }
    }
}
