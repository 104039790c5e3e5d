//! What several schemas that all hold come to: `allOf`, what stands beside a reference, a member that is declared twice.

use std::collections::HashSet;

use super::super::reference::{Broken, schema_name};
use super::{Additional, Kind, Property, Schema, Schemas};
use crate::diagnostic::Code;
use crate::yaml::Node;

/// Merges schemas into one without references and `allOf`. What a branch brings in stands where the branch does.
pub(crate) fn merge<'d>(schemas: &Schemas<'d, '_>, nodes: &[&'d Node]) -> Result<Schema<'d>, Broken> {
    let mut merging = Merging { schemas, merged: HashSet::new() };
    let mut whole: Option<Schema<'d>> = None;
    for node in nodes {
        let part = merging.of_node(node)?;
        whole = Some(match whole {
            None => part,
            Some(before) => merging.both(before, part),
        });
    }
    Ok(whole.unwrap_or_default())
}

impl<'d> Schemas<'d, '_> {
    /// What two schemas come to that both hold.
    pub(crate) fn both(&self, one: Schema<'d>, other: Schema<'d>) -> Schema<'d> {
        Merging { schemas: self, merged: HashSet::new() }.both(one, other)
    }
}

struct Merging<'m, 'd, 'n> {
    schemas: &'m Schemas<'d, 'n>,
    /// The nodes that are merged: a schema that is part of itself, or part of the whole twice, adds nothing.
    merged: HashSet<*const Node>,
}

/// Schemas are parts of each other so deep at most, where each that extends another by `allOf` is two: what each of them
/// comes to is found anew, so that a chain of thousands would cost the square of its length.
const DEEPEST: usize = 1000;

/// A schema whose parts are being merged. They are on a list of ours and not on the stack, which could be too small.
struct Open<'d> {
    own: Schema<'d>,
    /// The component that it is in.
    home: Option<String>,
    /// The parts that are not merged yet, the first one last.
    left: Vec<Part<'d>>,
    /// What the others came to.
    whole: Option<Schema<'d>>,
    /// Whether it is what a reference of the schema around it leads to.
    is_target: bool,
}

enum Part<'d> {
    Reference(&'d Node),
    Branch(&'d Node),
}

impl<'d> Merging<'_, 'd, '_> {
    fn of_node(&mut self, node: &'d Node) -> Result<Schema<'d>, Broken> {
        let mut around: Vec<Open<'d>> = Vec::new();
        let Some(mut at) = self.open(node, None, false) else { return Ok(Schema::default()) };
        loop {
            let next = match at.left.pop() {
                Some(Part::Branch(branch)) => self.open(branch, at.home.clone(), false),
                Some(Part::Reference(reference)) => {
                    let target = self.schemas.document.resolve(reference)?;
                    self.open(target, reference.text().and_then(schema_name), true)
                }
                None => {
                    let is_target = at.is_target;
                    let part = self.closed(at);
                    let Some(outer) = around.pop() else { return Ok(part) };
                    at = self.with_part(outer, part, is_target);
                    continue;
                }
            };
            match next {
                // A schema that is merged already adds nothing.
                None => at = self.with_part(at, Schema::default(), false),
                Some(_) if around.len() == DEEPEST => {
                    let message = format!("schemas are parts of each other more than {DEEPEST} deep");
                    return Err(Broken { span: node.span, message });
                }
                Some(inner) => around.push(std::mem::replace(&mut at, inner)),
            }
        }
    }

    /// Begins with a schema, unless it is merged already.
    fn open(&mut self, node: &'d Node, home: Option<String>, is_target: bool) -> Option<Open<'d>> {
        if !self.merged.insert(node) {
            return None;
        }
        let mut own = (*self.schemas.schema(node)).clone();
        for property in &mut own.properties {
            property.home = home.clone();
        }
        let branches = std::mem::take(&mut own.all_of).into_iter().map(Part::Branch);
        let left = branches.rev().chain(own.reference.take().map(Part::Reference)).collect();
        Some(Open { own, home, left, whole: None, is_target })
    }

    fn with_part(&mut self, mut at: Open<'d>, part: Schema<'d>, is_target: bool) -> Open<'d> {
        // What a component says of itself is not said of what is made of it.
        let part = match is_target {
            true => Schema { title: None, description: None, ..part },
            false => part,
        };
        at.whole = Some(match at.whole.take() {
            None if is_target => part,
            None => Schema { discriminator: None, ..part },
            Some(before) => self.both(before, part),
        });
        at
    }

    /// What a schema whose parts are merged comes to.
    fn closed(&mut self, Open { own, whole, .. }: Open<'d>) -> Schema<'d> {
        let Some(before) = whole else { return own };
        let (title, description, span) = (own.title, own.description.clone(), own.span);
        let (discriminator, hints) = (own.discriminator.clone(), own.hints.clone());
        let mut both = self.both(before, own);
        (both.title, both.span, both.discriminator) = (title, span, discriminator);
        both.description = description.or(both.description);
        if hints.name.or(hints.rust).is_some() {
            both.hints = hints;
        }
        both
    }

    fn both(&mut self, one: Schema<'d>, other: Schema<'d>) -> Schema<'d> {
        let kinds = self.kinds(&one, &other);
        let mut both = one;
        both.kinds = kinds;
        for node in other.origin {
            if !both.origin.iter().any(|known| std::ptr::eq(*known, node)) {
                both.origin.push(node);
            }
        }
        both.nullable |= other.nullable;
        both.nothing |= other.nothing;
        both.format = other.format.or(both.format);
        both.constant = other.constant.or(both.constant);
        both.values = match (both.values, other.values) {
            (Some(one), Some(other)) => Some(common(one, other)),
            (one, other) => other.or(one),
        };
        for property in other.properties {
            add(&mut both.properties, property);
        }
        for name in other.required {
            if !both.required.iter().any(|(known, _)| *known == name.0) {
                both.required.push(name);
            }
        }
        both.additional = match (both.additional, other.additional) {
            (Additional::Unsaid, said) | (said, Additional::Unsaid) => said,
            (Additional::Closed, said) | (_, said) => said,
        };
        both.items = other.items.or(both.items);
        both.unions.extend(other.unions);
        both.rules.extend(other.rules);
        both.limits.0.extend(other.limits.0);
        both.read_only |= other.read_only;
        both.write_only |= other.write_only;
        both.deprecated |= other.deprecated;
        both.default = other.default.or(both.default);
        both.description = both.description.or(other.description);
        both.hints.open |= other.hints.open;
        if both.hints.value_names.is_empty() {
            both.hints.value_names = other.hints.value_names;
        }
        both
    }

    /// The kinds that both name. Of two that have none in common the later one counts.
    fn kinds(&self, one: &Schema<'d>, other: &Schema<'d>) -> Vec<Kind> {
        if one.kinds.is_empty() || other.kinds.is_empty() {
            return [one.kinds.as_slice(), &other.kinds].concat();
        }
        let holds = |kinds: &[Kind], kind: Kind| {
            kinds.contains(&kind) || kind == Kind::Integer && kinds.contains(&Kind::Number)
        };
        let both: Vec<Kind> =
            [Kind::String, Kind::Integer, Kind::Number, Kind::Boolean, Kind::Array, Kind::Object]
                .into_iter()
                .filter(|kind| holds(&one.kinds, *kind) && holds(&other.kinds, *kind))
                .filter(|kind| one.kinds.contains(kind) || other.kinds.contains(kind))
                .collect();
        if both.is_empty() {
            let message = "nothing is of both types that are said here; the later one counts";
            self.schemas.notes.say(Code::OpenapiType, other.span, message);
            return other.kinds.clone();
        }
        both
    }
}

fn add<'d>(properties: &mut Vec<Property<'d>>, property: Property<'d>) {
    let Some(known) = properties.iter_mut().find(|known| known.name == property.name) else {
        properties.push(property);
        return;
    };
    for schema in property.schemas {
        if !known.schemas.iter().any(|other| std::ptr::eq(*other, schema)) {
            known.schemas.push(schema);
        }
    }
}

/// The values that are in both lists; the later one where none is.
fn common<'d>(one: Vec<&'d Node>, other: Vec<&'d Node>) -> Vec<&'d Node> {
    let json: Vec<_> = other.iter().map(|value| value.value().to_json()).collect();
    let both: Vec<&Node> = one.into_iter().filter(|value| json.contains(&value.value().to_json())).collect();
    if both.is_empty() { other } else { both }
}
